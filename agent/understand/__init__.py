"""What a customer's words mean: language, wishes and slots, found without any model by a small local classifier."""
