"""What screens are made of. Widgets take plain values and post messages; none reads or writes a file."""
