"""Hold pages against HTML by the Nu Html Checker (vnu.jar), the one that the W3C runs."""

import json
import subprocess
import tempfile
from pathlib import Path

PATIENCE = 10 * 60


def faults(jar, pages):
    """What is wrong in pages, address to content, in sentences that name the address and the line."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, (address, content) in enumerate(pages.items()):
            path = Path(folder) / f"{number:04}.html"
            path.write_bytes(content)
            files[path.as_uri()] = address
        command = ["java", "-jar", jar, "--errors-only", "--format", "json", "--exit-zero-always", folder]
        answer = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)
    found = json.loads(answer.stderr)["messages"]
    return [f"{files.get(each.get('url'), '?')}, line {each.get('lastLine')}: {each['message']}" for each in found]
