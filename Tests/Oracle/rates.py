# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Rates of several offices: the quotient of the sums of their parts, never a sum and never an average."""

from fractions import Fraction

import arithmetic
import coverage
import folding
import quantities

QUOTIENTS = {"rate", "ratio", "multiple"}


def candidates(made, line):
    """Lines of the numerator and of the denominator over the same cell that have a sum; of whatever start."""
    wanted = line.indicator["parts"]
    found = []
    for code in (wanted["numerator"], wanted["denominator"]):
        cell = (made.catalogue.places[code], line.key[1], line.key[2], made.catalogue.indicators[code]["unit"], "")
        lines = [part for key, part in made.all_lines.items() if key[:5] == cell and key[6] is None]
        found.append([part for part in lines if not folding.Fold(made, part, made.roster).outcome.refusal])
    return found


def has_parts(line):
    return line.indicator["kind"] in QUOTIENTS and "parts" in line.indicator and not line.event


class Rate:
    """A rate worked out for some members, with the coverage of the parts."""

    def __init__(self, made, line, members):
        shares = [same[0].of(members) for same in candidates(made, line)]
        folds = [folding.Fold(made, share, members) for share in shares]
        covers = [coverage.of(made, share, members) for share in shares]
        self.coverage, self.carried = covers[0], []
        for whole in folds:
            self.carried += [entry for entry in whole.carried if entry not in self.carried]
        # Since when two parts were counted must be the same too.
        starts = {share.key[5] for share in shares}
        if len(starts) > 1 or who(covers[0]) != who(covers[1]):
            self.outcome = folding.Outcome(refusal="PARTS_COVER_DIFFERENT_OFFICES")
        else:
            self.outcome = quotient(line, *folds)


def can_be_worked_out(made, line):
    """Either part has one sum."""
    return has_parts(line) and all(len(same) == 1 for same in candidates(made, line))


def who(cover):
    """Who is in a part; whoever is in it with gaps, with the gaps."""
    gaps = [text for text in cover.missing + cover.silent + cover.unavailable if text.split()[0] in cover.partial]
    return cover.included, cover.partial, gaps


def quotient(line, upper, lower):
    for part in (upper, lower):
        if part.outcome.refusal:
            return folding.Outcome(refusal=part.outcome.refusal)
    if not above_zero(lower.outcome):
        return folding.Outcome(refusal="DIVISOR_NOT_ABOVE_ZERO")
    # Sums are in units of their own scales.
    scales = 10 ** lower.line.indicator["scale"], 10 ** upper.line.indicator["scale"]
    factor = Fraction(line.indicator["parts"]["factor"]) * 10 ** line.indicator["scale"] * Fraction(*scales)
    result = arithmetic.quotient(upper.outcome, lower.outcome, factor)
    return result if quantities.fits(result.units) else folding.Outcome(refusal="OVERFLOW")


def above_zero(outcome):
    """For certain. "Nearly" and "about" are close to their number and have its sign."""
    return outcome.units > 0 and outcome.qualifier != "at-most"
