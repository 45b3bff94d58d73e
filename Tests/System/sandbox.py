# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""What the unit lets the daemon do: its own work, and nothing else."""

import json
import re

from service import client, daemon, expect, sequence, submit

# A program in the daemon's place makes a call of each kind that must fail. Numbers are those of x86-64.
PROBE = r"""
use strict;
my @lines;
sub note { my ($name, $done) = @_; push @lines, "$name " . ($done ? "allowed" : "refused " . ($!+0)); }
my ($source, $target, $type, $limits) = ("none", "/mnt", "tmpfs", "\0" x 16);
note("mount", syscall(165, $source, $target, $type, 0, 0) == 0);
note("ptrace", syscall(101, 0, 0, 0, 0) == 0);
note("bpf", syscall(321, 0, 0, 0) >= 0);
note("unshare", syscall(272, 0x10000000) == 0);
note("keyctl", syscall(250, 0, -3, 0) >= 0);
note("reboot", syscall(169, 0, 0, 0) == 0);
note("settime", syscall(227, 0, 0) == 0);
note("setpriority", syscall(141, 0, 0, -5) == 0);
note("writable-code", syscall(9, 0, 4096, 7, 0x22, -1, 0) > 0);
note("packet-socket", syscall(41, 17, 3, 0) >= 0);
note("netlink-socket", syscall(41, 16, 3, 0) >= 0);
note("write-etc", scalar open(my $a, '>', '/etc/probe'));
note("write-usr", scalar open(my $b, '>', '/usr/probe'));
note("other-processes", -e "/proc/1/status");
note("inet-socket", syscall(41, 2, 1, 0) >= 0);
note("unix-socket", syscall(41, 1, 1, 0) >= 0);
note("write-state", scalar open(my $c, '>', '/var/lib/chancery/probe'));
note("limit", syscall(302, 0, 7, 0, $limits) == 0);
unlink '/var/lib/chancery/probe';
print join("\n", @lines), "\n";
"""
ALLOWED = {"inet-socket", "unix-socket", "write-state", "limit"}


def process_is_confined(machine):
    """No capability, no new privileges, a filter, its own view of the file system, and no root."""
    pid = daemon(machine).main_pid
    status = dict(re.findall(r"^(\w+):\s*(.*)$", machine.text(f"cat /proc/{pid}/status"), re.MULTILINE))
    for key in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        expect(int(status[key], 16) == 0, f"{key} is {status[key]}")
    expect(status["NoNewPrivs"] == "1" and status["Seccomp"] == "2", f"{status['NoNewPrivs']} {status['Seccomp']}")
    owner = machine.text("id -u chancery").strip()
    expect(status["Uid"].split() == [owner] * 4 and owner != "0", status["Uid"])
    return []


def forbidden_calls_fail(machine):
    """The unit with a probe in the daemon's place: forbidden calls fail, and what the daemon needs does not."""
    unit = machine.text("cat /lib/systemd/system/chanceryd.service")
    unit = re.sub(r"^(ExecReload|WatchdogSec|Restart|RestartSec|RestartPreventExitStatus|NotifyAccess)=.*\n", "", unit,
                  flags=re.MULTILINE)
    unit = re.sub(r"^Type=.*$", "Type=oneshot", unit, flags=re.MULTILINE)
    unit = re.sub(r"^ExecStart=.*$", "ExecStart=/usr/bin/perl /usr/share/probe.pl", unit, flags=re.MULTILINE)
    machine.write("/run/systemd/system/chancery-probe.service", unit)
    machine.write("/usr/share/probe.pl", PROBE)
    machine.run("chmod 644 /usr/share/probe.pl; systemctl daemon-reload; systemctl start chancery-probe.service")
    said = machine.text("journalctl -u chancery-probe.service -o cat --no-pager")
    found = dict(re.findall(r"^([a-z-]+) (allowed|refused)", said, re.MULTILINE))
    expect(len(found) == PROBE.count('note("'), said)
    wrong = [name for name, outcome in found.items() if (outcome == "allowed") != (name in ALLOWED)]
    expect(not wrong, f"not as it should be: {wrong}\n{said}")
    machine.run("rm /run/systemd/system/chancery-probe.service /usr/share/probe.pl; systemctl daemon-reload")
    return [f"{len(found) - len(ALLOWED)} kinds of calls refused, {len(ALLOWED)} allowed"]


def workload_under_the_filter(machine):
    """Reports in, figures out, a pack frozen and checked: nothing of it runs into the filter."""
    submit(machine)
    pulled = json.loads(client(machine, "pull --group emulation-2 --regime FA-D09 --period 2024-H1 --format json").stdout)
    expect(pulled, "no figures")
    client(machine, "duties --all --regime FA-D09 --period 2024-H1")
    client(machine, "pack freeze --group emulation-2 --regime FA-D09 --period 2024-H1 "
           "--title 'First half of 2024' --by 'System test'")
    client(machine, "pack verify --group emulation-2 --regime FA-D09 --period 2024-H1 --number 1")
    refused = [line for line in machine.text("journalctl -k --no-pager -o cat", check=False).split("\n")
               if "chanceryd" in line and ("SECCOMP" in line or "audit" in line)]
    expect(not refused, "\n".join(refused))
    expect("error" not in daemon(machine).journal().lower().replace("no error", ""), daemon(machine).journal())
    return [f"sequence {sequence(machine)}"]
