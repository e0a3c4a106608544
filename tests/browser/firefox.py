"""A Firefox that tests drive by Marionette, the protocol that every Firefox speaks, in the few words that they need.

Mozilla's own client is many packages, some of which are built as they are installed, so that no lock can vouch for
them. The protocol is a length, a colon and a list as JSON: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

from tests.browser.conftest import DRAWN

__all__ = ["ENTER", "PATIENCE", "Element", "Firefox", "installed"]

ENTER = "\ue007"  # as WebDriver writes the key
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key under which WebDriver names an element
PATIENCE = 120.0  # seconds, of a machine that does much else


def installed() -> str | None:
    """Find an installed Firefox."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """One window without a screen, with a profile of its own.

    Parameters
    ----------
    program : str
    folder : pathlib.Path
        For the profile, which is made here, and its preferences.
    wishes : dict
        Preferences; it chooses itself on which port it listens.
    """

    def __init__(self, program: str, folder: Path, **wishes: object) -> None:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(wish)});" for name, wish in wishes.items()]
        folder.mkdir()
        (folder / "user.js").write_text("\n".join([*lines, 'user_pref("marionette.port", 0);']))
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._socket = self._connected(folder / "MarionetteActivePort")
        self._said = self._socket.makefile("rb")
        self._heard()  # what it is and which version of the protocol it speaks
        self._asked = 0
        self.ask("WebDriver:NewSession")
        self.ask("WebDriver:SetTimeouts", implicit=60_000, script=60_000)
        self.do("WebDriver:SetWindowRect", width=1440, height=900)

    def _connected(self, told: Path) -> socket.socket:
        """Connect to the port that it tells in a file."""
        end = time.monotonic() + PATIENCE
        while not (told.exists() and told.read_text()):
            if time.monotonic() > end or self._process.poll() is not None:
                self._process.kill()
                raise RuntimeError("Firefox does not listen")
            time.sleep(0.1)
        return socket.create_connection(("127.0.0.1", int(told.read_text())), timeout=PATIENCE)

    def _heard(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            if not (more := self._said.read(1)):
                raise RuntimeError("Firefox has ended")
            length += more
        return json.loads(self._said.read(int(length[:-1])))

    def ask(self, command: str, **arguments: object) -> Any:
        """Ask for something, and give the answer; a failure is a RuntimeError."""
        self._asked += 1
        text = json.dumps([0, self._asked, command, arguments]).encode()
        self._socket.sendall(b"%d:%s" % (len(text), text))
        _, _, error, answer = self._heard()
        if error:
            raise RuntimeError(f"{command}: {error['error']}: {error['message']}")
        return answer["value"] if isinstance(answer, dict) and answer.keys() == {"value"} else answer

    def do(self, command: str, **arguments: object) -> None:
        """Ask for what changes the page, and wait until that is drawn."""
        self.ask(command, **arguments)
        self.run(f"return ({DRAWN})()")

    def run(self, script: str) -> Any:
        """Run a script in the page."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=[], sandbox=None)

    def all(self, selector: str) -> list[Element]:
        """What a selector finds and a reader sees; it waits for the first."""
        found = self.ask("WebDriver:FindElements", using="css selector", value=selector)
        return [one for one in (Element(self, item[ELEMENT]) for item in found) if one.seen]

    def one(self, selector: str) -> Element:
        """The first that a selector finds; it waits for it."""
        found = self.ask("WebDriver:FindElement", using="css selector", value=selector)
        return Element(self, found[ELEMENT])

    def close(self) -> None:
        """End it."""
        self._socket.close()
        self._process.kill()
        self._process.wait()


class Element:
    """Something in the page."""

    def __init__(self, firefox: Firefox, id: str) -> None:
        self._firefox, self._id = firefox, id

    def _ask(self, command: str) -> Any:
        return self._firefox.ask(f"WebDriver:{command}", id=self._id)

    def click(self) -> None:
        """Click it, as a mouse does."""
        self._firefox.do("WebDriver:ElementClick", id=self._id)

    def type(self, text: str) -> None:
        """Press keys in it."""
        self._firefox.do("WebDriver:ElementSendKeys", id=self._id, text=text)

    @property
    def text(self) -> str:
        """What a reader reads."""
        return str(self._ask("GetElementText"))

    @property
    def seen(self) -> bool:
        """Whether a reader sees it."""
        return bool(self._ask("IsElementDisplayed"))
