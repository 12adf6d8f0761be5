def picture_at(path):
    """What ``select_related`` needs so that a picture shows without another query: itself, and who may stand in for it.

    Reaches pictures by the names of relations, since they belong to the newsroom above.
    """
    return f"{path}__renditions", f"{path}__substitute__renditions"
