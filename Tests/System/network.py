# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Offices in another network than the daemon, known by their certificates."""

import csv
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

from service import CONFIGURATION, daemon, expect, sequence

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
REPORTS = REPOSITORY / "Tests/Fixtures/reports/group2-2024-H1.csv"
ADDRESS = "10.77.0.1"
SERVER = f"{ADDRESS}:7420"


def another_network(machine):
    """A link of its own between an office and the machine; certificates decide who gets in and what they may do."""
    name = f"chancery{machine.leader}"

    def ip(*words):
        subprocess.run(["ip", *words], check=True, capture_output=True, text=True)

    ip("netns", "add", name)
    try:
        ip("-n", name, "link", "add", "office", "type", "veth", "peer", "name", "server", "netns", str(machine.leader))
        ip("-n", name, "addr", "add", "10.77.0.2/24", "dev", "office")
        ip("-n", name, "link", "set", "office", "up")
        inside = ["nsenter", "-t", str(machine.leader), "-n", "ip"]
        for words in (["addr", "add", f"{ADDRESS}/24", "dev", "server"], ["link", "set", "server", "up"]):
            subprocess.run(inside + words, check=True, capture_output=True, text=True)
        with tempfile.TemporaryDirectory() as folder:
            return offices(machine, Office(name, pathlib.Path(folder), machine.package))
    finally:
        subprocess.run(["ip", "netns", "delete", name], capture_output=True)


class Office:
    """A client in the other network, with what lies in its folder."""

    def __init__(self, namespace, folder, package):
        self._namespace = namespace
        self.folder = folder
        subprocess.run(["dpkg-deb", "--extract", str(package), str(folder / "package")], check=True)
        self.certificates = folder / "certificates"

    def run(self, certificate, *words):
        """A command of the client with a certificate, or with none."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("CHANCERY_")}
        if certificate:
            environment["CHANCERY_TLS_ROOTS"] = str(self.certificates / "roots.pem")
            environment["CHANCERY_TLS_CERTIFICATE"] = str(self.certificates / f"{certificate}.pem")
            environment["CHANCERY_TLS_KEY"] = str(self.certificates / f"{certificate}.key")
        return self.inside(str(self.folder / "package/usr/bin/chancery"), *words, "--server", SERVER, env=environment)

    def inside(self, *command, env=None):
        return subprocess.run(["ip", "netns", "exec", self._namespace, *command], env=env, cwd=self.folder,
                              capture_output=True, text=True, timeout=60)


def offices(machine, office):
    expect(port_is_shut(office), "the daemon answers other machines before its port is opened")
    open_the_port(machine, office)
    own, other = report_of_one_office(office.folder)
    before = sequence(machine)

    refused = office.run(f"office-{other}", "submit", "report.csv", "--format", "json", "--deadline", "10")
    expect(refused.returncode == 1, f"another office's certificate: {refused.returncode}\n{refused.stdout}{refused.stderr}")
    expect(sequence(machine) == before, "another office's report was stored")
    expect(f"office:{other}" in machine.text("journalctl -u chanceryd.service -o cat --no-pager"),
           "the log does not name the one who was refused")

    unknown = office.run(None, "submit", "report.csv", "--format", "json", "--deadline", "3")
    expect(unknown.returncode not in (0, 1), f"without a certificate: {unknown.returncode}\n{unknown.stderr}")

    accepted = office.run(f"office-{own}", "submit", "report.csv", "--format", "json")
    expect(accepted.returncode == 0, f"{accepted.returncode}\n{accepted.stdout}{accepted.stderr}")
    expect(json.loads(accepted.stdout), "no answer")
    stored = sequence(machine)
    expect(stored == before + 1, f"the sequence went from {before} to {stored}")

    revoke(machine, office, f"office-{own}")
    ended = office.run(f"office-{own}", "info", "--timeout", "3")
    expect(ended.returncode != 0, "a revoked certificate gets in")
    expect(office.run(f"office-{other}", "info").returncode == 0, "the others do not get in any more")
    return [f"{own} submitted, {other} in its name was refused, nobody gets in without a certificate or with a revoked one"]


def port_is_shut(office):
    look = f"import socket; socket.create_connection(('{ADDRESS}', 7420), 3)"
    return office.inside("python3", "-c", look).returncode != 0


def open_the_port(machine, office):
    """What docs/operating/certificates.md says: files, configuration, socket."""
    subprocess.run(
        [str(REPOSITORY / "Tools/certificates"), str(office.certificates), "--host", ADDRESS], check=True,
        capture_output=True, text=True)
    install(machine, office, "server.pem", "server.key", "roots.pem", "revocation-list.pem")
    text = machine.text(f"cat {CONFIGURATION}")
    for key, name in (("certificate", "server.pem"), ("key", "server.key"), ("roots", "roots.pem"),
                      ("revocation-list", "revocation-list.pem")):
        expect(f"\n  {key}: none\n" in text, f"the configuration has no tls.{key} to set")
        text = text.replace(f"\n  {key}: none\n", f"\n  {key}: /etc/chancery/tls/{name}\n", 1)
    machine.write(CONFIGURATION, text)
    machine.run("chanceryd check-config --quiet && systemctl enable chanceryd.socket && "
                "systemctl restart chanceryd.service")
    daemon(machine).wait_active()


def install(machine, office, *names):
    for name in names:
        target = machine.files / "etc/chancery/tls" / name
        shutil.copyfile(office.certificates / name, target)
        mode = "640" if name.endswith(".key") else "644"
        machine.run(f"chown root:chancery /etc/chancery/tls/{name} && chmod {mode} /etc/chancery/tls/{name}")


def revoke(machine, office, certificate):
    """A new revocation list, taken in by a reload."""
    subprocess.run([str(REPOSITORY / "Tools/certificates"), str(office.certificates), "--revoke", certificate],
                   check=True, capture_output=True, text=True)
    install(machine, office, "revocation-list.pem")
    unit = daemon(machine)
    before = unit.main_pid
    count = unit.journal().count("reloaded part=certificates")
    machine.run("systemctl reload chanceryd.service")
    machine.wait("the reload", lambda: unit.journal().count("reloaded part=certificates") > count, 10)
    expect(unit.main_pid == before, "the reload was a restart")


def report_of_one_office(folder):
    """Writes the report of the fixture's first office for another period; tells its id and another one's."""
    with open(REPORTS, newline="", encoding="utf-8") as file:
        head, *rows = list(csv.reader(file))
    column = head.index("office")
    ids = list(dict.fromkeys(row[column] for row in rows))
    with open(folder / "report.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows([[cell.replace("2024-H1", "2020-H1") for cell in row] for row in rows if row[column] == ids[0]])
    return ids[0], ids[1]
