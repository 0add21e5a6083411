"""Rules on customer data that bring each ticket to the right team or view (S2, D5)."""
