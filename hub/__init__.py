"""The customer's own pages: sign in, orders, edit, cancel."""
