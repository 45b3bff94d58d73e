# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors

import shutil

from story import REPORTS

TITLE = "Everything wrong at once: one answer lists it all"
USER = "office clerk"

WANTED = [
    ("LESS_THAN_REQUIRED", "figures[1].decimal", "149", "error"),
    ("UNKNOWN_DIMENSION_VALUE", "figures[3].dimensions[0].value", "ZZ-ATLANTIS", "error"),
    ("WRONG_UNIT", "figures[5].unit", "VND", "error"),
    ("NEGATIVE_NOT_ALLOWED", "figures[8].decimal", "-3", "error"),
    ("FOREIGN_DIGITS_READ", "figures[9].decimal", "٣٩", "info"),
    ("AS_OF_MISSING", "figures[10].as_of", "", "error"),
    ("TEXT_SAME_AS_PREVIOUS", "narratives[0].text", None, "warning"),
]


def play(story):
    story.start("2024-06-15T08:00:00+07:00")
    for name in ("mistakes-previous.yaml", "mistakes.yaml"):
        shutil.copy(REPORTS / name, story.folder)
    story.tell("Hai Phong has reported the second half of 2023. Its next report is wrong in seven ways: fewer persons "
               "than delegations, a count below zero, Arabic-Indic digits, dong in a dollar figure, a stock without its "
               "day, an unknown partner, and the text of the period before.")
    story.show("submit", "mistakes-previous.yaml")
    draft = (story.folder / "mistakes.yaml").read_bytes()
    story.show("submit", "mistakes.yaml", statuses=(1, 2))
    report = story.ask("submit", "mistakes.yaml", statuses=(1, 2))["files"][0]["reports"][0]
    found = {(one["name"], one["path"]): one for one in report["findings"]}
    story.expect("outcome", report["outcome"], "refused")
    for name, path, value, severity in WANTED:
        finding = found.get((name, path))
        story.expect_true(f"{severity} {name} at {path}", finding and finding["severity"] == severity,
                          finding["value"][:40] if finding else f"not among {sorted(found)}")
        if finding and value is not None:
            story.expect(f"the value it quotes at {path}", finding["value"], value)
    story.expect_true("nothing of it is stored", story.client("get", "vn-31", "FA-D09", "2024-H1")[0] != 0)
    story.expect_true("the draft is as it was", (story.folder / "mistakes.yaml").read_bytes() == draft)
