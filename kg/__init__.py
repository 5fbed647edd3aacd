"""Builds a knowledge graph of companies and their deals out of news articles."""

__version__ = "0.1.0"
