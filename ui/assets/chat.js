// Runs once for the conversation. `element`, `trigger` and `watch` come from the page's framework.
const side = () => document.getElementById("side");
let following = true;

// A thumb that is pressed again is taken back; a note goes with the thumb that is pressed.
const judge = (button) => {
  const judging = button.closest(".judging");
  const pressed = judging.querySelector("[aria-pressed=true]")?.dataset.verdict ?? "";
  const chosen = button.dataset.verdict ?? pressed;
  const verdict = button.dataset.verdict === pressed ? "" : chosen;
  const note = judging.querySelector(".judge-note")?.value ?? "";
  trigger("like", { turn: Number(judging.dataset.turn), verdict, note });
};

element.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches(".judge-note")) judge(event.target.nextElementSibling);
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.closest(".judging")) return judge(button);
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
