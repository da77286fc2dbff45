"""Plain values and pure functions. No files, no clock, no chance, no terminal: time and chance are passed in."""
