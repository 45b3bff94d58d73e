# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors

import json
import shutil

from link import LosingLink
from story import figure, group_lines

TITLE = "Lost answers: sent five times, stored once"
USER = "office clerk"


def play(story):
    header, lines = group_lines()
    story.start("2024-06-15T08:00:00+07:00")
    others = "\n".join([header] + [line for office, line in lines.items() if office != "vn-01"]) + "\n"
    story.file("others.csv", others)
    story.show("submit", "others.csv")

    story.tell("Hanoi sends its report of the first half of 2024. The link drops before the answer comes.")
    first = story.folder / "first"
    first.mkdir()
    (first / "hanoi.csv").write_text(f"{header}\n{lines['vn-01']}\n")
    link = LosingLink(story.server)
    status, _, _ = story.client("submit", "hanoi.csv", "--deadline", "2", server=link.address, folder=first)
    link.close()
    story.expect("the client knows of no answer (exit 75: try again)", status, 75)
    pending = json.loads((first / "hanoi.csv.pending.json").read_text())["submissions"][0]
    story.expect_true("it has kept the id of the request", pending["request_id"], pending["request_id"])

    story.tell("Four copies go out at once, each a machine that has the same file and the same id; then the daemon is "
               "killed and started again, and the fifth copy goes out.")
    folders = [story.folder / f"copy-{number}" for number in range(1, 6)]
    for folder in folders:
        shutil.copytree(first, folder)
    running = [story.begin("submit", "hanoi.csv", "--format", "json", folder=folder) for folder in folders[:4]]
    answers = [json.loads(process.communicate()[0]) for process in running]
    story.stop(kill=True)
    story.start("2024-06-16T08:00:00+07:00")
    answers.append(story.ask("submit", "hanoi.csv", folder=folders[4]))
    receipts = [answer["files"][0]["reports"][0]["receipt"] for answer in answers]
    story.expect("receipts", len(receipts), 5)
    story.expect("different receipts among them", len({json.dumps(receipt) for receipt in receipts}), 1)
    story.expect("they carry the id of the first request", receipts[0]["request_id"], pending["request_id"])
    story.expect("revision", receipts[0]["revision"], 1)
    pull = ("pull", "--group", "emulation-2", "--regime", "FA-D09", "--period", "2024-H1")
    story.show(*pull, "--indicator", "delegations.outbound")
    outbound = figure(story.ask(*pull), "delegations.outbound")
    story.expect("outbound delegations of the group (not 870)", outbound["value"], "398")

    story.tell("The same id with 119 in place of 118 is another report under a used name.")
    other = story.folder / "other"
    shutil.copytree(first, other)
    (other / "hanoi.csv").write_text(f"{header}\n{lines['vn-01'].replace(',118,', ',119,')}\n")
    misuse_id(story, other, pending["request_id"])
    story.show("submit", "hanoi.csv", statuses=(1, 2), folder=other)
    misuse_id(story, other, pending["request_id"])
    refused = story.ask("submit", "hanoi.csv", statuses=(1, 2), folder=other)["files"][0]["reports"][0]
    story.expect("the answer", refused["reason"], "REQUEST_ID_REUSED")
    story.expect("outbound delegations afterwards", figure(story.ask(*pull), "delegations.outbound")["value"], "398")


def misuse_id(story, folder, request_id):
    """The client gives changed bytes a new id by itself, so its record is changed by hand to misuse the old one."""
    story.client("submit", "hanoi.csv", "--deadline", "1", server="127.0.0.1:1", folder=folder)
    path = folder / "hanoi.csv.pending.json"
    record = json.loads(path.read_text())
    record["submissions"][0]["request_id"] = request_id
    path.write_text(json.dumps(record))
