# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""What moved between the answers to one question at two sequences of the store."""

import answers
import arithmetic
import facts
import quantities
import scope


def differ(raw_catalogue, reports, deeds, question):
    """Lines; one line when a side is refused. Figures that are only made of other parts are left out."""
    try:
        sides = [
            answers.Answer(raw_catalogue, reports, deeds, question["query"] | {"asOf": question[moment]})
            for moment in ("from", "to")
        ]
    except scope.Refused as refusal:
        return [f"refused {refusal}"]
    before, after = sides
    gone = [key for key in before.lines if key not in after.lines]
    lines = []
    for key in sorted(after.lines, key=facts.order) + sorted(gone, key=facts.order):
        lines += change_lines(key, *(statement(side, key) for side in sides), sides)
    return lines


def statement(side, key):
    """The outcome of a line; None where there is none."""
    line = side.lines.get(key)
    return answers.outcome_of(side, line) if line else None


def change_lines(key, before, after, sides):
    kind = kind_of(before, after)
    if kind is None or (kind in {"appeared", "vanished"} and is_gap(key, before or after, sides)):
        return []
    indicator = sides[0].catalogue.raw["indicators"][key[0]]
    lines = [f"{answers.head(indicator, key)} {kind}"]
    lines += [f"  before {text(before, indicator)}"] if before else []
    lines += [f"  after {text(after, indicator)}"] if after else []
    if before and after and not before.refusal and not after.refusal:
        moved = arithmetic.shown(arithmetic.difference(after, before))
        if quantities.fits(moved.units):
            lines.append(f"  difference {text(moved, indicator)}")
    return lines


def is_gap(key, outcome, sides):
    """That nothing came is no statement by itself. A line of "not available" may go because other numbers take it
    over; nobody said anything else."""
    return outcome.refusal == "NO_NUMBER" and sides[0].said.get(key) == sides[1].said.get(key)


def kind_of(before, after):
    if before is None or after is None:
        return "appeared" if after else "vanished"
    if before.refusal and after.refusal:
        return "refused-otherwise" if before.refusal != after.refusal else None
    if before.refusal or after.refusal:
        return "became-refused" if after.refusal else "became-number"
    same = (before.units, before.qualifier, before.status) == (after.units, after.qualifier, after.status)
    return None if same else "moved"


def text(outcome, indicator):
    if outcome.refusal:
        return outcome.refusal
    return f"{quantities.text(outcome.units, indicator['scale'])} {outcome.qualifier} {outcome.status}"
