"""People at work, their roles and how they sign in."""
