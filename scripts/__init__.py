"""One file per command of `styrdok`."""
