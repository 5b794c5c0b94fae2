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

const chosen = new Map(); // the boxes as the reader left them, by document

const ticked = () => {
  const all = boxes();
  for (const box of all) chosen.set(box.dataset.id, box.checked);
  const ids = (chosen) => chosen.map((box) => box.dataset.id);
  trigger("input", { shown: ids(all), ticked: ids(all.filter((box) => box.checked)) });
  tell();
};

let confirmed = null; // the document whose removal is being asked about

const confirming = (button, sure, takeFocus = true) => {
  const removing = button.closest(".removing");
  confirmed = sure ? removing.querySelector(".sure").dataset.remove : null;
  removing.querySelector(".removing-sure").hidden = !sure;
  removing.querySelector(".remove").hidden = sure;
  if (takeFocus) removing.querySelector(sure ? ".keep" : ".remove").focus();
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

// A list that is drawn anew leaves everything as the reader had it: boxes, time line, an open question, and the focus.
// The framework puts new contents into old parts, so that a part may belong to another document than before.
let unfolded = false;
element.addEventListener("toggle", (event) => (unfolded = event.target.open), { capture: true });

let focused = ""; // what leads to the part of the list that has the focus
const within = (target) => {
  const id = target.closest(".shelved")?.querySelector(".tick").dataset.id;
  const own = target.dataset.document ? `[data-document="${CSS.escape(target.dataset.document)}"]` : "";
  const entry = id ? `.shelved:has(.tick[data-id="${CSS.escape(id)}"]) ` : "";
  const all = target.dataset.tick ? `[data-tick="${target.dataset.tick}"]` : "";
  return `${entry}${target.tagName}${target.classList.length ? `.${target.classList[0]}` : ""}${own}${all}`;
};
for (const leaving of ["focusin", "pointerdown"]) {
  document.addEventListener(leaving, ({ target }) => {
    focused = leaving === "focusin" && element.contains(target) ? within(target) : "";
  });
}

let generation = element.querySelector(".library")?.dataset.generation;
const noticed = () => {
  const now = element.querySelector(".library")?.dataset.generation;
  if (generation !== undefined && now !== generation) {
    document.getElementById("side").dispatchEvent(new CustomEvent("attache:changed"));
  }
  generation = now;
};

watch("value", () => {
  noticed();
  for (const box of boxes()) box.checked = chosen.get(box.dataset.id) ?? box.defaultChecked;
  const line = element.querySelector(".timeline");
  if (line && unfolded) line.open = true;
  const asked = confirmed && element.querySelector(`.sure[data-remove="${CSS.escape(confirmed)}"]`);
  if (asked) confirming(asked, true, false);
  const now = document.activeElement;
  if (focused && (now === document.body || element.contains(now))) {
    element.querySelector(focused)?.focus({ preventScroll: true });
  }
  tell();
});
tell();

// What is added or removed elsewhere: a number says whether the list still shows what there is.
const EVERY = 3000;
const follow = async () => {
  const shown = () => element.querySelector(".library")?.dataset.generation;
  if (document.hidden || shown() === undefined) return;
  try {
    const reply = await fetch("/library/generation");
    const now = await reply.text();
    if (reply.ok && now !== shown()) trigger("tick");
  } catch {
    // the server is away; the next look tells
  }
};
setInterval(follow, EVERY);
document.addEventListener("visibilitychange", follow);
