# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""From the statements of a line to its number, or to the reason why there is none."""

from collections import Counter

import facts
import quantities
import registers
import territory
import windows

REFUSED_KINDS = {
    "rate": "RATES_DO_NOT_ADD",
    "ratio": "RATIOS_DO_NOT_ADD",
    "multiple": "MULTIPLES_DO_NOT_ADD",
    "rank": "RANKS_DO_NOT_ADD",
    "rank-band": "RANK_BANDS_DO_NOT_ADD",
    "member-count": "MEMBER_COUNTS_DO_NOT_ADD",
    "plan": "PLANS_DO_NOT_ADD",
}


class Outcome:
    def __init__(self, units=None, qualifier=None, status=None, refusal=None, bounds=(None, None)):
        self.units, self.qualifier, self.status = units, qualifier, status
        self.refusal, self.bounds = refusal, bounds


def refused(reason, line, bounds=(None, None)):
    for statement in line.numbers:
        # What was left out before keeps its use.
        if statement.use == "used":
            statement.use = "refused"
    return Outcome(refusal=reason, bounds=bounds)


def unchanged(statement):
    return Outcome(statement.units, statement.qualifier, statement.status, bounds=statement.bounds)


class Fold:
    """A line, or a unit's share of it, with its outcome."""

    def __init__(self, made, line, members):
        self.line, self.carried, self.territory = line, [], made.catalogue.territory
        for statement in line.numbers:
            statement.use = "used"
        self.counted = line.numbers
        # Statements that stand for an office founded later in the period, with the day on which it was.
        self.merged = {}
        self.joint = None
        self.covered_count = 0
        if line.over_time == "last":
            self.succeed(made, members)
        if line.over_time == "fact":
            self.counted = latest(line)
        self.outcome = self.fold(expected_count(made, line, members) - self.covered_count)

    def succeed(self, made, members):
        covered, self.carried = territory.succession(
            made.catalogue.territory, self.line, members, made.periods[-1]
        )
        self.covered_count = len(covered)
        for statement in self.line.numbers:
            if statement.office in covered:
                statement.use = "succeeded"
            if any(statement.office in offices for _, _, offices in self.carried):
                # No later than the day on which the office itself ended.
                ending = made.catalogue.territory.ending[statement.office]
                self.merged[id(statement)] = windows.day(ending["date"])
        self.counted = [statement for statement in self.line.numbers if statement.office not in covered]

    def fold(self, expected):
        line = self.line
        if not line.numbers:
            return Outcome(refusal="NO_NUMBER")
        if expected == 1 and len(self.counted) == 1:
            return unchanged(self.counted[0])
        kind = line.indicator["kind"]
        if line.event or kind in facts.EVENT_KINDS:
            return one_fact(self)
        if kind in REFUSED_KINDS:
            return refused(REFUSED_KINDS[kind], line)
        if kind == "distinct-count":
            return union(self)
        return total(self)

    def is_of_predecessor_and_heir(self):
        """Whether an office and one that it became both speak: of one window they may count the same days."""
        speaking = {statement.office for statement in self.counted}
        return any(heir in speaking for office in speaking for heir, _ in self.territory.heirs(office))

    def different_days(self):
        """Why numbers that hold on a day do not hold together. Last values of merged offices are of other days."""
        days = {statement.as_of for statement in self.counted if id(statement) not in self.merged}
        for statement in self.counted:
            if id(statement) in self.merged and (statement.as_of or "") > str(self.merged[id(statement)]):
                return "AS_OF_AFTER_MERGER"
        undated = [statement for statement in self.counted if statement.as_of is None]
        if undated and (len(self.counted) > 1 or self.merged):
            return "AS_OF_DATE_UNKNOWN"
        return "DIFFERENT_AS_OF_DATES" if len(days) > 1 else None


def expected_count(made, line, members):
    """How many reports the line expects."""
    if line.over_time == "last":
        return sum(made.periods[-1] in member.owes for member in members)
    return sum(len(member.owes) for member in members)


def latest(line):
    """Statements that count; those that were made again later are marked."""
    newest = {}
    for statement in line.numbers:
        source = (statement.office, statement.sub_unit)
        newest[source] = max(newest.get(source, statement.period), statement.period)
    counted = []
    for statement in line.numbers:
        if statement.period == newest[(statement.office, statement.sub_unit)]:
            counted.append(statement)
        else:
            statement.use = "restated"
    return counted


def stated_twice(counted):
    return max(Counter((s.office, s.period, s.sub_unit) for s in counted).values()) > 1


def one_fact(whole):
    """Everybody states the same fact: equal statements count once, whatever is known of the number narrows it."""
    line, counted = whole.line, whole.counted
    if stated_twice(counted):
        return refused("STATED_TWICE", line)
    if not line.event and len(counted) > 1:
        return refused("EVENT_UNKNOWN", line)
    bounds = quantities.tightest([statement.bounds for statement in counted])
    if len({(statement.units, statement.qualifier) for statement in counted}) > 1:
        return refused("EVENT_REPORTERS_DIFFER", line, bounds)
    for statement in counted[1:]:
        statement.use = "same-fact"
    status = quantities.sum_status([statement.status for statement in counted])
    return Outcome(counted[0].units, counted[0].qualifier, status, bounds=bounds)


def union(whole):
    """Different things are counted once when it is known which they are; no things need no list."""
    line, counted = whole.line, whole.counted
    things = {thing for statement in counted for thing in statement.listed}
    units = len(things) * 10 ** line.indicator["scale"]
    bounds = quantities.union_bounds([statement.bounds for statement in counted])
    if stated_twice(counted):
        return refused("STATED_TWICE", line)
    if not all(s.listed or (s.units == 0 and s.qualifier == "exact") for s in counted):
        return refused("DISTINCT_COUNTS_DO_NOT_ADD", line, bounds)
    reason = whole.different_days()
    if reason:
        return refused(reason, line, bounds)
    # A list names what is there at least, unless it is known to be whole.
    qualifier = "exact" if all(statement.qualifier == "exact" for statement in counted) else "at-least"
    status = quantities.sum_status([statement.status for statement in counted])
    return Outcome(units, qualifier, status, bounds=quantities.bounds(units, qualifier))


def total(whole):
    """Several reasons against a sum may apply; the first of them is told."""
    line, counted = whole.line, whole.counted
    kind = line.indicator["kind"]
    reason = None
    if kind in facts.STOCKS:
        reason = whole.different_days()
    if kind in facts.CUMULATIVE and len(counted) > 1 and line.key[5] is None:
        reason = "START_UNKNOWN"
    if reason is None and stated_twice(counted):
        reason = "STATED_TWICE"
    if reason is None and line.window and whole.is_of_predecessor_and_heir():
        reason = "WINDOW_OF_MERGED_OFFICES"
    if reason:
        return refused(reason, line)
    joint = registers.Joint(counted)
    too_many = joint.too_many * 10 ** line.indicator["scale"]
    outcome = plain_sum(counted, too_many)
    if not quantities.fits(outcome.units):
        return refused("OVERFLOW", line, outcome.bounds)
    whole.joint = joint
    if too_many:
        for statement in joint.sharing:
            statement.use = "joint"
    return outcome


def plain_sum(terms, too_many=0):
    taken_out = quantities.bounds(-too_many, "exact")
    return Outcome(
        sum(statement.units for statement in terms) - too_many,
        quantities.sum_qualifier(statement.qualifier for statement in terms),
        quantities.sum_status([statement.status for statement in terms]),
        bounds=quantities.sum_bounds([statement.bounds for statement in terms] + [taken_out]),
    )
