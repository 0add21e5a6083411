"""What must be done by when: service levels and aging rules, each fired once (D8)."""
