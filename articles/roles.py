"""The roles of the desk: groups made by the project, each with what it may do.

A permission says what somebody may do to stories at all. To which ones is said by
ArticleQuerySet.editable_by(): without “every story”, to those of one's sections and to one's
own until readers are given them. Accounts and roles themselves are superusers' business:
who may change an account may become anybody.
"""

from dataclasses import dataclass

from django.apps import apps as all_apps
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS, router, transaction

from . import accounts

SEE = ("view",)
WRITE = ("view", "add", "change")
EVERYTHING = ("view", "add", "change", "delete")


@dataclass(frozen=True)
class Area:
    """Models with a list of their own at the desk, and those that are rows in their forms.

    Who may change a form may do anything to its rows, or they could not take out a credit.
    """

    app: str
    lists: str
    rows: str = ""

    def permissions(self, actions):
        on_rows = EVERYTHING if "change" in actions else actions
        wanted = [(self.lists, actions), (self.rows, on_rows)]
        return {(self.app, f"{action}_{name}") for names, may in wanted for name in names.split() for action in may}

    def allowed_by(self, permissions):
        """The actions that these permissions allow on every list of the area."""
        return [
            action
            for action in EVERYTHING
            if all((self.app, f"{action}_{name}") in permissions for name in self.lists.split())
        ]


AREAS = {
    "Stories": Area(
        "articles",
        lists="article",
        rows="block textblock headingblock pullquoteblock figureblock galleryblock videoblock listentryblock "
        "filmcardblock noteblock contribution subject taggedarticle relatedstory relatedheadline correction",
    ),
    "Photos and shoots": Area("articles", lists="photo shoot", rows="photocreator contribution"),
    "Galleries and videos": Area("articles", lists="gallery video", rows="galleryitem"),
    "Topics": Area("articles", lists="tag"),
    "Sections and issues": Area("articles", lists="section publication issue"),
    "Reference shelf": Area(
        "people",
        lists="person film programme edition nomination category company release claim tally source",
        rows="personname filmtitle companyname programmename credit editionrole broadcast nominee",
    ),
}

# Rights of their own, by what the desk calls them.
RIGHTS = {
    "Every story, whoever writes it": ("articles", "edit_every_article"),
    "Publish, schedule, withdraw": ("articles", "publish_article"),
    "Lift an embargo early": ("articles", "lift_embargo"),
    "Import stories": ("articles", "import_article"),
    "Read the audit log": ("people", "view_auditentry"),
}

TO_LOOK_AT = {
    "Photos and shoots": SEE,
    "Galleries and videos": SEE,
    "Topics": SEE,
    "Sections and issues": SEE,
    "Reference shelf": SEE,
}

ROLES = {
    "Writer": {**TO_LOOK_AT, "Stories": EVERYTHING},
    "Section editor": {
        **TO_LOOK_AT,
        "Stories": WRITE,
        "Galleries and videos": WRITE,
        "Topics": WRITE,
        "Reference shelf": WRITE,
    },
    "Photo editor": {
        **TO_LOOK_AT,
        "Stories": SEE,
        "Photos and shoots": EVERYTHING,
        "Galleries and videos": EVERYTHING,
    },
    "Chief editor": {
        **dict.fromkeys(AREAS, EVERYTHING),
        **dict.fromkeys(RIGHTS, True),
        "Import stories": False,
    },
    "Importer": {
        **TO_LOOK_AT,
        "Stories": WRITE,
        "Photos and shoots": WRITE,
        "Topics": WRITE,
        "Reference shelf": WRITE,
        "Import stories": True,
    },
}


def widen(areas=(), rights=(), may=None):
    """Let an app that knows the newsroom add areas and rights of its own, and say which role has them."""
    AREAS.update(areas)
    RIGHTS.update(rights)
    for role, granted in (may or {}).items():
        ROLES[role].update(granted)


def apps_of_the_desk():
    """The apps whose permissions roles are made of, by label."""
    return sorted({area.app for area in AREAS.values()} | {app for app, _ in RIGHTS.values()})


# The migration before which there were no roles.
BROUGHT_BY = "0004_the_desk"


def permissions_of(role):
    """What the project gives a role: pairs of an app and a permission's name."""
    areas = (AREAS[name].permissions(may) for name, may in ROLES[role].items() if name in AREAS)
    return set().union(*areas, {RIGHTS[name] for name, may in ROLES[role].items() if name in RIGHTS and may})


def make_missing(using=DEFAULT_DB_ALIAS, apps=all_apps, plan=(), **kwargs):
    """Make the roles that are not there. One that is there stays as the magazine has changed it."""
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    if not router.allow_migrate_model(using, Group):
        return
    there = set(Group.objects.using(using).filter(name__in=ROLES).values_list("name", flat=True))
    missing = [role for role in ROLES if role not in there]
    # A magazine may have had a group of its own by a role's name.
    are_new = not there or any(brings_roles(migration, backwards) for migration, backwards in plan)
    if not missing and not are_new:
        return
    for app in apps_of_the_desk():
        create_permissions(all_apps.get_app_config(app), verbosity=0, using=using, apps=apps)
    known = keys_by_name(Permission, using)
    # Halfway through the migrations some tables are still to come, and with them their permissions.
    ready = [role for role in missing if permissions_of(role) <= known.keys()]
    with transaction.atomic(using=using):
        if are_new:
            keep_earlier_rights(apps, using, known)
        for role in ready:
            group = Group.objects.using(using).create(name=role)
            group.permissions.add(*(known[name] for name in permissions_of(role)))


def brings_roles(migration, backwards):
    brought = ("articles", BROUGHT_BY)
    return not backwards and brought in [(migration.app_label, migration.name), *migration.replaces]


def keep_earlier_rights(apps, using, known):
    """Before there were roles, who could change stories could change every one: those still can.

    Where somebody has that right by name it was looked at before, and stays as it is.
    """
    every = known.get(RIGHTS["Every story, whoever writes it"])
    holders = {"permissions": apps.get_model("auth", "Group"), "user_permissions": apps.get_model("auth", "User")}
    rows = {held: model.objects.using(using) for held, model in holders.items()}
    if every is None or any(found.filter(**{held: every}).exists() for held, found in rows.items()):
        return
    for held, found in rows.items():
        change_stories = {f"{held}__codename": "change_article", f"{held}__content_type__app_label": "articles"}
        for row in found.filter(**change_stories):
            getattr(row, held).add(every)


def reset():
    """Give every role what the project gives it; the names of those that had been changed."""
    make_missing()
    Group, Permission = all_apps.get_model("auth", "Group"), all_apps.get_model("auth", "Permission")
    known = keys_by_name(Permission)
    changed = [role for role in ROLES if names_held(role) != permissions_of(role)]
    with transaction.atomic():
        for role in changed:
            group = Group.objects.get(name=role)
            before = accounts.standing(group)
            group.permissions.set(known[name] for name in permissions_of(role))
            accounts.record_change(group, before, by=None)
    return changed


def names_held(role):
    """What a role may do as it stands, whatever the project gave it."""
    Permission = all_apps.get_model("auth", "Permission")
    held = Permission.objects.filter(group__name=role)
    return set(held.values_list("content_type__app_label", "codename"))


def keys_by_name(Permission, using=DEFAULT_DB_ALIAS):
    ours = Permission.objects.using(using).filter(content_type__app_label__in=apps_of_the_desk())
    return {(app, name): key for key, app, name in ours.values_list("pk", "content_type__app_label", "codename")}
