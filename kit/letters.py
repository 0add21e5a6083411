"""Letters without what people leave out when they type: case and accents."""

import unicodedata

# No accent in Unicode's eyes, but left out like one; and the apostrophe that Ukrainian keyboards write within words.
_OTHERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "\u02bc": "'"})


def bare(text: str) -> str:
    """Return a text in lower case without accents; every other sign stays, so that places in it remain comparable."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_OTHERS)


def bare_in_sql(expression: str) -> str:
    """Return what makes a text bare in PostgreSQL, as `bare` does here: immutable, so a column can be made by it."""
    decomposed = f"normalize(replace(lower({expression}), 'ß', 'ss'), NFKD)"
    return f"translate(regexp_replace({decomposed}, '[\\u0300-\\u036f]', '', 'g'), 'łøđ\u02bc', 'lod''')"


def words_in_sql(expression: str, *, whole: str) -> str:
    """Return what makes a `tsvector` of the bare words of a text in PostgreSQL, and of the text `whole` undivided.

    It is made of the first 400 letters, because PostgreSQL refuses to store words of more than 2,046 bytes.
    """
    bare_text, bare_whole = f"left({bare_in_sql(expression)}, 400)", f"left({bare_in_sql(whole)}, 400)"
    parts = f"regexp_split_to_array(regexp_replace({bare_text}, '[''\u2019]', '', 'g'), '[^[:alnum:]]+')"
    return f"array_to_tsvector(array_remove(array_append({parts}, {bare_whole}), ''))"
