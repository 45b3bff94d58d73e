#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Random cases of consolidation and the answers that they must get.

Written from the reference documentation and from the accounts of the work, never from the program under test, so that
the two agree only where both understood the rules. Python's standard library only; numbers are exact.

    oracle.py --seed 7 --cases 100             cases 0 to 99 of the seed, one JSON object per line
    oracle.py --seed 7 --first 42 --cases 1    case 42 alone
    oracle.py --seed 7 --cases 5 --fault sum   the same with answers that are wrong on purpose
"""

import sys

sys.dont_write_bytecode = True

import argparse
import json
import random

import answers
import comparisons
import differences
import faults
import random_acts
import random_catalogue
import random_queries
import random_reports


def case(seed, number):
    """A case depends on its seed and number alone."""
    chance = random.Random(f"{seed}/{number}")
    raw = random_catalogue.catalogue(chance)
    chosen = random_reports.focus(chance, raw)
    reports = random_reports.reports(chance, raw, chosen)
    deeds = random_acts.acts(chance, raw, reports)
    asked = random_queries.queries(chance, raw, chosen, reports)
    return {
        "seed": seed,
        "case": number,
        "catalogue": raw,
        "reports": reports,
        "acts": deeds,
        "queries": [{"query": query, "expected": answers.answer(raw, reports, deeds, query)} for query in asked],
        "comparisons": [
            asked | {"expected": comparisons.compare(raw, reports, deeds, asked)}
            for asked in random_queries.comparisons(chance, chosen, reports)
        ],
        "differences": [
            question | {"expected": differences.differ(raw, reports, deeds, question)}
            for question in random_queries.differences(chance, raw, chosen, reports)
        ],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--cases", type=int, default=1, help="how many")
    parser.add_argument("--fault", choices=sorted(faults.ALL), help="make answers wrong in this way")
    arguments = parser.parse_args()
    for number in range(arguments.first, arguments.first + arguments.cases):
        made = case(arguments.seed, number)
        if arguments.fault:
            faults.plant(arguments.fault, made)
        print(json.dumps(made, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
