"""Evaluations: scripted conversations that a merchant runs before going live, judged by what happened."""
