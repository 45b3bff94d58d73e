# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Rates of several offices: the quotient of the sums of their parts, never a sum and never an average."""

from fractions import Fraction

import arithmetic
import folding
import quantities

QUOTIENTS = {"rate", "ratio", "multiple"}


def has_parts(line):
    """Whether a line may be worked out: it speaks of no event and is stated in the unit of its indicator."""
    indicator = line.indicator
    return (
        indicator["kind"] in QUOTIENTS and "parts" in indicator and not line.event
        and line.key[3] == indicator["unit"]
    )


class Part:
    """What there is of a numerator or a denominator, with the use of every number in the sum of all offices."""

    def __init__(self, made, line):
        self.made, self.line = made, line
        self.outcome = folding.Fold(made, line, made.roster).outcome
        self.uses = {cell(statement): statement.use for statement in line.numbers}
        self.terms = {cell(s): s for s in line.numbers if s.use in {"used", "joint"}}

    def of(self, members):
        if members is self.made.roster:
            return self.outcome
        return folding.Fold(self.made, self.line.of(members), members).outcome


class Rate:
    """A rate for everybody, and for some of the members."""

    def __init__(self, made, line):
        self.made, self.line = made, line
        self.sums = None
        self.outcome = folding.Fold(made, line, made.roster).outcome
        if self.outcome.refusal is None:
            return
        parts = [self.candidates(part) for part in ("numerator", "denominator")]
        summed = [[part for part in found if part.outcome.refusal is None] for found in parts]
        if all(len(found) == 1 for found in summed):
            self.sums = [found[0] for found in summed]
            self.outcome = self.worked_out(made.roster)
            return
        given = [{place for part in found for place in part.uses} for found in parts]
        if any(cell(statement) not in places for statement in line.numbers for places in given):
            self.outcome = folding.Outcome(refusal="PARTS_MISSING")

    def candidates(self, part):
        """Lines of the same cell and window, by start; a rate that names a start has that one."""
        code = self.line.indicator["parts"][part]
        own = self.line.key
        head = (self.made.catalogue.places[code], own[1], own[2], self.made.catalogue.indicators[code]["unit"], "")
        return [
            Part(self.made, line)
            for key, line in self.made.all_lines.items()
            if key[:5] == head and key[6] == own[6] and own[5] in (None, key[5])
        ]

    def of(self, members):
        """The rate of a unit; None where there is none."""
        if self.is_worked_out_for(members):
            return self.worked_out(members)
        share = self.line.of(members)
        return folding.Fold(self.made, share, members).outcome if share.numbers else None

    def is_worked_out_for(self, members):
        """The one statement of the one report that is expected passes."""
        if self.sums is None:
            return False
        return folding.Fold(self.made, self.line.of(members), members).outcome.refusal is not None

    def worked_out(self, members):
        """Over exactly the offices and periods that gave both parts."""
        terms = [{place: s for place, s in part.terms.items() if s.member in members} for part in self.sums]
        shared = [place for place in terms[0] if place in terms[1]]
        if any(cell(s) not in shared for s in self.line.numbers if s.member in members):
            return folding.Outcome(refusal="PARTS_MISSING")
        if not shared and members is not self.made.roster:
            return None
        if not shared or self.sums[0].line.key[5] != self.sums[1].line.key[5]:
            return folding.Outcome(refusal="PARTS_COVER_DIFFERENT_OFFICES")
        if all(len(found) == len(shared) for found in terms):
            outcomes = [part.of(members) for part in self.sums]
        elif any(part.uses[place] == "joint" for part in self.sums for place in shared):
            # Entries that several offices count cannot be told apart in a part of a sum.
            return folding.Outcome(refusal="PARTS_COVER_DIFFERENT_OFFICES")
        else:
            outcomes = [folding.plain_sum([found[place] for place in shared]) for found in terms]
        if any(outcome.refusal for outcome in outcomes):
            return folding.Outcome(refusal="PARTS_COVER_DIFFERENT_OFFICES")
        return self.quotient(*outcomes)

    def quotient(self, upper, lower):
        if not arithmetic.is_above_zero(lower):
            return folding.Outcome(refusal="DIVISOR_NOT_ABOVE_ZERO")
        indicator = self.line.indicator
        # Sums are in units of their own scales.
        scales = [10 ** part.line.indicator["scale"] for part in self.sums]
        factor = Fraction(indicator["parts"]["factor"]) * 10 ** indicator["scale"] * Fraction(scales[1], scales[0])
        result = arithmetic.shown(arithmetic.quotient(upper, lower, factor))
        return result if quantities.fits(result.units) else folding.Outcome(refusal="OVERFLOW")

    def own_numbers(self):
        """What each office stated of the rate, or what its parts come to, as it is shown: (office, number)."""
        if self.sums is None:
            return [(statement.office, folding.unchanged(statement)) for statement in self.line.numbers]
        upper, lower = (part.terms for part in self.sums)
        found, stated = [], {}
        for statement in self.line.numbers:
            # Of one report the first statement speaks.
            stated.setdefault(cell(statement), statement)
        for place, statement in upper.items():
            if place not in lower:
                continue
            if place in stated:
                own = folding.unchanged(stated[place])
            else:
                own = self.quotient(folding.unchanged(statement), folding.unchanged(lower[place]))
            if own.refusal is None:
                own.bounds = quantities.bounds(own.units, own.qualifier)
                found.append((statement.office, own))
        shared = set(upper) & set(lower)
        return found + [(s.office, folding.unchanged(s)) for s in self.line.numbers if cell(s) not in shared]


def cell(statement):
    return (statement.office, statement.period, statement.sub_unit)
