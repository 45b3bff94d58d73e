# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""What all checks know about the installed service."""

import json

from machine import Unit

SOCKET = "unix:/run/chancery/chanceryd.sock"
# Root is an operator on the socket and sends no reports, so the workload goes over plaintext on loopback.
WORKLOAD = "127.0.0.1:7431"
WORKLOAD_DROP_IN = "/etc/systemd/system/chanceryd.service.d/workload.conf"
STORE = "var/lib/chancery/store/chancery.sqlite"
CONFIGURATION = "/etc/chancery/chanceryd.yaml"


def daemon(machine):
    return Unit(machine, "chanceryd.service")


def client(machine, words, server=WORKLOAD, check=True):
    return machine.run(f"cd /srv && chancery {words} --server {server}", check=check)


def info(machine, server=SOCKET):
    return json.loads(client(machine, "info --format json", server).stdout)


def sequence(machine):
    return int(info(machine)["store_sequence"])


def submit(machine, name="group2-2024-H1.csv"):
    """Submits a file of the fixtures from a folder of its own; sending it again asks for the same receipts."""
    machine.run(f"mkdir -p /srv/office && cp -n /reports/{name} /srv/office/")
    return json.loads(client(machine, f"submit office/{name} --format json").stdout)


def receipts(document):
    """Sequence and digest of every receipt in an answer of `submit`."""
    found = []

    def walk(value):
        if isinstance(value, dict):
            if "receipt" in value and isinstance(value["receipt"], dict):
                receipt = value["receipt"]
                found.append((receipt.get("sequence"), receipt.get("digest"), receipt.get("request_id")))
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(document)
    return sorted(found, key=str)


def expect(condition, message):
    if not condition:
        raise AssertionError(message)
