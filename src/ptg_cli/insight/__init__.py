"""What pages say together. Pure functions over entries; nothing here scores anyone."""
