# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""The expected answer to a query, as lines of text that the program under test is compared with."""

import acts
import coverage
import facts
import folding
import quantities
import rates
import scope
import windows


class Answer:
    """Everything that the lines of one answer are told from."""

    def __init__(self, raw_catalogue, reports, deeds, query):
        self.catalogue, self.query = scope.Catalogue(raw_catalogue), query
        plan = scope.Plan(self.catalogue, query)
        self.asked, self.periods = plan.asked, plan.periods
        for indicator in query.get("indicators") or []:
            if indicator not in self.catalogue.indicators:
                raise scope.Refused("UNKNOWN_INDICATOR")
        self.roster = scope.members(self.catalogue, query, self.periods)
        self.units = scope.units(self.catalogue, query, self.periods, self.roster)
        self.newest = newest(reports, query)
        self.standings, self.timings = {}, {}
        for member in self.roster:
            for p in member.owes:
                place = (member.office, p)
                report = self.newest.get(place)
                self.standings[place] = acts.Standing(report, concerning(deeds, query, place))
                regular = scope.late_from(self.catalogue, query, member.office, p)
                self.timings[place] = acts.Timing(regular, self.standings[place], report)
        # What was returned counts nowhere.
        self.current = {
            place: self.newest[place]
            for place, standing in self.standings.items()
            if standing.state in {"submitted", "accepted"}
        }
        self.all_lines, unread = facts.collect(self)
        asked = {self.catalogue.places[code] for code in query.get("indicators") or []}
        self.lines = {key: line for key, line in self.all_lines.items() if not asked or key[0] in asked}
        self.unread = [entry for entry in unread if not asked or entry[2] in query["indicators"]]


def answer(raw_catalogue, reports, deeds, query):
    """Lines; one line when the query is refused."""
    try:
        made = Answer(raw_catalogue, reports, deeds, query)
    except scope.Refused as refusal:
        return [f"refused {refusal}"]
    lines = window_lines(made)
    for member in made.roster:
        lines += member_lines(made, member)
    for unit in made.units:
        name = made.catalogue.name(unit.office, windows.day(query["bordersOn"]))
        lines.append(f"unit {unit.office} {name['code']} {name['label']} parts {' '.join(unit.parts)}"
                     f" without {' '.join(unit.outsiders)}")
    lines += count_lines(made)
    for line_key in sorted(made.lines, key=facts.order):
        lines += figure_lines(made, made.lines[line_key])
    for report, p, indicator, reason in made.unread:
        lines.append(f"unread {report['office']} {windows.code(p)} r{report['revision']} {indicator} {reason}")
    return lines


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


def concerning(deeds, query, place):
    return [
        act
        for act in deeds
        if act["regime"] == query["regime"]
        and (act["office"], windows.read(act["period"])) == place
        and act["sequence"] <= query.get("asOf", act["sequence"])
    ]


def window_lines(made):
    regime = made.query["regime"]
    lines = []
    if made.asked:
        first, last, days, until, uncovered = made.asked
        lines.append(f"asked {first} {last} {windows.range_text(days)} until={until or ''}"
                     f" uncovered={windows.range_text(uncovered)}")
    return lines + [
        f"window {windows.code(p)} {windows.range_text(made.catalogue.window(p, regime))}" for p in made.periods
    ]


def member_lines(made, member):
    last = max(member.owes, key=windows.position)
    name = made.catalogue.name(member.office, made.catalogue.window(last, made.query["regime"])[1])
    lines = [f"member {member.office} {name['code']} {name['label']} {member.owes[last][0] or '-'}"]
    for p in sorted(member.owes, key=windows.position):
        place = (member.office, p)
        standing, timing, report = made.standings[place], made.timings[place], made.newest.get(place)
        text = (
            f"  owes {windows.code(p)} {member.owes[p][0] or '-'} late-from {number(timing.limit)}"
            f" extended-until {number(standing.extended_until)} {standing.state}"
        )
        if standing.state == "returned":
            text += f" r{report['revision']} sequence {report['sequence']} because {standing.reason}"
        elif report:
            text += (
                f" r{report['revision']} sequence {report['sequence']} received {report['receivedAt']}"
                f" first {report['firstReceivedAt']} {timing.word}{' extended' if timing.is_extended else ''}"
            )
        lines.append(text)
    return lines


def number(value):
    return "-" if value is None else value


def count_lines(made):
    tallies = {}
    for member in made.roster:
        for p, (kind, _) in member.owes.items():
            for group in ("all", kind, windows.code(p)):
                tallies.setdefault(group, []).append((member.office, p))

    def text(group):
        places = tallies.get(group, [])
        counted = [place for place in places if place in made.current]
        words = [made.timings[place].word for place in counted]
        returned = sum(made.standings[place].state == "returned" for place in places)
        extended = sum(made.timings[place].is_extended for place in counted)
        return (
            f"counts {group} expected {len(places)} reported {len(counted)} on-time {words.count('on-time')}"
            f" late {words.count('late')} not-due {words.count('not-due')} missing {len(places) - len(counted)}"
            f" returned {returned} extended {extended}"
        )

    groups = ["all", "A", "B"] if "group" in made.query else ["all"]
    return [text(group) for group in groups + [windows.code(p) for p in made.periods]]


def head(indicator, key):
    _, choices, is_plan, unit, event, since, own = key
    choice_text = ",".join(f"{dimension}={value}" for dimension, value in choices)
    return (
        f"figure {indicator['code']} [{choice_text}] {unit} {'plan' if is_plan else 'result'}"
        f" event={event} since={since or ''} window={windows.range_text(own)}"
    )


def figure_lines(made, line):
    indicator, scale = line.indicator, line.indicator["scale"]
    if rates.has_parts(line):
        return quotient_lines(made, line, scale)
    whole = folding.Fold(made, line, made.roster)
    uses = {id(statement): statement.use for statement in line.numbers}
    lines = [head(indicator, line.key)]
    lines += outcome_lines("  ", whole.outcome, scale)
    lines += coverage.lines(coverage.of(made, line, made.roster), line)
    for statement in sorted(line.numbers, key=lambda s: place(made, s)):
        lines.append(
            f"  part {source(statement)} {quantities.text(statement.units, scale)} {statement.qualifier}"
            f" {statement.status} as-of={statement.as_of or ''} {uses[id(statement)]} flags={flags(statement.figure)}"
        )
    for statement in sorted(line.beside, key=lambda s: place(made, s)):
        amount = "none" if statement.units is None else quantities.text(statement.units, scale)
        lines.append(
            f"  beside {source(statement)} {statement.inclusion} {amount} as-of={statement.as_of or ''}"
            f" reason={statement.reason} flags={flags(statement.figure)}"
        )
    if whole.joint:
        lines += whole.joint.lines(lambda statement: quantities.text(statement.units, scale))
    for heir, moment, offices in whole.carried:
        lines.append(f"  carried {heir} {moment} {' '.join(offices)}")
    return lines + unit_lines(made, line, scale)


def outcome_of(made, line):
    """The outcome of a line for all members."""
    return rates.Rate(made, line).outcome if rates.has_parts(line) else folding.Fold(made, line, made.roster).outcome


def quotient_lines(made, line, scale):
    """What a rate is made of is told at its parts."""
    rate = rates.Rate(made, line)
    lines = [head(line.indicator, line.key)] + outcome_lines("  ", rate.outcome, scale)
    for unit, parts in unit_parts(made):
        outcome = rate.of(parts)
        if outcome is not None:
            lines += [f"  unit {unit.office}"] + outcome_lines("    ", outcome, scale)
    return lines


def unit_parts(made):
    return [(unit, [member for member in made.roster if member.office in unit.parts]) for unit in made.units]


def unit_lines(made, line, scale):
    """The same line for each unit of the borders of which some part gave a number."""
    lines = []
    for unit, parts in unit_parts(made):
        outcome = unit_outcome(made, line, parts)
        if outcome is None:
            continue
        cover = coverage.of(made, line.of(parts), parts)
        lines.append(f"  unit {unit.office} missing {' '.join(cover.offices_with_gaps)}")
        lines += outcome_lines("    ", outcome, scale)
    return lines


def unit_gaps(made, line, parts):
    """Who of a unit that gave a number is without one."""
    if not rates.has_parts(line):
        return unit_outcome(made, line, parts) and coverage.of(made, line.of(parts), parts).offices_with_gaps
    rate = rates.Rate(made, line)
    if rate.of(parts) is None:
        return []
    # Of a part that nobody of the unit gave there is no sum with gaps.
    given = [part.line for part in rate.sums or [] if part.line.of(parts).numbers]
    lines = given if rate.is_worked_out_for(parts) else [line]
    return [gap for part in lines for gap in coverage.of(made, part.of(parts), parts).offices_with_gaps]


def unit_outcome(made, line, parts):
    """None for a unit of which nobody gave a number."""
    share = line.of(parts)
    return folding.Fold(made, share, parts).outcome if share.numbers else None


def outcome_lines(margin, outcome, scale):
    if outcome.refusal:
        first = f"{margin}refused {outcome.refusal}"
    else:
        first = f"{margin}number {quantities.text(outcome.units, scale)} {outcome.qualifier} {outcome.status}"
    return [first, f"{margin}bounds {quantities.bounds_text(outcome.bounds, scale)}"]


def place(made, statement):
    return (made.roster.index(statement.member), windows.position(statement.period))


def source(statement):
    return (
        f"{statement.office} {windows.code(statement.period)} r{statement.report['revision']}"
        f" sub-unit={statement.sub_unit}"
    )


def flags(figure):
    names = ["note", "source", "words", "record", "base", "ranking", "members", "generated"]
    return "+".join(name for name in names if figure.get(name))
