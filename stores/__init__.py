"""A brand: the store, its hours and settings."""
