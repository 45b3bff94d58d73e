# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""What reports state, sorted into the lines of an answer."""

import quantities
import registers
import windows

EVENT_KINDS = {"ordinal", "event-count", "event-amount"}
FLOWS = {"flow-count", "flow-amount"}
STOCKS = {"stock-count", "stock-amount", "pipeline"}
CUMULATIVE = {"cumulative-count", "cumulative-amount"}


class Statement:
    """One figure of one office in one period, as far as it is read."""

    def __init__(self, member, p, report, figure, units):
        self.member, self.period, self.report = member, p, report
        self.office = report["office"]
        self.figure = figure
        self.units = units
        self.qualifier = figure.get("qualifier", "exact")
        self.status = figure.get("status", "actual")
        self.as_of = figure.get("asOf")
        self.listed = figure.get("members", [])
        self.sub_unit = figure.get("subUnit", "")
        self.inclusion = figure.get("inclusion", "unknown")
        self.reason = figure.get("na", "")
        # Of its register: ids of the entries that it counts, and whether it is exactly their number.
        self.entries = None
        self.use = "used"

    @property
    def bounds(self):
        return quantities.bounds(self.units, self.qualifier)

    @property
    def counts(self):
        """What an office says of itself, and of sub-units that are not in its own numbers."""
        return not self.sub_unit or self.inclusion == "separate"


class Line:
    """Statements that mean the same thing."""

    def __init__(self, key, indicator):
        self.key, self.indicator = key, indicator
        self.numbers, self.beside, self.unavailable = [], [], []

    def of(self, members):
        """The line as far as some members speak in it."""
        share = Line(self.key, self.indicator)
        share.numbers = [statement for statement in self.numbers if statement.member in members]
        share.unavailable = [statement for statement in self.unavailable if statement.member in members]
        return share

    @property
    def event(self):
        return self.key[4]

    @property
    def window(self):
        return self.key[6]

    @property
    def over_time(self):
        """How the periods of a range meet: 'each' counts, the 'last' counts, or one 'fact' is stated again."""
        kind = self.indicator["kind"]
        if self.event or kind in EVENT_KINDS:
            return "fact"
        if kind in FLOWS:
            return "fact" if self.window else "each"
        if kind in STOCKS | CUMULATIVE | {"distinct-count"}:
            return "last"
        return "each"


def key(catalogue, indicator, figure, p, regime):
    """What must be equal for two figures to mean the same, in the order in which lines are given."""
    own = figure.get("window")
    pair = (windows.day(own[0]), windows.day(own[1])) if own else None
    if pair == catalogue.window(p, regime):
        pair = None
    return (
        catalogue.places[indicator["code"]],
        tuple(sorted((choice[0], choice[1]) for choice in figure.get("dimensions", []))),
        figure.get("status", "actual") == "plan" or indicator["kind"] == "plan",
        figure.get("unit") or indicator["unit"],
        figure.get("event", ""),
        # The start of a series does not tell its events apart.
        None if figure.get("event") or indicator["kind"] in EVENT_KINDS else windows.day(figure.get("since")),
        pair,
    )


def order(line_key):
    """None comes before anything."""
    return tuple((part is not None, part) if part is not None else (False,) for part in line_key)


def collect(made):
    """Lines by key, and what could not be read."""
    catalogue, query, asked, roster, current = made.catalogue, made.query, made.periods, made.roster, made.current
    wanted = with_parts(catalogue, query.get("indicators") or [])
    lines, unread, absent = {}, [], []

    def line(line_key):
        indicator = catalogue.raw["indicators"][line_key[0]]
        return lines.setdefault(line_key, Line(line_key, indicator))

    for member in roster:
        for p in asked:
            report = current.get((member.office, p))
            if p not in member.owes or report is None:
                continue
            for figure in report["figures"] + registers.unstated(catalogue, report, p):
                indicator = catalogue.indicators.get(figure["indicator"])
                if indicator is None and wanted:
                    continue
                if indicator is None:
                    unread.append((report, p, figure["indicator"], "unknown-indicator"))
                    continue
                if wanted and indicator["code"] not in wanted:
                    continue
                line_key = key(catalogue, indicator, figure, p, query["regime"])
                try:
                    units = number(figure, indicator)
                except quantities.Unreadable as problem:
                    unread.append((report, p, figure["indicator"], str(problem)))
                    continue
                if Line(line_key, indicator).over_time == "last" and p != asked[-1]:
                    continue
                statement = Statement(member, p, report, figure, units)
                if not statement.counts:
                    line(line_key).beside.append(statement)
                elif units is None:
                    absent.append((line_key, statement))
                else:
                    statement.entries = registers.shared_entries(report, indicator, figure, line_key, units)
                    line(line_key).numbers.append(statement)
    spread_unavailable(lines, absent, line)
    add_named(catalogue, query, lines, line)
    made.said = said_beside_numbers(lines, absent)
    return lines, unread


def said_beside_numbers(lines, absent):
    """What reports say of a key besides numbers that count: what stands beside a line, and "not available"."""
    said = {}
    stated = absent + [(line_key, statement) for line_key, line in lines.items() for statement in line.beside]
    for line_key, s in stated:
        words = (s.office, s.period, s.sub_unit, s.inclusion, s.units, s.as_of, s.reason)
        said.setdefault(line_key, set()).add(words)
    return said


def with_parts(catalogue, named):
    """What has to be read for the indicators that were asked for: rates are worked out from others."""
    found = set(named)
    for code in named:
        parts = catalogue.indicators[code].get("parts")
        found |= {parts["numerator"], parts["denominator"]} if parts else set()
    return found


def number(figure, indicator):
    """None for "not available"."""
    if "value" in figure:
        return quantities.read(figure["value"], indicator["scale"])
    if "na" in figure:
        return None
    raise quantities.Unreadable("unstated")


def spread_unavailable(lines, absent, line):
    """ "Not available" names no event, start or window: it stands in all lines that are otherwise the same."""
    for line_key, statement in absent:
        same = [known for known in lines if known[:4] == line_key[:4]]
        if not any(lines[known].numbers or lines[known].beside for known in same):
            line(line_key)
            same = [known for known in lines if known[:4] == line_key[:4]]
        for known in same:
            lines[known].unavailable.append(statement)


def add_named(catalogue, query, lines, line):
    """What was asked for, or is mandatory, has a line even when nothing came."""
    named = query.get("indicators") or [
        rule["indicator"] for rule in catalogue.regimes[query["regime"]]["figures"] if rule["mandatory"]
    ]
    for indicator_code in named:
        place = catalogue.places[indicator_code]
        indicator = catalogue.raw["indicators"][place]
        # A target is not what was asked for, unless the indicator is one.
        is_plan = indicator["kind"] == "plan"
        if not any(line_key[0] == place and line_key[2] == is_plan for line_key in lines):
            line((place, (), is_plan, indicator["unit"], "", None, None))
