"""The feeds, read by somebody else's parser and held against each MUST of RFC 4287."""

import html.parser
import re
import urllib.parse
from datetime import date, datetime, timedelta

import feedparser
import pytest
from lxml import etree

from site_pages import GO_SITE, PREFIXED, SITE

ATOM = "{http://www.w3.org/2005/Atom}"
SITES = {"site": SITE, "prefixed": PREFIXED, "go": GO_SITE}
# RFC 3339, as far as RFC 4287 narrows it: upper-case T and Z.
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})\Z")
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}:/[A-Za-z0-9._~/-]+\Z")  # RFC 4151, as the site uses it
VOID = {"br", "hr", "img"}

FEEDS = [
    pytest.param(root / name, id=f"{site}:{name}")
    for site, root in SITES.items() if root.is_dir()
    for name in ("feed.atom", "config/feed.atom", "errata/feed.atom") if (root / name).is_file()
]


def read(path):
    return etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False)), path


def one(element, name):
    found = element.findall(ATOM + name)
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def links(element, relation):
    return [l for l in element.findall(ATOM + "link") if l.get("rel", "alternate") == relation]


class Balance(html.parser.HTMLParser):
    """Fails on markup that is not closed in its order, and on what no feed should bring."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.links = [], []

    def handle_starttag(self, tag, attributes):
        assert tag in {"p", "ul", "li", "code", "a"}, tag
        assert [name for name, _ in attributes] == (["href"] if tag == "a" else []), attributes
        self.links += [value for _, value in attributes]
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_every_site_has_its_feeds():
    assert SITE.is_dir() and len(FEEDS) >= 6


@pytest.mark.parametrize("path", FEEDS)
def test_another_parser_finds_nothing_wrong(path):
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10" and feed.entries
    for entry in feed.entries:
        assert entry.id and entry.title and entry.link and entry.updated_parsed
        assert entry.content[0].type == "text/html" and "<p>" in entry.content[0].value


@pytest.mark.parametrize("path", FEEDS)
def test_the_feed_has_what_it_must(path):
    feed, _ = read(path)
    assert feed.tag == ATOM + "feed"
    for name in ("id", "title", "updated", "subtitle", "generator"):
        assert one(feed, name).text.strip(), name
    assert one(feed, "author").find(ATOM + "name").text
    assert TAG.match(one(feed, "id").text) and MOMENT.match(one(feed, "updated").text)
    assert "version" not in one(feed, "generator").attrib
    (own,), (page,) = links(feed, "self"), links(feed, "alternate")
    base = urllib.parse.urlsplit(own.get("href"))
    root = next(root for root in SITES.values() if path.is_relative_to(root))
    below = path.relative_to(root).as_posix()
    assert base.scheme in ("http", "https") and base.path.endswith("/" + below)
    prefix = base.path[: -len(below)]
    found = urllib.parse.urlsplit(page.get("href")).path[len(prefix):]
    assert (root / found / "index.html").is_file()
    # Nothing but elements of RFC 4287, in a feed whose order of entries is of the newest first.
    assert all(element.tag.startswith(ATOM) for element in feed.iter())
    moments = [one(entry, "updated").text for entry in feed.findall(ATOM + "entry")]
    assert moments == sorted(moments, reverse=True) and one(feed, "updated").text == moments[0]
    assert len(moments) <= 200


@pytest.mark.parametrize("path", FEEDS)
def test_each_entry_has_what_it_must(path):
    feed, _ = read(path)
    root = next(root for root in SITES.values() if path.is_relative_to(root))
    base = one(feed, "author").find(ATOM + "uri").text
    ids = []
    for entry in feed.findall(ATOM + "entry"):
        for name in ("id", "title", "updated", "published", "content"):
            assert one(entry, name).text.strip(), name
        ids.append(one(entry, "id").text)
        assert TAG.match(ids[-1]), ids[-1]
        assert MOMENT.match(one(entry, "updated").text)
        assert MOMENT.match(one(entry, "published").text)
        (page,) = links(entry, "alternate")
        content = one(entry, "content")
        assert content.get("type") == "html" and "src" not in content.attrib
        assert not len(content), "HTML stands in it as text"
        body = Balance()
        body.feed(content.text)
        body.close()
        assert not body.open
        for href in [page.get("href"), *body.links]:
            assert href.startswith(base), href
            path_below, _, anchor = href[len(base):].partition("#")
            file = root / path_below / "index.html"
            assert file.is_file(), href
            assert not anchor or f'id="{anchor}"' in file.read_text(), href
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("root", [pytest.param(r, id=n) for n, r in SITES.items() if r.is_dir()])
def test_each_period_with_data_has_an_entry_of_the_day_after(root):
    feed, _ = read(root / "feed.atom")
    weeks = sorted(f.parent.name for f in (root / "charts").glob("????-??-??/index.html"))
    found = {}
    for entry in feed.findall(ATOM + "entry"):
        week = one(entry, "id").text.split("/")[2]
        found[week] = one(entry, "published").text
        assert one(entry, "id").text.split(":")[1].endswith("," + week[:4])
        updated = one(entry, "updated").text
        # A correction that came later dates the entry anew, and is named in it.
        corrected = re.findall(r"/errata/#e-(\d{4}-\d\d-\d\d)", one(entry, "content").text)
        assert updated == max([found[week]] + [f"{day}T00:00:00Z" for day in corrected])
    assert sorted(found) == weeks[-200:]
    for week, published in found.items():
        assert datetime.fromisoformat(published.replace("Z", "+00:00")).date() == (
            date.fromisoformat(week) + timedelta(days=1))
        assert published.endswith("T00:00:00Z")


def test_ids_do_not_depend_on_the_path_of_the_site():
    for name in ("feed.atom", "config/feed.atom", "errata/feed.atom"):
        ids = [[e.text for e in read(root / name)[0].iter(ATOM + "id")] for root in (SITE, PREFIXED)]
        assert ids[0] == ids[1]


@pytest.mark.parametrize("root", [pytest.param(r, id=n) for n, r in SITES.items() if r.is_dir()])
def test_the_list_of_pages_has_each_page_once(root):
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    tree = etree.fromstring((root / "sitemap.xml").read_bytes())
    parts = [tree]
    if tree.tag == space + "sitemapindex":
        parts = [
            etree.fromstring((root / loc.text.rsplit("/", 1)[1]).read_bytes())
            for loc in tree.iter(space + "loc")]
    found = []
    for part in parts:
        assert part.tag == space + "urlset" and 0 < len(part) <= 50_000
        found += [loc.text for loc in part.iter(space + "loc")]
    robots = (root / "robots.txt").read_text()
    base = re.search(r"^Sitemap: (.*)sitemap\.xml$", robots, re.M)[1]
    assert len(set(found)) == len(found)
    pages = {
        base + file.relative_to(root).as_posix()[: -len("index.html")]
        for file in root.rglob("index.html")
        if b'http-equiv="refresh"' not in file.read_bytes()[:2000]}
    assert set(found) == pages - {base + "search/"}


def test_a_preview_is_there_and_as_large_as_it_says():
    from PIL import Image

    text = (SITE / "index.html").read_text()
    image = re.search(r'<meta property="og:image" content="[^"]*?/(assets/[^"]*)">', text)[1]
    size = tuple(
        int(re.search(rf'og:image:{side}" content="(\d+)"', text)[1]) for side in ("width", "height"))
    with Image.open(SITE / image) as picture:
        assert picture.size == size == (1200, 630)
    assert (SITE / image).stat().st_size <= 30_000
