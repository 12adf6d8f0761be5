"""Who at the desk may compose the front page and choose the accent, told to the roles of the newsroom."""

from django.apps import apps as all_apps
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS

from articles import roles

COMPOSE = "Compose the front page"
COLOUR = "Choose the accent colour"

RIGHTS = {COMPOSE: ("front_page", "change_frontpage"), COLOUR: ("front_page", "change_look")}
MAY = {"Chief editor": {COMPOSE: True, COLOUR: True}}
BROUGHT_BY = ("front_page", "0001_front_page_and_accent")


def tell_the_roles():
    roles.widen(rights=RIGHTS, may=MAY)


def after_migrating(using=DEFAULT_DB_ALIAS, apps=all_apps, plan=(), **kwargs):
    """A magazine that had its roles before: they are given what is new, and nothing else."""
    if not any((each.app_label, each.name) == BROUGHT_BY and not backwards for each, backwards in plan):
        return
    create_permissions(all_apps.get_app_config("front_page"), verbosity=0, using=using, apps=apps)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    known = roles.keys_by_name(Permission, using)
    for group in Group.objects.using(using).filter(name__in=MAY):
        group.permissions.add(*(known[RIGHTS[name]] for name in MAY[group.name]))


def may_compose(user):
    """Whether somebody composes the front page: it names any story, so they must be let see every one."""
    return user.has_perm("front_page.change_frontpage") and user.has_perm("articles.edit_every_article")
