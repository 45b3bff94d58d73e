# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""The operator's day inside the sandbox: metrics and health, backup and restore, another catalogue."""

import json
import re
import subprocess

from machine import Machine
from service import SOCKET, WORKLOAD, client, daemon, expect, info, receipts, sequence, submit

METRICS = "127.0.0.1:7421"
QUESTION = "--group emulation-2 --regime FA-D09 --period 2024-H1"
BACKUP = "/var/lib/chancery/backups/drill"
STORE = "/var/lib/chancery/store"


def page(machine, path, address=METRICS):
    """Status and body of a page of the metrics port, asked for from inside the machine's network."""
    code = ("import sys, urllib.request as r, urllib.error as e\n"
            "try:\n a = r.urlopen(sys.argv[1], timeout=10)\nexcept e.HTTPError as x:\n a = x\n"
            "print(a.status); sys.stdout.write(a.read().decode())")
    done = subprocess.run(["nsenter", "-t", str(machine.leader), "-n", "python3", "-c", code, f"http://{address}{path}"],
                          capture_output=True, text=True, timeout=30)
    expect(done.returncode == 0, done.stderr)
    status, body = done.stdout.split("\n", 1)
    return int(status), body


def series(machine):
    """The value of every series of the page."""
    status, body = page(machine, "/metrics")
    expect(status == 200, f"{status} {body}")
    lines = [line for line in body.split("\n") if line and not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def metrics_and_health(machine):
    """The installed configuration shows metrics and health; a socket of systemd takes the place of the address."""
    expect(page(machine, "/ready") == (200, "ready\n"), "it is not ready")
    expect(page(machine, "/live") == (200, "live\n"), "it does not live")
    accepted = 'chancery_submissions_total{outcome="accepted"}'
    repeated = 'chancery_submissions_total{outcome="repeated"}'
    before = series(machine)
    submit(machine)
    after = series(machine)
    decided = after[accepted] + after[repeated] - before[accepted] - before[repeated]
    expect(decided == 17, f"{decided} submissions were counted, not 17")
    expect(after["chancery_store_sequence"] == sequence(machine), "the sequence is another one")
    machine.write("/run/systemd/system/chanceryd-metrics.socket",
                  "[Socket]\nListenStream=127.0.0.1:7499\nFileDescriptorName=metrics\nService=chanceryd.service\n")
    machine.run("systemctl daemon-reload && systemctl stop chanceryd.service && "
                "systemctl start chanceryd-metrics.socket && systemctl start chanceryd.service")
    daemon(machine).wait_active()
    expect(page(machine, "/ready", "127.0.0.1:7499") == (200, "ready\n"), "the socket of systemd is not served")
    machine.run("systemctl stop chanceryd.service chanceryd-metrics.socket; "
                "rm /run/systemd/system/chanceryd-metrics.socket; systemctl daemon-reload; systemctl start chanceryd.service")
    daemon(machine).wait_active()
    return [f"{len(after)} series"]


def backup_and_restore(machine):
    """A backup under load, then the drill of docs/operating/backup.md: lose the store, restore, every receipt holds."""
    unit = daemon(machine)
    first = receipts(submit(machine))
    pulled = client(machine, f"pull {QUESTION} --format json").stdout
    before = sequence(machine)
    load = machine.start(
        "cd /srv && for h in 2019-H1 2019-H2 2020-H2 2024-H2 2025-H1; do "
        "sed s/2024-H1/$h/g /reports/group2-2024-H1.csv > office/load-$h.csv && "
        f"chancery submit office/load-$h.csv --server {WORKLOAD} --format json || exit 1; done")
    Machine.wait("reports coming in", lambda: sequence(machine) > before, 20)
    said = machine.text(f"chanceryd backup --to {BACKUP}")
    loaded = load.communicate(timeout=60)[0]
    expect(load.returncode == 0, loaded)
    kept = int(re.search(r"sequence (\d+)", said).group(1))
    expect(before < kept < sequence(machine), f"{said}it was not made under load")
    files = machine.text(f"stat -c '%a %n' {BACKUP} {BACKUP}/*").split("\n")
    expect(all(line.startswith(("700 ", "600 ")) for line in files if line), "\n".join(files))
    expect("whole" in machine.text(f"chanceryd backup --verify --to {BACKUP}"), "the backup is not whole")
    machine.run(f"chanceryd doctor --store {STORE}")
    machine.run("systemctl stop chanceryd-local.socket chanceryd.service && "
                f"mv {STORE} {STORE}.lost && chanceryd restore --from {BACKUP} --store {STORE} && "
                f"install -o chancery -g chancery -m 600 {STORE}.lost/log-key.pem {STORE}/ && "
                f"chanceryd doctor --store {STORE} && systemctl start chanceryd.service")
    unit.wait_active()
    expect(sequence(machine) == kept, f"the sequence is {sequence(machine)}, and the backup was as of {kept}")
    expect(receipts(submit(machine)) == first, "the receipts are other ones")
    figures = json.loads(client(machine, f"pull {QUESTION} --format json").stdout)
    expect(figures["figures"] == json.loads(pulled)["figures"], "the figures are other ones")
    machine.run("systemctl start chancery-backup.service")
    machine.run("chanceryd backup --verify --to /var/lib/chancery/backups/$(date +%F)")
    machine.run(f"rm -r {STORE}.lost {BACKUP} /var/lib/chancery/backups/2*")
    return [said.strip()]


def another_catalogue(machine):
    """A catalogue is checked, tried, installed and rolled back, and the daemon serves on."""
    before = daemon(machine).main_pid
    installed = int(info(machine)["catalogue_version"])
    machine.run("cp -r /usr/share/chancery/catalogue /srv/catalogue && "
                "sed -i 's/^edition:.*/edition: \"rehearsed\"/' /srv/catalogue/edition.yaml")
    machine.run("chanceryd catalogue check /srv/catalogue")
    tried = machine.text("chanceryd catalogue dry-run /srv/catalogue")
    expect("0 would be judged otherwise" in tried, tried)
    machine.run("chanceryd catalogue apply /srv/catalogue")
    expect(int(info(machine)["catalogue_version"]) == installed + 1, "it was not installed")
    machine.run(f"chanceryd catalogue rollback {installed}")
    expect(int(info(machine)["catalogue_version"]) == installed + 2, "it was not rolled back")
    expect(daemon(machine).main_pid == before, "the daemon was restarted")
    machine.run("rm -r /srv/catalogue")
    return [line for line in tried.split("\n") if "examined" in line]


def who_is_on_the_socket(machine):
    """Members of the group are operators; others are not, even if the file of the socket lets them connect."""
    def ask(account):
        return machine.run(f"su -s /bin/sh {account} -c 'chancery info --timeout 3 --server {SOCKET}'", check=False)

    machine.run("useradd --no-create-home clerk && useradd --no-create-home --groups chancery keeper")
    expect(ask("keeper").returncode == 0, "a member of the group is not served")
    expect(ask("clerk").returncode != 0, "a stranger can open the socket")
    path = SOCKET.removeprefix("unix:")
    modes = machine.text(f"stat -c %a $(dirname {path}) {path}").split()
    machine.run(f"chmod 755 $(dirname {path}) && chmod 666 {path}")
    refused = ask("clerk")
    expect(refused.returncode != 0, "a stranger is served")
    expect("reason=no-operator" in daemon(machine).journal(), daemon(machine).journal())
    expect(ask("keeper").returncode == 0, "a member of the group is not served any more")
    machine.run(f"chmod {modes[0]} $(dirname {path}) && chmod {modes[1]} {path}; userdel clerk; userdel keeper")
    return [refused.stderr.strip().split("\n")[0]]


def public_half(key):
    return subprocess.run(["openssl", "pkey", "-pubout"], input=key, capture_output=True, text=True, check=True).stdout


def log_key_as_credential(machine):
    """A key in /etc/credstore signs the log, the change is in journal and trail, and a key that is none is told of."""
    unit = daemon(machine)
    place, credential = "/etc/credstore/chanceryd.log-key", "/run/credentials/chanceryd.service/chanceryd.log-key"
    drop_in = "/etc/systemd/system/chanceryd.service.d/log-key.conf"
    machine.run(f"mkdir -p /etc/credstore && chmod 700 /etc/credstore && umask 077 && "
                f"chanceryd verify --store {STORE} | sed -n 's/^log key: //p' > /srv/old.vkey")
    key = subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519"], capture_output=True, text=True, check=True)
    machine.write(place, key.stdout)
    machine.write("/srv/log.pub", public_half(key.stdout))
    machine.run(f"chown root:root {place} && chmod 600 {place}")
    machine.write(drop_in, f"[Service]\nEnvironment=CHANCERYD_LOG_KEY_FILE={credential}\n"
                           "Environment=CHANCERYD_LOG_ORIGIN=log.example.vn/chancery\n")
    # By hand and with the service down, the credential is not there, which is no mistake.
    machine.run("systemctl stop chanceryd-local.socket chanceryd.service && "
                f"chanceryd check-config --set log.key-file={credential}")
    refused = machine.run("chanceryd check-config --set log.key-file=/etc/hostname", check=False)
    expect(refused.returncode == 78 and "log.key-file" in refused.stdout + refused.stderr, str(refused))
    machine.run("systemctl daemon-reload && systemctl start chanceryd.service")
    unit.wait_active()
    old = machine.text("cat /srv/old.vkey").split()[-1]
    expect("another key or under another name" in unit.journal() and old in unit.journal(), unit.journal())
    trail = json.loads(client(machine, "audit list --method log.key --format json").stdout)["events"]
    expect(trail and old in trail[-1]["detail"] and "log.example.vn/chancery" in trail[-1]["subject"], str(trail))
    machine.run("sed s/2024-H1/2025-H2/g /reports/group2-2024-H1.csv > /srv/office/credential.csv")
    client(machine, "submit office/credential.csv --format json")
    head = client(machine, "log head").stdout
    expect(head.startswith("log.example.vn/chancery\n"), head)
    proved = machine.run("cd /srv && chancery receipt verify office/credential.csv --log-key log.pub", check=False)
    expect(proved.returncode == 0, proved.stdout + proved.stderr)
    machine.run(f"chanceryd verify --store {STORE} --key /srv/log.pub > /dev/null; test $? = 1")
    machine.write("/srv/old.pub", public_half(machine.text(f"cat {STORE}/log-key.pem")))
    machine.run(f"chanceryd verify --store {STORE} --key /srv/log.pub --key /srv/old.pub")
    machine.run(f"rm {place} {drop_in} /srv/log.pub /srv/old.pub /srv/old.vkey && systemctl daemon-reload && "
                "systemctl restart chanceryd.service && systemctl start chanceryd-local.socket")
    unit.wait_active()
    return [head.split("\n")[0]]

