"""What differs: versions compared, published changes, the ledger of what was published."""
