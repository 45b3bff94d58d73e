# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Random reports over a catalogue: what offices state, when it comes and how it is corrected."""

from datetime import timedelta

import quantities
import random_catalogue
import registers
import scope
import windows

QUALIFIERS = [("exact", 12), ("more-than", 2), ("at-least", 2), ("nearly", 2), ("at-most", 1), ("about", 1)]
STATUSES = [("actual", 14), ("provisional", 2), ("estimate", 2), ("plan", 2)]
FORMS = [("month", 5), ("quarter", 4), ("half", 4), ("nine-months", 1), ("year", 2)]
COUNTRIES = ["CN", "JP", "KR", "LA", "KH", "FR"]
STARTS = ["2020-01-01", "2020-01-01", "2020-01-01", "2016-01-01", None]
OWN_WINDOWS = [["2024-01-01", "2024-05-31"], ["2024-01-01", "2024-11-15"]]
MINUTE = 60_000_000
DAY = 1440 * MINUTE


class Habits:
    """What is alike in all reports of a case, so that sums, agreement and refusal all happen."""

    def __init__(self, random):
        self.lists = random.choice([0.0, 0.5, 1.0])
        self.same_day = random.choice([0.6, 1.0])
        self.exact = random.random() < 0.3
        self.sub_units = random.choice([0.0, 0.3])
        self.own_windows = random.choice([0.05, 0.05, 0.4])
        self.own_window = random.choice(OWN_WINDOWS)
        self.listing = random.choice([0.5, 0.9])
        self.as_listed = random.choice([0.3, 0.7, 1.0])
        self.present = random.choice([0.6, 0.85, 1.0])


def focus(random, raw):
    """Regimes and stretches of periods that the case is about."""
    chosen = []
    for regime in random.sample(raw["regimes"], random.choice([1, 1, 2])):
        form = random_catalogue.weighted(random, FORMS)
        if form not in regime["forms"]:
            form = "month"
        count = random.randint(1, {"month": 7, "quarter": 5, "half": 4}.get(form, 3))
        first = windows.period(form, random.choice([2023, 2024, 2024, 2025]), 1)
        first = windows.following(first, random.randint(0, windows.per_year(form) - 1))
        if raw["mergers"] and random.random() < 0.6:
            first = before_merger(random, raw, form, count)
        chosen.append((regime["code"], windows.span(first, windows.following(first, count - 1))))
    return chosen


def before_merger(random, raw, form, count):
    """A first period from which a merger falls into the stretch, into its last period more often than not."""
    moment = windows.day(random.choice(raw["mergers"])["date"])
    months = moment.year * 12 + moment.month - 1
    index = months % 12 // windows.FORMS[form]
    inside = windows.period(form, months // 12, min(index, windows.per_year(form) - 1) + 1)
    return windows.following(inside, -(count - 1 if random.random() < 0.6 else random.randint(0, count - 1)))


def reports(random, raw, chosen):
    """In the order of their coming."""
    catalogue, habits, made = scope.Catalogue(raw), Habits(random), []
    for regime, stretch in chosen:
        for office in raw["offices"]:
            for p in stretch:
                alive = windows.common(catalogue.window(p, regime), windows.validity(office))
                if random.random() < (habits.present if alive else 0.05):
                    made += revisions(random, catalogue, habits, office, regime, p)
    made.sort(key=lambda report: (report["receivedAt"], report["office"], report["period"], report["revision"]))
    return made


def revisions(random, catalogue, habits, office, regime, p):
    query = {"regime": regime}
    limit = scope.late_from(catalogue, query, office["id"], p)
    if limit is None:
        limit = windows.microseconds(catalogue.window(p, regime)[1] + timedelta(days=3), 420)
    first = limit + random.choice([-3 * DAY, -DAY, -100_000, -1, 0, 1, MINUTE, DAY])
    moment, made = first, []
    for revision in range(1, random.choice([1, 1, 1, 1, 2, 3]) + 1):
        figures = []
        for indicator in catalogue.raw["indicators"]:
            # A rate that has parts is seldom stated beside them.
            if random.random() < (0.1 if "parts" in indicator else 0.8):
                figures += stated(random, catalogue, habits, office, indicator, regime, p)
        if random.random() < 0.02:
            figures.append({"indicator": "withdrawn.indicator", "value": "3"})
        random.shuffle(figures)
        report = {
            "office": office["id"], "regime": regime, "period": windows.code(p), "revision": revision,
            "receivedAt": moment, "firstReceivedAt": first, "figures": figures,
        }
        list_entries(random, catalogue, habits, report)
        made.append(report)
        moment += random.choice([1, MINUTE, DAY, 30 * DAY])
    return made


def list_entries(random, catalogue, habits, report):
    """The registers of a report, and figures that more often than not say what they come to, or nothing at all."""
    linked = {made["code"]: made for made in catalogue.raw["indicators"] if "entries" in made}
    for register in sorted({made["entries"]["register"] for made in linked.values()}):
        if random.random() < habits.listing:
            report[register] = entries(random, register)
    silent = {indicator for indicator in linked if random.random() < 0.35}
    report["figures"] = [figure for figure in report["figures"] if figure["indicator"] not in silent]
    for figure in report["figures"]:
        if figure["indicator"] not in linked or "value" not in figure or random.random() > habits.as_listed:
            continue
        counted = registers.tally(report, linked[figure["indicator"]], figure.get("dimensions", []))
        if counted and counted.ids:
            figure.update({"value": str(counted.count), "qualifier": counted.qualifier, "status": "actual"})


def entries(random, register):
    made = []
    for number in sorted(random.sample(range(1, 5), random.randint(0, 3))):
        entry = {"id": f"{register}-{number}"}
        if random.random() < 0.8:
            entry["partner"] = random.choice(random_catalogue.PARTNERS[:2])
        if register == "agreements":
            entry["status"] = random.choice(["signed", "signed", "in-force", "in-progress"])
        if register == "delegations":
            entry["direction"] = random.choice(["inbound", "outbound"])
            entry["persons"] = random.choice([0, 3, 12, 12])
        made.append(entry)
    return made


def stated(random, catalogue, habits, office, indicator, regime, p):
    """The figures of one indicator: one for each choice of dimensions, and those of sub-units."""
    cells = {()}
    if indicator["dimensions"] and random.random() < 0.7:
        cells = {choice(random, indicator) for _ in range(random.randint(1, 3))}
    made = []
    for cell in sorted(cells):
        if random.random() < 0.07:
            made.append(bare(indicator, cell) | {"na": random.choice(["no count was kept", "system down"])})
        else:
            made += numbers(random, catalogue, habits, office, indicator, cell, regime, p)
    zone = office["id"] + "-zone"
    if zone in catalogue.offices and random.random() < habits.sub_units:
        figure = number(random, catalogue, habits, office, indicator, choice(random, indicator), regime, p)
        if random.random() < 0.15:
            figure = bare(indicator, choice(random, indicator)) | {"na": "the board does not say"}
        made.append(figure | {
            "subUnit": zone, "inclusion": random.choice(["unknown", "included", "separate", "separate"]),
        })
    return made


def bare(indicator, cell):
    return {"indicator": indicator["code"], **({"dimensions": [list(pair) for pair in cell]} if cell else {})}


def choice(random, indicator):
    values = {"partner": random_catalogue.PARTNERS[:2], "direction": random_catalogue.DIRECTIONS}
    used = [dimension for dimension in indicator["dimensions"] if random.random() < 0.7]
    return tuple((dimension, random.choice(values[dimension])) for dimension in used)


def numbers(random, catalogue, habits, office, indicator, cell, regime, p):
    """One number; now and then a second one that means something else, or the same thing again."""
    made = [number(random, catalogue, habits, office, indicator, cell, regime, p)]
    if random.random() < 0.06:
        made.append(number(random, catalogue, habits, office, indicator, cell, regime, p))
    return made


def number(random, catalogue, habits, office, indicator, cell, regime, p):
    kind = indicator["kind"]
    last = last_day(catalogue, office, regime, p) if random.random() < 0.9 else catalogue.window(p, regime)[1]
    figure = bare(indicator, cell)
    figure["value"] = value(random, indicator)
    if not habits.exact:
        figure["qualifier"] = random_catalogue.weighted(random, QUALIFIERS)
        figure["status"] = random_catalogue.weighted(random, STATUSES)
    if indicator["unit"] == "USD" and random.random() < 0.08:
        figure["unit"] = "VND"
    if kind in {"stock-count", "stock-amount", "pipeline", "distinct-count"}:
        if random.random() < habits.same_day:
            figure["asOf"] = last.isoformat()
        elif random.random() < 0.8:
            figure["asOf"] = (last - timedelta(days=random.choice([1, 14]))).isoformat()
    if kind in {"cumulative-count", "cumulative-amount"}:
        start = random.choice(STARTS)
        figure.update({"since": start} if start else {})
    if kind in {"flow-count", "flow-amount"} and random.random() < habits.own_windows:
        own = catalogue.window(p, regime) if random.random() < 0.2 else habits.own_window
        figure["window"] = [str(own[0]), str(own[1])]
    if kind in {"ordinal", "event-count", "event-amount"} or random.random() < 0.02:
        event(random, indicator, figure)
    if kind == "distinct-count" and random.random() < habits.lists:
        listed = random.sample(COUNTRIES, random.randint(0, 5))
        figure.update({"members": listed, "value": quantities.text(len(listed) * 10 ** indicator["scale"],
                                                                   indicator["scale"])})
    if random.random() < 0.1:
        figure.update(random.choice([{"note": "as told"}, {"source": "register"}, {"record": True}]))
    if random.random() < 0.01:
        figure["value"] = random.choice(["12,5", "many", "1.23456"])
    return figure


def last_day(catalogue, office, regime, p):
    """The last day of a window on which an office could look."""
    end = windows.day(office.get("to"))
    last = catalogue.window(p, regime)[1]
    return min(end, last) if end else last


def event(random, indicator, figure):
    """Reporters of one event agree more often than not."""
    name = random.choice(["abac-3", "abac-3", "joint-16", ""])
    if not name:
        return
    figure["event"] = name
    figure["value"] = str(15 if random.random() < 0.7 else 16)
    if random.random() < 0.7:
        figure["qualifier"], figure["status"] = "exact", "actual"


def value(random, indicator):
    scale = indicator["scale"]
    if random.random() < 0.15:
        return "0"
    if random.random() < 0.01:
        return quantities.text(quantities.LARGEST - random.randint(0, 5), scale)
    units = random.randint(1, 60) * 10**scale + (random.randint(0, 10**scale - 1) if scale else 0)
    if random.random() < 0.04 and not indicator.get("isDivisor"):
        units = -units
    text = quantities.text(units, scale)
    return text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) if random.random() < 0.03 else text
