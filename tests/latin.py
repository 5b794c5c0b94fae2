"""English that was left on a page in another language: runs of Latin letters that are no names."""

import re

from playwright.sync_api import Page

# What a Japanese page writes in Latin letters: names, endings of files, commands, units, codes of languages.
_NAMES = re.compile(
    r"attache ingest( PATH)?|attache\.toml|Attaché|\.(te?xt|md|markdown|html?|pdf|docx)(?![a-z])"
    r"|(?<![A-Za-z])(English|Language|Markdown|HTML|PDF|Word|Cookie|AI|MiB|ja)(?![A-Za-z])"
)
_ENGLISH = re.compile(r"[A-Za-z]{2,}")
_SHOWN = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const said = [document.title];
  const names = ["aria-label", "title", "placeholder", "alt", "data-copied", "data-refused", "data-all", "data-none"];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) {
      if (!node.parentElement.closest("script, style, noscript")) said.push(node.textContent);
    } else {
      said.push(...names.map((name) => node.getAttribute(name) ?? ""));
    }
  }
  return said.map((text) => text.trim()).filter(Boolean);
}"""


def english_in(texts: list[str]) -> list[str]:
    """Those texts that hold a Latin word other than a name."""
    return sorted({text for text in texts if _ENGLISH.search(_NAMES.sub("", text))})


def english_on(page: Page) -> list[str]:
    """The texts, hidden ones and attributes that are read aloud included, that are not in the page's language."""
    return english_in(page.evaluate(_SHOWN))
