"""A ticket gathers the conversations of one matter: its life, its people, its timeline."""
