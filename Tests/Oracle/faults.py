# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Wrong answers on purpose: a comparison that never fails proves nothing."""

import re


def one_more(start):
    """A fault that adds one to a number."""

    def fault(line):
        return re.sub(f"^({start}-?)(\\d+)", lambda found: found[1] + str(int(found[2]) + 1), line)

    return fault


def swap(start, one, other):
    """A fault that turns one word of a kind of line into another."""

    def fault(line):
        return line.replace(one, other) if line.startswith(start) else line

    return fault


def at_end(start, one, other):
    """The same for the last word of a line."""

    def fault(line):
        return line.removesuffix(one) + other if line.startswith(start) and line.endswith(one) else line

    return fault


ALL = {
    "sum": one_more("  number "),
    "unit": one_more("    number "),
    "qualifier": swap("  number", " more-than ", " at-least "),
    "status": swap("  number", " estimate", " provisional"),
    "bounds": swap("  bounds", "[", "("),
    "refusal": swap("  refused DIFFERENT_AS_OF_DATES", "DIFFERENT_AS_OF_DATES", "AS_OF_DATE_UNKNOWN"),
    "missing": swap("  missing", "missing", "silent"),
    "timeliness": at_end("  owes", " late", " on-time"),
    "use": swap("  part", "same-fact", "used"),
    "joint": swap("  part", " joint ", " used "),
    "generated": swap("  part", "generated", ""),
    "twice": swap("  finding", "=", "=1"),
    "growth": one_more("  growth "),
    "share": one_more("    share "),
    "place": swap("    place ", "1 to 1", "1 to 2"),
    "difference": one_more("  difference "),
    "change": one_more("  change "),
    "complete": swap("  complete", "yes", "no"),
    "returned": swap("  owes", " returned ", " submitted "),
    "extended": at_end("  owes", " extended", ""),
    "succeeded": swap("  part", "succeeded", "used"),
    "carried": swap("  carried", "-01 ", "-02 "),
    "outsiders": swap("unit", " without ", " with "),
    "uncovered": swap("asked", "uncovered=2", "uncovered=1"),
}


def plant(name, case):
    """Changes the expected lines of every question of a case."""
    fault = ALL[name]
    for query in case["queries"] + case["comparisons"] + case["differences"]:
        query["expected"] = [fault(line) for line in query["expected"]]
