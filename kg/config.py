"""Settings that hold for a whole run: where the ontology lies, what IRIs begin with."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from kg.errors import ConfigError

DEFAULT_BASE = "https://example.org/kg/"
DEFAULT_STORE = "kg.db"
DEFAULT_MODEL = "kg_model"  # the language model that comes with the package
NO_MODEL = "rules"


def base_iri() -> str:
    """What the IRIs of articles, entities and events begin with (`KG_BASE`)."""
    base = os.environ.get("KG_BASE", DEFAULT_BASE)
    if "://" not in base or base[-1] not in "/#":
        raise ConfigError(
            f"KG_BASE: {base!r} is no base for IRIs. Give an address that ends in '/', "
            f"such as {DEFAULT_BASE}"
        )
    return base


def default_store() -> str:
    """The store that a command uses when none is named (`KG_STORE`)."""
    return os.environ.get("KG_STORE", DEFAULT_STORE)


@lru_cache(maxsize=1)
def ontology_dir() -> Path:
    """The folder `ontology/`: inside an installed package, else beside it."""
    here = Path(__file__).parent
    for folder in (here / "_ontology", here.parent / "ontology"):
        if (folder / "news.ttl").is_file():
            return folder
    raise ConfigError(
        f"{here}: the installation lacks its ontology/ folder. Install the package again."
    )
