# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Differences, quotients and growths of qualified numbers. They are exact until they are shown."""

import math
from fractions import Fraction

import folding
import quantities

# What is left of a qualifier that is taken away or divided by: a floor becomes a ceiling of which nothing says that it
# is near.
FLIPPED = {
    "exact": "exact", "more-than": "under", "at-least": "at-most", "nearly": "more-than", "at-most": "at-least",
    "under": "more-than", "about": "about",
}
FLOORS, CEILINGS = {"more-than", "at-least"}, {"nearly", "at-most", "under"}


def is_above_zero(number):
    """For certain. "Nearly" and "about" are close to their number and have its sign."""
    return number.units > 0 and number.qualifier not in {"at-most", "under"}


def is_below_zero(number):
    return number.units < 0 and number.qualifier not in FLOORS


def negated(number):
    low, high = number.bounds
    return result(-number.units, FLIPPED[number.qualifier], (negative(high), negative(low)), number)


def total(numbers):
    """A sum, of which no end is too large to be known."""
    made = numbers[0]
    for number in numbers[1:]:
        ends = zip(made.bounds, number.bounds)
        made = result(
            made.units + number.units, quantities.sum_qualifier([made.qualifier, number.qualifier]),
            tuple(added(*pair) for pair in ends), made, number,
        )
    return made


def difference(now, then):
    (low, high), (least, most) = now.bounds, then.bounds
    bounds = (added(low, negative(most)), added(high, negative(least)))
    return result(now.units - then.units, combined(now.qualifier, FLIPPED[then.qualifier]), bounds, now, then)


def quotient(upper, lower, factor=1, points=0):
    """upper / lower x factor, less `points`, of a divisor above zero."""
    top = Fraction(upper.units)
    qualifier = combined(upper.qualifier, turned(top, upper.qualifier, lower.qualifier))
    if top == 0 and upper.qualifier == "exact":
        qualifier = "exact"
    ends = quotient_bounds(upper.bounds, lower.bounds, factor)
    bounds = tuple(end and (end[0] - points, end[1]) for end in ends)
    return result(top / lower.units * factor - points, qualifier, bounds, upper, lower)


def growth(now, then):
    """In tenths of a percent."""
    return quotient(now, then, 1000, points=1000)


def shown(number):
    """Rounded once, so that the sentence stays true: a floor goes down, a ceiling up, others half up by size."""
    low, high = number.bounds
    if low is not None:
        low = (math.floor(low[0]), low[1] and low[0] == math.floor(low[0]))
    if high is not None:
        high = (math.ceil(high[0]), high[1] and high[0] == math.ceil(high[0]))
    units, word = rounded(number.units, number.qualifier), number.qualifier
    # The bounds tell "at least" from "more than", and "under" from "at most".
    if word in FLOORS:
        word = "at-least" if low is not None and low[1] else "more-than"
    word = "at-most" if word == "under" else word
    bounds = tuple(end if end is None or quantities.fits(end[0]) else None for end in (low, high))
    return folding.Outcome(units, word, number.status, bounds=bounds)


def rounded(exact, qualifier):
    if qualifier in FLOORS:
        return math.floor(exact)
    if qualifier in CEILINGS:
        return math.ceil(exact)
    size = math.floor(abs(exact) + Fraction(1, 2))
    return size if exact >= 0 else -size


def result(units, qualifier, bounds, *terms):
    return folding.Outcome(units, qualifier, quantities.sum_status([term.status for term in terms]), bounds=bounds)


def negative(end):
    return (-end[0], end[1]) if end else None


def added(end, other):
    return (end[0] + other[0], end[1] and other[1]) if end and other else None


def turned(top, own, qualifier):
    """What a divisor's qualifier leaves of the quotient: more of it makes less of a number above zero. The end of the
    first term that is known decides, whatever lies beyond it."""
    if top > 0 or (top == 0 and own not in CEILINGS):
        return FLIPPED[qualifier]
    # Less than nothing, divided by more, comes nearer to nothing: it grows. Nothing says that it is near.
    return "under" if qualifier == "nearly" else qualifier


def combined(first, second):
    if first == "exact":
        return second
    if second == "exact":
        return first
    if {first, second} <= FLOORS:
        return "more-than" if "more-than" in (first, second) else "at-least"
    if {first, second} <= CEILINGS:
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
