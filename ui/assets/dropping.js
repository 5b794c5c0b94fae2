// Runs once, with the bar. Whatever is dropped on the page stays in it: files go to the library from wherever they are
// dropped, where documents can be added; anything else only into fields. Without this the browser would open it instead.
const sign = element.querySelector(".dropping");
const adding = () => document.getElementById("adding");
const holdsFiles = ({ dataTransfer }) => [...(dataTransfer?.types ?? [])].includes("Files");
const intoField = ({ target }) => Boolean(target.closest?.("input, textarea, [contenteditable]"));

const passing = (event) => {
  const files = holdsFiles(event);
  if (!files && intoField(event)) return;
  event.preventDefault();
  event.stopPropagation();
  const taken = files && Boolean(adding());
  event.dataTransfer.dropEffect = taken ? "copy" : "none";
  sign.hidden = !taken;
};

const dropped = (event) => {
  sign.hidden = true;
  if (!holdsFiles(event) && intoField(event)) return;
  event.preventDefault();
  event.stopPropagation();
  const files = [...event.dataTransfer.files];
  if (files.length) adding()?.dispatchEvent(new CustomEvent("attache:dropped", { detail: files }));
};

window.addEventListener("dragenter", passing, { capture: true });
window.addEventListener("dragover", passing, { capture: true });
window.addEventListener("drop", dropped, { capture: true });
window.addEventListener("pointermove", () => (sign.hidden = true), { passive: true }); // none comes during a drag
window.addEventListener("dragleave", ({ relatedTarget }) => (sign.hidden ||= !relatedTarget), { capture: true });
