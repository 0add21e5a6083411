"""What is lost, answered twice or out of order while processes are killed: counted on the real program from outside."""
