"""The names of the languages that articles may be in, for staff."""

from babel import Locale

from kit.language import LANGUAGES

NAMES = {tag: str(Locale.parse("en").languages[tag]) for tag in LANGUAGES}
