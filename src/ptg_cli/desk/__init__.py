"""One function or small class for each thing a person does. Every face calls these; none repeats them."""
