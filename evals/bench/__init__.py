"""How fast the program is, how much it takes, and where the time goes: measured on the real program from outside."""
