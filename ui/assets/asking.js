(typed, ...others) => {
  // The field loses the question at once, so that the next one can be typed; what was typed since Enter stays. A question
  // that is refused comes back.
  const field = document.querySelector("#question textarea");
  const { text = "", at = 0 } = window.attacheEntered ?? {};
  const justNow = text && performance.now() - at < 1000 && typed.startsWith(text); // an Enter that sent nothing is older
  const question = justNow ? text : typed;
  if (field && field.value.trim()) {
    const since = field.value.startsWith(question) ? field.value.slice(question.length) : "";
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, since);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  window.attacheAsked = question;
  return [question, ...others];
}
