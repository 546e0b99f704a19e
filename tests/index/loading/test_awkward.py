import json
from pathlib import Path

from awkward import write_awkward_folder
from command import beleg_here

from index.article import Article
from index.loading.load import Failure, load


def test_one_folder_of_everything(tmp_path: Path) -> None:
    expected = write_awkward_folder(tmp_path)
    assert len(expected) > 60
    found: dict[str, list[str]] = {name: [] for name in expected}
    for item in load(tmp_path):
        source = str(item.error) if isinstance(item, Failure) else str(item.source)
        name = next((name for name in expected if f"/{name}" in source), "rss.xml")  # its entries have addresses
        found[name].append("ok" if isinstance(item, Article) else str(item.error))
    for name, words in expected.items():
        assert len(found[name]) == len(words), (name, found[name])
        for outcome, word in zip(found[name], words, strict=True):
            assert word in outcome, (name, outcome)


def test_one_add_over_everything(tmp_path: Path) -> None:
    folder = tmp_path / "everything"
    folder.mkdir()
    outcomes = [outcome for words in write_awkward_folder(folder).values() for outcome in words]
    failed = [outcome for outcome in outcomes if outcome != "ok"]
    done = beleg_here("add", str(folder))
    assert done.exit_code == 1
    assert done.stdout == f"{len(outcomes) - len(failed)} added, {len(failed)} failed\n"
    assert len(done.stderr.splitlines()) == len(failed)
    assert all(line.startswith("not added: ") and str(folder) in line for line in done.stderr.splitlines())
    listed = beleg_here("list", "--json")
    assert len(json.loads(listed.stdout)) == len(outcomes) - len(failed) + 1  # and the seed article
    answer = json.loads(beleg_here("ask", "Was lehnte Frau Holm ab?", "--json").stdout)
    assert answer["answered"]
    assert answer["citations"][0]["text"] == "Frau Holm lehnte den Plan ab."
