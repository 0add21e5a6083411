"""The helpdesk's own words to customers."""

from pathlib import Path

from kit.language import Words

WORDS = Words(Path(__file__).with_name("words"))
