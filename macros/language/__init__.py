"""Text as language, pure: dates, norms, redlines, fidelity, the words of the search."""
