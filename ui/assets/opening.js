() => [new URLSearchParams(location.search).get("c") ?? ""]
