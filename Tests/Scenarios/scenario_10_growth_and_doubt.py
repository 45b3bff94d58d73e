# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors

import shutil

from story import REPORTS, figure, group_lines

TITLE = "Growth, doubt, and where a figure comes from"
USER = "ministry reader"

TRADE = """
    office: vn-24
    regime: FA-ACCOUNT
    period: "2022"
    language: en
    author: "Bac Giang, rehearsal of the account of 2022"
    figures:
      trade.turnover: {{value: {value}, unit: USD}}
"""
GROUP = """
    office: vn-01
    regime: FA-GROUP
    period: 2024-H1
    language: en
    author: "Hanoi, for the group"
    figures:
      ngo.projects: 98
      ngo.committed: {value: 1040000, unit: USD}
"""
ANSWER = """    answers:
      - code: PER_ITEM_QUESTIONED
        text: "Small grants; the members' lists were checked one by one."
"""


def play(story):
    story.start("2026-01-20T08:00:00+07:00")
    story.tell("Bac Giang publishes USD 52.4 bn of trade for 2023, 20.9 % more than in 2022. The stored figure of 2022 "
               "decides whether that can be.")
    shutil.copy(REPORTS / "accounts" / "bac-giang.yaml", story.folder)
    story.submit("trade.yaml", TRADE.format(value=43_000_000_000))
    doubted = questions(story.ask("check", "bac-giang.yaml"))
    story.show("check", "bac-giang.yaml")
    story.expect_true("43.0 bn is questioned", "GROWTH_HISTORY_QUESTIONED" in doubted, ", ".join(doubted))
    story.submit("trade.yaml", TRADE.format(value=43_340_000_000), "--correct", "1", "--reason", "to the published base")
    passed = questions(story.ask("check", "bac-giang.yaml"))
    story.expect_true("43.34 bn passes", "GROWTH_HISTORY_QUESTIONED" not in passed, ", ".join(passed) or "no question")
    story.ask("submit", "bac-giang.yaml")
    compare = ("compare", "--offices", "vn-24", "--regime", "FA-ACCOUNT", "--period", "2023", "--against", "2022",
               "--indicator", "trade.turnover")
    story.show(*compare)
    check = figure(story.ask(*compare), "trade.turnover")["published"][0]
    story.expect("the published growth", check["verdict"], "agrees")
    band = figure(story.ask("pull", "--offices", "vn-24", "--regime", "FA-ACCOUNT", "--period", "2023"),
                  "economy.indicators.rank-band")
    story.expect("“top 10” stays a band", (band["value"], band["kind"]), ("10", "rank-band"))

    story.tell("The group's USD 1.04 m for 98 projects are 10.6 thousand each, against 72.7 thousand in Lang Son and 449 "
               "thousand in Group 3: likely a slip. It is asked, not refused, and accepted after an answer.")
    first = story.submit("group.yaml", GROUP)["files"][0]["reports"][0]
    story.show("submit", "group.yaml")
    story.expect("stored", first["outcome"], "accepted")
    story.expect_true("with a question", "PER_ITEM_QUESTIONED" in [one["name"] for one in first["findings"]])
    accept = ("accept", "vn-01", "FA-GROUP", "2024-H1", "--by", "Ministry reader")
    status, _, errors = story.client(*accept)
    story.expect_true("not accepted while it is open", status != 0 and "QUESTION" in errors.upper(), errors.strip()[:150])
    story.submit("answered.yaml", GROUP.rstrip(" ") + ANSWER, "--correct", "1", "--reason", "the question is answered")
    story.show(*accept)
    history = story.ask("history", "vn-01", "FA-GROUP", "2024-H1")
    story.expect("acts on it", [act["kind"] for act in history["acts"]], ["accept"])

    story.tell("From the group's 398 outbound delegations one call leads to members, revisions and coverage.")
    header, lines = group_lines()
    story.ask("submit", story.file("members.csv", header + "\n" + "\n".join(lines.values()) + "\n"))
    explain = ("explain", "--group", "emulation-2", "--regime", "FA-D09", "--period", "2024-H1", "--indicator",
               "delegations.outbound")
    story.show(*explain)
    explained = story.ask(*explain)
    story.expect("the figure", explained["figure"]["value"], "398")
    story.expect("contributions", len(explained["figure"]["contributions"]), 17)
    story.expect("reports with their revisions", len(explained["reports"]), 17)
    story.expect("complete", explained["figure"]["coverage"]["is_complete"], True)


def questions(answer):
    """Names of the questions that a check asks."""
    return [finding["name"] for one in answer["files"] for report in one["reports"] for finding in report["findings"]
            if finding["name"].endswith("QUESTIONED")]
