"""The court where channels, agent, Hub and people meet; what was said, and who holds it."""
