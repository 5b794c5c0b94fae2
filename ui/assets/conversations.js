// Runs once for the list of conversations. `element`, `trigger` and `watch` come from the page's framework.
const entryOf = (target) => target.closest(".kept-entry");

const show = (entry, part) => {
  for (const name of ["actions", "naming", "deleting"]) entry.querySelector(`.kept-${name}`).hidden = name !== part;
  const first = { naming: ".kept-input", deleting: ".kept-deleting [data-action=cancel]", actions: "button" }[part];
  entry.querySelector(`.kept-${part}`).parentElement.querySelector(first)?.focus();
};

// The list that is drawn anew takes away what had the focus: then it goes to the entry, or to the one in its place.
let left = null;
const leave = (entry) => (left = { id: entry.dataset.id, place: [...element.querySelectorAll(".kept-entry")].indexOf(entry) });
watch("value", () => {
  if (!left || (document.activeElement !== document.body && !element.contains(document.activeElement))) return;
  const entries = [...element.querySelectorAll(".kept-entry")];
  const entry = entries.find(({ dataset }) => dataset.id === left.id);
  const next = entries[Math.min(left.place, entries.length - 1)]?.querySelector(".kept-title");
  if (entry) entry.querySelector("details").open = false;
  (entry?.querySelector("summary") ?? next ?? document.getElementById("new-conversation")).focus();
  left = null;
});

const rename = (entry) => {
  const title = entry.querySelector(".kept-input").value.trim();
  if (!title) return show(entry, "actions");
  leave(entry);
  trigger("select", { action: "rename", id: entry.dataset.id, title });
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
    if (action === "open") document.getElementById("conversation").dispatchEvent(new CustomEvent("attache:entered"));
    if (action === "delete") leave(entry);
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
