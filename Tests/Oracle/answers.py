# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""The expected answer to a query, as lines of text that the program under test is compared with."""

import facts
import folding
import quantities
import scope
import windows


def answer(raw_catalogue, reports, query):
    """Lines; one line when the query is refused."""
    catalogue = scope.Catalogue(raw_catalogue)
    try:
        asked = scope.periods(catalogue, query)
        for indicator in query.get("indicators") or []:
            if indicator not in catalogue.indicators:
                raise scope.Refused("UNKNOWN_INDICATOR")
        roster = scope.members(catalogue, query, asked)
    except scope.Refused as refusal:
        return [f"refused {refusal}"]
    current = newest(reports, query)
    lines = [
        f"window {windows.code(p)} {windows.range_text(catalogue.window(p, query['regime']))}" for p in asked
    ]
    lines += member_lines(catalogue, query, roster, current)
    lines += count_lines(catalogue, query, roster, current)
    found, unread = facts.collect(catalogue, query, asked, roster, current)
    for line_key in sorted(found, key=facts.order):
        line = found[line_key]
        outcome = folding.fold(line, expected_count(line, roster, asked))
        lines += figure_lines(catalogue, line, outcome, roster, asked, current)
    for report, p, indicator, reason in unread:
        lines.append(f"unread {report['office']} {windows.code(p)} r{report['revision']} {indicator} {reason}")
    return lines


def expected_count(line, roster, asked):
    """How many reports the line expects."""
    if line.over_time == "last":
        return sum(asked[-1] in member.owes for member in roster)
    return sum(len(member.owes) for member in roster)


def newest(reports, query):
    """The highest revision of each office and period that the query can see."""
    found = {}
    for report in reports:
        if report["regime"] != query["regime"] or report["sequence"] > query.get("asOf", report["sequence"]):
            continue
        place = (report["office"], windows.read(report["period"]))
        if place not in found or found[place]["revision"] < report["revision"]:
            found[place] = report
    return found


def member_lines(catalogue, query, roster, current):
    lines = []
    for member in roster:
        last = max(member.owes, key=windows.position)
        name = catalogue.name(member.office, catalogue.window(last, query["regime"])[1])
        lines.append(f"member {member.office} {name['code']} {name['label']} {member.owes[last][0] or '-'}")
        for p in sorted(member.owes, key=windows.position):
            limit = scope.late_from(catalogue, query, member.office, p)
            report = current.get((member.office, p))
            text = f"  owes {windows.code(p)} {member.owes[p][0] or '-'} late-from {'-' if limit is None else limit}"
            if report is None:
                lines.append(text + " missing")
            else:
                lines.append(
                    f"{text} r{report['revision']} sequence {report['sequence']} received {report['receivedAt']}"
                    f" first {report['firstReceivedAt']} {scope.timeliness(report, limit)}"
                )
    return lines


def count_lines(catalogue, query, roster, current):
    tallies = {}
    for member in roster:
        for p, (kind, _) in member.owes.items():
            report = current.get((member.office, p))
            if report is None:
                state = "missing"
            else:
                state = scope.timeliness(report, scope.late_from(catalogue, query, member.office, p))
            for group in ("all", kind):
                tallies.setdefault(group, []).append(state)

    def text(group):
        states = tallies.get(group, [])
        reported = len(states) - states.count("missing")
        return (
            f"counts {group} expected {len(states)} reported {reported} on-time {states.count('on-time')}"
            f" late {states.count('late')} not-due {states.count('not-due')} missing {states.count('missing')}"
        )

    return [text(group) for group in (["all", "A", "B"] if "group" in query else ["all"])]


def figure_lines(catalogue, line, outcome, roster, asked, current):
    indicator, scale = line.indicator, line.indicator["scale"]
    _, choices, is_plan, unit, event, since, own = line.key
    choice_text = ",".join(f"{dimension}={value}" for dimension, value in choices)
    lines = [
        f"figure {indicator['code']} [{choice_text}] {unit} {'plan' if is_plan else 'result'}"
        f" event={event} since={since or ''} window={windows.range_text(own)}"
    ]
    if outcome.refusal:
        lines.append(f"  refused {outcome.refusal}")
    else:
        lines.append(f"  number {quantities.text(outcome.units, scale)} {outcome.qualifier} {outcome.status}")
    lines.append(f"  bounds {quantities.bounds_text(outcome.bounds, scale)}")
    lines += coverage_lines(line, roster, asked, current)
    for statement in sorted(line.numbers, key=lambda s: place(s, roster)):
        lines.append(
            f"  part {source(statement)} {quantities.text(statement.units, scale)} {statement.qualifier}"
            f" {statement.status} as-of={statement.as_of or ''} {statement.use} flags={flags(statement.figure)}"
        )
    for statement in sorted(line.beside, key=lambda s: place(s, roster)):
        number = "none" if statement.units is None else quantities.text(statement.units, scale)
        lines.append(
            f"  beside {source(statement)} {statement.inclusion} {number} as-of={statement.as_of or ''}"
            f" reason={statement.reason} flags={flags(statement.figure)}"
        )
    return lines


def place(statement, roster):
    return (roster.index(statement.member), windows.position(statement.period))


def source(statement):
    return (
        f"{statement.office} {windows.code(statement.period)} r{statement.report['revision']}"
        f" sub-unit={statement.sub_unit}"
    )


def flags(figure):
    names = ["note", "source", "words", "record", "base", "ranking", "members"]
    return "+".join(name for name in names if figure.get(name))


def coverage_lines(line, roster, asked, current):
    """Who is in the figure and who is not; offices in the order of the members."""
    included, partial, missing, silent, unavailable = [], [], [], [], []
    for member in roster:
        expected = [p for p in asked if p in member.owes]
        if line.over_time == "last":
            expected = [p for p in expected if p == asked[-1]]
        if not expected:
            continue
        given = {s.period for s in line.numbers if s.member is member}
        absent = [s for s in line.unavailable if s.member is member]
        no_report = [p for p in expected if (member.office, p) not in current]
        answered = given | {s.period for s in absent}
        quiet = [p for p in expected if p not in answered and p not in no_report]
        if line.over_time == "fact" and given:
            # Stated once is stated.
            no_report, quiet = [], []
        if given:
            (partial if no_report or quiet or absent else included).append(member.office)
        if no_report:
            missing.append(" ".join([member.office] + [windows.code(p) for p in no_report]))
        if quiet:
            silent.append(" ".join([member.office] + [windows.code(p) for p in quiet]))
        for statement in sorted(absent, key=lambda s: windows.position(s.period)):
            unavailable.append(f"{member.office} {windows.code(statement.period)} {statement.reason}")
    complete = line.numbers and not missing and not unavailable and (not silent or line.event)
    return (
        [f"  included {' '.join(included)}", f"  partial {' '.join(partial)}"]
        + [f"  missing {text}" for text in missing]
        + [f"  not-available {text}" for text in unavailable]
        + [f"  silent {text}" for text in silent]
        + [f"  complete {'yes' if complete else 'no'}"]
    )
