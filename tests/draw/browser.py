"""A real Chromium over its debugging pipe: two file descriptors, no port, no further package.

Messages are JSON that ends in a null byte. The browser resolves no name and may fetch
nothing; what it tries to fetch all the same is recorded.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --disable-dev-shm-usage "
    "--hide-scrollbars --remote-debugging-pipe --window-size=1400,900 "
    "--host-resolver-rules=MAP+*+~NOTFOUND"
).split()


class Browser:
    """One page at a time, with what it logged, threw and tried to fetch."""

    def __init__(self, profile: Path) -> None:
        assert CHROMIUM
        self._in, self._theirs_out = os.pipe()
        self._theirs_in, self._out = os.pipe()
        flags = [flag.replace("+", " ") for flag in _FLAGS]
        self._process = subprocess.Popen(
            [CHROMIUM, *flags, f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=self._place_pipes,
            close_fds=False,
        )
        os.close(self._theirs_in)
        os.close(self._theirs_out)
        self._buffer = b""
        self._count = 0
        self.events: list[dict[str, Any]] = []
        target = next(
            t for t in self._call("Target.getTargets")["targetInfos"] if t["type"] == "page"
        )
        self._session = self._call(
            "Target.attachToTarget", targetId=target["targetId"], flatten=True
        )["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def _place_pipes(self) -> None:
        # Chromium reads at 3 and writes at 4; copies first, lest one lies in the other's way.
        theirs_in, theirs_out = os.dup(self._theirs_in), os.dup(self._theirs_out)
        os.dup2(theirs_in, 3)
        os.dup2(theirs_out, 4)

    def open(self, page: Path, *, wait: str = "document.documentElement.dataset.drawn") -> None:
        """Open a file and wait until `wait` is true in it."""
        self.events.clear()
        self.call("Page.navigate", url=page.resolve().as_uri())
        deadline = time.monotonic() + 30
        while not self.run(f"document.readyState === 'complete' && Boolean({wait})"):
            assert time.monotonic() < deadline, f"not drawn within 30 s: {self.problems()}"
            time.sleep(0.02)

    def run(self, script: str) -> Any:
        """The value of an expression, in the page."""
        answer = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def click(self, x: float, y: float) -> None:
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self, path: Path) -> None:
        import base64

        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def problems(self) -> list[str]:
        """Everything that was thrown, logged, or opened as a dialog."""
        bad = ("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")
        bad += ("Page.javascriptDialogOpening",)
        return [json.dumps(e["params"])[:500] for e in self.events if e["method"] in bad]

    def requests(self) -> list[str]:
        """What the page asked for, itself and data: addresses left out."""
        urls = [
            e["params"]["request"]["url"]
            for e in self.events
            if e["method"] == "Network.requestWillBeSent"
        ]
        return [url for url in urls[1:] if not url.startswith("data:")]

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self._call(method, session=self._session, **parameters)

    def _call(self, method: str, *, session: str = "", **parameters: Any) -> dict[str, Any]:
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._count:
                assert "error" not in answer, answer
                return dict(answer["result"])
            self.events.append(answer)

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], 60)
            chunk = os.read(self._in, 1 << 20) if ready else b""
            assert chunk, "the browser said nothing for a minute, or is gone"
            self._buffer += chunk
        message, _, self._buffer = self._buffer.partition(b"\0")
        return dict(json.loads(message))

    def __enter__(self) -> Browser:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._out)
        os.close(self._in)
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
