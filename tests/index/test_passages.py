import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from llama_index.core import Document
from llama_index.core.schema import TextNode

from index.article import Article, Sentence, sentences_of
from index.passages import passages_of
from index.search.nodes import PassageParser


def words(count: int, last: str = "ende") -> str:
    """A sentence of `count` words."""
    return " ".join(["Wort", *["wort"] * (count - 2), last]) + "."


A, B, C, D, E = "eins", "zwei", "drei", "vier", "fünf"


def passages(text: str) -> list[str]:
    article = Article(id="a", text=text, title="")
    return [passage.text for passage in passages_of(article, sentences_of(article))]


def test_one_sentence_is_one_passage() -> None:
    assert passages("\n Er kam. ") == ["Er kam."]


def test_a_giant_sentence_is_not_cut() -> None:
    giant = words(500, "riesig")
    assert passages(f"{words(20, A)} {giant} {words(20, B)}") == [words(20, A), giant, words(20, B)]


def test_passages_share_a_sentence() -> None:
    a, b, c, d, e = (words(40, last) for last in (A, B, C, D, E))
    assert passages(" ".join((a, b, c, d, e))) == [f"{a} {b} {c}", f"{c} {d} {e}"]


def test_a_passage_ends_where_a_paragraph_ends() -> None:
    a, b, c, d = (words(40, last) for last in (A, B, C, D))
    assert passages(f"{a} {b}\n\n{c} {d}") == [f"{a} {b}", f"{b}\n\n{c} {d}"]


def test_a_heading_goes_with_what_follows() -> None:
    a, b, c, d = (words(50, last) for last in (A, B, C, D))
    assert passages(f"{a} {b}\n\nZwischentitel\n\n{c} {d}") == [f"{a} {b}", f"Zwischentitel\n\n{c} {d}"]
    assert passages(f"{a} {b}\n\nZwischentitel") == [f"{a} {b}\n\nZwischentitel"]


def test_captions_and_notes_are_passages_of_their_own() -> None:
    text = "Foto: Agentur\n\nEr kam.\n\nFoto: Bote\n\nSie ging. Es blieb.\n\nStand: 3.5.2024\n\nRead more: Alles"
    assert passages(text) == [
        "Foto: Agentur",
        "Er kam.",
        "Foto: Bote",
        "Sie ging. Es blieb.",
        text[text.index("Stand") :],
    ]


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.tuples(
            st.integers(min_value=2, max_value=150),
            st.sampled_from([" ", "\n\n", "\n\nTitel\n\n", "\n\nFoto: dpa\n\n"]),
        ),
        min_size=1,
        max_size=25,
    )
)
def test_every_sentence_is_in_a_passage(parts: list[tuple[int, str]]) -> None:
    text = "".join(words(count) + separator for count, separator in parts)
    article = Article(id="a", text=text, title="")
    sentences = sentences_of(article)
    starts, ends = [sentence.start for sentence in sentences], [sentence.end for sentence in sentences]
    covered: set[int] = set()
    previous: range | None = None
    for passage in passages_of(article, sentences):
        assert passage.text == text[passage.start : passage.end]
        inside = range(starts.index(passage.start), ends.index(passage.end) + 1)
        kinds = {"text" if sentences[index].kind == "heading" else sentences[index].kind for index in inside}
        assert len(kinds) == 1
        assert len(passage.text.split()) <= 120 or sum(sentences[index].kind == "text" for index in inside) == 1
        if previous is not None:
            assert previous.stop - inside.start in (0, 1)
            assert inside.stop > previous.stop
        previous = inside
        covered.update(inside)
    assert covered == set(range(len(sentences)))


def test_no_sentences_no_passages() -> None:
    assert passages_of(Article(id="a", text="", title=""), ()) == ()


def test_llama_index_nodes() -> None:
    a, b, c, d = (words(40, last) for last in (A, B, C, A))  # the last sentence stands in the text twice
    text = f"\n{a} {b} {c} {d}\n\n{a}"
    document = Document(text=text, metadata={"outlet": "Stadtfunk"}, id_="rat")
    parsed = PassageParser().get_nodes_from_documents([document, Document(text=" ")])
    nodes = [node for node in parsed if isinstance(node, TextNode)]
    assert nodes == parsed
    article = Article(id="rat", text=text, title="")
    expected = passages_of(article, sentences_of(article))
    assert [(node.start_char_idx, node.end_char_idx, node.text) for node in nodes] == [
        (passage.start, passage.end, passage.text) for passage in expected
    ]
    for node in nodes:
        assert text[node.start_char_idx : node.end_char_idx] == node.text
        assert node.metadata == {"outlet": "Stadtfunk"}
        assert node.ref_doc_id == "rat"
    assert nodes[0].next_node is not None
    assert nodes[0].next_node.node_id == nodes[1].node_id
    assert PassageParser().get_nodes_from_documents([document])[0].node_id == nodes[0].node_id


@pytest.mark.parametrize("kind", ["text", "caption"])
def test_sentences_decide_what_belongs_together(kind: str) -> None:
    article = Article(id="a", text="Er kam. Sie ging.", title="")
    sentences = (Sentence(article, 0, 7), Sentence(article, 8, 17, "caption" if kind == "caption" else "text"))
    expected = ["Er kam.", "Sie ging."] if kind == "caption" else ["Er kam. Sie ging."]
    assert [passage.text for passage in passages_of(article, sentences)] == expected
