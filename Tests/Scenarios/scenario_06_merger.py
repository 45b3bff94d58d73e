# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors

from story import figure, group_lines

TITLE = "A merger between two figures"
USER = "ministry reader"

STOCK = """
    office: {office}
    regime: FA-ACCOUNT
    period: {period}
    language: en
    author: "public account"
    figures:
      fdi.projects: {{value: {value}, as-of: {day}}}
"""
COMPARE = ("compare", "--offices", "vn-31-2025", "--regime", "FA-ACCOUNT", "--period", "2025-Q3", "--against",
           "2025-Q1", "--indicator", "fdi.projects")


def play(story):
    header, lines = group_lines()
    story.start("2026-01-20T08:00:00+07:00")
    story.tell("Hai Phong had 1,052 projects on 31 March 2025 and, with Hai Duong inside it since 1 July, 1,730 in "
               "September. That is not growth of 64.4 %.")
    story.submit("hai-phong-q1.yaml", STOCK.format(office="vn-31", period="2025-Q1", value=1052, day="2025-03-31"))
    story.submit("hai-phong-q3.yaml", STOCK.format(office="vn-31-2025", period="2025-Q3", value=1730, day="2025-09-30"))
    story.show(*COMPARE)
    refusal = figure(story.ask(*COMPARE), "fdi.projects")["growth_percent"]["refusal"]
    story.expect("the answer", refusal["name"], "NOT_COMPARABLE")
    story.expect_true("it names the merger and its day",
                      "Hai Duong" in refusal["message"]["en"] and "2025" in refusal["message"]["en"],
                      refusal["message"]["en"])
    story.expect_true("and what would help", refusal["remedy"]["en"], refusal["remedy"]["en"])
    borders = (*COMPARE, "--borders-on", "2025-07-01")
    still = figure(story.ask(*borders), "fdi.projects")["growth_percent"]["refusal"]
    story.expect_true("in today's borders Hai Duong's number is missing", still is not None,
                      still["message"]["en"] if still else "")

    story.tell("Hai Duong's stock of 31 March is given (invented: 548).")
    story.submit("hai-duong-q1.yaml", STOCK.format(office="vn-30", period="2025-Q1", value=548, day="2025-03-31"))
    story.show(*borders)
    compared = figure(story.ask(*borders), "fdi.projects")
    story.expect("both together before", compared["earlier"]["outcome"]["quantity"]["value"], "1600")
    story.expect("growth over both, percent", compared["growth_percent"]["quantity"]["value"], "8.1")

    story.tell("Code 24 was Bac Giang until the merger and is Bac Ninh since.")
    story.ask("submit", story.file("members.csv", header + "\n" + "\n".join(lines.values()) + "\n"))
    pull = ("pull", "--regime", "FA-D09", "--period", "2024-H1", "--offices")
    was = story.ask(*pull, "24")
    story.expect("code 24 in 2024", was["members"][0]["name"]["en"], "Bac Giang")
    story.expect("its outbound delegations", figure(was, "delegations.outbound")["value"], "31")
    later = story.ask("pull", "--regime", "FA-CAL", "--period", "2026-01", "--offices", "24")
    story.expect("code 24 in 2026", later["members"][0]["name"]["en"], "Bac Ninh")
    story.show(*pull, "24", "--borders-on", "2026-01-01", "--indicator", "delegations.outbound", "agreements.signed")
    now = story.ask(*pull, "24", "--borders-on", "2026-01-01")
    story.expect("Bac Ninh in today's borders, outbound in the first half of 2024",
                 figure(now, "delegations.outbound")["value"], "57")
    story.expect("agreements", figure(now, "agreements.signed")["value"], "3")
