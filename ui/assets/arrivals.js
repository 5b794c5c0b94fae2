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

const handOn = (good) => {
  const input = document.querySelector("#add-documents input[type=file]");
  const carried = new DataTransfer();
  for (const file of good) carried.items.add(file);
  input.files = carried.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
};

const check = (event, files) => {
  if (!files?.length) return;
  const [good, bad] = sorted([...files]);
  if (event.type === "change" && !bad.length) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (bad.length) trigger("input", { names: bad.map((file) => file.name) });
  if (good.length) handOn(good);
};

const adding = document.getElementById("adding");

// The framework names the button that takes files in English; without that its name is what it shows. It makes a new
// one after each upload.
const unname = () => {
  for (const named of adding.querySelectorAll("#add-documents :is(button, input)")) named.removeAttribute("aria-label");
};
unname();
new MutationObserver(unname).observe(adding, { childList: true, subtree: true });

adding.addEventListener("change", (event) => check(event, event.target.files), { capture: true });
adding.addEventListener("drop", (event) => check(event, event.dataTransfer?.files), { capture: true });
