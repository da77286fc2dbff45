"""What is drawn of a practice: where it is, and the shape that breathes."""
