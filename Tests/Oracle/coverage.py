# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Who is in a figure and who is not."""

import territory
import windows


class Coverage:
    """Offices, or offices with what concerns them, in the order of the members."""

    def __init__(self):
        self.included, self.partial, self.offices_with_gaps = [], [], []
        self.missing, self.silent, self.unavailable = [], [], []


def of(made, line, members):
    found = Coverage()
    last = made.periods[-1]
    covered = set()
    if line.over_time == "last":
        covered, _ = territory.succession(made.catalogue.territory, line, members, last)
    for member in members:
        expected = [p for p in made.periods if p in member.owes and (line.over_time != "last" or p == last)]
        given = {s.period for s in line.numbers if s.member is member}
        if not expected or (member.office in covered and not given):
            continue
        absent = [s for s in line.unavailable if s.member is member]
        if member.office in covered:
            found.included.append(member.office)
            continue
        answered = given | {s.period for s in absent}
        no_report = [p for p in expected if (member.office, p) not in made.current]
        quiet = [p for p in expected if p not in answered and p not in no_report]
        if line.over_time == "fact" and given:
            # Stated once is stated.
            no_report, quiet = [], []
        gap = bool(no_report or quiet or absent)
        if given:
            (found.partial if gap else found.included).append(member.office)
        # An event expects nobody in particular.
        if no_report or absent or (quiet and not line.event):
            found.offices_with_gaps.append(member.office)
        if no_report:
            found.missing.append(" ".join([member.office] + [windows.code(p) for p in no_report]))
        if quiet:
            found.silent.append(" ".join([member.office] + [windows.code(p) for p in quiet]))
        for statement in sorted(absent, key=lambda s: windows.position(s.period)):
            found.unavailable.append(f"{member.office} {windows.code(statement.period)} {statement.reason}")
    return found


def lines(found, line):
    # An event belongs to those who took part.
    gaps = found.missing or found.unavailable or (found.silent and not line.event)
    complete = line.numbers and not gaps
    return (
        [f"  included {' '.join(found.included)}", f"  partial {' '.join(found.partial)}"]
        + [f"  missing {text}" for text in found.missing]
        + [f"  not-available {text}" for text in found.unavailable]
        + [f"  silent {text}" for text in found.silent]
        + [f"  complete {'yes' if complete else 'no'}"]
    )
