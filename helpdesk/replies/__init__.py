"""What people who answer have at hand: templates, macros, suggested replies, what is shared into a conversation."""
