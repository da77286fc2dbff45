"""The commands: Typer on the outside, the desk within. Standard output is data, standard error narration."""
