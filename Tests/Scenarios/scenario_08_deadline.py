# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors

import json
import socket
import time

from story import group_lines

TITLE = "The deadline, to the tenth of a second, and a storm on it"
USER = "office clerk and group leader"

DUTIES = ("duties", "--group", "emulation-2", "--regime", "FA-D09", "--period", "2024-H1")
EDGE, PAST, EXTENDED, LATE = "vn-36", "vn-37", "vn-15", "vn-34"
STRAYS = 10_000


def play(story):
    header, lines = group_lines()

    def send(office, clock):
        story.start(clock, stopped=True)
        answer = story.ask("submit", story.file(f"{office}.csv", f"{header}\n{lines[office]}\n"))
        return answer["files"][0]["reports"][0]["receipt"]["received_at"]

    story.tell("The regime says: cut-off on 14 June, members due by the end of 17 June in UTC+7. Thirteen members send in "
               "time; Yen Bai is given two days more.")
    story.start("2024-06-16T09:00:00+07:00", stopped=True)
    early = [line for office, line in lines.items() if office not in (EDGE, PAST, EXTENDED, LATE)]
    story.ask("submit", story.file("early.csv", header + "\n" + "\n".join(early) + "\n"))
    story.show("extend", EXTENDED, "FA-D09", "2024-H1", "--by", "Hanoi", "--authority", "leader of Group 2",
               "--reason", "the office moved", "--until", "2024-06-20T00:00:00+07:00")
    story.show(*DUTIES, "--remind")
    story.tell("Nam Dinh's report arrives at 23:59:59.9 on 17 June, Ninh Binh's at 00:00:00.0 on 18 June; Yen Bai and "
               "Thai Binh are a day late.")
    story.expect("Nam Dinh", send(EDGE, "2024-06-17T23:59:59.9+07:00"), "2024-06-17T16:59:59.9Z")
    story.expect("Ninh Binh", send(PAST, "2024-06-18T00:00:00+07:00"), "2024-06-17T17:00:00Z")
    send(EXTENDED, "2024-06-18T18:00:00+07:00")
    send(LATE, "2024-06-18T18:00:00+07:00")
    story.show(*DUTIES)
    duties = story.ask(*DUTIES)
    states = {duty["office"]: duty["state"] for duty in duties["duties"]}
    story.expect("Nam Dinh, Ninh Binh, Yen Bai, Thai Binh", [states[one] for one in (EDGE, PAST, EXTENDED, LATE)],
                 ["on-time", "late", "extended", "late"])
    total = next(row for row in duties["timeliness"] if not row["group"] and not row["kind"] and not row["period"])
    story.expect("on time of expected", (total["on_time"], total["expected"]), (15, 17))
    story.expect("timeliness in percent", total["on_time_percent"], "88.2")
    story.expect("completeness in percent", total["reported_percent"], "100.0")
    story.expect("of these under an extension", total["extended"], 1)
    storm(story, header, lines)


def storm(story, header, lines):
    story.tell(f"The next half-year: all seventeen send within one second, while {STRAYS:,} strangers open connections "
               "and say nothing sensible.")
    story.start("2024-12-15T08:00:00+07:00")
    host, port = story.server.rsplit(":", 1)
    for office, line in lines.items():
        story.file(f"h2/{office}.csv", header + "\n" + line.replace("2024-H1", "2024-H2") + "\n")
    strays, refused = [], 0
    started = time.monotonic()
    running = []
    offices = iter(lines)
    for number in range(STRAYS):
        try:
            stray = socket.socket()
            stray.setblocking(False)
            stray.connect_ex((host, int(port)))
            strays.append(stray)
        except OSError:
            refused += 1
        if len(strays) > 900:
            strays.pop(0).close()
        if number % (STRAYS // 20) == 0 and (office := next(offices, None)):
            running.append((office, story.begin("submit", f"h2/{office}.csv", "--format", "json")))
    for office in offices:
        running.append((office, story.begin("submit", f"h2/{office}.csv", "--format", "json")))
    spent = time.monotonic() - started
    receipts = {}
    for office, process in running:
        output, _ = process.communicate(timeout=90)
        if process.returncode == 0:
            receipts[office] = json.loads(output)["files"][0]["reports"][0]["receipt"]
    for stray in strays:
        stray.close()
    story.expect_true("connections of strangers opened and dropped meanwhile", True, f"{STRAYS:,} in {spent:.1f} s")
    story.expect("members with a receipt", len(receipts), 17)
    answer = story.ask("pull", "--group", "emulation-2", "--regime", "FA-D09", "--period", "2024-H2")
    stored = {member["office"]: member["reports"][0]["sequence"] for member in answer["members"]}
    story.expect("each receipt is in the store", stored == {key: one["sequence"] for key, one in receipts.items()}, True)
