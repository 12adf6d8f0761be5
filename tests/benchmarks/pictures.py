"""What renditions cost to make, and what readers download: ``--only pictures``.

Time and memory are those of a process of its own for each set made. “Bare” is Pillow told to do
the same resizes and encodes from the full decode, with no thought for rights, profiles or shortcuts.
"""

import io
import itertools
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

from articles.pictures.batch import Job, develop_all
from articles.pictures.darkroom import SAVED, Order, develop
from articles.pictures.frames import FRAMES, crop, sizes_of
from articles.pictures.metadata import Rights
from tests.articles.pictures.photographs import as_jpeg, photograph

SIZE = (6000, 4000)
ROUNDS = 5
PHONE, DENSITY, REM = 390, 3, 16  # CSS pixels across, device pixels to one of them, CSS pixels to a rem
STORY = "mikey-madison-anora-cover-story"
ORDER = Order(
    tuple(name for name in FRAMES if name not in ("portrait", "poster")),
    (50, 40),
    Rights(creators=("Ellen Example",), credit_line="Photograph by Ellen Example", copyright_notice="© Ellen Example"),
)


def run(options, say):
    with tempfile.TemporaryDirectory() as folder:
        say("\rMaking up photographs of 24 megapixels …")
        originals = [as_jpeg(photograph(SIZE, seed)) for seed in (1, 2, 3)]
        file = Path(folder, "original.jpg")
        file.write_bytes(originals[0])
        print_one(measure_one(file, say), len(originals[0]))
        print_batch(options.photos, *measure_batch(originals, options.photos, say))
        print_downloads({"one photograph": one_photograph(originals[0]), "the cover story": story(folder, say)})


# One picture, in a process of its own


def measure_one(file, say):
    """Work to its measurements (seconds of work, megabytes at the most), in turns."""
    results = {"ours": [], "bare": [], "nothing": []}
    for number in range(ROUNDS):
        for work, measured in results.items():
            say(f"\rOne photograph: round {number + 1} of {ROUNDS}, {work:<30}")
            command = [sys.executable, "-m", "tests.benchmarks.pictures", work, str(file)]
            measured.append(json.loads(subprocess.run(command, capture_output=True, check=True).stdout))
    return results


def bare(original, order):
    image = Image.open(io.BytesIO(original))
    image.load()
    for name in order.frames:
        box = crop(image.size, FRAMES[name].ratio, order.focal)
        for size in sizes_of(FRAMES[name], box):
            rendition = image.resize(size, Image.Resampling.LANCZOS, box=box)
            for format, settings in SAVED.values():
                rendition.save(io.BytesIO(), format, **settings)


def nothing(original, order):
    """What the process takes before it has done anything."""


def work_alone(work, file):
    original = Path(file).read_bytes()
    started = time.process_time()
    {"ours": develop, "bare": bare, "nothing": nothing}[work](original, ORDER)
    print(json.dumps([time.process_time() - started, peak()]))


def peak():
    """The most memory that this process has held, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) / 1024
    # Counts in what the parent held when it started this process, where the system keeps nothing better.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def print_one(results, length):
    empty = statistics.median(peak for _, peak in results["nothing"])
    print(f"\n\nOne JPEG of 24 megapixels, {length:,} bytes, to its renditions\n{'':24} {'CPU s':>8} {'peak MB':>9}")
    seconds, peaks = {}, {}
    for work, name in (("ours", "the darkroom"), ("bare", "bare Pillow")):
        seconds[work], peaks[work] = (statistics.median(column) for column in zip(*results[work], strict=True))
        print(f"{name:24} {seconds[work]:8.2f} {peaks[work]:9.0f}")
    print(f"{'of the bare cost':24} {seconds['ours'] / seconds['bare']:8.2f} {peaks['ours'] / peaks['bare']:9.2f}")
    print(f"(Pillow alone, with nothing open, takes {empty:.0f} MB.)")


# Many, on every core


def measure_batch(originals, count, say):
    """Seconds for so many pictures, and how many files and bytes were made."""
    jobs = (Job(n, original, ORDER) for n, original in zip(range(count), itertools.cycle(originals), strict=False))
    started, files, length = time.monotonic(), 0, 0
    for number, (_, (_, made)) in enumerate(develop_all(jobs, develop), start=1):
        files, length = files + len(made), length + sum(map(len, made.values()))
        took = time.monotonic() - started
        say(f"\r{number} of {count} photographs, {took * (count - number) / number:.0f} s left          ")
    return took, files, length


def print_batch(count, seconds, files, length):
    print(f"\n\nA batch of {count} photographs of 24 megapixels, on {os.cpu_count()} cores")
    print(f"{60 * count / seconds:.0f} a minute; {files // count} files and {length // count:,} bytes for each")


# What a reader downloads


def one_photograph(original):
    """Bytes of a figure across a phone's screen: as AVIF, as JPEG, and the original itself."""
    wanted = PHONE * DENSITY
    width = next(width for width in FRAMES["free"].widths if width >= wanted)
    _, files = develop(original, Order(("free",), (50, 50), ORDER.rights))
    return len(files[f"free-{width}.avif"]), len(files[f"free-{width}.jpg"]), len(original), 1


def story(folder, say):
    """The same for the cover story that comes with the project, read to its end on a phone."""
    from django.conf import settings
    from django.core.files.storage import default_storage
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client, override_settings

    from articles.models import Article, Photo

    say("\rLoading the cover story …                    ")
    connection.settings_dict["TEST"]["NAME"] = str(Path(folder, "story.sqlite3"))
    own_name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        with override_settings(MEDIA_ROOT=folder, ALLOWED_HOSTS=["*"]):
            call_command("load_fixtures", verbosity=0, stdout=io.StringIO())
            call_command("renditions", stdout=io.StringIO())
            page = Client().get(Article.objects.live().get(slug=STORY).get_absolute_url()).content.decode()
            avif, jpeg, originals = 0, 0, 0
            chosen = [choose(element) for element in re.findall(r"<picture>.*?</picture>", page)]
            for small, large in set(chosen):
                avif, jpeg = avif + default_storage.size(small), jpeg + default_storage.size(large)
                originals += Photo.objects.get(renditions__token=small.split("/")[1]).file.size
            assert str(settings.MEDIA_ROOT) == folder
            return avif, jpeg, originals, len(set(chosen))
    finally:
        connection.creation.destroy_test_db(own_name, verbosity=0)


def choose(element):
    """The files that a phone takes of a ``<picture>``: the narrowest that is as wide as the screen asks, else the
    widest."""
    across = re.search(r'sizes="(?:[^"]*, *)?([\d.]+)(vw|rem)"', element)
    wanted = DENSITY * float(across[1]) * (PHONE / 100 if across[2] == "vw" else REM)
    sets = [re.findall(r"/pictures/(\S+) (\d+)w", offered) for offered in re.findall(r'srcset="([^"]*)"', element)]
    return tuple(
        f"renditions/{next((name for name, width in offered if int(width) >= wanted), offered[-1][0])}"
        for offered in sets
    )


def print_downloads(rows):
    print(f"\n\nWhat a phone downloads ({PHONE} CSS pixels across, {DENSITY} device pixels to one)")
    print(f"{'':24} {'pictures':>8} {'AVIF':>11} {'JPEG':>11} {'originals':>12} {'AVIF of originals':>18}")
    for name, (avif, jpeg, original, count) in rows.items():
        print(f"{name:24} {count:8} {avif:11,} {jpeg:11,} {original:12,} {avif / original:18.1%}")


if __name__ == "__main__":
    work_alone(*sys.argv[1:])
