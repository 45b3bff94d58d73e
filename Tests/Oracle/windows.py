# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Days, periods and the windows that they cover.

A window is a pair of dates, both included. A validity is a pair of dates of which either may be None: open.
"""

from datetime import date, datetime, timedelta, timezone

FORMS = {"month": 1, "quarter": 3, "half": 6, "nine-months": 9, "year": 12}


def day(text):
    return date.fromisoformat(text) if text else None


def period(form, year, index):
    return (form, year, index)


def code(p):
    form, year, index = p
    return {
        "month": f"{year:04}-{index:02}",
        "quarter": f"{year:04}-Q{index}",
        "half": f"{year:04}-H{index}",
        "nine-months": f"{year:04}-9M",
        "year": f"{year:04}",
    }[form]


def read(text):
    year, _, rest = text.partition("-")
    if not rest:
        return period("year", int(year), 1)
    if rest == "9M":
        return period("nine-months", int(year), 1)
    if rest[0] == "Q":
        return period("quarter", int(year), int(rest[1]))
    if rest[0] == "H":
        return period("half", int(year), int(rest[1]))
    return period("month", int(year), int(rest))


def per_year(form):
    return {"nine-months": 1}.get(form, 12 // FORMS[form])


def months(p):
    """First and last month of the year that the period covers."""
    form, _, index = p
    length = FORMS[form]
    return (index - 1) * length + 1, (index - 1) * length + length


def following(p, steps=1):
    form, year, index = p
    position = year * per_year(form) + index - 1 + steps
    return period(form, position // per_year(form), position % per_year(form) + 1)


def position(p):
    """Where a period stands among those of its form."""
    form, year, index = p
    return year * per_year(form) + index - 1


def span(first, last):
    return [following(first, step) for step in range(position(last) - position(first) + 1)]


def tiles(form, whole):
    """Whether periods of a form make up every period of another one."""
    return form == whole or (form != "nine-months" and FORMS[whole] % FORMS[form] == 0)


def parts(p, form):
    """The periods of a form that make up a period, ascending."""
    if form == p[0]:
        return [p]
    first, last = months(p)
    return [
        period(form, p[1], index)
        for index in range((first - 1) // FORMS[form] + 1, (last - 1) // FORMS[form] + 2)
    ]


def around(p, form):
    """The period of a longer form in which a period lies; of nine months, those of its year."""
    if form == "nine-months":
        return period(form, p[1], 1)
    return period(form, p[1], (months(p)[0] - 1) // FORMS[form] + 1)


def first_of_month(year, month, family):
    count = year * 12 + month - 1 + family["monthShift"]
    return date(count // 12, count % 12 + 1, family["startDay"])


def window(p, family):
    _, year, _ = p
    start, end = months(p)
    return (
        first_of_month(year, start, family),
        first_of_month(year, end + 1, family) - timedelta(days=1),
    )


def validity(entry):
    return (day(entry.get("from")), day(entry.get("to")))


def common(*ranges):
    """The days that all ranges share, as a range; None when there are none."""
    starts = [start for start, _ in ranges if start is not None]
    ends = [end for _, end in ranges if end is not None]
    start = max(starts) if starts else None
    end = min(ends) if ends else None
    if start is not None and end is not None and end < start:
        return None
    return (start, end)


def holds(entry, moment):
    start, end = validity(entry)
    return (start is None or start <= moment) and (end is None or moment <= end)


def range_text(pair):
    return f"{pair[0]}..{pair[1]}" if pair else ""


def microseconds(moment, zone_minutes):
    """Start of a day in a zone, in microseconds since the epoch."""
    start = datetime(moment.year, moment.month, moment.day, tzinfo=timezone.utc)
    seconds = (start - datetime(1970, 1, 1, tzinfo=timezone.utc)).days * 86_400
    return (seconds - zone_minutes * 60) * 1_000_000
