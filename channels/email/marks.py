"""The line above which a customer answers our letters, in each language: what stands below it is not their answer.

Who writes letters puts `mark(language)` as a line of its own above what is quoted; who reads them finds any of them.
"""

import re

SIGN = "##"
MARKS = {
    "en": "Please write your answer above this line",
    "pt": "Escreva a sua resposta acima desta linha",
    "pl": "Prosimy odpisać powyżej tej linii",
    "fi": "Kirjoita vastauksesi tämän rivin yläpuolelle",
    "uk": "Будь ласка, пишіть відповідь над цим рядком",
    "it": "Scriva la Sua risposta sopra questa riga",
    "es": "Escriba su respuesta encima de esta línea",
    "de": "Bitte antworten Sie über dieser Zeile",
    "fr": "Écrivez votre réponse au-dessus de cette ligne",
}
_SPACE = r"(?:[ \t\u00a0]*\r?\n[> \t]*|[ \t\u00a0]+)"
"""A mail program may break our line, and quote its second half."""
_ANY = re.compile(
    r"^[> \t*_]*"
    + re.escape(SIGN)
    + _SPACE
    + "(?:"
    + "|".join(_SPACE.join(re.escape(word) for word in mark.split()) for mark in MARKS.values())
    + ")",
    re.MULTILINE | re.IGNORECASE,
)


def mark(language: str) -> str:
    """Return the line in a language (`pt`, `pt-BR`), in English for one that is not ours."""
    return f"{SIGN} {MARKS.get(language.partition('-')[0].lower(), MARKS['en'])} {SIGN}"


def above_mark(text: str) -> str:
    """Return what stands above the first of our marks, or the whole text where there is none."""
    found = _ANY.search(text)
    return text[: found.start()] if found else text
