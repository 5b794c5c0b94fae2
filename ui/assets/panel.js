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

const close = () => {
  side.classList.remove("showing-source");
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
    trigger("select", { turn: Number(button.dataset.turn), number: Number(button.dataset.number) });
  }
});

let shown = null;
side.addEventListener("attache:open", ({ detail }) => {
  const again = detail === shown && element.querySelector(".panel");
  shown = detail;
  if (!again) return; // the new panel is on its way, see watch below
  side.classList.add("showing-source");
  requestAnimationFrame(() => showQuotation());
});
watch("value", () => {
  side.classList.add("showing-source");
  requestAnimationFrame(() => showQuotation());
});
side.addEventListener("keydown", (event) => {
  if (composing(event)) return;
  if (event.key === "Escape" && side.classList.contains("showing-source")) close();
});
