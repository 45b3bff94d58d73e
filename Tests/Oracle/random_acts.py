# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Random acts on reports: sent back, taken, given more time. They and the reports share one order in the store."""

import scope
import windows

DAY = 86_400_000_000


def acts(random, raw, reports):
    """Gives every report and every act its sequence."""
    catalogue, made = scope.Catalogue(raw), []
    usual = random.choice([0, 0.1, 0.3])
    keys = {(report["office"], report["regime"], report["period"]): [] for report in reports}
    for report in reports:
        keys[(report["office"], report["regime"], report["period"])].append(report)
    for (office, regime, period), revisions in keys.items():
        if random.random() < usual:
            made.append(extension(random, catalogue, office, regime, period, revisions[0]))
        for report in revisions:
            for kind in ("return", "accept"):
                if random.random() < usual:
                    made.append({
                        "kind": kind, "revision": report["revision"], "reason": random.choice(["a gap", "too few"]),
                        "at": report["receivedAt"] + random.choice([0, 1, DAY]),
                    } | named(office, regime, period))
    for office in raw["offices"]:
        if reports and random.random() < usual / 4:
            other = random.choice(reports)
            made.append(extension(random, catalogue, office["id"], other["regime"], other["period"], other))
    order(random, reports, made)
    return made


def named(office, regime, period):
    return {"office": office, "regime": regime, "period": period}


def extension(random, catalogue, office, regime, period, report):
    limit = scope.late_from(catalogue, {"regime": regime}, office, windows.read(period))
    until = (limit or report["receivedAt"]) + random.choice([-DAY, 0, 1, DAY, DAY + 1, 40 * DAY])
    return {
        "kind": "extend", "until": until, "reason": "flood", "at": report["receivedAt"] - random.choice([-DAY, 1, DAY]),
    } | named(office, regime, period)


def order(random, reports, made):
    """One order by time; the catalogue is at sequence 1. Acts that a store would refuse are left out."""
    steps = [(report["receivedAt"], 0, place, report) for place, report in enumerate(reports)]
    steps += [(act["at"], 1, random.random(), act) for act in made]
    stands, sequence = {}, 1
    for moment, is_act, _, step in sorted(steps, key=lambda step: step[:3]):
        key = (step["office"], step["regime"], step["period"])
        revision, state = stands.get(key, (0, "missing"))
        if not is_act:
            stands[key] = (step["revision"], "submitted")
        elif not possible(step, moment, revision, state):
            made.remove(step)
            continue
        elif step["kind"] != "extend":
            stands[key] = (revision, step["kind"])
        sequence += 1
        step["sequence"] = sequence


def possible(act, moment, revision, state):
    if act["kind"] == "extend":
        return act["until"] > moment
    return act["revision"] == revision > 0 and act["kind"] != state
