"""Reading a text: tokens, names, amounts, times. Components for spaCy and plain functions."""
