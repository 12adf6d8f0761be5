"""Take the README's two pictures of a demo that is running: the front page, and a story's form at the desk.

python -m tests.browser.screenshots http://127.0.0.1:8000 PASSWORD
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from .chromium import ARGUMENTS, CHROMIUM

FOLDER = Path(__file__).resolve().parents[2] / ".github" / "screenshots"


def main(site, password):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1360, "height": 1500})
        page.goto(site, wait_until="networkidle")
        keep(page, "front-page")
        page.set_viewport_size({"width": 1360, "height": 1000})
        page.goto(f"{site}/admin/")
        page.get_by_label("Username").fill("editor")
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Log in").click()
        page.goto(f"{site}/admin/articles/article/?q=Mikey")
        page.get_by_role("link", name="The Fight and Heart").first.click()
        page.locator(".tiptap").first.scroll_into_view_if_needed()
        page.evaluate("window.scrollBy(0, 300)")
        page.wait_for_timeout(1000)
        keep(page, "desk")
        browser.close()


def keep(page, name):
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.save(FOLDER / f"{name}.jpg", quality=80, optimize=True, progressive=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
