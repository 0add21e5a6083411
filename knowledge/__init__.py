"""What the shop has written: read, cut, indexed, found, and read for policy facts."""
