"""Starting the chat writes nothing into the installed packages."""

import subprocess
import sys


def test_importing_gradio_writes_no_stub_and_its_components_still_work() -> None:
    code = (
        "import pathlib, ui.offline, gradio.components.button as button\n"
        "stub = pathlib.Path(button.__file__).with_suffix('.pyi')\n"
        "kept = stub.read_text() if stub.exists() else None\n"
        "stub.unlink(missing_ok=True)\n"
        "import importlib; importlib.reload(button)\n"
        "print(stub.exists(), button.Button('Press').value)\n"
        "if kept is not None: stub.write_text(kept)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert ended.stdout == "False Press\n", ended.stderr
