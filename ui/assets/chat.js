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

const own = document.getElementById("conversation");
const scroller = () => (getComputedStyle(own).overflowY === "auto" ? own : document.scrollingElement);

document.addEventListener(
  "scroll",
  () => {
    const last = element.querySelector(".turn:last-of-type");
    following = !last || last.getBoundingClientRect().top < scroller().clientHeight;
  },
  { capture: true, passive: true },
);

// A turn that fits is shown whole; a longer one from its question on. A reader who has scrolled back stays there.
const follow = () => {
  const last = element.querySelector(".turn:last-of-type");
  if (!last || !following) return;
  const composer = document.getElementById("composer").offsetHeight;
  const room = scroller() === own ? own.clientHeight : window.innerHeight - composer;
  last.scrollIntoView({ block: last.offsetHeight + 40 < room ? "end" : "start" });
};

let turns = 0;
watch("value", () => {
  const now = element.querySelectorAll(".turn").length;
  if (now !== turns) following = true;
  turns = now;
  follow();
});
