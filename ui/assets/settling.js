() => new Promise((settled) => setTimeout(settled, 50))
