# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors

from story import figure, group_lines

TITLE = "The group as it was and as it is now"
USER = "ministry reader"

SCOPE = ("--group", "emulation-2", "--regime", "FA-D09", "--period", "2024-H1")
UNITS = {
    "Hai Phong": "79", "Hanoi": "118", "Bac Ninh": "57", "Phu Tho": "53", "Thai Nguyen": "27", "Tuyen Quang": "12",
    "Hung Yen": "15", "Ninh Binh": "29", "Lao Cai": "8",
}


def play(story):
    header, lines = group_lines()
    story.start("2025-08-01T08:00:00+07:00")
    story.ask("submit", story.file("members.csv", header + "\n" + "\n".join(lines.values()) + "\n"))
    story.tell("The group as it was on 30 June 2024.")
    was = story.ask("pull", *SCOPE)
    kinds = [member["kind"] for member in was["members"]]
    story.expect("members", len(kinds), 17)
    story.expect("of kind A and B", (kinds.count("A"), kinds.count("B")), (7, 10))

    story.tell("The same half-year by the units that exist since 1 July 2025.")
    story.show("pull", *SCOPE, "--borders-on", "2025-07-01", "--indicator", "delegations.outbound")
    now = story.ask("pull", *SCOPE, "--borders-on", "2025-07-01")
    names = {unit["office"]: unit["name"]["en"] for unit in now["units"]}
    outbound = figure(now, "delegations.outbound")
    story.expect("units", len(now["units"]), 9)
    story.expect("outbound delegations by unit",
                 {names[one["office"]]: one["value"] for one in outbound["unit_figures"]}, UNITS)
    story.expect("and in all", outbound["value"], "398")
    outsiders = {unit["name"]["en"]: [one["name"]["en"] for one in unit["outsiders"]]
                 for unit in now["units"] if unit["outsiders"]}
    story.expect("units without a part of their territory", outsiders,
                 {"Tuyen Quang": ["Ha Giang"], "Lao Cai": ["Lao Cai"]})

    story.tell("The second half of 2025 begins on 15 June, sixteen days before the merger: it expects the old units for "
               "those days and the new ones after.")
    half = ("--offices", "vn-31,vn-30,vn-31-2025", "--regime", "FA-D09", "--period", "2025-H2")
    story.show("duties", *half, "--at", "2025-12-15")
    duties = story.ask("duties", *half, "--at", "2025-12-15")["duties"]
    story.expect("expected of Hai Phong, Hai Duong and the new Hai Phong", [duty["office"] for duty in duties],
                 ["vn-31", "vn-30", "vn-31-2025"])
