() => {
  let carried = "";
  try {
    carried = sessionStorage.getItem("attache-carried") ?? "";
    sessionStorage.removeItem("attache-carried");
  } catch {
    // a browser that keeps nothing
  }
  return [new URLSearchParams(location.search).get("c") ?? "", carried];
}
