# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Whose reports a query expects, and when they came."""

from datetime import timedelta

import territory
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
        self.territory = territory.Territory(raw)
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


class Plan:
    """The periods that an answer is made of, and what was asked for where that is something else."""

    def __init__(self, catalogue, query):
        regime = catalogue.regimes.get(query["regime"])
        if regime is None:
            raise Refused("UNKNOWN_REGIME")
        first, last = windows.read(query["from"]), windows.read(query["through"])
        if first[0] != last[0]:
            raise Refused("RANGE_ACROSS_FORMS")
        form = query.get("parts") or first[0]
        if form not in regime["forms"]:
            raise Refused("FORM_NOT_IN_REGIME")
        if windows.position(last) < windows.position(first):
            raise Refused("RANGE_REVERSED")
        # Between the nine months of two years there are days of neither.
        gaps = first[0] == "nine-months" and first != last and form != first[0]
        if gaps or not windows.tiles(form, first[0]):
            raise Refused("PARTS_DO_NOT_TILE")
        self.periods = [part for p in windows.span(first, last) for part in windows.parts(p, form)]
        if len(self.periods) > 120:
            raise Refused("RANGE_TOO_LONG")
        self.asked = None
        if query.get("parts") or query.get("until"):
            self.ask(catalogue, query, first, last)

    def ask(self, catalogue, query, first, last):
        start, end = catalogue.window(first, query["regime"])[0], catalogue.window(last, query["regime"])[1]
        until, uncovered = windows.day(query.get("until")), None
        if until:
            self.periods = [p for p in self.periods if catalogue.window(p, query["regime"])[1] <= until]
            if not self.periods:
                raise Refused("NOTHING_ENDED")
            after = catalogue.window(self.periods[-1], query["regime"])[1] + timedelta(days=1)
            uncovered = (after, min(until, end)) if after <= min(until, end) else None
        self.asked = (query["from"], query["through"], (start, end), until, uncovered)


def listed(catalogue, query, asked):
    """Ids of the offices that a list names by id or by code."""
    moment = windows.day(query.get("bordersOn")) or catalogue.window(asked[-1], query["regime"])[1]
    found = []
    for text in query["offices"]:
        if text in catalogue.offices:
            found.append(text)
            continue
        if len(text) != 2 or not text.isdigit():
            raise Refused("UNKNOWN_OFFICE")
        carriers = [
            (office, name) for office in catalogue.raw["offices"] for name in office["names"] if name["code"] == text
        ]
        if not carriers:
            raise Refused("UNKNOWN_CODE")
        bearer = [o["id"] for o, name in carriers if windows.holds(o, moment) and windows.holds(name, moment)]
        if not bearer:
            raise Refused("CODE_NOT_IN_FORCE")
        found.append(bearer[0])
    return list(dict.fromkeys(found))


def spells(catalogue, query, asked):
    """(office, kind, validity) of the scope. By borders an office of the day stands for all its ground."""
    if "group" in query:
        if query["group"] not in catalogue.groups:
            raise Refused("UNKNOWN_GROUP")
        return [
            (entry["office"], entry["kind"], windows.validity(entry))
            for entry in catalogue.groups[query["group"]]["members"]
        ]
    if not query["offices"]:
        raise Refused("NO_OFFICES")
    offices = listed(catalogue, query, asked)
    if query.get("bordersOn"):
        moment = windows.day(query["bordersOn"])
        wide = []
        for office in offices:
            if office in catalogue.offices and catalogue.territory.unit(office, moment) is None:
                raise Refused("OFFICE_NOT_IN_BORDERS")
            lives = office in catalogue.offices and windows.holds(catalogue.offices[office], moment)
            wide += catalogue.territory.ground(office) if lives else [office]
        offices = list(dict.fromkeys(wide))
    return [(office, None, (None, None)) for office in offices]


def members(catalogue, query, asked):
    """Every office that owes a report in at least one of the periods asked for, in order."""
    found = {}
    for office, kind, spell in spells(catalogue, query, asked):
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


class Unit:
    """An office of the day of the borders, with the members that make it up and the offices that it is without."""

    def __init__(self, office):
        self.office, self.parts, self.outsiders = office, [], []


def units(catalogue, query, asked, roster):
    if not query.get("bordersOn"):
        return []
    moment = windows.day(query["bordersOn"])
    found = {}
    for member in roster:
        office = catalogue.territory.unit(member.office, moment)
        if office is None:
            raise Refused("OFFICE_NOT_IN_BORDERS")
        found.setdefault(office, Unit(office)).parts.append(member.office)
    inside = {member.office for member in roster}
    for unit in found.values():
        for office in catalogue.territory.ground(unit.office):
            life = windows.validity(catalogue.offices[office])
            existed = any(windows.common(catalogue.window(p, query["regime"]), life) for p in asked)
            if existed and office not in inside:
                unit.outsiders.append(office)
    return list(found.values())


def late_from(catalogue, query, office, p):
    """The first late moment of the regime; None where it sets no due time for the level of the office."""
    regime = catalogue.regimes[query["regime"]]
    level = "sub-unit" if catalogue.offices[office].get("parent") else "member"
    for due in regime["dues"]:
        if due["level"] == level:
            last = catalogue.window(p, query["regime"])[1]
            return windows.microseconds(last + timedelta(days=due["days"] + 1), regime["zone"])
    return None
