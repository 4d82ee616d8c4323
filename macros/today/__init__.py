"""What holds on a day: the one room that answers; pages, data, files and search ask it."""
