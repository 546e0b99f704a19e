"""Attributes by the thousand are left out, however they are written; what is read of a page stays what it was."""

import pytest

from index.loading.attributes import without_long_tags
from index.loading.web_page import text_of_fragment

FORMS = ("a{}=1 ", 'a{}=""', "a{}/", "a{}='<b>' ", "a{}=b=' c{}' ", "' a{}\n", "a{} = x\t", "a{}='\" >' ")


def tag(form: str, count: int) -> str:
    return "<p " + "".join(form.replace("{}", str(number)) for number in range(count)) + ">"


@pytest.mark.parametrize("form", FORMS)
def test_an_element_with_thousands_keeps_none(form: str) -> None:
    before, behind = "<!-- <p --><A href='x'>Rat</A><i b>", "Er kam.<p class=x>Sie ging."
    assert without_long_tags(before + tag(form, 1_000) + behind) == f"{before}<p>{behind}"
    assert without_long_tags(before + tag(form, 1_000)[:-1]) == f"{before}<p"
    assert text_of_fragment(tag(form, 1_000) + behind) == "Er kam.\n\nSie ging."
    few = before + tag(form, 100) + behind
    assert without_long_tags(few) == few


@pytest.mark.parametrize(
    "page",
    [
        "<script>if (a<b && " + "c d = e; " * 1_000 + ") {}</script><p>Er kam.",
        "<STYLE a=b>" + "<p a b c " * 1_000 + "</STYLE><p>Er kam.",
        "<!-- " + "<p a b " * 1_000 + "--><p>Er kam.",
        '<p data-json="' + "a b=c " * 1_000 + '">Er kam.',
        "<p>a < b " + "und c " * 1_000,
    ],
)
def test_what_is_no_attribute_stays(page: str) -> None:
    assert without_long_tags(page) == page


@pytest.mark.parametrize("hiding", ["<!-->", "<!--->", "<!--x--!>", "<script></script >", "<p '>", '<p a=b">'])
def test_nothing_hides_them(hiding: str) -> None:
    assert without_long_tags(hiding + tag("a{} ", 1_000) + "-->\"'") == f"{hiding}<p>-->\"'"
