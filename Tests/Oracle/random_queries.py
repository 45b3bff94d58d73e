# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Random questions about a case."""

import windows


def queries(random, raw, chosen, reports):
    return [query(random, raw, chosen, reports) for _ in range(random.randint(3, 6))]


def comparisons(random, chosen, reports):
    """A group as it was, held against itself earlier."""
    regime, stretch = random.choice(chosen)
    last = len(stretch) - 1
    count = random.choice([1, 1, 2]) if last > 0 else 1
    # Just behind the first periods that were reported, so that mergers come between only now and then.
    first = min(count, last + 1 - count)
    made = {
        "group": "group", "regime": regime, "from": windows.code(stretch[first]),
        "through": windows.code(stretch[first + count - 1]),
    }
    if random.random() < 0.5:
        # After all mergers, so that nobody is divided.
        made["bordersOn"] = "2026-01-01"
    if reports and random.random() < 0.2:
        made["asOf"] = random.choice(reports)["sequence"]
    return [{"query": made, "against": random.choice(["previous", "previous", "previous", "last-year"])}]


def differences(random, raw, chosen, reports):
    """One question at two moments."""
    if not reports:
        return []
    made = query(random, raw, chosen, [])
    late = sorted(report["sequence"] for report in reports)[len(reports) // 3:]
    moments = sorted(random.choices(late, k=2))
    return [{"query": made, "from": moments[0], "to": moments[1]}]


def query(random, raw, chosen, reports):
    regime, stretch = random.choice(chosen)
    first = random.choice(stretch)
    last = random.choice(stretch)
    if windows.position(last) < windows.position(first):
        first, last = last, first
    if random.random() < 0.4:
        last = stretch[-1]
    if random.random() < 0.5:
        first = last
    elif random.random() < 0.1:
        last = windows.following(last)
    made = {"regime": regime, "from": windows.code(first), "through": windows.code(last)}
    if random.random() < 0.65:
        made["group"] = "group"
    else:
        offices = [office["id"] for office in raw["offices"]]
        made["offices"] = random.choices(offices, k=random.choice([1, 1, 2, 3, 5]))
    if random.random() < 0.4:
        made["indicators"] = random.choices([entry["code"] for entry in raw["indicators"]], k=random.randint(1, 3))
    if reports and random.random() < 0.25:
        made["asOf"] = random.choice(reports)["sequence"]
    if random.random() < 0.35:
        made["bordersOn"] = random.choice(["2024-06-30", "2024-07-01", "2025-06-30", "2025-07-01", "2026-01-01",
                                           windows.day(windows.code(first)[:4] + "-08-15").isoformat()])
    if "offices" in made and random.random() < 0.3:
        codes = [name["code"] for office in raw["offices"] for name in office["names"] if name["code"]]
        made["offices"] = [random.choice(codes + ["98"] if random.random() < 0.2 else codes)]
    assemble(random, made, stretch, first, last)
    if random.random() < 0.06:
        spoil(random, made, raw)
    return made


def assemble(random, made, stretch, first, last):
    """Puts longer periods together from those that were reported, or asks by a day."""
    form = first[0]
    longer = [whole for whole in windows.FORMS if windows.tiles(form, whole) and whole != form]
    if longer and random.random() < 0.2:
        whole = random.choice(longer)
        made["parts"] = form if random.random() < 0.9 else random.choice(["half", "nine-months"])
        made["from"] = windows.code(windows.around(first, whole))
        made["through"] = windows.code(windows.around(last if random.random() < 0.3 else first, whole))
    if random.random() < 0.08:
        middle = windows.following(first, random.randint(-1, 4))
        _, year, _ = middle
        made["until"] = f"{year}-{windows.months(middle)[1]:02}-{random.choice([5, 14, 28]):02}"


def spoil(random, made, raw):
    """One thing that makes the query as a whole unanswerable."""
    regimes = {entry["code"]: entry for entry in raw["regimes"]}
    flaw = random.choice(
        ["group", "office", "none", "regime", "indicator", "form", "form", "forms", "reversed", "long"]
    )
    for extra in ("bordersOn", "parts", "until"):
        made.pop(extra, None)
    if flaw in {"group", "office", "none"}:
        made.pop("group", None)
        made.pop("offices", None)
    if flaw == "group":
        made["group"] = "nobody"
    elif flaw == "office":
        made["offices"] = ["vn-10", "vn-99"]
    elif flaw == "none":
        made["offices"] = []
    elif flaw == "regime":
        made["regime"] = "NONE"
    elif flaw == "indicator":
        made["indicators"] = [raw["indicators"][0]["code"], "nothing"]
    elif flaw == "form":
        absent = {"quarter", "half", "nine-months", "year"} - set(regimes[made["regime"]]["forms"])
        for form in sorted(absent):
            made["from"] = made["through"] = windows.code(windows.period(form, int(made["from"][:4]), 1))
    else:
        year = int(made["from"][:4])
        made["from"], made["through"] = {
            "forms": (f"{year}-01", f"{year}-Q2"), "reversed": (f"{year}-02", f"{year}-01"),
            "long": (f"{year}-01", f"{year + 10}-01"),
        }[flaw]
