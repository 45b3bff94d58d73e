# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Numbers with qualifiers: intervals and not decorated strings.

A bound is None (open) or a pair (value, whether the value itself is inside).
"""

import re
from fractions import Fraction

LARGEST = 2**63 - 1
SMALLEST = -(2**63)
FLOORS = {"more-than", "at-least"}
CEILINGS = {"nearly", "at-most"}
FINALITY = ["actual", "provisional", "estimate", "plan"]
DIGITS = {chr(0x660 + i): str(i) for i in range(10)} | {chr(0x6F0 + i): str(i) for i in range(10)}


class Unreadable(Exception):
    """Why a text gives no number at the scale of its indicator."""


def read(text, scale):
    """The number in units of ten to the minus scale."""
    plain = "".join(DIGITS.get(character, character) for character in text)
    plain = plain.replace("\u2212", "-").replace("\u066b", ".")
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", plain):
        raise Unreadable("not-a-number")
    units = Fraction(plain) * 10**scale
    if units.denominator != 1 or not SMALLEST <= units <= LARGEST:
        raise Unreadable("not-at-scale")
    return int(units)


def text(units, scale):
    if scale == 0:
        return str(units)
    digits = str(abs(units)).rjust(scale + 1, "0")
    return ("-" if units < 0 else "") + digits[:-scale] + "." + digits[-scale:]


def fits(units):
    return SMALLEST <= units <= LARGEST


def bounds(units, qualifier):
    inside, outside = (units, True), (units, False)
    return {
        "exact": (inside, inside),
        "more-than": (outside, None),
        "at-least": (inside, None),
        "nearly": (None, outside),
        "at-most": (None, inside),
        "about": (None, None),
    }[qualifier]


def sum_qualifier(qualifiers):
    """What is left of many qualifiers in a sum."""
    kinds = set(qualifiers) - {"exact"}
    if not kinds:
        return "exact"
    if kinds <= FLOORS:
        return "more-than" if "more-than" in kinds else "at-least"
    if kinds <= CEILINGS:
        return "nearly" if "nearly" in kinds else "at-most"
    return "about"


def sum_status(statuses):
    return max(statuses, key=FINALITY.index)


def sum_end(ends):
    """One end of the interval of a sum: known when it is known for every term."""
    if any(end is None for end in ends):
        return None
    total = sum(value for value, _ in ends)
    return (total, all(inside for _, inside in ends)) if fits(total) else None


def sum_bounds(terms):
    return (sum_end([low for low, _ in terms]), sum_end([high for _, high in terms]))


def tightest(statements):
    """What holds when all statements are true of one number; open when they contradict each other."""
    lows = [low for low, _ in statements if low is not None]
    highs = [high for _, high in statements if high is not None]
    # Of two equal ends the one that leaves its value out says more.
    low = max(lows, key=lambda end: (end[0], not end[1])) if lows else None
    high = min(highs, key=lambda end: (end[0], end[1])) if highs else None
    if low is not None and high is not None:
        if low[0] > high[0] or (low[0] == high[0] and not (low[1] and high[1])):
            return (None, None)
    return (low, high)


def union_bounds(terms):
    """Counts of different things: together at least the largest of them, at most all of them."""
    lows = [low for low, _ in terms if low is not None]
    low = max(lows, key=lambda end: (end[0], not end[1])) if lows else None
    return (low, sum_end([high for _, high in terms]))


def bounds_text(pair, scale):
    low, high = pair
    left = ("[" if low[1] else "(") + text(low[0], scale) if low else "open"
    right = text(high[0], scale) + ("]" if high[1] else ")") if high else "open"
    return f"{left} {right}"
