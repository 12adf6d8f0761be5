"""Every kind of public page where there is least room: a narrow phone, and a page read at twice its size.

Axe finds nothing at all there, nothing is wider than the screen, nothing moves, nothing is said in the
console, and nothing comes from anywhere but the magazine.
"""

import gzip

import pytest

from .test_site import PAGES

pytestmark = pytest.mark.django_db(transaction=True)

SCREENS = {
    "320 px": {"viewport": {"width": 320, "height": 640}, "device_scale_factor": 1},
    "200 %": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},  # of 1280 x 900
}
NOT_FOUND = "/no/such/page/"
STORIES = [
    "/stories/mikey-madison-anora-cover-story/",
    "/stories/mikey-madison-video-interview/",
    "/stories/anora-film-page/",
]
MOST_REQUESTS, MOST_BYTES, MOST_SHIFT = 8, 50_000, 0.01

READ_TO_THE_END = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
        scrollTo({top: y, behavior: "instant"});
        await frame();
        await frame();
    }
    scrollTo({top: 0, behavior: "instant"});
}"""
SHIFTED = """() => new Promise(done => {
    const place = box => [box.x, box.y, box.width, box.height].map(Math.round).join(" ");
    const name = node => node ? (node.outerHTML || node.textContent).trim().slice(0, 60) : "something gone";
    let sum = 0;
    const moved = [];
    new PerformanceObserver(list => list.getEntries().filter(each => !each.hadRecentInput).forEach(each => {
        sum += each.value;
        const way = one => `${name(one.node)}: ${place(one.previousRect)} → ${place(one.currentRect)}`;
        moved.push(...each.sources.map(way));
    })).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done([sum, moved]), 50);
})"""


@pytest.fixture(params=SCREENS)
def reader(request, browser):
    """Somebody with little room; what the console says and what is asked for is written down."""
    context = browser.new_context(reduced_motion="reduce", **SCREENS[request.param])
    page = context.new_page()
    page.said, page.asked = [], []
    page.on("console", lambda line: line.type in ("error", "warning") and page.said.append(line.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("requestfinished", lambda asked: page.asked.append(asked))
    page.on("requestfailed", lambda asked: page.said.append(f"failed: {asked.url}"))
    yield page
    context.close()


def read(page, url):
    """Opens a page and reads it to its end, so that every picture has come."""
    page.said.clear()
    page.asked.clear()
    response = page.goto(url)
    page.evaluate(READ_TO_THE_END)
    page.wait_for_load_state("networkidle")
    return response.status


def test_every_page_fits_stays_still_keeps_to_itself_and_axe_finds_nothing_light_or_dark(reader, site):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed.").Axe()
    faults = []
    for address in PAGES:
        if (status := read(reader, site.url + address)) != (404 if address == NOT_FOUND else 200):
            faults.append((address, "answers", status))
        faults += [(address, *fault) for fault in [*unsettled(reader, site, address), *found_by(axe, reader)]]
    assert not faults, "\n".join(map(str, faults))


def unsettled(reader, site, address):
    """What is wrong with a page that was read to its end, as a reader would put it."""
    width = reader.evaluate("document.documentElement.scrollWidth")
    if width > reader.viewport_size["width"]:
        yield "is wider than the screen", width
    shift, moved = reader.evaluate(SHIFTED)
    if shift >= MOST_SHIFT:
        yield "moves", shift, *moved
    # That nothing is there is what the browser itself says of the page that was not found.
    said = [line for line in reader.said if address != NOT_FOUND or "404" not in line]
    yield from (("says in the console", line) for line in said)
    elsewhere = [each.url for each in reader.asked if not each.url.startswith((site.url, "data:"))]
    yield from (("asks elsewhere", url) for url in elsewhere)


def found_by(axe, reader):
    """Of any weight, in either scheme."""
    for scheme in ("light", "dark"):
        reader.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        # Of all rules only those of colour could find something else in the dark. Axe asks by itself for all but the
        # newest, that what is pressed be large enough.
        colours = {"runOnly": ["color-contrast", "link-in-text-block"]}
        rules = colours if scheme == "dark" else {"rules": {"target-size": {"enabled": True}}}
        found = axe.run(reader, options={"resultTypes": ["violations"], **rules}).response["violations"]
        yield from ((scheme, each["id"], each["nodes"][0]["html"][:200]) for each in found)
    reader.emulate_media(color_scheme="light", reduced_motion="reduce")


@pytest.mark.parametrize("address", STORIES)
def test_a_story_is_light_beside_its_pictures(reader, site, address):
    """For whoever comes for the first time; pages and styles are sent compressed, which this server leaves out."""
    read(reader, site.url + address)
    asked = [each for each in reader.asked if each.resource_type != "image"]
    sent = {each.url: len(gzip.compress(each.response().body())) for each in asked}
    assert len(asked) <= MOST_REQUESTS, sent
    assert 0 < sum(sent.values()) <= MOST_BYTES, sent
