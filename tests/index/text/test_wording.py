"""A quotation beside an article's words: where it stands, and what was changed."""

from index.text.wording import Change, cleaned, longest_plain_word, nearest_stretch, omitted_of, places_of, trimmed


def test_a_quotation_without_what_is_not_of_it() -> None:
    assert [trimmed(text) for text in ("„Es reicht.“", '"Es reicht",', "Es reicht")] == ["Es reicht"] * 3
    assert cleaned("a\x00b\u202ec d") == "abc d"
    assert omitted_of("Es […] reicht … nie") == ("Es", "reicht", "nie")
    assert longest_plain_word("Überprüfung der Brücken") == "berpr"


def test_where_the_very_words_stand() -> None:
    text = "Ja, es reicht. Nun reicht es. Und es\nreicht."
    assert [text[start:end] for start, end in places_of("es  reicht", text)] == ["es reicht", "es\nreicht"]


def test_what_was_changed() -> None:
    text = "Hardt sagte: Putin versuche derzeit, der Isolation zu entkommen. Das ist so."
    found = nearest_stretch("Putin versucht derzeit, der Isolation zu entkommen", text)
    assert found is not None
    (start, end), share, changes = found
    assert text[start:end] == "Putin versuche derzeit, der Isolation zu entkommen"
    assert share == 6 / 7
    assert changes == (
        Change("same", "Putin", "Putin"),
        Change("replaced", "versuche", "versucht"),
        Change("same", "derzeit, der Isolation zu entkommen", "derzeit, der Isolation zu entkommen"),
    )
