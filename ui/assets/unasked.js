() => {
  // A question that never reached the program stands in its field again, unless another is being typed.
  const field = document.querySelector("#question textarea");
  const asked = [...document.querySelectorAll(".turn .question")].at(-1)?.textContent.trim();
  if (!field || field.value || asked === window.attacheAsked?.trim()) return;
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, window.attacheAsked ?? "");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
