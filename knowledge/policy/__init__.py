"""Policy facts read out of sentences, in English and Portuguese: pure functions, no database.

A language is a `Grammar` (words and patterns); the readers know none. What a sentence does not clearly say is not read:
unknown is never guessed (S1-33).
"""
