// The page of a PDF in place of its text. Runs after panel.js, in the same function.
let asPage = false;

const toMark = (picture, mark) => {
  const scroller = getComputedStyle(side).overflowY === "auto" ? side : document.scrollingElement;
  const from = scroller === side ? side.getBoundingClientRect().top : 0;
  const height = scroller === side ? side.clientHeight : window.innerHeight;
  const box = picture.getBoundingClientRect();
  scroller.scrollTop += box.top + mark * box.height - from - height / 3;
};

// The page's policy lets pictures come from itself and as data, not as blobs.
const asData = (blob) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = reject;
    reader.readAsDataURL(blob);
  });

const fetched = async (page) => {
  const picture = page.querySelector("img");
  const note = page.querySelector(".page-note");
  const { path, alt, waiting, continues, failed } = page.dataset;
  note.textContent = waiting;
  try {
    const reply = await fetch(path);
    if (!reply.ok) return (note.textContent = await reply.text());
    picture.src = await asData(await reply.blob());
    picture.alt = alt.replace("{page}", reply.headers.get("x-page"));
    await picture.decode();
    picture.dataset.mark = reply.headers.get("x-mark");
    picture.parentElement.hidden = false;
    note.textContent = reply.headers.get("x-continues") === "1" ? continues : "";
  } catch (error) {
    note.textContent = failed;
  }
};

const showPage = async () => {
  const page = element.querySelector(".page");
  const toggle = element.querySelector(".page-toggle");
  if (!page || !toggle) return;
  const { page: toPage, text: toText, pageLabel, textLabel } = toggle.dataset;
  toggle.textContent = asPage ? toText : toPage;
  toggle.setAttribute("aria-label", asPage ? textLabel : pageLabel);
  element.querySelector(".text").hidden = asPage;
  page.hidden = !asPage;
  if (!asPage) return showQuotation(false);
  const picture = page.querySelector("img");
  if (!picture.dataset.mark) await fetched(page);
  if (!page.isConnected || page.hidden) return; // closed, or another quotation, meanwhile
  if (picture.dataset.mark) toMark(picture, Number(picture.dataset.mark));
  else page.scrollIntoView({ block: "center" });
};

if (isSource) {
  element.addEventListener("click", (event) => {
    if (!event.target.closest(".page-toggle")) return;
    asPage = !asPage;
    showPage();
  });
  watch("value", () => requestAnimationFrame(() => asPage && showPage()));
  side.addEventListener("attache:open", () => requestAnimationFrame(() => asPage && showPage()));
}
