"""How what a store holds is shown: values by field of the Admin schema, or functions of a field's arguments."""
