"""What can be wrong with content. Every message is a whole sentence a person can act on."""


class NoSuchGuide(LookupError):
    """No guide or practice goes by that name. The message is a whole sentence and names the nearest."""


class BadContent(Exception):
    """A file that can't be used. `messages` are whole sentences with file, line, key and remedy."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(" ".join(messages))
        self.messages = messages
