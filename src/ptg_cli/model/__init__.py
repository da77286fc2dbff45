"""Plain values and pure functions: no files, clock, chance or terminal. Time and chance are passed in."""
