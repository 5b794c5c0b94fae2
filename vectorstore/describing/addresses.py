"""What a web address says about the page behind it: whose it is, and often the day it was published."""

import re
from urllib.parse import urlsplit

from vectorstore.dates import PartialDate

_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|$)")


def host_of(url: str) -> str | None:
    """The host without `www.`; None where the address names none."""
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") or None if host else None


def day_of(url: str) -> PartialDate | None:
    """The day in a path such as `/2022/06/16/`, as news sites write it; None without one."""
    for match in _DAY.finditer(url):
        try:
            return PartialDate(*map(int, match.groups()))
        except ValueError:
            continue
    return None
