# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""What the entries that a report lists one by one come to for its figures."""

import windows

# The coded properties of entries, and the registers of which offices share the ids.
DIMENSIONS = {"agreements": {"partner"}, "delegations": {"partner"}, "events": {"partner"}}
SHARED = {"agreements", "events"}


class Tally:
    def __init__(self, count, is_floor, ids):
        self.count, self.is_floor, self.ids = count, is_floor, ids

    @property
    def qualifier(self):
        return "at-least" if self.is_floor else "exact"


def tally(report, indicator, cell=()):
    """None where entries cannot tell: they do not have the dimensions of the cell."""
    link = indicator["entries"]
    if any(dimension not in DIMENSIONS[link["register"]] for dimension, _ in cell):
        return None
    count, is_floor, ids = 0, False, []
    for entry in report.get(link["register"], []):
        if not is_counted(entry, link):
            continue
        given = [(entry.get(dimension, ""), value) for dimension, value in cell]
        if any(own and own != value for own, value in given):
            continue
        if any(not own for own, _ in given):
            # It may belong to the cell or not.
            is_floor = True
            continue
        ids.append(entry["id"])
        if link["measure"] == "persons":
            count += entry.get("persons", 0)
            is_floor = is_floor or not entry.get("persons")
        else:
            count += 1
    return Tally(count, is_floor, ids)


def is_counted(entry, link):
    return (not link.get("statuses") or entry["status"] in link["statuses"]) and (
        not link.get("direction") or entry["direction"] == link["direction"]
    )


def shared_entries(report, indicator, figure, line_key, units):
    """Ids that other offices may count too, and whether the number is exactly that of these entries. Only the office's
    own result over its whole report is held against its list."""
    link = indicator.get("entries")
    _, cell, is_plan, _, event, since, own = line_key
    if not link or link["register"] not in SHARED:
        return None
    if figure.get("subUnit") or is_plan or event or figure.get("since") or own:
        return None
    found = tally(report, indicator, cell)
    if not found or not found.ids:
        return None
    is_whole = (
        figure.get("qualifier", "exact") == "exact" and not found.is_floor
        and units == found.count * 10 ** indicator["scale"]
    )
    return found.ids, is_whole


def unstated(catalogue, report, p):
    """Indicators whose list is complete and of which the office itself says nothing, with figures that stand for
    them."""
    spoken = {
        figure["indicator"]
        for figure in report["figures"]
        if not figure.get("subUnit") and figure.get("status", "actual") != "plan"
    }
    taken = {rule["indicator"] for rule in catalogue.regimes[report["regime"]]["figures"]}
    found = []
    for indicator in catalogue.raw["indicators"]:
        link = indicator.get("entries")
        if not link or not link["completeList"] or indicator["code"] in spoken or indicator["code"] not in taken:
            continue
        counted = tally(report, indicator)
        if not counted.ids:
            continue
        figure = {"indicator": indicator["code"], "value": str(counted.count), "qualifier": counted.qualifier,
                  "generated": True}
        if indicator["kind"] in {"stock-count", "pipeline"}:
            figure["asOf"] = catalogue.window(p, report["regime"])[1].isoformat()
        found.append(figure)
    return found


class Joint:
    """Entries that several of the numbers of a sum count."""

    def __init__(self, counted):
        holders = {}
        for statement in counted:
            for name in statement.entries[0] if statement.entries else []:
                holders.setdefault(name, []).append(statement)
        self.holders = {name: found for name, found in sorted(holders.items()) if len(found) > 1}
        sharing = {id(statement) for found in self.holders.values() for statement in found}
        self.sharing = [statement for statement in counted if id(statement) in sharing]
        self.unsettled = [statement for statement in self.sharing if not statement.entries[1]]

    @property
    def too_many(self):
        """How often entries are counted again; nobody knows when a number is not that of its entries."""
        return 0 if self.unsettled else sum(len(found) - 1 for found in self.holders.values())

    def lines(self, written):
        made = []
        for name, found in self.holders.items():
            reporters = " ".join(f"{s.office}@{windows.code(s.period)}" for s in found)
            made.append(f"  shared {name} {reporters}")
        if self.unsettled:
            stated = " ".join(f"{s.office}@{windows.code(s.period)}={written(s)}" for s in self.unsettled)
            made.append(f"  finding JOINT_ENTRIES_COUNTED_TWICE {stated}")
        return made
