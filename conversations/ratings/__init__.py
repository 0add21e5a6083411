"""What customers say of the help they had: asked once after a person has closed their matter."""
