# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Whose reports a query expects, and when they came."""

from datetime import timedelta

import windows


class Refused(Exception):
    """The query as a whole has no answer."""


class Catalogue:
    """Look-ups over a catalogue as the case states it."""

    def __init__(self, raw):
        self.raw = raw
        self.families = {entry["code"]: entry for entry in raw["families"]}
        self.offices = {entry["id"]: entry for entry in raw["offices"]}
        self.groups = {entry["id"]: entry for entry in raw["groups"]}
        self.regimes = {entry["code"]: entry for entry in raw["regimes"]}
        self.indicators = {entry["code"]: entry for entry in raw["indicators"]}
        self.places = {entry["code"]: place for place, entry in enumerate(raw["indicators"])}

    def window(self, p, regime):
        return windows.window(p, self.families[self.regimes[regime]["family"]])

    def name(self, office, moment):
        """The name of a day; outside the life of the office the nearest one."""
        names = self.offices[office]["names"]
        for name in names:
            if windows.holds(name, moment):
                return name
        first = windows.validity(names[0])[0]
        return names[0] if first is not None and moment < first else names[-1]


class Member:
    def __init__(self, office):
        self.office = office
        # Period to (kind, last day of the window on which a report was owed).
        self.owes = {}


def periods(catalogue, query):
    regime = catalogue.regimes.get(query["regime"])
    if regime is None:
        raise Refused("UNKNOWN_REGIME")
    first, last = windows.read(query["from"]), windows.read(query["through"])
    if first[0] != last[0]:
        raise Refused("RANGE_ACROSS_FORMS")
    if first[0] not in regime["forms"]:
        raise Refused("FORM_NOT_IN_REGIME")
    if windows.position(last) < windows.position(first):
        raise Refused("RANGE_REVERSED")
    found = windows.span(first, last)
    if len(found) > 120:
        raise Refused("RANGE_TOO_LONG")
    return found


def members(catalogue, query, asked):
    """Every office that owes a report in at least one of the periods asked for, in order."""
    if "group" in query:
        if query["group"] not in catalogue.groups:
            raise Refused("UNKNOWN_GROUP")
        spells = [
            (entry["office"], entry["kind"], windows.validity(entry))
            for entry in catalogue.groups[query["group"]]["members"]
        ]
    else:
        if not query["offices"]:
            raise Refused("NO_OFFICES")
        spells = [(office, None, (None, None)) for office in dict.fromkeys(query["offices"])]
    found = {}
    for office, kind, spell in spells:
        if office not in catalogue.offices:
            raise Refused("UNKNOWN_OFFICE")
        member = found.setdefault(office, Member(office))
        for p in asked:
            days = windows.common(
                catalogue.window(p, query["regime"]), spell, windows.validity(catalogue.offices[office])
            )
            if days is not None and (p not in member.owes or member.owes[p][1] < days[1]):
                member.owes[p] = (kind, days[1])
    present = [member for member in found.values() if member.owes]
    if not present:
        raise Refused("NO_MEMBERS_IN_WINDOW")
    return present


def late_from(catalogue, query, office, p):
    """The first late moment; None where the regime sets no due time for the level of the office."""
    regime = catalogue.regimes[query["regime"]]
    level = "sub-unit" if catalogue.offices[office].get("parent") else "member"
    for due in regime["dues"]:
        if due["level"] == level:
            last = catalogue.window(p, query["regime"])[1]
            return windows.microseconds(last + timedelta(days=due["days"] + 1), regime["zone"])
    return None


def timeliness(report, limit):
    if limit is None:
        return "not-due"
    return "on-time" if report["firstReceivedAt"] < limit else "late"
