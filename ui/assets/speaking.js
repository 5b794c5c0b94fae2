Object.defineProperty(navigator, "language", { value: document.documentElement.lang });
