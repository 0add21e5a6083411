"""One folder per ability of the agent; none knows another."""
