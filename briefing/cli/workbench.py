"""What `briefing preview` shows: a brief rendered anew on each save of its template, served on the loopback alone."""

from __future__ import annotations

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import registry
from briefing.errors import BriefingError

if TYPE_CHECKING:
    from briefing.interfaces import Presentation
    from briefing.models import Briefing

HOST = "127.0.0.1"
FORMATS = {"html": "text/html; charset=utf-8", "pdf": "application/pdf"}
_HOSTS = (HOST, "localhost")
_SHELL = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>briefing preview</title>
<style>
body { margin: 0; display: grid; grid-template-rows: auto 1fr; height: 100vh; font: 14px sans-serif; }
header { padding: 0.4rem 0.8rem; background: #14305c; color: #fff; }
header.failed { background: #9b2c1f; }
main { display: grid; grid-template-columns: 1fr 1fr; }
iframe { border: 0; width: 100%; height: 100%; }
</style></head>
<body><header id="state">…</header>
<main><iframe id="html" title="HTML"></iframe><iframe id="pdf" title="PDF"></iframe></main>
<script>
let shown = -1;
const look = async () => {
  try {
    const state = await (await fetch("/state")).json();
    const bar = document.getElementById("state");
    bar.textContent = state.problem || state.folder;
    bar.className = state.problem ? "failed" : "";
    if (state.version !== shown) {
      shown = state.version;
      for (const kind of ["html", "pdf"]) document.getElementById(kind).src = `/report.${kind}?${shown}`;
    }
  } catch { document.getElementById("state").textContent = "briefing preview has ended"; }
  setTimeout(look, 500);
};
look();
</script></body></html>
"""


class Workbench:
    """A brief and a template's folder; `reports` are the last good ones, `problem` what is wrong with the template."""

    def __init__(self, briefing: Briefing, template: Path, presentation: Presentation) -> None:
        self._briefing, self.template, self._presentation = briefing, template, presentation
        self._seen: tuple[tuple[str, int, int], ...] | None = None
        self.reports: dict[str, bytes] = {}
        self.problem: str | None = None
        self.version = 0

    def refresh(self) -> bool:
        """Renders again where a file of the template was saved since, and says whether it did."""
        now = _state_of(self.template)
        if now == self._seen:
            return False
        self._seen = now
        try:
            renderers = {kind: registry.load(registry.RENDERER, kind) for kind in FORMATS}
            self.reports = {
                kind: renderer.render(self._briefing, self.template, self._presentation)
                for kind, renderer in renderers.items()
            }
            self.problem = None
            self.version += 1
        except BriefingError as error:
            self.problem = str(error)
        return True


def server_of(workbench: Workbench, port: int) -> ThreadingHTTPServer:
    """A server on the loopback, not yet serving. Raises `OSError` when the port is taken; port 0 takes a free one."""

    class Handler(BaseHTTPRequestHandler):
        """The frame, its state, and the reports."""

        def do_GET(self) -> None:
            answer = _answer(workbench, self.path.partition("?")[0]) if self._is_local() else None
            kind, content = answer or ("text/plain; charset=utf-8", b"There is nothing here.\n")
            self.send_response(HTTPStatus.OK if answer else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(content)

        def _is_local(self) -> bool:
            """Whether the browser asked for this host by its own name: no other site may read the reports."""
            return self.headers.get("Host", "").rpartition(":")[0] in _HOSTS

        def log_message(self, *_: object) -> None:
            """Requests are no news."""

    return ThreadingHTTPServer((HOST, port), Handler)


def _answer(workbench: Workbench, path: str) -> tuple[str, bytes] | None:
    """The type and bytes of what lies under a path."""
    if path == "/":
        return FORMATS["html"], _SHELL.encode("utf-8")
    if path == "/state":
        state = {"version": workbench.version, "problem": workbench.problem, "folder": str(workbench.template)}
        return "application/json", json.dumps(state).encode("utf-8")
    kind = path.removeprefix("/report.")
    return (FORMATS[kind], workbench.reports[kind]) if kind in workbench.reports else None


def _state_of(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of every file of the template."""
    found = []
    for path in sorted(folder.rglob("*")):
        try:
            facts = path.stat()
        except OSError:  # an editor has just put another file in its place
            continue
        found.append((str(path), facts.st_mtime_ns, facts.st_size))
    return tuple(found)
