// Runs once for the list of documents. `element`, `trigger` and `watch` come from the page's framework.
const boxes = () => [...element.querySelectorAll(".tick")];

const tell = () => {
  const all = boxes();
  const ticked = all.filter((box) => box.checked).length;
  const status = element.querySelector(".asked");
  if (!status) return;
  if (ticked === all.length) status.textContent = status.dataset.all;
  else if (!ticked) status.textContent = status.dataset.none;
  else status.textContent = status.dataset.some.replace("{ticked}", ticked).replace("{all}", all.length);
};

const ticked = () => {
  const all = boxes();
  const ids = (chosen) => chosen.map((box) => box.dataset.id);
  trigger("input", { shown: ids(all), ticked: ids(all.filter((box) => box.checked)) });
  tell();
};

let confirmed = null; // the document whose removal is being asked about

const confirming = (button, sure) => {
  const removing = button.closest(".removing");
  confirmed = sure ? removing.querySelector(".sure").dataset.remove : null;
  removing.querySelector(".removing-sure").hidden = !sure;
  removing.querySelector(".remove").hidden = sure;
  removing.querySelector(sure ? ".keep" : ".remove").focus();
};

element.addEventListener("change", (event) => {
  if (event.target.matches(".tick")) ticked();
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { document: id, tick, ask, remove } = button.dataset;
  if (id) {
    window.attacheOpener = button;
    document.getElementById("side").dispatchEvent(new CustomEvent("attache:open", { detail: id }));
    trigger("select", { document: id });
  } else if (tick) {
    for (const box of boxes()) box.checked = tick === "all";
    ticked();
  } else if (ask) {
    confirming(button, ask === "remove");
  } else if (remove) {
    button.disabled = true;
    confirmed = null;
    trigger("delete", { document: remove });
  }
});

element.addEventListener("keydown", (event) => {
  const open = event.target.closest(".removing-sure");
  if (event.key !== "Escape" || !open) return;
  event.stopPropagation();
  confirming(open, false);
});

// A list that is drawn anew, as when vectors are ready, leaves the time line and an open question as they were.
let unfolded = false;
element.addEventListener("toggle", (event) => (unfolded = event.target.open), { capture: true });
watch("value", () => {
  const line = element.querySelector(".timeline");
  if (line && unfolded) line.open = true;
  const asked = confirmed && element.querySelector(`.sure[data-remove="${CSS.escape(confirmed)}"]`);
  if (asked) confirming(asked, true);
  tell();
});
tell();
