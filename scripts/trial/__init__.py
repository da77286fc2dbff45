"""What `scripts/trials.py` tries, one file a kind of trial."""
