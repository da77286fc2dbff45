"""The person's own files: how they are named, read, written so that nothing is lost, trashed and rescued."""
