"""The screen: the same sessions with a face. Only this room knows Textual."""
