"""What a person reads, a module for each subject: plain constants, and small functions that take plain values."""
