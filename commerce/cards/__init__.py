"""What customers see of the shop at one moment, one file a kind of card: data alone, without any link or word."""
