# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""An office in another network than the daemon."""

import subprocess

from service import daemon, expect


def another_network(machine):
    """A link of its own between an office and the machine."""
    name = f"chancery{machine.leader}"

    def ip(*words):
        subprocess.run(["ip", *words], check=True, capture_output=True, text=True)

    ip("netns", "add", name)
    try:
        ip("-n", name, "link", "add", "office", "type", "veth", "peer", "name", "server", "netns", str(machine.leader))
        ip("-n", name, "addr", "add", "10.77.0.2/24", "dev", "office")
        ip("-n", name, "link", "set", "office", "up")
        inside = ["nsenter", "-t", str(machine.leader), "-n", "ip"]
        for words in (["addr", "add", "10.77.0.1/24", "dev", "server"], ["link", "set", "server", "up"]):
            subprocess.run(inside + words, check=True, capture_output=True, text=True)
        return office_and_daemon(machine, name)
    finally:
        subprocess.run(["ip", "netns", "delete", name], capture_output=True)


def office_and_daemon(machine, namespace):
    expect(daemon(machine).is_active(), "the service is not active")
    reached = subprocess.run(
        ["ip", "netns", "exec", namespace, "python3", "-c",
         "import socket; socket.create_connection(('10.77.0.1', 7420), 3)"], capture_output=True, text=True)
    expect(reached.returncode != 0, "the daemon answers other machines without certificates")
    return ["without chanceryd.socket no port is open to other machines"]
