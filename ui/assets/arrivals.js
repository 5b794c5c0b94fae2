// Runs once for the files being added. `element` and `trigger` come from the page's framework.
element.addEventListener("click", (event) => {
  const button = event.target.closest(".put-away");
  if (button) trigger("clear", { number: Number(button.dataset.number) });
});

// Files that the server would refuse are turned away before a byte of them is sent.
const sorted = (files) => {
  const { kinds, most, together, files: number } = element.querySelector(".arrivals").dataset;
  const known = kinds.split(",");
  let sum = 0;
  const good = [];
  const bad = [];
  for (const file of files) {
    const fits =
      known.some((kind) => file.name.toLowerCase().endsWith(kind)) &&
      file.size <= Number(most) &&
      sum + file.size <= Number(together) &&
      good.length < Number(number);
    (fits ? good : bad).push(file);
    if (fits) sum += file.size;
  }
  return [good, bad];
};

// The framework takes the files away, and its field with them, while it sends others: then these wait for the next field.
let waiting = [];
const handOn = () => {
  const input = document.querySelector("#add-documents input[type=file]");
  if (!input || !waiting.length) return;
  const carried = new DataTransfer();
  for (const file of waiting) carried.items.add(file);
  waiting = [];
  input.files = carried.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
};

const take = (good, bad) => {
  if (bad.length) trigger("input", { names: bad.map((file) => file.name) });
  waiting.push(...good);
  handOn();
};

const adding = document.getElementById("adding");

// The framework names the button that takes files in English; without that its name is what it shows. It makes a new
// one after each upload.
const unname = () => {
  for (const named of adding.querySelectorAll("#add-documents :is(button, input)")) named.removeAttribute("aria-label");
};
unname();
new MutationObserver(() => {
  unname();
  handOn();
}).observe(adding, { childList: true, subtree: true });

adding.addEventListener(
  "change",
  (event) => {
    const [good, bad] = sorted([...(event.target.files ?? [])]);
    if (!bad.length) return;
    event.stopImmediatePropagation();
    take(good, bad);
  },
  { capture: true },
);
adding.addEventListener("attache:dropped", ({ detail }) => take(...sorted(detail)));
