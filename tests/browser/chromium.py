"""The browser of the tests and of the README's pictures, and how it is started."""

import os
import shutil

CHROMIUM = os.environ.get("MATINEE_CHROMIUM") or shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
