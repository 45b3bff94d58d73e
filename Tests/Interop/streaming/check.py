#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Watches a group and imports its reports with ttrpc and protobuf that share no code with the daemon.

Usage: check.py HOST:PORT REPORTS_CSV, with the generated Python classes of Protos on PYTHONPATH.
"""

import csv
import hashlib
import sys
import uuid

from chancery.v1 import consolidation_service_pb2 as consolidation
from chancery.v1 import receipt_pb2 as receipts
from chancery.v1 import report_pb2 as reports
from chancery.v1 import report_service_pb2 as service
from google.rpc import error_details_pb2 as details

from calls import Daemon, Refused

GROUP = "emulation-2"
LAST_OFFICE = "vn-34"
FIGURES = {
    "delegations.outbound": "398",
    "delegations.inbound": "361",
    "agreements.signed": "14",
    "ngo.projects": "98",
    "ngo.committed": "1040000",
    "consular.cases": "52",
    "protection.cases": "38",
    "abtc.requests": "12",
}
INVALID_ARGUMENT = 3
FAILED_PRECONDITION = 9


def require(condition: bool, message: object) -> None:
    if not condition:
        raise SystemExit(f"streaming: {message}")


def read_reports(path: str) -> list[reports.Report]:
    """The reports of the file, that of LAST_OFFICE at the end."""
    made = []
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            report = reports.Report(office=row.pop("office"), regime=row.pop("regime"), period=row.pop("period"))
            for indicator, value in row.items():
                report.figures.add(indicator=indicator, decimal=value)
            made.append(report)
    return sorted(made, key=lambda report: report.office == LAST_OFFICE)


def imports(items: list[reports.Report]) -> list[service.ImportReportsRequest]:
    return [
        service.ImportReportsRequest(report=report.SerializeToString(), request_id=str(uuid.uuid4()))
        for report in items
    ]


def import_all(daemon: Daemon, requests: list[service.ImportReportsRequest]) -> service.ImportReportsResponse:
    encoded = [request.SerializeToString() for request in requests]
    answer = service.ImportReportsResponse.FromString(
        daemon.send_stream("chancery.v1.ReportService", "ImportReports", encoded))
    require([result.request_id for result in answer.results] == [request.request_id for request in requests],
            f"results are not in the order of the requests: {answer}")
    return answer


def outbound(answer: consolidation.Consolidation) -> consolidation.ConsolidatedFigure:
    found = [figure for figure in answer.figures if figure.indicator == "delegations.outbound" and not figure.dimensions]
    require(len(found) == 1, f"{len(found)} figures for outbound delegations")
    return found[0]


class Watch:
    """Answers of one WatchConsolidation; each must belong to a later sequence and differ from the one before."""

    def __init__(self, daemon: Daemon):
        request = consolidation.GetConsolidationRequest(group=GROUP, regime="FA-D09", period="2024-H1")
        self.stream = daemon.receive_stream(
            "chancery.v1.ConsolidationService", "WatchConsolidation", request.SerializeToString())
        self.count = 0
        self.last = consolidation.Consolidation()

    def next(self) -> consolidation.Consolidation:
        answer = consolidation.Consolidation.FromString(next(self.stream))
        require(self.count == 0 or answer.sequence > self.last.sequence, f"sequence {answer.sequence} came again")
        require(answer.digest != self.last.digest, f"the answer of sequence {answer.sequence} changed nothing")
        self.count += 1
        self.last = answer
        return answer

    def until(self, value: str) -> consolidation.Consolidation:
        """Reads on until outbound delegations have that value."""
        while outbound(self.last).quantity.decimal != value:
            self.next()
        return self.last


def check_import_and_watch(address: str, items: list[reports.Report]) -> None:
    watcher, office = Daemon(address), Daemon(address)
    watch = Watch(watcher)
    first = watch.next()
    require(first.completeness.expected == 17 and first.completeness.reported == 0, first.completeness)

    early = imports(items[:-1])
    answer = import_all(office, early)
    require((answer.accepted_count, answer.repeated_count, answer.refused_count) == (16, 0, 0), answer)
    for request, result in zip(early, answer.results):
        require(result.receipt.digest == hashlib.sha256(request.report).digest(), result)
    partial = watch.until("392")
    missing = [gap.office for gap in outbound(partial).coverage.missing]
    require(missing == [LAST_OFFICE] and not outbound(partial).coverage.is_complete, missing)
    print(f"ok  import of 16 reports as one stream; the watch came to 392 in {watch.count} answers, {LAST_OFFICE} missing")

    before = watch.count
    import_all(office, imports(items[-1:]))
    whole = watch.until("398")
    figures = {figure.indicator: figure.quantity.decimal for figure in whole.figures if not figure.dimensions}
    for indicator, value in FIGURES.items():
        require(figures.get(indicator) == value, f"{indicator} is {figures.get(indicator)}, want {value}")
    require(whole.completeness.reported == 17 and outbound(whole).coverage.is_complete, whole.completeness)
    require(watch.count == before + 1, f"one commit gave {watch.count - before} answers")
    print("ok  the last report: one more answer, 398 / 361 / 14 / 98 / 1040000 / 52 / 38 / 12")

    again = import_all(office, early)
    require((again.accepted_count, again.repeated_count, again.refused_count) == (0, 16, 0), again)
    require([result.receipt for result in again.results] == [result.receipt for result in answer.results],
            "a repeated import has other receipts")
    print("ok  the same import again: the first receipts")

    pulled = consolidation.Consolidation.FromString(office.call(
        "chancery.v1.ConsolidationService", "GetConsolidation",
        consolidation.GetConsolidationRequest(group=GROUP, regime="FA-D09", period="2024-H1").SerializeToString()))
    require(pulled.digest == whole.digest, "a pull and the watch disagree")
    print("ok  a pull has the digest of the last watched answer")
    watcher.close()
    office.close()


def check_refusals(address: str, items: list[reports.Report]) -> None:
    daemon = Daemon(address)
    bad = reports.Report()
    bad.CopyFrom(items[0])
    bad.period = "2023-H2"
    good = reports.Report()
    good.CopyFrom(bad)
    bad.figures[0].decimal = "-1"
    answer = import_all(daemon, imports([bad, good]))
    require((answer.accepted_count, answer.refused_count) == (1, 1), answer)
    error = answer.results[0].error
    require(error.code == FAILED_PRECONDITION, error)
    info, refusal = details.ErrorInfo(), receipts.ReportRefusal()
    for detail in error.details:
        detail.Unpack(info) or detail.Unpack(refusal)
    require((info.reason, info.domain) == ("REPORT_REFUSED", "chancery") and len(refusal.findings) > 0, error)
    print("ok  import of a bad and a good report: one refused with its findings, one accepted")

    request = consolidation.GetConsolidationRequest(
        group=GROUP, regime="FA-D09", period="2024-H1", as_of_sequence=1)
    try:
        next(daemon.receive_stream(
            "chancery.v1.ConsolidationService", "WatchConsolidation", request.SerializeToString()))
    except Refused as refused:
        require(refused.code == INVALID_ARGUMENT, refused)
    else:
        require(False, "a watch as of a sequence was not refused")
    print("ok  a watch as of a sequence is refused")
    daemon.close()


def main() -> None:
    address, items = sys.argv[1], read_reports(sys.argv[2])
    require(len(items) == 17, f"{len(items)} reports")
    check_import_and_watch(address, items)
    check_refusals(address, items)


if __name__ == "__main__":
    main()
