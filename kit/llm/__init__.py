"""Language models: one port, its budgets, and whoever answers it. Nothing here knows a business word."""
