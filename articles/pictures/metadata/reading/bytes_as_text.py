"""Bytes whose encoding nobody tells, or tells wrongly, read as text."""


def decoded(text: bytes, is_utf8: bool = False) -> str:
    """UTF-8 if that is what it can be, Windows's Latin-1 if not.

    UTF-8 that was cut within a letter loses that letter only. “Café” in Latin-1 ends as if it were
    such a text, so without a word that it is UTF-8 (``is_utf8``) another letter must show it.
    """
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        before = text[: error.start]
        if error.reason == "unexpected end of data" and (is_utf8 or not before.isascii()):
            return before.decode()
    try:
        return text.decode("cp1252")
    except UnicodeDecodeError:
        return text.decode("latin-1")
