# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors

import json
import threading

from story import figure, group_lines

TITLE = "Sixteen of seventeen, then the full group"
USER = "group leader"

FULL = {
    "delegations.outbound": ("398", "nearly 400"), "delegations.inbound": ("361", "about 360"),
    "agreements.signed": ("14", "14"), "ngo.projects": ("98", "nearly 100"), "consular.cases": ("52", "52"),
    "protection.cases": ("38", None), "abtc.requests": ("12", "12"),
}
PULL = ("pull", "--group", "emulation-2", "--regime", "FA-D09", "--period", "2024-H1")


def play(story):
    header, lines = group_lines()
    story.start("2024-06-15T08:00:00+07:00")
    story.file("sixteen.csv", "\n".join([header] + [line for office, line in lines.items() if office != "vn-34"]))
    story.file("thai-binh.csv", f"{header}\n{lines['vn-34']}\n")
    story.tell("Sixteen members have sent; Thai Binh has not.")
    story.ask("submit", "sixteen.csv")
    story.show(*PULL)
    partial = story.ask(*PULL, "--contributions")
    outbound = figure(partial, "delegations.outbound")
    counts, kinds = partial["completeness"], partial["completeness_by_kind"]
    story.expect("outbound delegations", outbound["value"], "392")
    story.expect("reported of expected", (counts["reported"], counts["expected"]), (16, 17))
    story.expect("missing", [gap["office"] for gap in outbound["coverage"]["missing"]], ["vn-34"])
    story.expect("on time, kind A", (kinds["A"]["on_time"], kinds["A"]["expected"]), (7, 7))
    story.expect("on time, kind B", (kinds["B"]["on_time"], kinds["B"]["expected"]), (9, 10))
    consular = figure(partial, "consular.cases")
    story.expect_true("Bac Kan's zero is a number, not a gap", "vn-06" in consular["coverage"]["included"])

    story.tell("Thai Binh sends, and the group is complete.")
    story.show("submit", "thai-binh.csv")
    story.show(*PULL)
    full = story.ask(*PULL)
    for indicator, (value, words) in FULL.items():
        one = figure(full, indicator)
        story.expect(indicator, one["value"], value)
        if words is not None:
            story.expect(f"{indicator} in words", one["words"]["en"], words)
    story.expect_true("complete", figure(full, "delegations.outbound")["coverage"]["is_complete"])

    story.tell("Now all members rewrite their outbound figure again and again, all to the same number in each round, "
               "while the leader reads. Every answer belongs to one moment of the store.")
    stop = threading.Event()
    writer = threading.Thread(target=rewrite, args=(story, header, lines, stop))
    writer.start()
    answers = [story.ask(*PULL, "--contributions") for _ in range(12)]
    stop.set()
    writer.join()
    sequences = [answer["sequence"] for answer in answers]
    story.expect_true("the leader saw several moments", len(set(sequences)) > 1, str(len(set(sequences))))
    whole = all(
        figure(answer, "delegations.outbound")["value"]
        == str(sum(int(part["value"]) for part in figure(answer, "delegations.outbound")["contributions"]))
        and all(part["revision"] == revision(answer, part["office"])
                for one in answer["figures"] for part in one["contributions"])
        for answer in answers)
    story.expect_true("every figure of an answer has the members' revisions of that answer", whole)
    again = [story.ask(*PULL, "--contributions", "--as-of", answer["sequence"]) for answer in answers]
    story.expect_true("asked again as of its sequence, each answer is the same to the digest",
                      [one["digest"] for one in again] == [one["digest"] for one in answers])


def revision(answer, office):
    return next(member["reports"][0]["revision"] for member in answer["members"] if member["office"] == office)


def rewrite(story, header, lines, stop):
    revisions = dict.fromkeys(lines, 1)
    number = 0
    while not stop.is_set():
        number += 1
        for office, line in lines.items():
            if stop.is_set():
                return
            cells = line.split(",")
            cells[3] = str(100 + number)
            name = f"rewrite/{office}.csv"
            story.file(name, header + "\n" + ",".join(cells) + "\n")
            status, output, _ = story.client(
                "submit", name, "--correct", str(revisions[office]), "--reason", f"round {number}", "--format", "json")
            if status == 0:
                revisions[office] = json.loads(output)["files"][0]["reports"][0]["receipt"]["revision"]
