// Runs before the scripts that listen for keys, in the same function. A key that an input method takes while a word is
// being composed is not the page's.
const composing = (event) => event.isComposing || event.keyCode === 229;
