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
        lines += change_lines(key, *(statement(side, key) for side in sides), before)
    return lines


def statement(side, key):
    """The outcome of a line; None where there is none."""
    line = side.lines.get(key)
    if line is None:
        return None
    outcome = answers.outcome_of(side, line)
    outcome.is_gap = outcome.refusal == "NO_NUMBER" and not line.beside and not line.unavailable
    return outcome


def change_lines(key, before, after, side):
    kind = kind_of(before, after)
    if kind is None:
        return []
    indicator = side.catalogue.raw["indicators"][key[0]]
    lines = [f"{answers.head(indicator, key)} {kind}"]
    lines += [f"  before {text(before, indicator)}"] if before else []
    lines += [f"  after {text(after, indicator)}"] if after else []
    if before and after and not before.refusal and not after.refusal:
        moved = arithmetic.shown(arithmetic.difference(after, before))
        if quantities.fits(moved.units):
            lines.append(f"  difference {text(moved, indicator)}")
    return lines


def kind_of(before, after):
    if before is None or after is None:
        # That nothing came is no statement by itself.
        if (before or after).is_gap:
            return None
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
