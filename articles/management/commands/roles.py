import textwrap

from django.core.management.base import BaseCommand

from articles import roles

FIRST, WIDTH = 33, 19


class Command(BaseCommand):
    help = "Prints who may do what at the desk, as the roles stand now."

    def add_arguments(self, parser):
        parser.add_argument(
            "--reset", action="store_true", help="Give every role what the project gives it, whatever was changed."
        )

    def handle(self, *, reset, **options):
        if reset:
            changed = roles.reset()
            said = f"Put back: {', '.join(changed)}." if changed else "Every role is as the project has it already."
            self.stdout.write(self.style.SUCCESS(f"{said}\n"))
        self.print_matrix()
        self.print_changes()

    def print_matrix(self):
        held = {role: roles.names_held(role) for role in roles.ROLES}
        self.print_row("", list(held))
        for name, area in roles.AREAS.items():
            self.print_row(name, [in_words(area.allowed_by(names)) for names in held.values()])
        for name, right in roles.RIGHTS.items():
            self.print_row(name, ["yes" if right in names else "–" for names in held.values()])
        self.stdout.write(
            "\nStories: without “every story”, somebody changes those of the sections they edit and their own until\n"
            "readers are given them, deletes only their own that never went out, and besides sees what readers see.\n"
            "Accounts and roles are changed by superusers alone."
        )

    def print_row(self, name, cells):
        """One row of the table, its cells on as many lines as they need."""
        columns = [textwrap.wrap(cell, WIDTH - 2) for cell in cells]
        for number in range(max(map(len, columns))):
            line = (name if number == 0 else "").ljust(FIRST)
            line += "".join((column[number] if number < len(column) else "").ljust(WIDTH) for column in columns)
            self.stdout.write(line.rstrip())

    def print_changes(self):
        for role in roles.ROLES:
            held, given = roles.names_held(role), roles.permissions_of(role)
            changes = [
                *(f"+ {name}" for _, name in sorted(held - given)),
                *(f"− {name}" for _, name in sorted(given - held)),
            ]
            if changes:
                self.stdout.write(f"\n{role} is not as the project has it: {', '.join(changes)}.")
                self.stdout.write("“matinee roles --reset” puts it back.")


def in_words(actions):
    """What may be done in an area: “view, add, change”, “everything”, or a dash."""
    if set(actions) == set(roles.EVERYTHING):
        return "everything"
    return ", ".join(actions) or "–"
