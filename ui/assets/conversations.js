// Runs once for the list of conversations. `element` and `trigger` come from the page's framework.
const entryOf = (target) => target.closest(".kept-entry");

const show = (entry, part) => {
  for (const name of ["actions", "naming", "deleting"]) entry.querySelector(`.kept-${name}`).hidden = name !== part;
  const first = { naming: ".kept-input", deleting: ".kept-deleting [data-action=cancel]", actions: "button" }[part];
  entry.querySelector(`.kept-${part}`).parentElement.querySelector(first)?.focus();
};

const rename = (entry) => {
  const title = entry.querySelector(".kept-input").value.trim();
  if (title) trigger("select", { action: "rename", id: entry.dataset.id, title });
  else show(entry, "actions");
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const entry = button && entryOf(button);
  if (!entry) return;
  const { action, export: format } = button.dataset;
  const { id } = entry.dataset;
  if (format) {
    location.assign(`/export/${encodeURIComponent(id)}.${format}`); // an attachment: the page stays
  } else if (action === "ask-name") {
    show(entry, "naming");
    entry.querySelector(".kept-input").select();
  } else if (action === "ask-delete") {
    show(entry, "deleting");
  } else if (action === "cancel") {
    show(entry, "actions");
  } else if (action === "rename") {
    rename(entry);
  } else {
    trigger("select", { action, id });
  }
});

element.addEventListener("keydown", (event) => {
  if (composing(event)) return;
  const entry = entryOf(event.target);
  if (!entry) return;
  if (event.key === "Enter" && event.target.matches(".kept-input")) rename(entry);
  if (event.key !== "Escape") return;
  event.stopPropagation();
  if (entry.querySelector(".kept-actions").hidden) show(entry, "actions");
  else {
    entry.querySelector("details").open = false;
    entry.querySelector("summary").focus();
  }
});
