// Runs once for the source. `element`, `trigger` and `watch` come from the page's framework.
const side = document.getElementById("side");
const narrow = () => window.matchMedia("(max-width: 999px)").matches;

const showQuotation = (takeFocus = true) => {
  const title = element.querySelector(".panel-title");
  // What a quotation begins with may be a mark that is shown by the form of its block alone.
  const marks = [...element.querySelectorAll("mark.quotation")];
  const mark = marks.find((piece) => piece.getClientRects().length) ?? marks[0]?.parentElement;
  const scroller = getComputedStyle(side).overflowY === "auto" ? side : document.scrollingElement;
  if (mark) {
    const from = scroller === side ? side.getBoundingClientRect().top : 0;
    const height = scroller === side ? side.clientHeight : window.innerHeight;
    scroller.scrollTop += mark.getBoundingClientRect().top - from - height / 3;
  } else if (narrow()) {
    element.scrollIntoView({ block: "start" });
  } else {
    side.scrollTop = 0;
  }
  if (takeFocus) title?.focus({ preventScroll: true });
};

let left = 0; // how far the list was scrolled when a source took its place
const open = () => {
  if (!side.classList.contains("showing-source")) left = side.scrollTop;
  side.classList.add("showing-source");
};

const close = () => {
  side.classList.remove("showing-source");
  side.scrollTop = left;
  const opener = window.attacheOpener;
  if (!opener?.isConnected) return;
  opener.focus({ preventScroll: true });
  if (narrow()) opener.scrollIntoView({ block: "center" });
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.classList.contains("close")) {
    close();
  } else if (button?.dataset.number) {
    const { turn, number } = button.dataset;
    shown = `${turn}/${number}`;
    quietly = false;
    trigger("select", { turn: Number(turn), number: Number(number) });
  }
});

let shown = null;
let quietly = false; // the panel is looked at again because the library has changed, not because it was asked for
side.addEventListener("attache:open", ({ detail }) => {
  const again = detail === shown && element.querySelector(".panel");
  shown = detail;
  quietly = false;
  if (!again) return; // the new panel is on its way, see watch below
  open();
  requestAnimationFrame(() => showQuotation());
});
watch("value", () => {
  if (quietly && !side.classList.contains("showing-source")) return;
  open();
  requestAnimationFrame(() => showQuotation(!quietly));
});

// What was read so far may be gone, or another text; where it is the same nothing is drawn anew.
side.addEventListener("attache:changed", () => {
  if (shown === null || !element.querySelector(".panel")) return;
  const [turn, number] = shown.split("/");
  quietly = true;
  trigger("tick", number === undefined ? { document: shown } : { turn: Number(turn), number: Number(number) });
});
side.addEventListener("keydown", (event) => {
  if (composing(event)) return;
  if (event.key === "Escape" && side.classList.contains("showing-source")) close();
});
