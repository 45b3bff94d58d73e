# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Differences, quotients and growths of qualified numbers."""

import math
from fractions import Fraction

import folding
import quantities

# What is left of a divisor's qualifier: a floor becomes a ceiling of which nothing says that it is near.
FLIPPED = {
    "exact": "exact", "more-than": "under", "at-least": "at-most", "nearly": "more-than", "at-most": "at-least",
    "about": "about",
}


def quotient(upper, lower, factor, points=0):
    """upper / lower x factor, less `points`, rounded once."""
    top, bottom = Fraction(upper.units), Fraction(lower.units)
    qualifier = combined(upper.qualifier, turned(top, upper.qualifier, lower.qualifier))
    if top == 0 and upper.qualifier == "exact":
        qualifier = "exact"
    exact = top / bottom * factor - points
    ends = quotient_bounds(upper.bounds, lower.bounds, factor)
    bounds = outward(tuple(end and (end[0] - points, end[1]) for end in ends))
    units = rounded(exact, qualifier)
    if qualifier == "at-least" and units != exact:
        qualifier = "more-than"
    return result(units, qualifier, bounds, upper, lower)


def growth(now, then):
    """In tenths of a percent."""
    return quotient(now, then, Fraction(1000), points=1000)


def difference(now, then):
    qualifier = combined(now.qualifier, FLIPPED[then.qualifier])
    low = quantities.sum_end([now.bounds[0], negative(then.bounds[1])])
    high = quantities.sum_end([now.bounds[1], negative(then.bounds[0])])
    return result(now.units - then.units, qualifier, (low, high), now, then)


def negative(end):
    return (-end[0], end[1]) if end else None


def result(units, qualifier, bounds, first, second):
    """ "Under" is told by the bounds."""
    word = "at-most" if qualifier == "under" else qualifier
    return folding.Outcome(units, word, quantities.sum_status([first.status, second.status]), bounds=bounds)


def turned(top, own, qualifier):
    """What a divisor's qualifier leaves of the quotient: more of it makes less of a number above zero."""
    if top > 0 or (top == 0 and own not in quantities.CEILINGS):
        return FLIPPED[qualifier]
    # Less than nothing, divided by more, comes nearer to nothing: it grows. Nothing says that it is near.
    return "under" if qualifier == "nearly" else qualifier


def combined(first, second):
    floors, ceilings = {"more-than", "at-least"}, {"nearly", "at-most", "under"}
    if first == "exact":
        return second
    if second == "exact":
        return first
    if {first, second} <= floors:
        return "more-than" if "more-than" in (first, second) else "at-least"
    if {first, second} <= ceilings:
        return "at-most" if first == second == "at-most" else "under"
    return "about"


def quotient_bounds(top, bottom, factor):
    def divided(end, other):
        if end is not None and end[0] == 0:
            # Nothing, divided by anything, is nothing.
            return (Fraction(0), end[1])
        if end is None or other is None or other[0] <= 0:
            return None
        return (Fraction(end[0]) / other[0] * factor, end[1] and other[1])

    low, high = top
    smallest, largest = bottom
    return (
        divided(low, largest if low is None or low[0] >= 0 else smallest),
        divided(high, smallest if high is None or high[0] >= 0 else largest),
    )


def outward(ends):
    """At the scale of the rate. An end that had to move is no longer possible itself."""
    low, high = ends
    if low is not None:
        moved = math.floor(low[0])
        low = (moved, low[1] and moved == low[0])
    if high is not None:
        moved = math.ceil(high[0])
        high = (moved, high[1] and moved == high[0])
    return tuple(end if end is None or quantities.fits(end[0]) else None for end in (low, high))


def rounded(exact, qualifier):
    """Half up by size; a floor goes down and a ceiling up, so that the sentence stays true."""
    if qualifier in {"more-than", "at-least"}:
        return math.floor(exact)
    if qualifier in {"nearly", "at-most", "under"}:
        return math.ceil(exact)
    size = math.floor(abs(exact) + Fraction(1, 2))
    return size if exact >= 0 else -size
