"""axe-core, the rules of accessibility that a machine can check: fetched once from npm, its content hash checked."""

import base64
import hashlib
import io
import os
import shutil
import subprocess
import tarfile
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.chat_server import ROOT

VERSION = "4.14.1"
SHA512 = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
KEPT = ROOT / ".screenshots" / f"axe-{VERSION}.js"

_AT_REST = """() => document.getAnimations().every(
  (one) => one.playState !== "running" || one.effect.getComputedTiming().endTime === Infinity)"""


def serious(page: Page) -> list[str]:
    """The serious and critical violations of the page once its colours have come to rest: the rule, and where."""
    page.wait_for_function(_AT_REST)
    page.evaluate(f"async () => {{ {_script()}\n }}")
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary'].splitlines()[1].strip()}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@cache
def _script() -> str:
    if not KEPT.exists():
        _fetch()
    return KEPT.read_text(encoding="utf-8")


def _fetch() -> None:
    required = os.environ.get("ATTACHE_REQUIRE_BROWSER") == "1"
    if not shutil.which("npm"):
        (pytest.fail if required else pytest.skip)("axe-core comes from npm, which is not on the PATH: install `npm`.")
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    packing = ["npm", "pack", "--silent", f"axe-core@{VERSION}", "--pack-destination", str(KEPT.parent)]
    done = subprocess.run(packing, capture_output=True, text=True, check=False)
    if done.returncode:
        (pytest.fail if required else pytest.skip)(f"npm could not fetch axe-core {VERSION}: {done.stderr[-300:]}")
    _unpack(KEPT.parent / f"axe-core-{VERSION}.tgz")


def _unpack(archive: Path) -> None:
    content = archive.read_bytes()
    digest = base64.b64encode(hashlib.sha512(content).digest()).decode()
    assert digest == SHA512, f"{archive} is not the axe-core {VERSION} that was looked at; delete it and run again."
    with tarfile.open(fileobj=io.BytesIO(content)) as packed:
        script = packed.extractfile("package/axe.min.js")
        assert script is not None
        KEPT.write_bytes(script.read())
    archive.unlink()
