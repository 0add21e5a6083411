"""People at work: tickets, routing on customer data, deadlines, and the figures of it all."""
