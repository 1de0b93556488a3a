"""docs/hosting.md: its snippets, given to nginx and Caddy, send what `_headers` says."""

import contextlib
import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from site_pages import PREFIXED, ROOT, SITE

SERVERS = ROOT / ".build/servers"
DOCUMENT = (ROOT / "docs/hosting.md").read_text()
PAGE_POLICY = re.search(r'Content-Security-Policy" content="([^"]*)"', (SITE / "404.html").read_text())[1]


def snippet(language):
    return re.search(rf"```{language}\n(.*?)```", DOCUMENT, re.S)[1]


def program(name):
    """From `make browser-servers`, or the system's."""
    own = [SERVERS / "usr/sbin" / name, SERVERS / "usr/bin" / name]
    return next((str(p) for p in own if p.is_file()), None) or shutil.which(name)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def rules(root):
    """What `_headers` says: (pattern, headers), as both hosts read it."""
    found = []
    for line in (root / "_headers").read_text().splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[-1][1][name] = value
        else:
            found.append((line, {}))
    return found


def expected(root, path):
    headers = {}
    for pattern, values in rules(root):
        if re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), path):
            assert not headers.keys() & values.keys(), f"{path}: twice {pattern}"
            headers |= values
    return headers


def first(pattern):
    return "/" + min(SITE.glob(pattern)).relative_to(SITE).as_posix()


def addresses():
    """A dozen of all kinds, with what a server should call each."""
    found = {
        "/": "text/html; charset=utf-8", "/charts/": "text/html; charset=utf-8",
        "/counters/": "text/html; charset=utf-8", "/feed.atom": "application/atom+xml",
        "/sitemap.xml": None, "/robots.txt": "text/plain; charset=utf-8",
        first("assets/*.css"): "text/css; charset=utf-8",
        first("assets/*.js"): "text/javascript; charset=utf-8",
        first("assets/*.png"): "image/png",
        first("counters/**/chart.svg"): "image/svg+xml",
        first("counters/**/data.csv"): "text/csv; charset=utf-8",
        first("counters/**/data.json"): "application/json",
        first("config/*/chartconfig.txt"): "text/plain; charset=utf-8",
        first("data/reports/*.jsonl*"): None,
    }
    for pattern, kind in (
        ("data/*.sqlite", "application/vnd.sqlite3"), ("data/*.gz", "application/gzip"),
        ("data/*.jsonl", "application/x-ndjson"),
        ("data/SHA256SUMS", "text/plain; charset=utf-8"),
    ):
        if any(SITE.glob(pattern)):
            found[first(pattern)] = kind
    return found


@pytest.fixture(scope="module")
def packed_site(tmp_path_factory):
    """The built site with packed files, as `--precompress gzip` leaves them."""
    root = tmp_path_factory.mktemp("packed") / "site"
    shutil.copytree(SITE, root, copy_function=os.link)
    for file in [root / "index.html", *root.glob("assets/*.css")]:
        Path(f"{file}.gz").write_bytes(gzip.compress(file.read_bytes() + b"<!-- packed -->", mtime=0))
    return root


def start(binary, folder, arguments, configuration):
    """Runs a server on a free port: (process, port). Another program may take the port first: then on another."""
    surroundings = os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder),
                                 "XDG_CONFIG_HOME": str(folder)}
    said = folder / "said.txt"
    for _ in range(5):
        port = free_port()
        file = folder / "configuration"
        file.write_text(configuration.replace("127.0.0.1:8080", f"127.0.0.1:{port}"))
        with said.open("wb") as output:  # A pipe that nobody reads would stop the server.
            process = subprocess.Popen(
                [binary, *arguments, str(file)], stdout=output, stderr=subprocess.STDOUT,
                env=surroundings)
        if answers(process, port):
            return process, port
    pytest.fail(said.read_text())


def answers(process, port):
    """Whether this server, and no other, comes to listen at a port; else it has ended."""
    for _ in range(1200):
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.1)  # It ends by itself only if it cannot serve.
            return False
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0 and listens(process, port):
                return True
    process.kill()
    process.wait()
    return False


def listens(process, port):
    """A process has a port if one of its open files is the socket that listens there."""
    lines = [line.split() for table in ("tcp", "tcp6")
             for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]]
    sockets = {f"socket:[{line[9]}]" for line in lines
               if line[1].endswith(f":{port:04X}") and line[3] == "0A"}
    return any(os.readlink(file) in sockets for file in Path(f"/proc/{process.pid}/fd").iterdir())


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def server(request, packed_site, tmp_path_factory):
    name = request.param
    binary = program(name)
    if not binary:
        pytest.skip(f"{name} is absent: make browser-servers fetches it")
    folder = tmp_path_factory.mktemp(name)
    text = snippet(name).replace("/srv/telemetry", str(packed_site))
    if name == "nginx":
        temporary = "".join(
            f"{kind}_temp_path {folder}/{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        text = (
            f"daemon off; pid {folder}/pid; error_log stderr;\n"
            + ("user root;\n" if os.geteuid() == 0 else "")
            + f"events {{}}\nhttp {{ access_log off;\n{temporary}{text}\n}}\n")
        arguments = ["-p", str(folder), "-e", "stderr", "-c"]
    else:
        text = "{\n\tadmin off\n\tauto_https off\n}\n" + text
        arguments = ["run", "--adapter", "caddyfile", "--config"]
    process, port = start(binary, folder, arguments, text)
    yield port
    process.terminate()
    process.wait(120)


def ask(port, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_each_address_gets_what_the_file_for_hosts_says(server):
    for path, kind in addresses().items():
        answer, body = ask(server, path)
        assert answer.status == 200, path
        file = SITE / (path[1:] + ("index.html" if path.endswith("/") else ""))
        assert body == file.read_bytes(), path
        wanted = expected(SITE, path)
        if not path.endswith((".svg", "/")):
            # On other hosts downloads may have the policy of the pages around them, where it means nothing.
            wanted.pop("Content-Security-Policy", None)
        if path.endswith("/"):
            # Pages beside drawings have no rule there: servers of one's own can do better.
            wanted["Content-Security-Policy"] = PAGE_POLICY
        if kind:
            wanted["Content-Type"] = kind
        for name, value in wanted.items():
            assert answer.headers.get_all(name) == [value], f"{path}: {name}"
        for name in ("Access-Control-Allow-Origin", "Content-Security-Policy"):
            assert name in wanted or name not in answer.headers, f"{path}: {name}"
        cached = answer.headers.get("Cache-Control", "")
        assert ("immutable" in cached) == path.startswith("/assets/"), path


def test_a_missing_address_is_answered_with_the_page_for_it(server):
    for path in ("/nothing/", "/counters/nothing.csv", "/_headers", "/.telemetry-site", "/.nojekyll"):
        answer, body = ask(server, path)
        assert answer.status == 404, path
        assert body == (SITE / "404.html").read_bytes(), path


def test_packed_files_are_sent_to_whoever_takes_them(server):
    answer, body = ask(server, "/", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).endswith(b"<!-- packed -->")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Security-Policy"] == PAGE_POLICY
    assert ask(server, "/")[1] == (SITE / "index.html").read_bytes()


def test_a_folder_without_its_slash_leads_to_it(server):
    answer, _ = ask(server, "/charts")
    assert answer.status in (301, 302, 307, 308) and answer.headers["Location"].endswith("/charts/")


def test_the_table_says_what_the_file_and_the_snippets_say():
    rows = re.findall(r"^\| (.*?) \| `(.*?)` \| `(.*?)` \|$", DOCUMENT, re.M)
    assert len(rows) == 11
    file = (SITE / "_headers").read_text()
    for _, name, value in rows:
        assert f"  {name}: {value}\n" in file, (name, value)
        assert value in snippet("caddy"), (name, value)
        bare = value.split(";")[0] if name == "Content-Type" else value
        assert bare in snippet("nginx"), (name, value)


def test_below_a_path_the_rules_lie_there_too():
    patterns = [pattern for pattern, _ in rules(PREFIXED)]
    assert patterns == ["/telemetry" + pattern for pattern, _ in rules(SITE)]
    assert len(patterns) <= 100
