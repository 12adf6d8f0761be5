import errno
import io
import secrets
import signal
import socket
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.servers import basehttp
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from articles.importing.fixtures import FIXTURES, SAMPLES
from articles.importing.loading import is_empty

EDITOR = "editor"
ROLES = ["Chief editor", "Importer"]


class Command(BaseCommand):
    help = "Sets up a magazine with stories and samples to try out on this machine, and serves it. Needs DEBUG=yes."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="Address to serve on (%(default)s).")
        parser.add_argument("--port", type=int, default=8000, help="Port to serve on (%(default)s).")
        parser.add_argument("--no-serve", action="store_true", help="Only set up.")

    def handle(self, *, host, port, no_serve, **options):
        if not settings.DEBUG:
            raise CommandError(
                "The demo makes an editor and prints the password, so it runs while trying things out only: "
                "DEBUG=yes matinee demo"
            )
        if not no_serve:
            check_port(host, port)
        password = self.set_up()
        if no_serve:
            self.print_card(host, port, password)
        else:
            self.serve(host, port, password)

    # Setting up: each step finds out for itself whether it is still to do

    def set_up(self):
        """Make whatever is missing; the demo editor's password."""
        Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
        with self.step("Database") as done:
            done(migrate())
        with self.step("Stories, people, films and awards") as done:
            done(fill())
        with self.step("Pictures in their sizes (the slowest)") as done:
            done(develop())
        with self.step("Demo editor") as done:
            password, words = make_editor()
            done(words)
        return password

    @contextmanager
    def step(self, name):
        """A line that says what is being done, then what was done and how long it took."""
        self.stdout.write(f"{name:40}", ending="")
        self.stdout.flush()
        start = perf_counter()
        said = []
        try:
            yield said.append
        except BaseException:
            self.stdout.write("not finished")
            raise
        self.stdout.write(f"{said[0]:26}{perf_counter() - start:6.1f} s")

    # Serving

    def serve(self, host, port, password):
        def welcome(port):
            self.print_card(host, port, password)
            self.stdout.write("Ctrl-C ends it.\n\n")
            self.stdout.flush()

        # A shell that starts it in the background, with &, has it ignore Ctrl-C and kill -INT alike.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        show_the_product()
        try:
            handler = basehttp.get_internal_wsgi_application()
            basehttp.run(host, port, handler, ipv6=":" in host, threading=True, on_bind=welcome)
        except OSError as error:
            raise CommandError(why_not(error, host, port)) from error
        except KeyboardInterrupt:
            self.stdout.write("\nStopped. Everything is kept; the same command starts it again.")

    def print_card(self, host, port, password):
        site = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        self.stdout.write(
            f"\n  {settings.SITE_NAME} is showing.\n\n"
            f"  The magazine   {site}/\n"
            f"  The desk       {site}{reverse('admin:index')}\n"
            f"                 name {EDITOR}, password {password}\n"
        )


def show_the_product():
    """Answer as a magazine does and not as a workshop: with its own pages for what is missing, refused or broken.

    What broke is told in the terminal. Style sheets are still read from where they lie, as nobody has collected them.
    """
    settings.DEBUG = False
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True


def check_port(host, port):
    """Refuse a port that cannot be had, before any work is done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        raise CommandError(why_not(error, host, port)) from error


def why_not(error, host, port):
    """Why the server cannot listen there, and the way out."""
    if isinstance(error, OverflowError):
        return f"There is no port {port}. Choose one up to 65535, for instance --port 8000."
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Choose another: --port {port + 1}"
    if error.errno == errno.EACCES:
        return f"Port {port} is not open to you. Choose one from 1024 up: --port 8000"
    return f"Cannot serve on {host}, port {port}: {error.strerror or error}. Choose others with --host and --port."


def migrate():
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        call_command("migrate", interactive=False, verbosity=0)
    return f"{len(plan)} migrations applied" if plan else "up to date"


def fill():
    """Load the fixtures and a sample of each layout into an empty magazine: one that holds anything is its editors'."""
    if not is_empty():
        return "as you left them"
    call_command("load_fixtures", *FIXTURES, *SAMPLES, verbosity=0)
    return "checked and loaded"


def develop():
    said = io.StringIO()
    call_command("renditions", stdout=said)
    return "made" if " made." in said.getvalue() else "up to date"


def make_editor():
    """The demo editor, a chief editor who brings stories in as well; the password and what was done.

    The password stands in a file that only its owner may read. Once somebody has changed it
    at the desk, it is nobody's business here.
    """
    User = get_user_model()
    password = keep_password(Path(settings.DATA_DIR) / "demo-password")
    with transaction.atomic():
        editor, is_new = User.objects.get_or_create(username=EDITOR, defaults={"is_staff": True, "first_name": "Demo"})
        if is_new:
            editor.set_password(password)
            editor.save()
            editor.groups.add(*Group.objects.filter(name__in=ROLES))
    if is_new:
        return password, "made"
    if editor.check_password(password):
        return password, "there already"
    return "as you have changed it (matinee changepassword editor sets another)", "there already"


def keep_password(path):
    """The password in the file, drawn and written there first if need be."""
    path.touch(mode=0o600)
    if not path.read_text().strip():
        path.write_text(secrets.token_urlsafe(9) + "\n")
    return path.read_text().strip()
