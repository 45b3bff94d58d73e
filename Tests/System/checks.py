# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""The service under systemd: start, activation, reload, crash, watchdog, drain, stop."""

import json
import os
import pathlib
import re
import signal
import subprocess
import time

from machine import Machine
from service import CONFIGURATION, WORKLOAD, client, daemon, expect, info, receipts, sequence, submit

UNITS = pathlib.Path(__file__).resolve().parents[2] / "Deploy/systemd"
EXPOSURE_MAX = 15


def static_checks(machine):
    """What needs no daemon: the exposure of the unit, and relations between the unit and the configuration."""
    rated = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", f"--threshold={EXPOSURE_MAX}",
         str(UNITS / "chanceryd.service")], capture_output=True, text=True)
    expect(rated.returncode == 0, f"the unit is rated worse than {EXPOSURE_MAX / 10}\n{rated.stdout}")
    unit = (UNITS / "chanceryd.service").read_text()
    keys = (UNITS.parent / "chanceryd.sample.yaml").read_text()

    def setting(name):
        return re.search(rf"^{name}=(.*)$", unit, re.MULTILINE).group(1)

    drain = int(re.search(r"^drain:\n(?:.*\n)*?  seconds: (\d+)", keys, re.MULTILINE).group(1))
    connections = int(re.search(r"^  connections: (\d+)", keys, re.MULTILINE).group(1))
    expect(int(setting("TimeoutStopSec")) >= drain + 60, "TimeoutStopSec must be longer than the drain and the closing")
    expect(int(setting("LimitNOFILE").split(":")[0]) >= connections + 128, "LimitNOFILE does not fit limits.connections")
    return [rated.stdout.strip().split("\n")[-1].strip()]


def it_serves(machine):
    """Enabled, active, and systemd has nothing to say against the installed units."""
    unit = daemon(machine)
    for name, wanted in (("chanceryd.service", "enabled"), ("chanceryd-local.socket", "enabled"),
                         ("chanceryd.socket", "disabled"), ("chancery-backup.timer", "disabled")):
        state = machine.text(f"systemctl is-enabled {name}", check=False).strip()
        expect(state == wanted, f"{name} is {state}, not {wanted}")
    expect(unit.is_active(), "the service is not active")
    verified = machine.run(
        "systemd-analyze verify --man=no /lib/systemd/system/chanceryd.service "
        "/lib/systemd/system/chanceryd.socket /lib/systemd/system/chanceryd-local.socket "
        "/lib/systemd/system/chancery-backup.service /lib/systemd/system/chancery-backup.timer", check=False)
    # The machine has a unit of its own that systemd complains of; only words about ours count.
    said = [line for line in (verified.stdout + verified.stderr).split("\n") if "chancery" in line]
    expect(not said, "\n".join(said))
    expect(unit.show("StatusText").startswith("Serving"), unit.show("StatusText"))
    checked = machine.text("chanceryd check-config")
    expect("store.directory" in checked and "/var/lib/chancery/store" in checked, checked)
    return ["status: " + unit.show("StatusText")]


def socket_activation(machine):
    """A stopped daemon is started by the first connection, on the socket that systemd holds."""
    unit = daemon(machine)
    machine.run("systemctl stop chanceryd.service")
    expect(not unit.is_active(), "it was not stopped")
    answer = info(machine)
    unit.wait_active()
    descriptors = machine.text(f"tr '\\0' '\\n' < /proc/{unit.main_pid}/environ")
    expect("LISTEN_FDNAMES=ttrpc-local" in descriptors, descriptors)
    machine.write("/run/systemd/system/chanceryd.service.d/names.conf", "[Service]\nSockets=stranger.socket\n")
    machine.write("/run/systemd/system/stranger.socket",
                  "[Socket]\nListenStream=127.0.0.1:7999\nFileDescriptorName=stranger\nService=chanceryd.service\n")
    machine.run("systemctl daemon-reload && systemctl stop chanceryd.service && systemctl start stranger.socket")
    refused = machine.run("systemctl start chanceryd.service", check=False)
    expect(refused.returncode != 0, "a socket of an unknown name was taken")
    expect('under the name "stranger"' in unit.journal(), "the log does not name the unknown socket")
    machine.run("systemctl stop chanceryd.service stranger.socket; rm -r /run/systemd/system/chanceryd.service.d "
                "/run/systemd/system/stranger.socket; systemctl daemon-reload; systemctl reset-failed; "
                "systemctl restart chanceryd-local.socket; systemctl start chanceryd.service")
    unit.wait_active()
    return [f"sequence {answer['store_sequence']} over the socket of systemd"]


def reload(machine):
    """A reload takes a change over, and a mistake keeps what holds."""
    unit = daemon(machine)
    before = unit.main_pid
    original = machine.text(f"cat {CONFIGURATION}")
    machine.run(f"sed -i 's/^  level: .*/  level: debug/' {CONFIGURATION} && systemctl reload chanceryd")
    Machine.wait("the reload in the log", lambda: "reloaded part=configuration" in unit.journal(), 10)
    machine.run(f"sed -i 's/^  level: .*/  level: loud/' {CONFIGURATION}")
    refused = machine.run("systemctl reload chanceryd", check=False)
    expect(refused.returncode != 0, "a configuration with a mistake was reloaded")
    expect("log.level" in unit.journal(), "the log does not name the key")
    machine.run(f"kill -HUP {before}")
    Machine.wait("the failed reload in the log", lambda: "a reload failed" in unit.journal(), 10)
    expect(unit.main_pid == before and unit.is_active(), "the daemon did not go on")
    machine.write(CONFIGURATION, original)
    machine.run("systemctl reload chanceryd")
    Machine.wait("the status after the reload", lambda: unit.show("StatusText").startswith("Serving"), 10)
    return []


def kill_9(machine):
    """systemd starts it again, and what was acknowledged is there."""
    unit = daemon(machine)
    first = receipts(submit(machine))
    restarts, before = unit.restarts, sequence(machine)
    os.kill(host_pid(machine, unit.main_pid), signal.SIGKILL)
    Machine.wait("a restart", lambda: unit.restarts == restarts + 1, 20)
    unit.wait_active()
    expect(sequence(machine) == before, "the sequence is another one")
    expect(receipts(submit(machine)) == first, "the receipts are other ones")
    return [f"{len(first)} receipts are the same after the restart"]


def watchdog(machine):
    """A daemon that makes progress lives on; one that stands still is ended and started again."""
    unit = daemon(machine)
    machine.write("/run/systemd/system/chanceryd.service.d/watchdog.conf", "[Service]\nWatchdogSec=2\n")
    machine.run("systemctl daemon-reload && systemctl restart chanceryd.service")
    restarts = unit.restarts
    time.sleep(5)
    expect(unit.restarts == restarts and unit.is_active(), "it was ended although it makes progress")
    os.kill(host_pid(machine, unit.main_pid), signal.SIGSTOP)
    begun = time.monotonic()
    Machine.wait("the watchdog", lambda: unit.restarts == restarts + 1, 30)
    took = time.monotonic() - begun
    unit.wait_active()
    expect("Watchdog timeout" in unit.journal(), "the journal does not speak of the watchdog")
    machine.run("rm -r /run/systemd/system/chanceryd.service.d && systemctl daemon-reload && "
                "systemctl restart chanceryd.service")
    unit.wait_active()
    return [f"a stopped process was replaced after {took:.1f} s with WatchdogSec=2"]


def drain_under_load(machine):
    """Three restarts while an office sends without a pause: nobody is refused for good, and every receipt holds."""
    unit = daemon(machine)
    rounds = [f"{year}-{half}" for year in (2021, 2022, 2023) for half in ("H1", "H2")]
    text = (pathlib.Path(__file__).resolve().parents[1] / "Fixtures/reports/group2-2024-H1.csv").read_text()
    for name in rounds:
        machine.write(f"/srv/load/{name}.csv", text.replace("2024-H1", name))
    before, restarts = sequence(machine), 3
    work = machine.start(
        "cd /srv/load && n=0; while [ ! -e stop ] || [ $n -lt 2 ]; do n=$((n + 1)); for f in *.csv; do "
        f"chancery submit $f --server {WORKLOAD} --format json > $f.$n.out 2>&1 || {{ echo $f; cat $f.$n.out; exit 1; }}; "
        "done; done; echo $n > count")
    for _ in range(restarts):
        time.sleep(0.7)
        machine.run("systemctl restart chanceryd.service")
    machine.run("touch /srv/load/stop")
    said = work.communicate(timeout=120)[0]
    expect(work.returncode == 0, f"a submission failed during a restart\n{said}")
    unit.wait_active()
    stored = sequence(machine) - before
    expect(stored == len(rounds) * 17, f"{stored} reports are stored, not {len(rounds) * 17}")
    count = int(machine.text("cat /srv/load/count"))
    for name in rounds:
        outs = [receipts(json.loads(machine.text(f"cat /srv/load/{name}.csv.{number}.out")))
                for number in range(1, count + 1)]
        expect(len(outs[0]) == 17 and all(out == outs[0] for out in outs), f"receipts of {name} differ")
    machine.run("rm -r /srv/load")
    return [f"{count * len(rounds)} submissions over {restarts} restarts; {stored} reports, each with one receipt"]


def stop_and_start(machine):
    """A stop is clean and lasts while the sockets are stopped too; a start serves again."""
    unit = daemon(machine)
    machine.run("systemctl stop chanceryd-local.socket chanceryd.service")
    expect(unit.show("Result") == "success" and unit.show("ExecMainStatus") == "0", unit.show("Result"))
    expect(client(machine, "info", check=False).returncode == 69, "somebody still answers")
    machine.run("systemctl start chanceryd.service")
    unit.wait_active()
    expect(sequence(machine) > 0, "it does not serve")
    return []


def host_pid(machine, pid):
    """The number that a process of the machine has outside of it."""
    for folder in pathlib.Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            status = (folder / "status").read_text()
        except OSError:
            continue
        match = re.search(r"^NSpid:\s+(\d+)\s+(\d+)$", status, re.MULTILINE)
        if match and int(match.group(2)) == pid and same_namespace(machine.leader, folder):
            return int(match.group(1))
    raise AssertionError(f"process {pid} of the machine was not found")


def same_namespace(leader, folder):
    try:
        return os.readlink(f"/proc/{leader}/ns/pid") == os.readlink(folder / "ns/pid")
    except OSError:
        return False
