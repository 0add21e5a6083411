"""Cards in words alone, one file a kind: for text messages and letters."""
