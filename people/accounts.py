"""Members of the desk, as the others speak of them."""


def name_of(user):
    """What somebody is called: their full name, or the name they sign in with."""
    return user.get_full_name() or user.get_username()
