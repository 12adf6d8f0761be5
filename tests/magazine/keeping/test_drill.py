"""The drill: back up while others write, lose everything, restore, compare; and sets that are not whole, refused."""

import errno
import fcntl
import io
import json
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from articles.models import Photo
from magazine.edition import number
from magazine.keeping import backing_up, databases, media, sets
from magazine.keeping.standing import database_at, standing_on
from magazine.search import noting
from people.models import Person
from tests.factories import make_person, make_photo

from ..spoiled import alter, drop
from .databases import KeepingTestCase, drop_templates
from .test_copying import ROOT, address_of

tearDownModule = drop_templates


class DrillTestCase(KeepingTestCase):
    kind = "sqlite"

    def setUp(self):
        super().setUp()
        self.magazine = self.database(self.kind)
        self.enterContext(standing_on(self.magazine))
        self.backups = self.folder / "backups"

    def back_up(self, **options):
        out = io.StringIO()
        call_command("backup", self.backups, stdout=out, **options)
        return sets.sets_in(self.backups)[-1], out.getvalue()

    def restore(self, folder, **options):
        out = io.StringIO()
        call_command("restore", folder, stdout=out, **options)
        return out.getvalue()

    def state(self):
        return self.digests(self.magazine), self.media()

    def assertRefused(self, folder, words, **options):
        before = self.state()
        with self.assertRaisesMessage(CommandError, words):
            self.restore(folder, **options)
        self.assertEqual(self.state(), before)

    @contextmanager
    def standing_on_another(self):
        """An empty machine."""
        with standing_on(self.database(self.kind)) as other, self.settings(MEDIA_ROOT=self.folder / "other"):
            yield other


class DrillTests(DrillTestCase):
    def test_brings_everything_back_as_it_was_while_others_wrote(self):
        self.fill(self.magazine)
        pages, ended, address = self.pages(self.magazine), threading.Event(), address_of(self.magazine)

        def write():
            with standing_on(database_at(address)) as own:
                while not ended.is_set():
                    make_person("Written meanwhile").delete()
                own.close()

        writer = threading.Thread(target=write)
        writer.start()
        try:
            folder, said = self.back_up()
        finally:
            ended.set()
            writer.join()
        self.assertIn("SECRET_KEY and the other settings are not in it", said)
        Person.objects.filter(name="Written meanwhile").delete()
        digests, files, moved = *self.state(), number.edition()
        with self.standing_on_another() as other:
            self.restore(folder)
            Person.objects.filter(name="Written meanwhile").delete()
            self.assertEqual(self.digests(other), digests)
            self.assertEqual(self.media(), files)
            self.assertEqual(self.pages(other), pages)
            self.assertGreater(number.edition(), moved + (1 << 31))
            self.assertEqual(number.missing_triggers(), [])

    def test_replaces_a_magazine_only_when_told_and_keeps_it(self):
        make_person("Agnès Varda")
        folder, _ = self.back_up()
        make_person("Ellen Example")
        before, moved = self.state(), number.edition()
        self.assertRefused(folder, "There is a magazine here already. It holds rows of people.Person.")
        with mock.patch.object(sets, "name_for", return_value="2099-01-01-000000"):
            self.assertIn("What was here is in", self.restore(folder, replace=True))
        self.assertEqual(Person.objects.get().name, "Agnès Varda")
        self.assertGreater(number.edition(), moved + (1 << 31))
        self.restore(self.backups / "2099-01-01-000000", replace=True, discard=True)
        self.assertEqual(self.state(), before)

    def test_has_the_triggers_of_today_and_not_those_of_the_day_of_the_backup(self):
        """One of the edition's and one of the search's were dropped then, one of each said something else."""
        for part in (number, noting):
            (gone, (table, _)), (other, (another, _)) = list(part.triggers().items())[:2]
            drop(gone, table)
            alter(other, another)
        folder, _ = self.back_up()
        with self.standing_on_another():
            self.restore(folder)
            self.assertEqual(number.missing_triggers() + noting.missing_triggers(), [])

    def test_leaves_nothing_of_one_that_was_killed_and_lets_one_be_that_is_at_work(self):
        if self.kind != "sqlite":
            self.skipTest("PostgreSQL makes no file ready.")
        own = Path(self.magazine.settings_dict["NAME"])
        killed, at_work = (own.with_name(f"{own.name}.restoring-0000000{each}") for each in (1, 2))
        beside = killed.with_name(f"{killed.name}-wal")
        for each in (killed, beside, at_work):
            each.write_bytes(b"drafts")
        folder, _ = self.back_up()
        with at_work.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self.restore(folder, replace=True, discard=True)
        self.assertEqual(sorted(own.parent.glob("*restoring*")), [at_work])

    def test_leaves_no_half_of_a_picture_that_a_killed_one_was_writing(self):
        default_storage.save("originals/beach.jpg", ContentFile(b"sand"))
        folder, _ = self.back_up()
        default_storage.delete("originals/beach.jpg")
        Path(default_storage.path("originals/beach.jpg.part")).write_bytes(b"sa")
        self.restore(folder)
        self.assertEqual(default_storage.listdir("originals"), ([], ["beach.jpg"]))

    def test_is_refused_where_a_file_is_there_with_other_content(self):
        default_storage.save("originals/beach.jpg", ContentFile(b"sand"))
        folder, _ = self.back_up()
        default_storage.put("originals/beach.jpg", ContentFile(b"snow"))
        self.assertRefused(folder, "originals/beach.jpg is there with other content")


class OnPostgreSQLDrillTests(DrillTests):
    kind = "postgresql"

    def test_the_next_to_write_is_taken_for_nobody_who_wrote_before(self):
        make_person("Agnès Varda")
        folder, _ = self.back_up()
        with self.standing_on_another() as other:
            self.restore(folder)
            with other.cursor() as cursor:
                cursor.execute(
                    "SELECT count(writer) FROM edition_count UNION SELECT count(writer) FROM articles_platenumber"
                )
                self.assertEqual(cursor.fetchall(), [(0,)])
                cursor.execute("SELECT count(*) FROM articles_platenumber")
                self.assertGreater(cursor.fetchone()[0], 0)

    def test_a_magazine_in_a_schema_of_its_own_comes_back_and_what_stands_beside_it_is_left_alone(self):
        with self.magazine.cursor() as cursor:
            cursor.execute("ALTER SCHEMA public RENAME TO magazine")
            cursor.execute("CREATE SCHEMA public CREATE TABLE beside (word text)")
            cursor.execute(f'ALTER DATABASE "{self.magazine.settings_dict["NAME"]}" SET search_path = magazine')
        self.magazine.close()
        make_person("Agnès Varda")
        folder, _ = self.back_up()
        before = self.state()
        make_person("Ellen Example")
        with self.magazine.cursor() as cursor:
            cursor.execute("INSERT INTO public.beside VALUES ('kept')")
        self.restore(folder, replace=True, discard=True)
        self.assertEqual(self.state(), before)
        self.assertEqual(number.missing_triggers() + noting.missing_triggers(), [])
        with self.magazine.cursor() as cursor:
            cursor.execute("SELECT word FROM public.beside")
            self.assertEqual(cursor.fetchall(), [("kept",)])

    def test_a_program_that_is_older_than_the_server_is_named(self):
        with (
            mock.patch.object(databases, "version_of", return_value=9),
            self.assertRaisesMessage(CommandError, "pg_dump is of version 9, older than the server's"),
        ):
            self.back_up()
        self.assertEqual(sets.sets_in(self.backups), [])

    def test_a_program_that_is_not_there_is_named(self):
        nowhere = mock.patch.multiple(databases, TOOLS=self.folder, shutil=mock.Mock(which=lambda _: None))
        with nowhere, self.assertRaisesMessage(CommandError, "pg_dump is not on this machine. Install"):
            self.back_up()

    def test_a_restore_that_fails_halfway_leaves_what_was(self):
        make_person()
        folder, _ = self.back_up()
        with mock.patch.object(databases, "LEAPING", "SELECT 1/0;"):
            self.assertRefused(folder, "The dump could not be put back", replace=True, discard=True)

    def test_a_restore_that_the_database_ends_says_why(self):
        make_person()
        folder, _ = self.back_up()
        psql = self.folder / "psql"
        psql.write_text(GIVES_UP.format(psql=databases.tool("psql")))
        psql.chmod(0o755)
        with mock.patch.dict(os.environ, PATH=f"{self.folder}:{os.environ['PATH']}"):
            self.assertRefused(folder, "could not be put back: The server shuts down.", replace=True, discard=True)


# A psql that takes the beginning, and whose end comes a moment after nothing more is taken.
GIVES_UP = """#!/bin/sh
case "$1" in --version) exec {psql} --version;; esac
while read -r line; do case "$line" in 'END $$;') break;; esac; done
exec 0<&-
echo "The server shuts down." >&2
sleep 1
exit 2
"""


class RefusedTests(DrillTestCase):
    """Before anything is touched: which file, what is wrong with it, and the way out."""

    engine_file = "database.sqlite3"

    def setUp(self):
        super().setUp()
        make_person()
        for name in ("beach", "dune"):
            default_storage.save(f"originals/{name}.jpg", ContentFile(name.encode()))
        self.set, _ = self.back_up()

    def assertRefused(self, words, **options):
        super().assertRefused(self.set, words, replace=True, discard=True, **options)

    def test_a_byte_that_was_altered(self):
        (self.set / "media/originals/dune.jpg").write_bytes(b"dunE")
        self.assertRefused("dune.jpg has been altered: its digest is not the one in the manifest. Take another")

    def test_a_file_that_is_missing(self):
        (self.set / "media/originals/dune.jpg").unlink()
        self.assertRefused("dune.jpg is missing. Take another backup")

    def test_a_link_in_place_of_a_file(self):
        path = self.set / "media/originals/dune.jpg"
        path.unlink()
        path.symlink_to("beach.jpg")
        self.assertRefused("dune.jpg is not a plain file")

    def test_a_dump_that_was_cut_short(self):
        path = self.set / self.engine_file
        os.truncate(path, path.stat().st_size // 2)
        self.assertRefused(f"{path} has ")

    def test_a_dump_that_was_damaged_before_its_digest_was_taken(self):
        path = self.set / self.engine_file
        path.write_bytes(path.read_bytes()[:9000])
        self.rewrite(lambda facts: facts["database"].update(file=list(sets.described(path))))
        self.assertRefused("Take another backup")

    def test_a_manifest_that_was_altered(self):
        facts = json.loads((self.set / "manifest.json").read_text())
        facts["site"] = "Another"
        (self.set / "manifest.json").write_text(json.dumps(facts))
        self.assertRefused("has been altered since it was written")

    def test_a_list_that_leads_out_of_the_folder(self):
        path = self.set / "media.jsonl"
        path.write_text(path.read_text().replace("originals/dune.jpg", "../../dune.jpg"))
        self.rewrite(lambda facts: facts["media"].update(list=list(sets.described(path))))
        self.assertRefused("names '../../dune.jpg', which is no name of a picture")

    def test_a_folder_of_something_else(self):
        self.set = self.folder
        self.assertRefused("has no manifest.json. It is no backup, or was cut off")

    def test_a_backup_of_a_newer_version(self):
        self.rewrite(lambda facts: facts["database"]["migrations"].append("articles.9999_later"))
        self.assertRefused("articles.9999_later is not known here. Install that version first.")

    def test_a_backup_of_the_other_database(self):
        other = {"sqlite": "postgresql", "postgresql": "sqlite"}[self.kind]
        self.rewrite(lambda facts: facts["database"].update(kind=other))
        self.assertRefused("bring it here with copy_magazine")

    def rewrite(self, change):
        facts = sets.read_manifest(self.set)
        change(facts)
        facts.pop("format")
        sets.write_manifest(self.set, facts)


class OnPostgreSQLRefusedTests(RefusedTests):
    kind, engine_file = "postgresql", "database.dump"


class BackupTests(DrillTestCase):
    def setUp(self):
        super().setUp()
        self.name = default_storage.save("originals/beach.jpg", ContentFile(b"sand"))

    def again(self):
        moments = iter(["2099-01-01-000000", "2099-01-02-000000"])
        with mock.patch.object(sets, "name_for", lambda _: next(moments)):
            return self.back_up()

    def test_gives_files_that_have_not_changed_no_second_room(self):
        first, _ = self.back_up()
        default_storage.save("originals/dune.jpg", ContentFile(b"dune"))
        second, said = self.again()
        self.assertIn("1 copied and 1 unchanged", said)
        kept = [each / sets.MEDIA / self.name for each in (first, second)]
        self.assertTrue(kept[0].samefile(kept[1]))
        shutil.rmtree(first)
        sets.check(second, sets.read_manifest(second))

    def test_copies_anew_what_the_backup_before_has_lost(self):
        first, _ = self.back_up()
        (first / sets.MEDIA / self.name).write_bytes(b"s4nd")
        second, said = self.again()
        self.assertIn(f"{self.name} is damaged in the backup before", said)
        sets.check(second, sets.read_manifest(second))

    def test_leaves_out_what_can_be_made_again_unless_asked(self):
        default_storage.save("renditions/ab/flat-400.jpg", ContentFile(b"small"))
        self.assertEqual([file.name for file in sets.media_of(self.back_up()[0])], [self.name])
        with mock.patch.object(sets, "name_for", return_value="2099-01-01-000000"):
            self.assertEqual(len(list(sets.media_of(self.back_up(with_renditions=True)[0]))), 2)

    def test_that_was_killed_left_nothing_that_looks_whole_and_is_swept_by_the_next(self):
        program = (
            "import django, os, signal; django.setup()\n"
            "from pathlib import Path\n"
            "from magazine.keeping import backing_up, sets\n"
            "sets.write_manifest = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
            f"backing_up.back_up(Path({str(self.backups)!r}))"
        )
        environment = {
            "DJANGO_SETTINGS_MODULE": "magazine.settings",
            "DEBUG": "yes",
            "DATABASE_URL": address_of(self.magazine),
            "DATA_DIR": str(self.folder),
        }
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=False)
        (left,) = self.backups.glob(".unfinished-*")
        with self.assertRaisesMessage(CommandError, "It was cut off; name another"):
            self.restore(left)
        self.back_up()
        self.assertFalse(left.exists())

    def test_on_a_full_disk_says_so_and_leaves_nothing(self):
        full = OSError(errno.ENOSPC, "No space left on device")
        with (
            mock.patch.object(os, "fsync", side_effect=full),
            self.assertRaisesMessage(
                CommandError, "No space left on device. Make room, or name another folder. No backup was made."
            ),
        ):
            self.back_up()
        self.assertEqual([path.name for path in self.backups.iterdir()], [".lock"])

    def test_names_what_a_picture_speaks_of_and_nobody_has(self):
        Photo.objects.filter(pk=make_photo().pk).update(file="originals/lost.jpg")
        self.assertIn("originals/lost.jpg is not in storage, though a picture speaks of it", self.back_up()[1])

    def test_passes_over_what_is_deleted_meanwhile_and_reads_again_what_is_changed(self):
        default_storage.save("originals/dune.jpg", ContentFile(b"dune"))
        listed = list(media.files())
        default_storage.delete("originals/dune.jpg")
        default_storage.put(self.name, ContentFile(b"more sand"))
        with mock.patch.object(media, "files", lambda **_: listed):
            folder, said = self.back_up()
        self.assertIn("originals/dune.jpg was deleted meanwhile", said)
        sets.check(folder, sets.read_manifest(folder))
        self.assertEqual((folder / sets.MEDIA / self.name).read_bytes(), b"more sand")

    def test_waits_for_no_other_in_the_same_folder(self):
        self.backups.mkdir()
        with backing_up.alone(self.backups), self.assertRaisesMessage(CommandError, "Another backup is being written"):
            self.back_up()
