"""One form to compare names, tags and ids by, however a keyboard, a file system or a zip file put their letters
together: “ü” is one character or two, and macOS and others hand over the other one than was typed."""


def composed(words: str) -> str:
    """The same words with each letter and its marks as one character, where there is such a character."""
    if words.isascii():
        return words
    from unicodedata import normalize  # most names need none of it

    return normalize("NFC", words)


def folded(words: str) -> str:
    """What two names have to share to be one: case, spaces, and how their letters are put together aside."""
    return composed(" ".join(words.casefold().split()))
