"""Serves a built site on loopback as a plain static host does, under a strict policy."""

import http.server
import posixpath
import threading
import urllib.parse
from pathlib import Path

# As strict as the site promises. A form may lead to the site itself: without JavaScript, search does.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# A drawing that stands alone carries its own style.
SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}


def find(root: Path, prefix: str, path: str):
    """The file at a path, or where a folder without its slash leads: (file, redirect)."""
    if not (path + "/").startswith(prefix):
        return None, None
    relative = posixpath.normpath("/" + path[len(prefix):]).lstrip("/")
    file = root / relative
    if file.is_dir():
        if not path.endswith("/"):
            return None, path + "/"
        file = file / "index.html"
    elif path.endswith("/"):
        return None, None
    return (file if file.is_file() else None), None


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    root = Path()
    prefix = "/"

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        file, redirect = find(self.root, self.prefix, path)
        if redirect:
            self.send_response(301)
            self.send_header("Location", urllib.parse.quote(redirect))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        status = 200 if file else 404
        file = file or self.root / "404.html"
        body = file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(file.suffix, "text/plain; charset=utf-8"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header(
            "Content-Security-Policy", SVG_POLICY if file.suffix == ".svg" else POLICY)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass  # The browser left the page before it was read.


def serve(root: Path, prefix: str = "/"):
    """Returns a running server on a free port of 127.0.0.1; `shutdown()` ends it."""
    handler = type("SiteHandler", (Handler,), {"root": root, "prefix": prefix})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
