# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Random messages of the contract that its descriptions allow, in the one form that Chancery writes them in."""

import base64
import datetime
import decimal
import string
import uuid

from google.rpc import error_details_pb2, status_pb2

from chancery.v1 import receipt_pb2

# Sub-messages that may be absent; all others are always there.
OPTIONAL_TYPES = {
    "chancery.v1.Correction", "chancery.v1.ComparisonBase", "chancery.v1.Ranking", "chancery.v1.Validity",
    "chancery.v1.Bounds", "google.type.Date", "chancery.v1.DateRange", "chancery.v1.EntryCount",
    "chancery.v1.ReportSignature",
}
MANDATORY_FIELDS = {
    "chancery.v1.DateRange.first", "chancery.v1.DateRange.last", "chancery.v1.Merger.date",
    "chancery.v1.PeriodWindow.window", "chancery.v1.PeriodStatus.window", "chancery.v1.CarriedOver.date",
    "chancery.v1.AskedWindow.window",
}
OPTIONAL_FIELDS = {
    "chancery.v1.MemberReport.received_at", "chancery.v1.MemberReport.first_received_at",
    "chancery.v1.MemberReport.late_from", "chancery.v1.PeriodStatus.late_from", "chancery.v1.PeriodStatus.receipt",
    "chancery.v1.BesideFigure.quantity",
}
# Enumerations whose zero reads as number 1, which is then never written.
DEFAULT_IS_FIRST = {
    "chancery.v1.Qualifier", "chancery.v1.FigureStatus", "chancery.v1.ProposalStatus", "chancery.v1.EntryMeasure",
    "chancery.v1.FigureSharing",
}
MAY_BE_ZERO = {"chancery.v1.Inclusion", "chancery.v1.MoneyKind", "chancery.v1.MemberKind", "chancery.v1.SignatureDemand"}
MAY_BE_ZERO_FIELDS = {"chancery.v1.EntryCount.direction"}
NEVER_ZERO_FIELDS = {"chancery.v1.Membership.kind", "chancery.v1.KindCompleteness.kind"}
NEVER_EMPTY_FIELDS = {
    "chancery.v1.ReportKey.office", "chancery.v1.ReportKey.regime", "chancery.v1.GetConsolidationRequest.regime",
    "chancery.v1.GetConsolidationRequest.group", "chancery.v1.ListPeriodsRequest.office",
    "chancery.v1.LocalizedText.english", "chancery.v1.ReportSignature.key_id",
}
PERIOD_FIELDS = {"period", "periods", "through_period"}
MAY_BE_NO_PERIOD = {"chancery.v1.ListReportsRequest.period", "chancery.v1.GetConsolidationRequest.through_period"}
WITH_LINES = {"text", "note", "cause", "reply"}
DECIMALS = {
    "chancery.v1.Quantity.decimal", "chancery.v1.Bounds.lower", "chancery.v1.Bounds.upper",
    "chancery.v1.RangeRule.minimum", "chancery.v1.RangeRule.maximum", "chancery.v1.PerItemRule.minimum",
    "chancery.v1.PerItemRule.maximum", "chancery.v1.ChangeWithinRule.factor", "chancery.v1.PeersWithinRule.factor",
    "chancery.v1.ScoreStep.at_least",
}
# Points of score sheets, always with two digits after the point.
POINTS = {"chancery.v1.ScoreCriterion.points_max", "chancery.v1.ScoreStep.points", "chancery.v1.DeductionForm.points_each"}
WORDS = {
    "chancery.v1.Indicator.kind": [
        "flow-count", "stock-amount", "distinct-count", "rank-band", "cumulative-amount", "member-count"],
    "chancery.v1.ScoreSheet.forms": ["month", "quarter", "half", "nine-months", "year"],
    "chancery.v1.DeductionForm.event": ["late", "missing", "corrected", "returned"],
    "chancery.v1.BonusForm.event": ["on-time", "complete"],
}
# Where there may be no number.
MAY_BE_NO_DECIMAL = {"chancery.v1.RangeRule", "chancery.v1.PerItemRule"}
NUMBER_RANGES = {
    "chancery.v1.WindowFamily.start_day": (1, 28), "chancery.v1.WindowFamily.month_shift": (-1, 0),
    "chancery.v1.Regime.zone_offset_minutes": (-1080, 1080), "chancery.v1.Indicator.scale": (0, 9),
    "chancery.v1.SimilarToPreviousRule.text_percent": (1, 100),
    "chancery.v1.SimilarToPreviousRule.figures_percent": (1, 100),
}
FINDINGS = {101: "UNKNOWN_OFFICE", 207: "NOT_A_NUMBER", 305: "EMPTY_TEXT", 504: "COMPANION_MISSING", 513: "PER_ITEM_QUESTIONED"}
FAILURES = {"DRAINING": 14, "OFFICE_BUSY": 8, "REPORT_REFUSED": 9, "INTERNAL": 13}
ALPHABETS = [
    string.ascii_lowercase + string.digits + ".-", "ạảãáàđĐêơư ƯỸ", "وزارةالخارجية٠١٢", "e\u0301a\u0300\u0323", "🏛𝔄中",
]


def text(generator, with_lines=False, at_least=0):
    length = max(at_least, generator.choice([0, 1, 3, 8, 20, 70, 200]))
    alphabet = generator.choice(ALPHABETS) + ("\n\t\r" if with_lines else "")
    return "".join(generator.choice(alphabet) for _ in range(length))


def period(generator):
    suffix = generator.choice(["", "-9M", "-H1", "-H2", "-Q1", "-Q4", "-01", "-12"])
    return f"{generator.randint(1900, 2999)}{suffix}"


def exact_decimal(generator):
    units = generator.choice([0, 1, -1, 5, -1345, 2**63 - 1, generator.randint(-(10**15), 10**15)])
    return format(decimal.Decimal(units).scaleb(-generator.randint(0, 9)), "f")


def integer(generator, bits):
    largest = 2 ** (bits - 1) - 1
    return generator.choice([0, 1, 127, 128, 16383, 16384, largest, generator.randint(0, largest)])


def tree_head(generator):
    """A checkpoint as a signed note; who reads it here does not check the signature."""
    def base64_of(count):
        return base64.b64encode(bytes(generator.getrandbits(8) for _ in range(count))).decode()
    name = generator.choice(["chancery/log", "log.example.vn/2024"])
    return "\n".join([
        name, str(generator.randint(1, 2**62)), base64_of(32), "time 2024-06-17T02:10:00.5Z",
        f"audit {generator.randint(0, 2**40)} {base64_of(32)}", "", f"\u2014 {name} {base64_of(68)}", ""])


def fill_date(message, ordinal):
    day = datetime.date.fromordinal(ordinal)
    message.year, message.month, message.day = day.year, day.month, day.day


def fill_days(first, last, generator):
    low, high = sorted(generator.randint(1, datetime.date.max.toordinal()) for _ in range(2))
    if first is not None:
        fill_date(first, low)
    if last is not None:
        fill_date(last, high)


def fill_special(message, generator):
    """Fills messages whose fields depend on each other; whether it did."""
    name = message.DESCRIPTOR.full_name
    if name == "google.type.Date":
        fill_days(message, None, generator)
    elif name == "chancery.v1.DateRange":
        fill_days(message.first, message.last, generator)
    elif name == "chancery.v1.Validity":
        ends = generator.choice(["from", "to", "both"])
        fill_days(
            None if ends == "to" else getattr(message, "from"), None if ends == "from" else message.to, generator)
    elif name == "google.protobuf.Timestamp":
        message.seconds = generator.choice([0, -1, -62135596800, 253402300799, generator.randint(0, 2**32)])
        message.nanos = generator.choice([0, 1000, 999999000, generator.randint(0, 999999) * 1000])
    elif name == "google.rpc.Status":
        fill_status(message, generator)
    elif name == "chancery.v1.Finding":
        message.code = generator.choice(list(FINDINGS))
        message.name = FINDINGS[message.code]
        message.severity = generator.randint(1, 3)
        message.path, message.rule = text(generator), text(generator)
        message.value = text(generator)[:60]
        fill(message.message, generator)
        fill(message.remedy, generator)
        message.needs_answer, message.answer = generator.random() < 0.5, text(generator, True)
    elif name == "chancery.v1.GetReportRequest":
        fill(message.key, generator)
        setattr(message, generator.choice(["revision", "as_of_sequence"]), integer(generator, 32))
    elif name == "chancery.v1.OfficeList":
        message.offices.extend(f"{text(generator)}{index}" for index in range(generator.randint(0, 20)))
    elif name == "chancery.v1.ImportResult":
        message.request_id = str(uuid.UUID(int=generator.getrandbits(128)))
        if generator.random() < 0.5:
            fill(message.receipt, generator)
            message.repeated_submission = generator.random() < 0.5
        else:
            fill(message.error, generator)
    else:
        return False
    return True


def fill_status(message, generator):
    reason = generator.choice(list(FAILURES))
    message.code = FAILURES[reason]
    message.message = text(generator)
    info = error_details_pb2.ErrorInfo(reason=reason, domain="chancery")
    if generator.random() < 0.5:
        info.metadata[text(generator)] = text(generator)
    details = [info]
    if generator.random() < 0.5:
        delay = generator.randint(0, 10**9)
        retry = error_details_pb2.RetryInfo()
        retry.retry_delay.SetInParent()
        retry.retry_delay.seconds, retry.retry_delay.nanos = delay // 1000, delay % 1000 * 1000000
        details.append(retry)
    if generator.random() < 0.5:
        refusal = receipt_pb2.ReportRefusal()
        for _ in range(generator.randint(1, 3)):
            fill(refusal.findings.add(), generator)
        details.append(refusal)
    if generator.random() < 0.5:
        conflict = receipt_pb2.RevisionConflict()
        fill(conflict.current, generator)
        details.append(conflict)
    for detail in details:
        message.details.add().Pack(detail, deterministic=True)


def scalar(field, generator):
    name = field.full_name
    if field.type == field.TYPE_ENUM:
        numbers = [value.number for value in field.enum_type.values]
        if field.enum_type.full_name in DEFAULT_IS_FIRST:
            numbers.remove(1)
        elif name in NEVER_ZERO_FIELDS or not (
            field.enum_type.full_name in MAY_BE_ZERO or name in MAY_BE_ZERO_FIELDS
        ):
            numbers.remove(0)
        return generator.choice(numbers)
    if field.type == field.TYPE_STRING:
        if field.name in PERIOD_FIELDS:
            return "" if name in MAY_BE_NO_PERIOD and generator.random() < 0.5 else period(generator)
        if field.name == "request_id":
            return str(uuid.UUID(int=generator.getrandbits(128)))
        if name in DECIMALS:
            may_be_empty = field.containing_type.full_name in MAY_BE_NO_DECIMAL
            return "" if may_be_empty and generator.random() < 0.3 else exact_decimal(generator)
        if name in POINTS:
            points = generator.randint(1, 10**6)
            return f"{points // 100}.{points % 100:02}"
        if name == "chancery.v1.RateParts.factor":
            return str(generator.randint(1, 10**6))
        if name in WORDS:
            return generator.choice(WORDS[name])
        return text(generator, field.name in WITH_LINES, 1 if name in NEVER_EMPTY_FIELDS else 0)
    if field.type == field.TYPE_BYTES:
        length = 32 if field.name == "digest" else generator.choice([0, 1, 100, 1000])
        if name == "chancery.v1.ReportSignature.value":
            length = generator.choice([1, 64, 72, 128])
        return bytes(generator.getrandbits(8) for _ in range(length))
    if field.type == field.TYPE_BOOL:
        return generator.random() < 0.5
    if name in NUMBER_RANGES:
        return generator.randint(*NUMBER_RANGES[name])
    return integer(generator, 32 if field.type == field.TYPE_INT32 else 64)


def is_present(field, generator):
    if field.full_name in OPTIONAL_FIELDS:
        return generator.random() < 0.6
    optional = field.message_type.full_name in OPTIONAL_TYPES and field.full_name not in MANDATORY_FIELDS
    return not optional or generator.random() < 0.6


def fill_repeated(message, field, generator):
    values = getattr(message, field.name)
    count = generator.choice([0, 1, 2, 5])
    if field.name == "flags":
        values.extend(sorted(generator.sample(range(1, 8), generator.randint(0, 7))))
    elif field.type == field.TYPE_MESSAGE:
        for _ in range(count):
            fill(values.add(), generator)
    else:
        values.extend(scalar(field, generator) for _ in range(count))


def fill(message, generator):
    message.SetInParent()
    if fill_special(message, generator):
        return
    chosen = {oneof.name: generator.choice(oneof.fields) for oneof in message.DESCRIPTOR.oneofs}
    for field in message.DESCRIPTOR.fields:
        oneof = field.containing_oneof
        if oneof is not None:
            may_be_unset = len(oneof.fields) == 1 or (message.DESCRIPTOR.name, oneof.name) in {
                ("Figure", "value"), ("GetConsolidationRequest", "as_of")
            }
            if chosen[oneof.name].name != field.name or may_be_unset and generator.random() < 0.3:
                continue
        if field.is_repeated:
            fill_repeated(message, field, generator)
        elif field.type != field.TYPE_MESSAGE:
            setattr(message, field.name, scalar(field, generator))
        elif oneof is not None or is_present(field, generator):
            fill(getattr(message, field.name), generator)
    if message.DESCRIPTOR.full_name == "chancery.v1.ScoreSheet" and message.HasField("valid_from"):
        # The two days must not be the wrong way round.
        message.ClearField("valid_to")
    if message.DESCRIPTOR.full_name == "chancery.v1.Receipt":
        message.tree_head = generator.choice(["", tree_head(generator)])
        message.leaf_index = message.sequence - 1 if message.tree_head else 0
    if message.DESCRIPTOR.full_name == "chancery.v1.Bounds":
        message.lower_inclusive = message.lower_inclusive and message.HasField("lower")
        message.upper_inclusive = message.upper_inclusive and message.HasField("upper")
    if "bounds" in message.DESCRIPTOR.fields_by_name and message.bounds == type(message.bounds)():
        # Bounds that say nothing are not written at all.
        message.ClearField("bounds")


def message(message_type, generator):
    made = message_type()
    fill(made, generator)
    return made
