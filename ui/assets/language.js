(language, carried) => {
  document.cookie = `attache_language=${language}; Path=/; Max-Age=34560000; SameSite=Lax`;
  try {
    sessionStorage.setItem("attache-carried", carried);
  } catch {
    // a browser that keeps nothing
  }
  location.reload();
}
