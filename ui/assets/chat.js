// Runs once for the conversation. `element`, `trigger` and `watch` come from the page's framework.
const side = () => document.getElementById("side");
const said = (name) => element.querySelector(".conversation").dataset[name];
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

const take = async (button, text) => {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = said("copied");
  } catch (refused) {
    // The clipboard is closed to pages that neither TLS nor loopback protects.
    button.textContent = said("refused");
  }
};

const rewrite = (text) => {
  const field = document.querySelector("#question textarea");
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
};

// What a mark stands for, shown to whoever points at it or reaches it with the keyboard.
const preview = document.createElement("div");
preview.className = "preview";
preview.id = "preview";
preview.setAttribute("role", "tooltip");
preview.hidden = true;
document.querySelector(".gradio-container").append(preview);

const hint = (chip) => {
  if (!chip?.dataset.quote) return (preview.hidden = true);
  preview.replaceChildren(
    ...["quote", "title", "when"].map((name) => {
      const line = document.createElement("p");
      line.className = `preview-${name}`;
      line.dir = "auto";
      line.textContent = chip.dataset[name];
      return line;
    }),
  );
  preview.hidden = false;
  chip.setAttribute("aria-describedby", "preview");
  const at = chip.getBoundingClientRect();
  const left = Math.min(Math.max(8, at.left - 24), window.innerWidth - preview.offsetWidth - 8);
  const above = at.top - preview.offsetHeight - 8;
  preview.style.left = `${left}px`;
  preview.style.top = `${above > 8 ? above : at.bottom + 8}px`;
};

for (const [begins, ends] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  element.addEventListener(begins, (event) => hint(event.target.closest(".chip")));
  element.addEventListener(ends, () => hint(null));
}
document.addEventListener("scroll", () => hint(null), { capture: true, passive: true });
document.addEventListener("keydown", (event) => event.key === "Escape" && !composing(event) && hint(null));

element.addEventListener("keydown", (event) => {
  if (composing(event)) return;
  if (event.key === "Enter" && event.target.matches(".judge-note")) judge(event.target.nextElementSibling);
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.closest(".judging")) return judge(button);
  const { turn, number, question, document: id, copy, edit } = button.dataset;
  if (copy !== undefined) return take(button, copy);
  if (edit !== undefined) return rewrite(edit);
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
  const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(last); // on a narrow page, what bar and field cover
  const room = scroller().clientHeight - parseFloat(scrollMarginTop) - parseFloat(scrollMarginBottom);
  last.scrollIntoView({ block: last.offsetHeight <= room ? "end" : "start" });
};

// What the field invites to, as it stands in the conversation: a first question or a further one.
const invite = () => {
  const field = document.querySelector("#question textarea");
  const text = element.querySelector(".conversation")?.dataset.asking;
  if (field && text) field.placeholder = text;
};

let turns = 0;
// A conversation that is opened from the list, which on a narrow screen lies below it, is gone to.
own.tabIndex = -1;
own.addEventListener("attache:entered", () => {
  following = true;
  if (scroller() !== own) own.focus({ preventScroll: true });
  if (turns) follow();
  else scroller().scrollTop = 0;
});

watch("value", () => {
  invite();
  const now = element.querySelectorAll(".turn").length;
  if (now !== turns) following = true;
  if (!now && turns) scroller().scrollTop = 0;
  turns = now;
  follow();
});
