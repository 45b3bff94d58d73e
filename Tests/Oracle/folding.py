# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""From the statements of a line to its number, or to the reason why there is none."""

from collections import Counter

import facts
import quantities

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
        statement.use = "refused"
    return Outcome(refusal=reason, bounds=bounds)


def unchanged(statement):
    return Outcome(statement.units, statement.qualifier, statement.status, bounds=statement.bounds)


def fold(line, expected_count):
    """The outcome of a line. `expected_count`: how many reports it expects."""
    if not line.numbers:
        return Outcome(refusal="NO_NUMBER")
    if expected_count == 1 and len(line.numbers) == 1:
        return unchanged(line.numbers[0])
    kind = line.indicator["kind"]
    if line.event or kind in facts.EVENT_KINDS:
        return one_fact(line)
    if kind in REFUSED_KINDS:
        return refused(REFUSED_KINDS[kind], line)
    if kind == "distinct-count":
        return union(line)
    return total(line)


def latest(line):
    """Statements that count; those that were made again later are marked."""
    if line.over_time != "fact":
        return line.numbers
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


def different_days(counted):
    """Why numbers that hold on a day do not hold together."""
    days = {statement.as_of for statement in counted}
    if len(counted) > 1 and None in days:
        return "AS_OF_DATE_UNKNOWN"
    return "DIFFERENT_AS_OF_DATES" if len(days) > 1 else None


def one_fact(line):
    """Everybody states the same fact: equal statements count once, whatever is known of the number narrows it."""
    counted = latest(line)
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


def union(line):
    """Different things are counted once when it is known which they are; no things need no list."""
    counted = line.numbers
    things = {thing for statement in counted for thing in statement.listed}
    units = len(things) * 10 ** line.indicator["scale"]
    bounds = quantities.union_bounds([statement.bounds for statement in counted])
    if stated_twice(counted):
        return refused("STATED_TWICE", line)
    if not all(s.listed or (s.units == 0 and s.qualifier == "exact") for s in counted):
        return refused("DISTINCT_COUNTS_DO_NOT_ADD", line, bounds)
    reason = different_days(counted)
    if reason:
        return refused(reason, line, bounds)
    # A list names what is there at least, unless it is known to be whole.
    qualifier = "exact" if all(statement.qualifier == "exact" for statement in counted) else "at-least"
    status = quantities.sum_status([statement.status for statement in counted])
    return Outcome(units, qualifier, status, bounds=quantities.bounds(units, qualifier))


def total(line):
    """Several reasons against a sum may apply; the first of them is told."""
    counted = latest(line)
    kind = line.indicator["kind"]
    reason = None
    if kind in facts.STOCKS:
        reason = different_days(counted)
    if kind in facts.CUMULATIVE and len(counted) > 1 and line.key[5] is None:
        reason = "START_UNKNOWN"
    if reason is None and stated_twice(counted):
        reason = "STATED_TWICE"
    if reason:
        return refused(reason, line)
    bounds = quantities.sum_bounds([statement.bounds for statement in counted])
    units = sum(statement.units for statement in counted)
    if not quantities.fits(units):
        return refused("OVERFLOW", line, bounds)
    return Outcome(
        units,
        quantities.sum_qualifier(statement.qualifier for statement in counted),
        quantities.sum_status([statement.status for statement in counted]),
        bounds=bounds,
    )
