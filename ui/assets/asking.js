(question, ...others) => {
  // The field is empty at once, so that the next question can be typed; a question that is refused comes back.
  const field = document.querySelector("#question textarea");
  if (field && field.value.trim()) {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, "");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  window.attacheAsked = question;
  return [question, ...others];
}
