"""Hold pages against HTML by the Nu Html Checker (vnu.jar), the one that the W3C runs."""

import json
import re
import subprocess
import tempfile
from pathlib import Path

PATIENCE = 10 * 60
# Safari forgets that a table is one where its rows are set as blocks, unless each of its parts says what it is.
MEANT = re.compile("The “role” attribute must not be used on a “t[hdr]” element")


def faults(jar, pages):
    """What is wrong in pages, address to content, in sentences that name the address and the line."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, (address, content) in enumerate(pages.items()):
            path = Path(folder) / f"{number:04}.html"
            path.write_bytes(content)
            files[path.name] = address
        command = ["java", "-jar", jar, "--errors-only", "--format", "json", "--exit-zero-always", folder]
        answer = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)
    found = json.loads(answer.stderr)["messages"]
    return [
        f"{files.get(Path(each.get('url', '')).name, '?')}, line {each.get('lastLine')}: {each['message']}"
        for each in found
        if not MEANT.match(each["message"])
    ]
