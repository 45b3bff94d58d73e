# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""A Debian with a systemd of its own, booted by systemd-nspawn over a folder that it does not change."""

import os
import pathlib
import signal
import subprocess
import time


class CommandFailed(Exception):
    """A command in the machine ended with another status than 0."""


class Machine:
    def __init__(self, root, binds, log):
        self._root = root
        self._binds = binds
        self._log = open(log, "wb")
        self._process = None
        self.leader = None
        self.package = None

    def boot(self):
        command = ["systemd-nspawn", "--quiet", "-D", str(self._root), "--volatile=overlay", "--boot", "--register=no",
                   "--keep-unit", "--private-network", "--console=pipe", "--link-journal=no"]
        command += [f"--bind-ro={source}:{target}" for source, target in self._binds]
        self._process = subprocess.Popen(
            command, env=dict(os.environ, SYSTEMD_NSPAWN_UNIFIED_HIERARCHY="1"), stdin=subprocess.DEVNULL,
            stdout=self._log, stderr=subprocess.STDOUT)
        self.wait("a leader of the machine", self._find_leader, 30)
        self.wait("systemd to be up", lambda: self.text("systemctl is-system-running", check=False).strip()
                  in ("running", "degraded"), 60)

    def _find_leader(self):
        found = subprocess.run(["pgrep", "-P", str(self._process.pid), "-x", "systemd"], capture_output=True, text=True)
        self.leader = int(found.stdout) if found.stdout.strip() else None
        return self.leader

    def end(self):
        if self._process is None:
            return
        if self.leader:
            try:
                os.kill(self.leader, signal.SIGRTMIN + 4)
            except ProcessLookupError:
                pass
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()

    @property
    def files(self):
        """The machine's file system as this side sees it."""
        return pathlib.Path(f"/proc/{self.leader}/root")

    def run(self, command, check=True, timeout=120, stdin=None):
        """Runs a shell command in the machine."""
        done = subprocess.run(
            ["nsenter", "-t", str(self.leader), "-a", "/usr/bin/env", "-i", "-C", "/",
             "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C.UTF-8",
             "/bin/sh", "-c", command],
            capture_output=True, text=True, timeout=timeout, input=stdin)
        if check and done.returncode != 0:
            raise CommandFailed(f"{command}\nended with {done.returncode}\n{done.stdout}{done.stderr}".rstrip())
        return done

    def text(self, command, check=True, timeout=120):
        return self.run(command, check, timeout).stdout

    def start(self, command):
        """Starts a shell command in the machine and does not wait for it."""
        return subprocess.Popen(
            ["nsenter", "-t", str(self.leader), "-a", "/usr/bin/env", "-C", "/", "/bin/sh", "-c", command], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def write(self, path, text):
        self.run(f"mkdir -p $(dirname {path}) && cat > {path}", stdin=text)

    @staticmethod
    def wait(what, look, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            time.sleep(0.05)
        raise TimeoutError(f"waited {seconds} s for {what}")


class Unit:
    """A unit of the machine."""

    def __init__(self, machine, name):
        self._machine = machine
        self.name = name

    def show(self, key):
        return self._machine.text(f"systemctl show {self.name} -p {key} --value").strip()

    @property
    def main_pid(self):
        return int(self.show("MainPID"))

    @property
    def restarts(self):
        return int(self.show("NRestarts"))

    def is_active(self):
        return self.show("ActiveState") == "active"

    def wait_active(self, seconds=30):
        Machine.wait(f"{self.name} to be active", self.is_active, seconds)

    def journal(self):
        return self._machine.text(f"journalctl -u {self.name} -o cat --no-pager")
