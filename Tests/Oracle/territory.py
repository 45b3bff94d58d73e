# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Mergers: which office became which, and whose values stand for whom."""

import windows


class Territory:
    def __init__(self, raw):
        self.offices = {entry["id"]: entry for entry in raw["offices"]}
        self.founding = {merger["successor"]: merger for merger in raw["mergers"]}
        self.ending = {office: merger for merger in raw["mergers"] for office in merger["predecessors"]}

    def heirs(self, office):
        """The offices that an office became, one after the other, each with the day."""
        found = []
        while office in self.ending:
            merger = self.ending[office]
            office = merger["successor"]
            found.append((office, windows.day(merger["date"])))
        return found

    def ground(self, office):
        """All that the office was made of, and the office itself."""
        found = []
        for part in self.founding.get(office, {}).get("predecessors", []):
            found += self.ground(part)
        return found + [office]

    def unit(self, office, moment):
        """The office that has the ground of `office` on a day; None when a merger founded it only later."""
        if office in self.founding and windows.day(self.founding[office]["date"]) > moment:
            return None
        while not windows.holds(self.offices[office], moment) and office in self.ending:
            office = self.ending[office]["successor"]
        return office


def succession(territory, line, roster, last):
    """Marks in a line that counts the last period alone: where a merger fell into that period and the successor gave
    a number, it stands for the merged offices too. Otherwise their own last values do.

    Returns the offices that an heir stands for, and the mergers over which values were carried.
    """
    owing = [member.office for member in roster if last in member.owes]
    speaking = {statement.office for statement in line.numbers}
    covered, carried = set(), {}
    for office in owing:
        inside = [(heir, moment) for heir, moment in territory.heirs(office) if heir in owing]
        if any(heir in speaking for heir, _ in inside):
            covered.add(office)
        elif office in speaking:
            # Every heir on the way that owes a report is spoken for.
            for heir, founded in inside:
                carried.setdefault((heir, founded), []).append(office)
    in_order = sorted(carried.items(), key=lambda entry: owing.index(entry[0][0]))
    latest_first = sorted(in_order, key=lambda entry: entry[0][1], reverse=True)
    return covered, [(heir, day, offices) for (heir, day), offices in latest_first]
