# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Small random catalogues that keep the rules of the catalogue format."""

from datetime import date, timedelta

KINDS = [
    ("flow-count", 5), ("flow-amount", 3), ("stock-count", 3), ("stock-amount", 2), ("distinct-count", 3),
    ("rate", 2), ("ratio", 1), ("multiple", 1), ("rank", 1), ("rank-band", 1), ("ordinal", 2),
    ("cumulative-count", 2), ("cumulative-amount", 1), ("pipeline", 1), ("event-count", 1), ("event-amount", 2),
    ("plan", 1), ("member-count", 1),
]
AMOUNTS = {"flow-amount", "stock-amount", "cumulative-amount", "event-amount"}
PARTNERS = ["CN", "JP", "KR", "LA"]
DIRECTIONS = ["in", "out"]
COUNTED = {"flow-count", "stock-count", "pipeline"}
MERGER_DAYS = [date(2024, 7, 1), date(2025, 3, 1), date(2025, 7, 1), date(2025, 10, 20)]


def weighted(random, choices):
    return random.choices([value for value, _ in choices], [weight for _, weight in choices])[0]


def spell(start=None, end=None):
    entry = {}
    if start:
        entry["from"] = start.isoformat()
    if end:
        entry["to"] = end.isoformat()
    return entry


class Life:
    """An office while it is being made."""

    def __init__(self, office, code, label, start=None):
        self.office, self.code, self.label = office, code, label
        self.start, self.end = start, None


def catalogue(random):
    lives, mergers = unions(random)
    offices = [entry(random, life) for life in lives]
    for life in list(lives):
        if random.random() < 0.25:
            offices.append({
                "id": life.office + "-zone", "parent": life.office, **spell(life.start, life.end),
                "names": [{"code": "", "label": f"Zone of {life.label}"}],
            })
    indicators = [indicator(random, place) for place in range(random.randint(4, 10))]
    for made in indicators:
        name_parts(random, made, indicators)
    return {
        "families": [
            {"code": "decree-09", "startDay": 15, "monthShift": -1},
            {"code": "calendar", "startDay": 1, "monthShift": 0},
        ],
        "offices": offices,
        "mergers": mergers,
        "groups": [group(random, lives, mergers)],
        "regimes": [
            regime(random, "FA-D09", "decree-09", indicators), regime(random, "FA-CAL", "calendar", indicators),
        ],
        "units": ["case", "percent", "USD", "VND"],
        "dimensions": [{"code": "partner", "values": PARTNERS}, {"code": "direction", "values": DIRECTIONS}],
        "indicators": indicators,
    }


def unions(random):
    """Offices and mergers, chains among them: a successor may end in a later merger."""
    lives = [Life(f"vn-{10 + n}", str(10 + n), f"Office {10 + n}") for n in range(random.randint(3, 8))]
    mergers = []
    for moment in sorted(random.sample(MERGER_DAYS, random.choice([0, 1, 1, 2, 2, 3]))):
        living = [life for life in lives if life.end is None]
        if len(living) < 2 or len(lives) >= 12:
            break
        ending = random.sample(living, random.choice([1, 2, 2, 2, 3]) if len(living) > 3 else 2)
        for life in ending:
            life.end = moment - timedelta(days=1)
        # The code of one and the name of another, as code 24 and the name Bac Ninh.
        successor = Life(f"{ending[0].office}-{moment:%Y%m}", ending[0].code, ending[-1].label, moment)
        lives.append(successor)
        mergers.append({
            "date": moment.isoformat(), "predecessors": [life.office for life in ending],
            "successor": successor.office,
        })
    random.shuffle(lives)
    return lives, mergers


def entry(random, life):
    """An office, which may change its name and its code while it lives."""
    names = [{"code": life.code, "label": life.label}]
    turn = date(2024, 9, 10)
    if random.random() < 0.2 and (life.start is None or life.start < turn) and (life.end is None or life.end > turn):
        names[0].update(spell(end=turn - timedelta(days=1)))
        names.append({"code": life.code, "label": life.label + " City", **spell(turn)})
    return {"id": life.office, "names": names, **spell(life.start, life.end)}


def group(random, lives, mergers):
    inside, members = set(), []
    for life in sorted(lives, key=lambda life: life.start or date.min):
        founded = [merger for merger in mergers if merger["successor"] == life.office]
        heir = founded and any(office in inside for office in founded[0]["predecessors"])
        if random.random() < (0.9 if heir else 0.1 if founded else 0.8):
            inside.add(life.office)
    if not inside:
        inside.add(lives[0].office)
    for life in lives:
        if life.office in inside:
            members += memberships(random, life)
    return {"id": "group", "members": members}


def memberships(random, life):
    """One spell, or two: with another kind, with a gap between, beginning late or ending early."""
    kind = random.choice("AB")
    turn = date(2024, random.randint(1, 12), random.choice([1, 10, 15]))
    inside = (life.start is None or life.start < turn) and (life.end is None or life.end > turn)
    shape = random.random() if inside else 1
    if shape < 0.15:
        pause = random.choice([0, 0, 40, 300])
        second = turn + timedelta(days=pause)
        if life.end is not None and second > life.end:
            second = turn
        return [
            {"office": life.office, "kind": kind, **spell(life.start, turn - timedelta(days=1))},
            {"office": life.office, "kind": random.choice("AB"), **spell(second, life.end)},
        ]
    start = turn if 0.15 <= shape < 0.2 else life.start
    end = turn - timedelta(days=1) if 0.2 <= shape < 0.25 else life.end
    return [{"office": life.office, "kind": kind, **spell(start, end)}]


def indicator(random, place):
    kind = weighted(random, KINDS)
    money = kind in AMOUNTS and random.random() < 0.8
    made = {
        "code": f"i{place}.{kind}", "kind": kind,
        "unit": "USD" if money else "percent" if kind == "rate" else "case",
        "scale": random.choice([0, 2]) if kind in AMOUNTS | {"rate", "ratio", "multiple"} else 0,
        "dimensions": random.choice([[], [], ["partner"], ["partner", "direction"]]),
    }
    if kind in COUNTED and random.random() < 0.4:
        made["entries"] = link(random)
        made["dimensions"] = random.choice([[], [], ["partner"]])
    if money:
        made["moneyKind"] = random.choice(["registered", "committed", "disbursed", "estimated", "traded"])
    return made


def link(random):
    """Which entries of the registers of a report the figures count."""
    register = random.choice(["events", "events", "agreements", "delegations"])
    made = {"register": register, "measure": "entries", "completeList": random.random() < 0.6}
    if register == "agreements" and random.random() < 0.5:
        made["statuses"] = random.choice([["signed"], ["signed", "in-force"]])
    if register == "delegations":
        made["measure"] = random.choice(["entries", "persons"])
        if random.random() < 0.5:
            made["direction"] = random.choice(["inbound", "outbound"])
    return made


def name_parts(random, made, indicators):
    """What a rate is worked out from, where there is something that adds."""
    adding = [
        other for other in indicators
        if other["kind"] in {"flow-count", "flow-amount", "stock-count", "stock-amount", "cumulative-count", "pipeline"}
    ]
    if made["kind"] in {"rate", "ratio", "multiple"} and len(adding) > 1 and random.random() < 0.7:
        upper, lower = random.sample(adding, 2)
        if random.random() < 0.7:
            upper["dimensions"] = lower["dimensions"] = []
        made["dimensions"] = upper["dimensions"]
        lower["isDivisor"] = True
        made["parts"] = {
            "numerator": upper["code"], "denominator": lower["code"],
            "factor": "100" if made["kind"] == "rate" else random.choice(["1", "0.5"]),
        }


def regime(random, regime_code, family, indicators):
    dues = [{"level": "member", "days": random.randint(0, 5)}]
    if random.random() < 0.6:
        dues.append({"level": "sub-unit", "days": random.randint(0, 2)})
    forms = ["month", "quarter", "half", "nine-months", "year"]
    if random.random() < 0.5:
        forms.remove(random.choice(forms[1:]))
    return {
        "code": regime_code, "family": family, "dues": dues, "forms": forms,
        "zone": 420 if random.random() < 0.9 else 0,
        "figures": [
            {"indicator": made["code"], "mandatory": random.random() < (0.8 if "parts" in made else 0.3)}
            for made in indicators
        ],
    }
