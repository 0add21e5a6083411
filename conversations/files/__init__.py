"""Files that people send each other: what their bytes are, and what in them tells more than their sender means to."""
