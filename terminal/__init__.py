"""The commands of the terminal, a module a subject; `cli.py` is their door."""
