"""The pictures of docs/pictures.md, taken of a demo of their own by `make pictures`."""
