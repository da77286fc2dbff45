"""What is drawn of pages that were kept: the list, one page to read, its words."""
