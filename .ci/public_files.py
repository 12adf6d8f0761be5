"""A second program looks into the picture files that readers are given: for the rights of the row, and nothing else."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

PICTURE = re.compile(r"/pictures/([0-9a-f]{32})/([\w-]+\.\w+)")

# What a decoder needs to know, and what exiftool says of the file and of itself.
OF_THE_FILE = {"SourceFile", "ExifTool", "System", "File", "JFIF", "QuickTime", "Meta", "Composite"}
# All else that may stand there: rights and words that readers see beside the picture.
OF_THE_RIGHTS = {
    "XMP-x": {"XMPToolkit"},
    "XMP-dc": {"Creator", "Rights", "Title", "Description"},
    "XMP-photoshop": {"Headline", "Credit", "Source", "DateCreated"},
    "XMP-xmpRights": {"UsageTerms", "WebStatement", "Marked"},
    "XMP-plus": {"LicensorURL", "LicensorLicensorURL"},
    "XMP-iptcCore": {"AltTextAccessibility"},
    "XMP-iptcExt": {"DigitalSourceType", "PersonInImage"},
    "IPTC": {
        "CodedCharacterSet",
        "ApplicationRecordVersion",
        "ObjectName",
        "DateCreated",
        "By-line",
        "Headline",
        "Credit",
        "Source",
        "CopyrightNotice",
        "Caption-Abstract",
    },
    "Photoshop": {"IPTCDigest"},
}
PRIVATE = re.compile(r"GPS|Serial|Comment|MakerNote|Thumbnail|OwnerName|DocumentID|InstanceID", re.IGNORECASE)

# Of each set of files: who made the picture, whose it is, and how it is to be credited.
ROWS = """
import json
from articles.models import RenditionSet
sets = RenditionSet.objects.select_related("photo").prefetch_related("photo__creators")
print(json.dumps({
    made.token: {
        "creators": [creator.name for creator in made.photo.creators.all()],
        "credit": made.photo.credit_line,
        "copyright": made.photo.copyright_notice,
    }
    for made in sets
}))
"""


def wrong_with(pictures):
    """Sentences about files, given as path to content, in which the rights are not those of their row."""
    if not shutil.which("exiftool"):
        print("The picture files were not looked into: exiftool is not installed.")
        return []
    if not pictures:
        return ["No page shows a picture."]
    rows, wrong = rights_of_rows(), []
    found = look_into(pictures)
    for path in pictures:
        token = PICTURE.fullmatch(path)[1]
        wrong += [f"{path}: {words}" for words in compare(found[path], rows[token], is_jpeg=path.endswith(".jpg"))]
    print(f"exiftool looked into {len(found)} picture files; {len(wrong)} faults.")
    return wrong


def rights_of_rows():
    command = [".venv/bin/matinee", "shell", "--verbosity", "0", "-c", ROWS]
    done = subprocess.run(command, env={**os.environ, "DEBUG": "yes"}, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def look_into(pictures):
    """Every tag of every file, with its group, in one go."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for path, content in pictures.items():
            token, name = PICTURE.fullmatch(path).groups()
            file = Path(folder, f"{token}-{name}")
            file.write_bytes(content)
            paths[str(file)] = path
        command = ["exiftool", "-json", "-G1", "-a", "-u", "-U", "-s", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return {paths[tags["SourceFile"]]: tags for tags in json.loads(done.stdout)}


def compare(tags, row, *, is_jpeg):
    """What is wrong with the tags of one file."""
    for tag in tags:
        group, _, name = tag.rpartition(":")
        group = re.sub(r"\d+$", "", group) or name
        if group not in OF_THE_FILE and name not in OF_THE_RIGHTS.get(group, ()):
            yield f"{tag} stands in it."
        elif PRIVATE.search(name):
            yield f"{tag} is private."
    places = {"creators": ["XMP-dc:Creator"], "credit": ["XMP-photoshop:Credit"], "copyright": ["XMP-dc:Rights"]}
    if is_jpeg:
        places["creators"].append("IPTC:By-line")
        places["credit"].append("IPTC:Credit")
        places["copyright"].append("IPTC:CopyrightNotice")
    for what, where in places.items():
        for tag in where:
            wanted, told = row[what], tags.get(tag, "")
            if what == "creators" and not isinstance(told, list):
                told = [told] if told else []
            if told != wanted:
                yield f"{tag} says {told!r}, and the row {wanted!r}."
