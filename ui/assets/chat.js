// Runs once for the conversation. `element`, `trigger` and `watch` come from the page's framework.
const side = () => document.getElementById("side");
let following = true;

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { turn, number, question, document: id } = button.dataset;
  if (question !== undefined) {
    trigger("submit", { question });
  } else if (number !== undefined || id !== undefined) {
    window.attacheOpener = button;
    side()?.dispatchEvent(new CustomEvent("attache:open", { detail: id ?? `${turn}/${number}` }));
    trigger("select", number !== undefined ? { turn: Number(turn), number: Number(number) } : { document: id });
  }
});

const scroller = () => {
  const own = document.getElementById("conversation");
  return own && own.scrollHeight > own.clientHeight + 1 && getComputedStyle(own).overflowY !== "visible"
    ? own
    : document.scrollingElement;
};

document.addEventListener(
  "scroll",
  () => {
    const box = scroller();
    following = box.scrollHeight - box.scrollTop - box.clientHeight < 120;
  },
  { capture: true, passive: true },
);

watch("value", () => {
  if (element.querySelectorAll(".turn").length !== Number(element.dataset.turns || 0)) {
    element.dataset.turns = element.querySelectorAll(".turn").length;
    following = true;
  }
  if (!following) return;
  const last = element.querySelector(".turn:last-of-type");
  last?.scrollIntoView({ block: last.clientHeight < window.innerHeight * 0.6 ? "end" : "nearest" });
});
