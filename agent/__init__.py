"""The agent's side of a conversation."""
