// The page of a PDF in place of its text, offered once it is known that it can be shown. Runs after panel.js, in the
// same function.
const LOOKED_AT = 500; // milliseconds; who only steps through the quotations has no pages drawn

let asPage = false; // what the reader prefers, of the next quotation as well
let checking = 0;

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

const partsOf = () => {
  const names = [".page", ".page img", ".page-toggle", ".page-note", ".text"];
  const [page, picture, toggle, note, text] = names.map((name) => element.querySelector(name));
  return page && { page, picture, toggle, note, text };
};

const put = async (reply, { page, picture }) => {
  picture.src = await asData(await reply.blob());
  picture.alt = page.dataset.alt.replace("{page}", reply.headers.get("x-page"));
  await picture.decode();
  picture.parentElement.hidden = false;
  picture.dataset.continues = reply.headers.get("x-continues") === "1" ? page.dataset.continues : "";
  picture.dataset.mark = reply.headers.get("x-mark");
};

// Fetches the picture where it is not there yet. Where there can be none, the reason stands in place of the button; a
// reply that is only late leaves the button, and is told only to the reader who waits for it.
const fetched = async (parts, awaited) => {
  const { page, picture, toggle, note } = parts;
  if (picture.dataset.mark) return;
  let said = page.dataset.failed;
  let late = true;
  note.textContent = awaited ? page.dataset.waiting : "";
  try {
    const reply = await fetch(page.dataset.path);
    late = reply.ok || reply.status === 503;
    const reason = reply.ok ? await put(reply, parts) : await reply.text();
    if (!reply.ok) said = late ? reason : page.dataset.unshown.replace("{reason}", () => reason);
  } catch {
    // said above
  }
  const there = Boolean(picture.dataset.mark);
  if (!there && !late && document.activeElement === toggle) element.querySelector(".panel-title").focus();
  toggle.disabled = false;
  toggle.hidden = !there && !late;
  note.textContent = there || (late && !awaited) ? "" : said;
};

const show = ({ page, picture, toggle, note, text }, shown) => {
  const { page: toPage, text: toText, pageLabel, textLabel } = toggle.dataset;
  toggle.textContent = shown ? toText : toPage;
  toggle.setAttribute("aria-label", shown ? textLabel : pageLabel);
  text.hidden = shown;
  page.hidden = !shown;
  if (picture.dataset.mark) note.textContent = shown ? picture.dataset.continues : "";
  if (shown) toMark(picture, Number(picture.dataset.mark));
  else showQuotation(false);
};

const showPage = async () => {
  const parts = partsOf();
  if (!parts) return;
  if (asPage) await fetched(parts, true);
  if (parts.page.isConnected) show(parts, asPage && Boolean(parts.picture.dataset.mark));
};

const opened = () => {
  clearTimeout(checking);
  const parts = partsOf();
  if (!parts) return;
  if (asPage) showPage();
  else checking = setTimeout(() => parts.page.isConnected && fetched(parts, false), LOOKED_AT);
};

element.addEventListener("click", (event) => {
  if (!event.target.closest(".page-toggle")) return;
  asPage = partsOf().page.hidden;
  showPage();
});
watch("value", () => requestAnimationFrame(opened));
side.addEventListener("attache:open", () => requestAnimationFrame(opened));
