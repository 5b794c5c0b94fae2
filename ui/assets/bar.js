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

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.classList.contains("theme")) {
    paint(!dark());
    localStorage.setItem("attache-dark", String(dark()));
  } else if (button) field()?.focus();
});

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
