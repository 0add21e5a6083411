"""The business-free floor: one noun a file, no word of shops, orders or conversations."""
