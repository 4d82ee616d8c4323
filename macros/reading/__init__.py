"""Files in, nouns out: YAML and Markdown with the place of every value and passage."""
