"""Figures made of events alone, each with the conversations behind it (D4)."""
