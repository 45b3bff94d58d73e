# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""What a consolidated answer of a group is, held against the one of earlier periods: change and growth of its figures.

Compared are the kinds that add and the quotients, over the windows of the answers themselves.
"""

import answers
import arithmetic
import facts
import members
import quantities
import rates
import scope
import windows

COMPARED = facts.FLOWS | facts.STOCKS | facts.CUMULATIVE | rates.QUOTIENTS
IN_POINTS = {"rate", "multiple"}


def earlier_query(query, against):
    first, last = windows.read(query["from"]), windows.read(query["through"])
    count = windows.position(last) - windows.position(first) + 1
    steps = windows.per_year(first[0]) if against == "last-year" else count
    return query | {
        "from": windows.code(windows.following(first, -steps)),
        "through": windows.code(windows.following(last, -steps)),
    }


def compare(raw_catalogue, reports, deeds, comparison):
    """Lines; one line when a side is refused. Without an earlier side every base is missing."""
    query = comparison["query"]
    try:
        current = answers.Answer(raw_catalogue, reports, deeds, query)
    except scope.Refused as refusal:
        return [f"refused {refusal}"]
    try:
        earlier = answers.Answer(raw_catalogue, reports, deeds, earlier_query(query, comparison["against"]))
    except scope.Refused:
        earlier = None
    broken = scope_break(current, earlier)
    lines = []
    for key in shown(current, earlier):
        indicator = current.catalogue.raw["indicators"][key[0]]
        if indicator["kind"] in COMPARED and not key[4] and key[6] is None:
            lines += figure_lines(indicator, key, current, earlier, broken)
    return lines


def shown(current, earlier):
    """Lines of both sides by indicator, those of the earlier side alone last. One that only names a gap is left out
    where the indicator has others."""
    sides = [side.lines for side in (current, earlier) if side]
    speaking = {
        key for side in (current, earlier) if side
        for key, line in side.lines.items()
        if line.numbers or line.beside or line.unavailable or answers.outcome_of(side, line).refusal != "NO_NUMBER"
    }
    spoken = {key[0] for key in speaking}
    keys = {key for lines in sides for key in lines if key in speaking or key[0] not in spoken}
    return sorted(keys, key=lambda key: (key[0], key not in current.lines, facts.order(key)))


def scope_break(current, earlier):
    """A merger after the first day of both windows that touches an office of either side, or other members of the
    group. In borders mergers are no break, but units may be without other offices."""
    if earlier is None:
        return None
    now, then = (members_of(side) for side in (current, earlier))
    if current.query.get("bordersOn"):
        outside = [{unit.office: set(unit.outsiders) for unit in side.units} for side in (current, earlier)]
        if any(outside[0][unit] != outside[1][unit] for unit in outside[0] if unit in outside[1]):
            return "TERRITORY_DIFFERS"
        return "MEMBERSHIP_CHANGED" if set(outside[0]) != set(outside[1]) else None
    ends = [side.catalogue.window(p, side.query["regime"]) for side in (current, earlier) for p in side.periods]
    first, last = min(start for start, _ in ends), max(end for _, end in ends)
    for merger in current.catalogue.raw["mergers"]:
        touched = {merger["successor"], *merger["predecessors"]}
        if first < windows.day(merger["date"]) <= last and touched & (now | then):
            return "NOT_COMPARABLE"
    return "MEMBERSHIP_CHANGED" if now != then else None


def members_of(side):
    return {member.office for member in side.roster}


def lacks_predecessor(key, current, earlier):
    """In borders, a unit that is made of other parts on the two sides compares only as a whole."""
    if earlier is None or not current.query.get("bordersOn"):
        return None
    before = {unit.office: set(unit.parts) for unit in earlier.units}
    changed = {unit.office for unit in current.units if before.get(unit.office) != set(unit.parts)}
    for side in (earlier, current):
        line = side.lines.get(key)
        for unit, parts in answers.unit_parts(side) if line else []:
            if unit.office in changed and answers.unit_gaps(side, line, parts):
                return "PREDECESSOR_MISSING"
    return None


def outcome_of(answer, key):
    if answer is None or key not in answer.lines:
        return None
    return answers.outcome_of(answer, answer.lines[key])


def figure_lines(indicator, key, current, earlier, broken):
    scale = indicator["scale"]
    sides = [outcome_of(current, key), outcome_of(earlier, key)]
    choices = ",".join(f"{dimension}={value}" for dimension, value in key[1])
    lines = [
        f"figure {indicator['code']} [{choices}] {key[3]} {'plan' if key[2] else 'result'} since={key[5] or ''}"
    ]
    problems = []
    for name, side, missing in zip(("current", "earlier"), sides, ("CURRENT_MISSING", "BASE_MISSING")):
        problem = None
        if side is None or side.refusal == "NO_NUMBER":
            problem = missing
        elif side.refusal:
            problem = "FIGURE_REFUSED"
        problems.append(problem)
        # A side itself says why it has no number.
        lines.append(f"  {name} {missing if side is None else side.refusal or number(side, scale)}")
    problem = broken or lacks_predecessor(key, current, earlier) or problems[0] or problems[1]
    change = problem or arithmetic.difference(*sides)
    growth = problem or growth_of(indicator, *sides)
    return lines + [f"  change {told(change, scale)}", f"  growth {told(growth, 1)}"] + members.lines(
        indicator, key, current, earlier, broken, change
    )


def growth_of(indicator, now, then):
    """Or why there is none."""
    if indicator["kind"] in IN_POINTS:
        return "RATES_CHANGE_IN_POINTS"
    return arithmetic.growth(now, then) if arithmetic.is_above_zero(then) else "BASE_NOT_ABOVE_ZERO"


def told(number_or_reason, scale):
    if isinstance(number_or_reason, str):
        return number_or_reason
    return number(arithmetic.shown(number_or_reason), scale)


def number(outcome, scale):
    if not quantities.fits(outcome.units):
        return "TOO_LARGE"
    return (
        f"{quantities.text(outcome.units, scale)} {outcome.qualifier} {outcome.status}"
        f" {quantities.bounds_text(outcome.bounds, scale)}"
    )
