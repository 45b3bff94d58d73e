# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Wrong answers on purpose: a comparison that never fails proves nothing."""

import re


def sum_is_one_more(line):
    return re.sub(r"^(  number -?)(\d+)", lambda found: found[1] + str(int(found[2]) + 1), line)


def swap(start, one, other):
    """A fault that turns one word of a kind of line into another."""

    def fault(line):
        return line.replace(one, other) if line.startswith(start) else line

    return fault


ALL = {
    "sum": sum_is_one_more,
    "qualifier": swap("  number", " more-than ", " at-least "),
    "status": swap("  number", " estimate", " provisional"),
    "bounds": swap("  bounds", "[", "("),
    "refusal": swap("  refused DIFFERENT_AS_OF_DATES", "DIFFERENT_AS_OF_DATES", "AS_OF_DATE_UNKNOWN"),
    "missing": swap("  missing", "missing", "silent"),
    "timeliness": swap("  owes", " late", " on-time"),
    "use": swap("  part", "same-fact", "used"),
    "complete": swap("  complete", "yes", "no"),
}


def plant(name, case):
    """Changes the expected lines of every query of a case."""
    fault = ALL[name]
    for query in case["queries"]:
        query["expected"] = [fault(line) for line in query["expected"]]
