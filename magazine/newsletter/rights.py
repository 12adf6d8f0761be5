"""Who at the desk may do what with the newsletter, told to the roles of the newsroom, which know nothing of it."""

from django.apps import apps as all_apps
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS

from articles import roles
from articles.roles import EVERYTHING, WRITE, Area

LETTERS = "Letters of the newsletter"
SEND = "Plan and send letters"
SUBSCRIBERS = "See and export subscribers’ addresses"
FORGET = "Delete subscribers"

AREAS = {LETTERS: Area("newsletter", lists="letter")}
RIGHTS = {
    SEND: ("newsletter", "send_letter"),
    SUBSCRIBERS: ("newsletter", "view_subscriber"),
    FORGET: ("newsletter", "delete_subscriber"),
}
MAY = {
    "Section editor": {LETTERS: WRITE},
    "Chief editor": {LETTERS: EVERYTHING, SEND: True, SUBSCRIBERS: True, FORGET: True},
}
BROUGHT_BY = ("newsletter", "0001_initial")


def tell_the_roles():
    roles.widen(AREAS, RIGHTS, MAY)


def after_migrating(using=DEFAULT_DB_ALIAS, apps=all_apps, plan=(), **kwargs):
    """A magazine that had its roles before it had a newsletter: they are given what is new, and nothing else."""
    if not any((each.app_label, each.name) == BROUGHT_BY and not backwards for each, backwards in plan):
        return
    create_permissions(all_apps.get_app_config("newsletter"), verbosity=0, using=using, apps=apps)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    known = roles.keys_by_name(Permission, using)
    for group in Group.objects.using(using).filter(name__in=MAY):
        new = {name for name in roles.permissions_of(group.name) if name[0] == "newsletter"}
        group.permissions.add(*(known[name] for name in new & known.keys()))
