"""The search: an index in small pieces, so that a query fetches no more than it needs."""

from scripts.publicera.sok.skriv import write

__all__ = ["write"]
