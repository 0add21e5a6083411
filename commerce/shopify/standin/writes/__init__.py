"""The mutations that are modelled; what Shopify refuses comes back as user errors, never as an exception."""
