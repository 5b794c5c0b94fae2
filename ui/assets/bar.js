// Runs once. Light and dark, the way past everything to the question, and the keys.
const dark = () => document.body.classList.contains("dark");
const theme = () => element.querySelector(".theme");
const field = () => document.querySelector("#question textarea");

const paint = (wanted) => {
  document.body.classList.toggle("dark", wanted);
  theme().setAttribute("aria-pressed", String(wanted));
};

const kept = localStorage.getItem("attache-dark");
const system = window.matchMedia("(prefers-color-scheme: dark)");
paint(kept === null ? system.matches : kept === "true");
system.addEventListener("change", ({ matches }) => {
  if (localStorage.getItem("attache-dark") === null) paint(matches);
});

// To a part of the right column, which lies below the answer on a narrow screen; what was folded is unfolded.
const go = (id) => {
  document.querySelector("#side.showing-source .close")?.click();
  const part = document.getElementById(id);
  const head = part.querySelector(":scope > button, .library-title");
  if (head.matches("button") && !head.classList.contains("open")) head.click();
  head.focus({ preventScroll: true });
  (id === "library" ? (document.getElementById("adding") ?? part) : part).scrollIntoView({ block: "start" });
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.classList.contains("theme")) {
    paint(!dark());
    localStorage.setItem("attache-dark", String(dark()));
  } else if (button?.dataset.go === "question") field()?.focus();
  else if (button) go(button.dataset.go);
});

// These buttons go, or what they were pressed for is a question: the field takes the focus, unless that would bring up a
// keyboard that hides the answer.
document.addEventListener("click", ({ target }) => {
  const pressed = target.closest?.("#ask, #stop, #new-conversation, .suggestion");
  if (!pressed) return;
  if (pressed.id === "new-conversation") {
    document.getElementById("conversation").dispatchEvent(new CustomEvent("attache:entered"));
  }
  if (!window.matchMedia("(pointer: coarse)").matches) field()?.focus({ preventScroll: true });
});

// What stands in the field when it is sent: a letter typed right after Enter belongs to the next question.
window.addEventListener(
  "keydown",
  ({ key, shiftKey, isComposing, target, timeStamp }) => {
    if (key !== "Enter" || shiftKey || isComposing || target !== field()) return;
    window.attacheEntered = { text: target.value, at: timeStamp };
  },
  { capture: true },
);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    field()?.focus();
  } else if (event.key === "Escape" && !event.target.closest?.("#side") && !typing) {
    document.querySelector("#side.showing-source .close")?.click();
  }
});
