#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Lets our client call the Go server and checks both what the client says and what the server saw.

Usage: check_client.py CHANCERY GO_SERVER REPORTS_CSV SCRATCH_FOLDER
"""

import csv
import json
import pathlib
import subprocess
import sys

REFUSED = "vn-25"
CUT = "vn-24"
CALL_SECONDS_MAX = 60


class Server:
    """The Go server as a process, with the calls it wrote down."""

    def __init__(self, program: str, log: pathlib.Path):
        self.log = log
        # Its own log speaks of the link that was cut on purpose.
        with open(log, "wb") as output, open(log.with_suffix(".errors"), "wb") as errors:
            command = [program, "-refuse", REFUSED, "-drop", CUT]
            self.process = subprocess.Popen(command, stdout=output, stderr=errors)
        self.address = ""
        while not self.address:
            if self.process.poll() is not None:
                raise SystemExit(f"the Go server ended with {self.process.returncode}")
            lines = log.read_text().splitlines()
            if lines:
                self.address = lines[0].removeprefix("go server: serving on ")

    def calls(self, method: str) -> list[dict]:
        found = [json.loads(line) for line in self.log.read_text().splitlines()[1:]]
        return [call for call in found if call["method"] == method]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=10)


def require(condition: bool, message: object) -> None:
    if not condition:
        raise SystemExit(f"go server, our client: {message}")


def client(program: str, server: Server, *arguments: str, status: int) -> dict:
    run = subprocess.run(
        [program, *arguments, "--server", server.address, "--format", "json"],
        capture_output=True, text=True, timeout=CALL_SECONDS_MAX, check=False)
    require(run.returncode == status, f"{arguments[0]} ended with {run.returncode}, want {status}: {run.stderr}{run.stdout[-2000:]}")
    return json.loads(run.stdout)


def check_info(program: str, server: Server) -> None:
    info = client(program, server, "info", status=0)
    require(info["version"] == "interop-go" and info["contract"] == "chancery.v1", info)
    require(info["limits"]["request_bytes_max"] == 4 << 20 and info["counters"] == {"interop_calls_count": 42}, info)
    calls = server.calls("GetServerInfo")
    require(len(calls) == 1 and calls[0]["unknown_bytes"] == 0 and calls[0]["has_deadline"], calls)
    print("ok  info: the answer of the Go server, asked once with a deadline")


def check_submit(program: str, server: Server, reports: pathlib.Path, receipts: pathlib.Path) -> None:
    with open(reports, newline="", encoding="utf-8") as file:
        rows = {row["office"]: row for row in csv.DictReader(file)}
    arguments = ["submit", str(reports), "--receipts", str(receipts)]
    submitted = client(program, server, *arguments, status=1)["files"][0]["reports"]
    outcomes = {report["office"]: report for report in submitted}
    require(list(outcomes) == list(rows), f"reports of {list(outcomes)}")
    for office, report in outcomes.items():
        if office == REFUSED:
            require(report["outcome"] == "refused" and report["reason"] == "REPORT_REFUSED", report)
            require([finding["code"] for finding in report["findings"]] == [201], report)
        else:
            require(report["outcome"] in ("accepted", "accepted_earlier"), report)

    calls = server.calls("SubmitReport")
    for call in calls:
        row = rows[call["office"]]
        figures = {code: value for code, value in row.items() if code not in ("office", "regime", "period")}
        require(call["figures"] == figures, f"figures that came: {call}, sent: {figures}")
        require((call["regime"], call["period"]) == (row["regime"], row["period"]), call)
        require(call["unknown_bytes"] == 0 and call["has_deadline"], call)
    cut = [call for call in calls if call["office"] == CUT]
    require([call["outcome"] for call in cut] == ["cut", "accepted"], f"after the cut: {cut}")
    require(len({(call["request_id"], call["digest"]) for call in cut}) == 1, f"not the same again: {cut}")
    for call in calls:
        receipt = outcomes[call["office"]]["receipt"]
        if call["outcome"] == "accepted":
            require((receipt["request_id"], receipt["digest"]) == (call["request_id"], call["digest"]), receipt)
    require(len({call["request_id"] for call in calls}) == len(rows), "request ids are not one for each report")
    print(f"ok  submit: {len(rows) - 1} receipts, one refusal with its finding, one cut link tried again under its id")

    again = client(program, server, *arguments, status=1)["files"][0]["reports"]
    for report in again:
        if report["office"] != REFUSED:
            require(report["outcome"] == "accepted_earlier", report)
            require(report["receipt"] == outcomes[report["office"]]["receipt"], report)
    print("ok  submit again: the first receipts")


def main() -> None:
    program, go_server, reports, scratch = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[4])
    scratch.mkdir(parents=True, exist_ok=True)
    server = Server(go_server, scratch / "go-server.log")
    try:
        check_info(program, server)
        check_submit(program, server, reports, scratch)
    finally:
        server.stop()


if __name__ == "__main__":
    main()
