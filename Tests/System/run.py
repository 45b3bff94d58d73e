# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Boots the machine and runs the checks in their order. Each begins with the service up and leaves it so."""

import argparse
import pathlib
import sys
import time
import traceback

import checks
import lifecycle
import network
import operator_day
import sandbox
from machine import Machine

ORDER = [
    checks.static_checks,
    lifecycle.older_version_is_installed,
    lifecycle.upgrade_from_schema_1,
    lifecycle.upgrade_from_schema_2,
    lifecycle.upgrade_while_it_serves,
    checks.it_serves,
    checks.socket_activation,
    sandbox.process_is_confined,
    sandbox.forbidden_calls_fail,
    sandbox.workload_under_the_filter,
    operator_day.who_is_on_the_socket,
    operator_day.metrics_and_health,
    operator_day.backup_and_restore,
    operator_day.another_catalogue,
    operator_day.log_key_as_credential,
    checks.reload,
    checks.kill_9,
    checks.watchdog,
    checks.drain_under_load,
    checks.stop_and_start,
    network.another_network,
    lifecycle.remove_keeps_and_purge_removes,
]


def main():
    parser = argparse.ArgumentParser(description="Checks of the installed service.")
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--package", type=pathlib.Path, required=True)
    parser.add_argument("--older", type=pathlib.Path, required=True)
    parser.add_argument("--logs", type=pathlib.Path, required=True)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()

    repository = pathlib.Path(__file__).resolve().parents[2]
    started = time.monotonic()
    machine = Machine(
        options.root,
        [(options.package, "/packages/chancery.deb"), (options.older, "/packages/older.deb"),
         (repository / "Tests/Fixtures/reports", "/reports")],
        options.logs / "console.log")
    machine.package = options.package
    failed = []
    try:
        machine.boot()
        print(f"booted in {time.monotonic() - started:.1f} s", flush=True)
        for check in ORDER:
            # The first install is what all others stand on.
            wanted = not options.names or any(name in check.__name__ for name in options.names)
            if not wanted and check is not lifecycle.older_version_is_installed:
                continue
            begun = time.monotonic()
            try:
                for line in check(machine) or []:
                    print(f"       {line}")
                print(f"passed {check.__name__.replace('_', ' ')} ({time.monotonic() - begun:.1f} s)", flush=True)
            except Exception:
                failed.append(check.__name__)
                print(f"FAILED {check.__name__.replace('_', ' ')}", flush=True)
                traceback.print_exc()
                if machine.leader:
                    print(machine.text("journalctl -u 'chanceryd*' --no-pager -n 40", check=False), file=sys.stderr)
    finally:
        machine.end()
    print(f"system-test: {'failed: ' + ', '.join(failed) if failed else 'everything holds'} "
          f"in {time.monotonic() - started:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
