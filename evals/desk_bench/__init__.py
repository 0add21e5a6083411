"""The desk under load: a filled database, and how long its answers take."""
