# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors

import shutil

from story import REPORTS, figure

TITLE = "Totals since a start, a board below the office, and one conference of two provinces"
USER = "office clerk"

TOTALS = {
    "delegations.outbound.cumulative": "173", "delegations.outbound.persons.cumulative": "1549",
    "delegations.inbound.cumulative": "381", "delegations.inbound.persons.cumulative": "2263",
    "agreements.signed.cumulative": "62",
}
PULL = ("pull", "--offices", "vn-20", "--regime", "FA-ACCOUNT", "--period", "2025")


def play(story):
    story.start("2027-01-05T08:00:00+07:00")
    story.tell("Lang Son sends its totals since 2020, and sends them again from another machine.")
    for folder in ("first", "second"):
        (story.folder / folder).mkdir()
        shutil.copy(REPORTS / "accounts" / "lang-son.yaml", story.folder / folder)
    story.ask("submit", "first/lang-son.yaml")
    story.show("submit", "second/lang-son.yaml", statuses=(1, 2))
    answer = story.ask(*PULL)
    story.expect("stored once, with", {code: figure(answer, code)["value"] for code in TOTALS}, TOTALS)
    story.expect("revision", answer["members"][0]["reports"][0]["revision"], 1)

    story.tell("The next year says 170 delegations since 2020. A total since a start never falls.")
    story.file("fallen.yaml", """
        office: vn-20
        regime: FA-ACCOUNT
        period: "2026"
        language: en
        author: "Lang Son"
        figures:
          delegations.outbound.cumulative: {value: 170, since: 2020-01-01}
    """)
    story.show("submit", "fallen.yaml", statuses=(1, 2))
    refused = story.ask("submit", "fallen.yaml", statuses=(1, 2))["files"][0]["reports"][0]
    story.expect("refused because of", [one["name"] for one in refused["findings"] if one["severity"] == "error"],
                 ["CUMULATIVE_FELL"])

    story.tell("The zone board's 39 letters, 12 meetings, 6 delegations in and 4 out: whether the province has counted "
               "them is not said, so they are shown and not added.")
    story.show(*PULL, "--indicator", "delegations.inbound", "delegations.inbound.cumulative")
    beside = {code: [(one["value"], one["inclusion"]) for one in figure(answer, code, **marks)["beside"]]
              for code, marks in (("letters.exchanged", {"dimensions": {"letter-kind": "work-letter"}}),
                                  ("meetings.held", {}), ("delegations.inbound", {}), ("delegations.outbound", {}))}
    story.expect("beside", beside, {"letters.exchanged": [("39", "unknown")], "meetings.held": [("12", "unknown")],
                                    "delegations.inbound": [("6", "unknown")], "delegations.outbound": [("4", "unknown")]})
    story.expect("added to the province's own", figure(answer, "delegations.inbound")["value"], None)

    story.tell("The clerk learns that they are inside, and says so.")
    text = (story.folder / "first" / "lang-son.yaml").read_text().replace("inclusion: unknown", "inclusion: included")
    (story.folder / "included.yaml").write_text(text)
    story.show("submit", "included.yaml", "--correct", "1", "--reason", "the zone board is inside our counts")
    now = story.ask(*PULL)
    story.expect("delegations received since 2020", figure(now, "delegations.inbound.cumulative")["value"], "381")
    story.expect("of which explained", [(one["value"], one["inclusion"], one["sub_unit"])
                                        for one in figure(now, "delegations.inbound")["beside"]],
                 [("6", "included", "vn-20-dong-dang")])

    story.tell("Hai Phong attended the 16th conference of the joint committee, of which Lang Son is a member.")
    shutil.copy(REPORTS / "accounts" / "hai-phong.yaml", story.folder)
    story.ask("submit", "hai-phong.yaml")
    both = ("pull", "--offices", "vn-20,vn-31-2025", "--regime", "FA-ACCOUNT", "--period", "2025")
    story.show("register", *both[1:], "--kind", "events")
    conference = [one for one in story.ask(*both, "--contributions")["figures"]
                  if one["event"] == "joint-committee-conference-16"]
    story.expect("the conference of two provinces", [one["value"] for one in conference], ["16"])
    uses = sorted(part["use"] for part in conference[0]["contributions"])
    story.expect("stated twice, counted once", uses, ["same-fact", "used"])
