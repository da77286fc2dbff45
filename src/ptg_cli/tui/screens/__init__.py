"""Whole screens: what each place shows, and what its keys do."""
