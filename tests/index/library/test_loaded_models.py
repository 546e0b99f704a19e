"""What comes with the package is read once a process, however many libraries are opened."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys

opened = []
sys.addaudithook(lambda event, arguments: event == "open" and opened.append(str(arguments[0])))

from index import Article, Library

for folder in sys.argv[1:]:
    with Library.open(folder) as library:
        library.add(Article.from_text("Die Mühle steht am Bach. Der Müller sagte, sie mahle wieder.", source="mill"))
        assert library.search("mill")
    print(sorted({one.rpartition("/")[2] for one in opened if one.endswith((".pgz", ".gz"))}))
    opened.clear()
"""


def test_a_second_library_reads_no_model_again(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "one"), str(tmp_path / "two")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "['background.txt.gz', 'morphmodel_ger.pgz']\n[]\n"
