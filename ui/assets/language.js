(language) => {
  document.cookie = `attache_language=${language}; Path=/; Max-Age=34560000; SameSite=Lax`;
  location.reload();
}
