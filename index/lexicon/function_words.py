"""Function words of German and English: articles, pronouns, prepositions, question words, stop words, names' particles.

They stand in `data/function_words.tsv` (general knowledge; the German particles after Duden's grammar), one row a word
of a language with the classes that it is in. A class is what something is read with; they are no grammar.
"""

from index.lexicon.table import rows, words_by

_ROWS = rows("function_words.tsv")
_IN = words_by(_ROWS, "word", "class")
_GERMAN = words_by((row for row in _ROWS if row["language"] == "de"), "word", "class")
_ENGLISH = words_by((row for row in _ROWS if row["language"] == "en"), "word", "class")

STOP_WORDS = _IN["stop"]
"""Words that say nothing about what a question is about, those that make it a question among them; “not”, numbers and
names of things stay; so does “won”."""

STARTERS = _IN["starter"]
"""Closed-class words and adverbs; with a capital behind a full stop they say that a sentence begins."""

NEVER_LAST_OF_LINE = _IN["mid_line"]
"""Words that no heading, item or paragraph ends with: a line that ends so goes on in the next."""

GERMAN_SIGNS = _GERMAN["sign"]
ENGLISH_SIGNS = _ENGLISH["sign"]
"""The commonest without those that both languages write (“die”, “in”, “was”, “so”, “war”, “will”)."""

GERMAN_QUESTION_SIGNS = _GERMAN["question_sign"]
ENGLISH_QUESTION_SIGNS = _ENGLISH["question_sign"]
"""The same for questions, which are short: words of both languages count for either."""

GERMAN_QUESTION_WORDS = _GERMAN["question"]
ENGLISH_QUESTION_WORDS = _ENGLISH["question"]
"""What a clause that is said may begin with."""

RELATIVES = _GERMAN["relative"]
"""German relative pronouns, as they are written like articles."""

VERB_PARTICLES = _GERMAN["verb_particle"]
"""Separable parts of German verbs (Duden grammar, “Partikelverben”)."""

FOCUS_PARTICLES = _GERMAN["focus"]
"""Particles in front of a German subject (Duden grammar, “Fokuspartikeln”)."""

GERMAN_SUBJECTS = _GERMAN["subject"]
ENGLISH_SUBJECTS = _ENGLISH["subject"]
"""Pronouns that can be a subject."""

OBLIQUE = _GERMAN["oblique"]
"""Determiners and pronouns that are no nominative singular masculine and no feminine: no subject begins so."""

ENGLISH_DETERMINERS = _ENGLISH["determiner"]
"""Words behind which a form that looks like a verb is none: “the claim”."""

ENGLISH_AUXILIARIES = _ENGLISH["auxiliary"]

ENGLISH_NEGATIONS = _ENGLISH["negation"]
"""What denies an English verb of saying, in front of it."""

ADVERBIAL = _ENGLISH["adverbial"]
"""What a segment before an English subject begins with."""

ADVERBS = _ENGLISH["adverb"]
"""What may stand between an English subject and its verb."""

BEFORE_SPEAKER = _GERMAN["before_speaker"]
"""What may stand in front of the words for a speaker and is no part of them."""

NOMINATIVE_ARTICLES = _IN["nominative"]
OBJECT_ARTICLES = _GERMAN["object"]
"""German determiners to whom something is done."""
BY = _IN["by"]
"""Prepositions in front of who does it, in the passive voice."""
TOWARDS = _IN["towards"]
"""Prepositions in front of to whom it is done."""
ASIDE = _IN["aside"]
"""Prepositions behind which is neither who does it nor to whom it is done."""

PARTICLES_IN_GERMAN = _IN["name_de"]
"""Words in lower case within a name, as German articles have them: “Ursula von der Leyen”."""
PARTICLES_IN_ENGLISH = _IN["name_en"]
NAME_PARTICLES = _IN["name"]
"""Those that are no part of what two names have in common."""
PARTICLES_IN_CLAIMS = _IN["name_claim"]
PARTICLES_IN_QUESTIONS = _IN["name_question"]
