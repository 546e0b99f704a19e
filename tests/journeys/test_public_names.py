"""The names that users may rely on, and that importing them is quick."""

import inspect
import subprocess
import sys

import index
import qa

INDEX = """
AddReport AddressError Article ArticleError BelegError EmptyArticleError Feed Filter FilterError Hit LanguageModelError
Library LibraryError LibraryModelError LibraryVersionError ModelError NotInLibraryError Passage Progress QuestionError
Sentence SentenceKind Settings Span Standing Statement StatementKind UnreadableError Version standing versions_of
""".split()
QA = """
Answer Assistant Change Citation Claim Draft DraftPart Part Place QuoteCheck Reason Tokens Verdict aask ask check_quote
conversation_json conversation_markdown
""".split()


def test_the_public_names() -> None:
    assert sorted(index.__all__) == INDEX
    assert sorted(qa.__all__) == QA


def test_every_public_class_function_and_method_says_what_it_does() -> None:
    public = {
        f"{package.__name__}.{name}": getattr(package, name) for package in (index, qa) for name in package.__all__
    }
    documented = {name: found for name, found in public.items() if inspect.isclass(found) or inspect.isfunction(found)}
    for name, found in list(documented.items()):
        if inspect.isclass(found):
            methods = {each: value for each, value in vars(found).items() if not each.startswith("_")}
            documented |= {f"{name}.{each}": value for each, value in methods.items() if inspect.isroutine(value)}
            documented |= {f"{name}.{each}": value for each, value in methods.items() if isinstance(value, property)}
    assert "index.Library.add" in documented
    assert "qa.Assistant.as_query_engine" in documented
    assert [name for name, found in documented.items() if not inspect.getdoc(found)] == []


def test_importing_is_quick() -> None:
    program = (
        "import sys, index, qa\n"
        "print(sorted({'torch', 'transformers', 'sentence_transformers', 'chromadb', 'llama_index', 'gradio',"
        " 'fastapi', 'trafilatura', 'pypdf', 'lxml', 'httpx',"
        " 'feedparser'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
