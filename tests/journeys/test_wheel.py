"""The wheel: small, all that it needs and nothing else, and it answers where nothing of the clone is in reach."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import urllib.request
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow

pytest.importorskip("hatchling", reason="hatchling is not installed here: run the tests with make test")

ROOT = Path(__file__).parents[2]
LARGEST = 50 * 2**20  # bytes
NOT_PYTHON = """
index/models/embedded_model/README.md index/models/embedded_model/background.txt.gz
index/models/embedded_model/config.json index/models/embedded_model/config_sentence_transformers.json
index/models/embedded_model/model.safetensors index/models/embedded_model/modules.json
index/models/embedded_model/tokenizer.json index/models/embedded_model/1_Normalize/config.json
index/models/embedded_reader/README.md index/models/embedded_reader/check.json
index/models/embedded_reader/model.onnx index/models/embedded_reader/tokenizer.json
index/statements/judge/weights.npz qa/question/requests.npz
index/py.typed qa/py.typed ui/py.typed ui/static/chat.js ui/static/panes.css
ui/static/people.css ui/static/people.js ui/static/controls.css ui/static/controls.js ui/static/sources.css
ui/static/style.css
""".split()
WHERE = """
import importlib.metadata, json, sys
import index, qa, ui
from ui.command.cli import main
files = [module.__file__ for module in (index, qa, ui)]
print(json.dumps([files, importlib.metadata.version("beleg"), sys.path]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    options = ["--no-deps", "--no-index", "--disable-pip-version-check", "--quiet", "--target", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(wheel)], check=True)
    return folder


@pytest.fixture
def elsewhere(installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How Python is called in an empty folder with the wheel's files and the packages that Beleg needs.

    `-S` leaves out what site-packages has for an editable installation, so that the clone is not on the path.
    """
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(installed), sysconfig.get_paths()["purelib"]]))
    return [sys.executable, "-S"]


def test_the_wheel_holds_all_that_is_needed_and_nothing_else(wheel: Path) -> None:
    assert wheel.stat().st_size <= LARGEST
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
        metadata = archive.read(next(name for name in names if name.endswith("/METADATA"))).decode()
    information = {name.split("/", 1)[1] for name in names if re.match(r"beleg-[^/]*\.dist-info/", name)}
    assert information == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
    packages = {name for name in names if ".dist-info/" not in name}
    python = {
        str(path.relative_to(ROOT)) for package in ("index", "qa", "ui") for path in (ROOT / package).rglob("*.py")
    }
    lists = {str(path.relative_to(ROOT)) for path in (ROOT / "index" / "lexicon" / "data").iterdir()}
    seeds = {f"index/seeds/{path.name}" for path in (ROOT / "seeds").iterdir()}
    assert packages == {*python, *lists, *seeds, *NOT_PYTHON}
    assert "Requires-Dist: chromadb" in metadata
    assert "Requires-Python: >=3.11" in metadata


def test_the_installed_files_are_the_ones_that_run(elsewhere: list[str], installed: Path) -> None:
    done = subprocess.run([*elsewhere, "-c", WHERE], capture_output=True, text=True, check=True)
    files, version, path = json.loads(done.stdout)
    assert files == [str(installed / package / "__init__.py") for package in ("index", "qa", "ui")]
    assert f"beleg-{version}.dist-info" in {entry.name for entry in installed.iterdir()}
    assert str(ROOT) not in path


def test_it_answers_from_its_seeds(elsewhere: list[str], installed: Path) -> None:
    beleg = [*elsewhere, str(installed / "bin" / "beleg")]
    done = subprocess.run(
        [*beleg, "ask", "--json", "What did Miersch say about Taurus?"], capture_output=True, check=True
    )
    answer = json.loads(done.stdout)
    assert [citation["article"]["source"] for citation in answer["citations"]] == ["seeds/000_5c7bb0f2d45ec495.txt"] * 2
    assert "Man müsse aufpassen" in answer["text"]


def test_its_chat_brings_its_own_style_and_script(elsewhere: list[str], installed: Path) -> None:
    command = [*elsewhere, str(installed / "bin" / "beleg"), "chat", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as chat:
        try:
            assert chat.stdout
            address = chat.stdout.readline().split()[3]
            with urllib.request.urlopen(address) as response:
                page = response.read().decode("utf-8")
        finally:
            chat.terminate()
    assert "#article mark.shown" in page
    assert "window.beleg" in page
