// Keeps the page's address naming the conversation that it shows, so that a reload shows it again.
watch("value", () => {
  const id = element.querySelector("[data-conversation]")?.dataset.conversation ?? "";
  const address = new URL(location.href);
  if ((address.searchParams.get("c") ?? "") === id) return;
  if (id) address.searchParams.set("c", id);
  else address.searchParams.delete("c");
  history.replaceState(history.state, "", address);
});
