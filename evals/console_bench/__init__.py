"""The console under load: a filled desk before a real browser, and how long it takes until one can work."""
