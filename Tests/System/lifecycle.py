# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""The package: installed, upgraded with stores of older schemas, removed, purged."""

import pathlib
import shutil
import tempfile

import older_store
from checks import receipts
from machine import Unit
from service import STORE, WORKLOAD, WORKLOAD_DROP_IN, daemon, expect, sequence, submit

FIRST = {}


def older_version_is_installed(machine):
    """The first of the two documented commands; the package of an older version number stands for the release before."""
    machine.write(WORKLOAD_DROP_IN, f"[Service]\nEnvironment=CHANCERYD_LISTEN_PLAINTEXT_ADDRESS={WORKLOAD}\n")
    machine.run("apt-get install -y --no-install-recommends /packages/older.deb")
    machine.run("systemctl enable --now chanceryd.service")
    daemon(machine).wait_active()
    FIRST["receipts"] = receipts(submit(machine))
    expect(len(FIRST["receipts"]) == 17, f"{len(FIRST['receipts'])} receipts")
    FIRST["sequence"] = sequence(machine)
    return [machine.text("dpkg-query -W chancery").strip()]


def upgrade_from_schema_1(machine):
    """apt-get upgrades the package over the store of the first schema: the next start migrates it."""
    lines = replace_store(machine, 1)
    machine.run("apt-get install -y --no-install-recommends /packages/chancery.deb")
    return lines + after_upgrade(machine)


def upgrade_from_schema_2(machine):
    """The same with the store of the second schema, at a plain start."""
    lines = replace_store(machine, 2)
    machine.run("systemctl start chanceryd.service")
    return lines + after_upgrade(machine)


def upgrade_while_it_serves(machine):
    """Installing over a running daemon replaces it; the sockets stay open all the time."""
    unit, socket = daemon(machine), Unit(machine, "chanceryd-local.socket")
    before, stored, opened = unit.main_pid, sequence(machine), socket.show("ActiveEnterTimestampMonotonic")
    machine.run("apt-get install -y --reinstall --no-install-recommends /packages/chancery.deb")
    unit.wait_active()
    expect(unit.main_pid != before, "the old program still runs")
    expect(socket.show("ActiveEnterTimestampMonotonic") == opened, "the socket was closed meanwhile")
    expect(sequence(machine) == stored, "the sequence is another one")
    return []


def replace_store(machine, version):
    """Stops the daemon and puts a file of an older schema with the same reports in the place of its store."""
    machine.run("systemctl stop chanceryd-local.socket chanceryd.service")
    with tempfile.TemporaryDirectory() as folder:
        current, older = pathlib.Path(folder, "current"), pathlib.Path(folder, "older")
        fetch_store(machine, current)
        FIRST["contents"] = older_store.contents(current)
        FIRST["version"] = older_store.version(current)
        older_store.make(current, older, version)
        expect(older_store.version(older) == version, "the older file was not made")
        shutil.copyfile(older, machine.files / STORE)
    machine.run(f"rm -f /{STORE}-wal /{STORE}-shm; chown chancery:chancery /{STORE}")
    return [f"schema {version}, {len(FIRST['contents']['report'])} reports"]


def fetch_store(machine, target):
    """A copy outside of the machine, with the log beside it; SQLite resolves links and would not find the file inside."""
    for ending in ("", "-wal"):
        source = machine.files / (STORE + ending)
        if source.exists():
            shutil.copyfile(source, f"{target}{ending}")


def after_upgrade(machine):
    unit = daemon(machine)
    unit.wait_active()
    expect(sequence(machine) == FIRST["sequence"], "the sequence is another one")
    expect(receipts(submit(machine)) == FIRST["receipts"], "the receipts are other ones")
    machine.run("systemctl stop chanceryd-local.socket chanceryd.service")
    with tempfile.TemporaryDirectory() as folder:
        migrated = pathlib.Path(folder, "migrated")
        fetch_store(machine, migrated)
        expect(older_store.version(migrated) == FIRST["version"], "the store was not migrated")
        expect(older_store.contents(migrated) == FIRST["contents"], "something was lost or changed")
    machine.run("systemctl start chanceryd.service")
    unit.wait_active()
    return [f"schema {FIRST['version']} now; every report and receipt is the same"]


def remove_keeps_and_purge_removes(machine):
    """Removing the package keeps the reports, installing it again serves them, purging takes all but backups away."""
    before = sequence(machine)
    machine.run("apt-get remove -y chancery")
    expect(machine.run("systemctl is-active chanceryd.service", check=False).returncode != 0, "it still runs")
    expect((machine.files / STORE).exists(), "removing took the reports away")
    machine.run("apt-get install -y --no-install-recommends /packages/chancery.deb")
    daemon(machine).wait_active()
    expect(sequence(machine) == before, "the reports are not served again")
    machine.run("mkdir /var/lib/chancery/backups/kept && apt-get purge -y chancery")
    expect(machine.text("find /var/lib/chancery -mindepth 1").split() ==
           ["/var/lib/chancery/backups", "/var/lib/chancery/backups/kept"], "a backup was purged, or something else left")
    left = [path for path in ("/etc/chancery", "/usr/sbin/chanceryd", "/usr/bin/chancery",
                              "/lib/systemd/system/chanceryd.service", "/etc/systemd/system/multi-user.target.wants/"
                              "chanceryd.service", "/run/chancery/chanceryd.sock", "/usr/share/chancery")
            if machine.run(f"test -e {path} -o -L {path}", check=False).returncode == 0]
    expect(not left, f"left behind: {left}")
    return []
