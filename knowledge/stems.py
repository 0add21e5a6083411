"""Words as search compares them: case and accents folded, stemmed, small words left out where they say nothing.

PostgreSQL's own configurations lack some of our languages, so the words are prepared here for its `simple` one.
"""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

import Stemmer

_ALGORITHMS = {
    "en": "english",
    "pt": "portuguese",
    "pl": "polish",
    "fi": "finnish",
    "it": "italian",
    "es": "spanish",
    "de": "german",
    "fr": "french",
}
_COMPOUND = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?:-[^\W\d_]{2,}){1,2}(?![\w-])")
_WORD = re.compile(r"[^\W_]+(?:[^\W_]|['\u2019](?=[^\W_]))*")
_LONGEST = 60

_EMPTY = {
    "en": "a an and are as at be been but by can could did do does for from get got had has have hello help hey hi how "
    "i if in into is it its just let like may me my need no not of off ok on or our please s so some t than thank "
    "thanks that the their them then there these they this those to too up us was we were what when where which who "
    "why will with would you your yours about any am im ive also am cannot cant dont doesnt know tell want wanted "
    "anything something someone hope guys really still yes pls plz much many long take takes show",
    "pt": "a ao aos as ate com como da das de dela dele do dos e ela ele eles em era essa esse esta estao estou eu foi "
    "ha isso isto ja la lhe mais mas me meu meus minha minhas muito na nao nas no nos num numa o obrigada obrigado oi "
    "ola os ou para pela pelas pelo pelos por pra pro pode podem posso preciso qual quais quando que quero queria quem "
    "se sem ser seu seus sim so sua suas tambem te tem tenho ter um uma umas uns voce voces vcs vc gostaria ajuda faz "
    "favor bom boa dia tarde noite aqui ai consigo fazer faco sobre saber pfv obg pq cade sao sou somos estamos",
}


# The stemmer reads accents that customers leave out; these endings always carry one in Portuguese.
_ACCENTED = (
    (re.compile("cao$"), "ção"),
    (re.compile("coes$"), "ções"),
    (re.compile("ao$"), "ão"),
    (re.compile("oes$"), "ões"),
    (re.compile("encia(s?)$"), r"ência\1"),
    (re.compile("ancia(s?)$"), r"ância\1"),
)


@cache
def _empty(language: str) -> frozenset[str]:
    return frozenset(_EMPTY.get(language, "").split())


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    name = _ALGORITHMS.get(language)
    return Stemmer.Stemmer(name) if name else None


def fold(text: str) -> str:
    """Lower the case and drop accents; everything else stays, so that places in the text remain comparable."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def words(text: str) -> list[str]:
    """Return the folded words of a text in order, without apostrophes; numbers are words."""
    found = (re.sub(r"['\u2019]", "", word)[:_LONGEST] for word in _WORD.findall(fold(text)))
    return [word for word in found if word]


def stem(word: str, language: str) -> str:
    """Return the stem of one folded word; a language without a stemmer keeps it whole."""
    stemmer = _stemmer(language)
    for ending, accented in _ACCENTED if language == "pt" else ():
        word = ending.sub(accented, word)
    return fold(stemmer.stemWord(word)) if stemmer else word


def telling_words(text: str, language: str) -> list[str]:
    """Return the folded words that say what a text is about; all of them if none does."""
    all_words = words(text)
    return [word for word in all_words if word not in _empty(language)] or all_words


def stems(text: str, language: str) -> list[str]:
    """Return the stems of the words that say what a text is about, in order; words that mean the same have one stem.

    "Pre-orders" is three words: its parts, and the whole as customers write it.
    """
    joined = [compound.replace("-", "") for compound in _COMPOUND.findall(fold(text))]
    meanings = _meanings(language)
    found = [stem(word, language) for word in (*telling_words(text, language), *joined)]
    return [meanings.get(word, word) for word in found]


@cache
def _meanings(language: str) -> dict[str, str]:
    """Return for each stem the one that stands for its meaning."""
    groups = tomllib.loads(Path(__file__).with_name("synonyms.toml").read_text(encoding="utf-8")).get(language, [])
    found: dict[str, str] = {}
    for group in groups:
        first, *others = [stem(fold(word).replace("-", ""), language) for word in group.split()]
        found |= dict.fromkeys((*others, first), first)
    return found
