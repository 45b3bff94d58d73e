# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""One acceptance scenario: a daemon of its own, commands as its users give them, and what must come out."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
REPORTS = REPOSITORY / "Tests" / "Fixtures" / "reports"
CATALOGUE = REPOSITORY / "Deploy" / "catalogue"
START_SECONDS_MAX = 30
COMMAND_SECONDS_MAX = 120


class Failed(Exception):
    """The scenario cannot go on."""


class Story:
    def __init__(self, number, title, user, binaries, is_told):
        self.number = number
        self.title = title
        self.user = user
        self.binaries = Path(binaries).resolve()
        self.is_told = is_told
        self.checks = []
        self.folder = Path(tempfile.mkdtemp(prefix="chancery-scenario-"))
        self.server = None
        self._daemon = None
        self._say("", f"{number}. {title}", "=" * len(f"{number}. {title}"), f"For the {user}.")

    # What the story says.

    def _say(self, *lines):
        if self.is_told:
            print("\n".join(lines), flush=True)

    def tell(self, text):
        self._say("", textwrap.fill(" ".join(text.split()), 110))

    def expect(self, what, found, wanted):
        """A check; the story goes on when it fails, and the scenario has failed."""
        passed = found == wanted
        self.checks.append({"check": what, "passed": passed, "found": found, "wanted": wanted})
        shown = found if passed else f"{found!r}, but {wanted!r} is right"
        self._say(f"  {'ok  ' if passed else 'FAIL'}  {what}: {shown}")

    def expect_true(self, what, condition, shown=""):
        passed = bool(condition)
        self.checks.append({"check": what, "passed": passed, "found": shown or passed, "wanted": True})
        self._say(f"  {'ok  ' if passed else 'FAIL'}  {what}" + (f": {shown}" if shown else ""))

    @property
    def passed(self):
        return bool(self.checks) and all(check["passed"] for check in self.checks)

    # The daemon.

    def start(self, clock, stopped=False, catalogue=CATALOGUE):
        """Starts the daemon on the scenario's store, with its clock at that moment."""
        self.stop()
        address = self.folder / "address"
        command = [
            self.binaries / "chanceryd", "serve", "--dev", self.folder / "data", "--listen", "127.0.0.1:0",
            "--catalogue", catalogue, "--clock-start", clock,
        ] + (["--clock-stopped"] if stopped else [])
        with open(address, "wb") as output, open(self.folder / "log", "ab") as log:
            self._daemon = subprocess.Popen([str(part) for part in command], stdout=output, stderr=log)
        deadline = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < deadline:
            text = address.read_text()
            if text.startswith("chanceryd: serving on ") and text.endswith("\n"):
                self.server = text.removeprefix("chanceryd: serving on ").split(",")[0].strip()
                return
            if self._daemon.poll() is not None:
                break
            time.sleep(0.05)
        raise Failed("the daemon did not start: " + (self.folder / "log").read_text()[-2000:])

    def stop(self, kill=False):
        if self._daemon is None:
            return
        self._daemon.send_signal(signal.SIGKILL if kill else signal.SIGTERM)
        self._daemon.wait(START_SECONDS_MAX)
        self._daemon = None

    def end(self):
        self.stop()
        shutil.rmtree(self.folder)

    # The client.

    def client(self, *arguments, server=None, folder=None):
        """Runs `chancery` and gives its exit status, output and errors."""
        environment = dict(os.environ, CHANCERY_SERVER=server or self.server or "127.0.0.1:1")
        done = subprocess.run(
            [str(self.binaries / "chancery")] + [str(argument) for argument in arguments], env=environment,
            cwd=folder or self.folder, capture_output=True, text=True, timeout=COMMAND_SECONDS_MAX)
        return done.returncode, done.stdout, done.stderr

    def begin(self, *arguments, server=None, folder=None):
        """Starts `chancery` and does not wait for it."""
        environment = dict(os.environ, CHANCERY_SERVER=server or self.server)
        return subprocess.Popen(
            [str(self.binaries / "chancery")] + [str(argument) for argument in arguments], env=environment,
            cwd=folder or self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def show(self, *arguments, statuses=(0,), folder=None):
        """Runs `chancery` as its user does, and shows what it prints."""
        status, output, errors = self.client(*arguments, folder=folder)
        self._say("", "$ chancery " + " ".join(quoted(str(argument)) for argument in arguments))
        self._say(output.rstrip() + ("\n" + errors.rstrip() if errors.strip() else ""))
        if status not in statuses:
            raise Failed(f"chancery {' '.join(map(str, arguments))} ended with {status}: {errors or output}")
        return output

    def ask(self, *arguments, statuses=(0,), server=None, folder=None):
        """The answer as JSON."""
        status, output, errors = self.client(*arguments, "--format", "json", server=server, folder=folder)
        if status not in statuses:
            raise Failed(f"chancery {' '.join(map(str, arguments))} ended with {status}: {errors or output}")
        return json.loads(output)

    # Input.

    def file(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))
        return path

    def submit(self, name, text, *arguments, statuses=(0,)):
        """Writes a report file and submits it."""
        return self.ask("submit", self.file(name, text), *arguments, statuses=statuses)


def quoted(text):
    return f"'{text}'" if any(character in text for character in " <>*()") else text


def group_lines():
    """Header and lines of the group's fixture by office. Member values are invented to meet the published totals."""
    lines = (REPORTS / "group2-2024-H1.csv").read_text().split("\n")
    return lines[0], {line.split(",")[0]: line for line in lines[1:] if line}


def figure(answer, indicator, **marks):
    """The one figure of an indicator in an answer; `marks` narrow it."""
    marks.setdefault("is_plan", False)
    found = [
        one for one in answer["figures"]
        if one["indicator"] == indicator and all(one.get(key) == value for key, value in marks.items())
        and ("dimensions" in marks or not one.get("dimensions"))
    ]
    if len(found) != 1:
        raise Failed(f"{len(found)} figures of {indicator} in the answer")
    return found[0]


def fail_note(error):
    print(f"scenarios: {error}", file=sys.stderr)
