"""The shop's orders behind a port: reads, writes, and the pure rules over them."""
