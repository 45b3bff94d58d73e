# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""One figure of a comparison member by member, or unit by unit of the borders: shares and places."""

import answers
import arithmetic
import comparisons
import facts
import folding
import rates

ADDING = facts.FLOWS | facts.STOCKS | facts.CUMULATIVE


def lines(indicator, key, current, earlier, broken, change):
    """`change` is that of the whole, or the reason why there is none."""
    now, then = own_numbers(current, key), own_numbers(earlier, key)
    scale, made = indicator["scale"], []
    present = [name for name in names(current, earlier) if name in now or name in then]
    growths = {name: growth(indicator, now.get(name), then.get(name), broken) for name in present}
    by_number = places({name: now[name] for name in present if name in now})
    by_growth = places({name: own for name, own in growths.items() if not isinstance(own, str)})
    for name in present:
        pair = now.get(name), then.get(name)
        moved = lacking(*pair, broken) or arithmetic.difference(*pair)
        made.append(f"  member {name}")
        made += [f"    {side} {comparisons.told(own, scale) if own else 'none'}" for side, own in
                 zip(("current", "earlier"), pair)]
        made.append(f"    change {comparisons.told(moved, scale)}")
        made.append(f"    growth {comparisons.told(growths[name], 1)}")
        made.append(f"    share {comparisons.told(share(indicator, moved, change), 1)}")
        made.append(f"    place {by_number.get(name, 'none')}")
        made.append(f"    place-by-growth {by_growth.get(name, 'none')}")
    return made


def names(current, earlier):
    """Members, or units, of the current side and then those of the earlier one alone."""
    sides = [side for side in (current, earlier) if side]
    if current.query.get("bordersOn"):
        found = [unit.office for side in sides for unit in side.units]
    else:
        found = [member.office for side in sides for member in side.roster]
    return list(dict.fromkeys(found))


def own_numbers(side, key):
    """By name; whoever gave several numbers that do not add has none."""
    line = side.lines.get(key) if side else None
    if line is None:
        return {}
    rate = rates.Rate(side, line) if rates.has_parts(line) else None
    if side.query.get("bordersOn"):
        return unit_numbers(side, line, rate)
    if rate and rate.sums is not None:
        stated = [(office, own, False) for office, own in rate.own_numbers()]
    else:
        folding.Fold(side, line, side.roster)
        stated = [
            (s.office, folding.unchanged(s), s.use in {"used", "joint"})
            for s in line.numbers if s.use not in {"restated", "succeeded"}
        ]
    found = {}
    for office, own, adds in stated:
        found.setdefault(office, []).append((own, adds))
    is_adding = line.indicator["kind"] in ADDING
    return {
        office: arithmetic.total([own for own, _ in numbers])
        for office, numbers in found.items()
        if len(numbers) == 1 or (is_adding and all(adds for _, adds in numbers))
    }


def unit_numbers(side, line, rate):
    found = {}
    for unit, parts in answers.unit_parts(side):
        outcome = rate.of(parts) if rate else answers.unit_outcome(side, line, parts)
        if outcome is not None and outcome.refusal is None:
            found[unit.office] = outcome
    return found


def lacking(now, then, broken):
    return broken or ("CURRENT_MISSING" if now is None else "BASE_MISSING" if then is None else None)


def growth(indicator, now, then, broken):
    if indicator["kind"] in comparisons.IN_POINTS:
        return "RATES_CHANGE_IN_POINTS"
    return lacking(now, then, broken) or comparisons.growth_of(indicator, now, then)


def share(indicator, moved, change):
    """A member's part of the change of the whole, in tenths of a percent."""
    if indicator["kind"] not in ADDING:
        return "SHARE_NEEDS_SUM"
    if isinstance(moved, str):
        return moved
    if isinstance(change, str):
        return change
    if arithmetic.is_below_zero(change):
        moved, change = arithmetic.negated(moved), arithmetic.negated(change)
    if not arithmetic.is_above_zero(change):
        return "CHANGE_MAY_BE_ZERO"
    return arithmetic.quotient(moved, change, 1000)


def places(numbers):
    """The best and the worst place, the largest first. Of what has no end nobody knows the place."""
    known = {name: own.bounds for name, own in numbers.items() if own.bounds != (None, None)}
    found = {}
    for name, mine in known.items():
        others = [bounds for other, bounds in known.items() if other != name]
        larger = sum(is_certainly_less(mine, other) for other in others)
        possible = sum(can_be_less(mine, other) for other in others)
        found[name] = f"{1 + larger} to {1 + possible} of {len(known)}"
    return found


def is_certainly_less(mine, other):
    high, low = mine[1], other[0]
    return bool(high and low and (high[0] < low[0] or (high[0] == low[0] and not (high[1] and low[1]))))


def can_be_less(mine, other):
    low, high = mine[0], other[1]
    return not low or not high or low[0] < high[0]
