// Keeps the page's address naming the conversation that it shows, so that a reload shows it again. One that was opened or
// begun by the reader is an entry of the browser's history; a name that a conversation gets, or loses, is none.
const named = () => new URL(location.href).searchParams.get("c") ?? "";

watch("value", () => {
  const { conversation: id, entry } = element.querySelector("[data-conversation]").dataset;
  if (named() === id) return;
  const address = new URL(location.href);
  if (id) address.searchParams.set("c", id);
  else address.searchParams.delete("c");
  if (entry) history.pushState(null, "", address);
  else history.replaceState(history.state, "", address);
});

addEventListener("popstate", () => trigger("select", { id: named() }));
