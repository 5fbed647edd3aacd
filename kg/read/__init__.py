"""Sources to articles: files, folders, addresses, feeds, standard input.

`sources.read_sources` goes through what the user names; `article.read_text` takes a text
that is already at hand. The text of an article is never edited. Not here: what it says.
"""

from kg.read.article import Metadata, article_id, merge, read_text
from kg.read.sources import read_sources

__all__ = ["Metadata", "article_id", "merge", "read_sources", "read_text"]
