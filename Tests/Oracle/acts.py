# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Where reports stand by the acts on them."""


class Standing:
    """`state`: missing, submitted, returned or accepted; `returned`: the reason of the return that holds."""

    def __init__(self, report, acts):
        self.state = "submitted" if report else "missing"
        self.extended_until, self.reason = None, ""
        for act in sorted(acts, key=lambda act: act["sequence"]):
            current = report is not None and act.get("revision") == report["revision"]
            if act["kind"] == "return" and current:
                self.state, self.reason = "returned", act["reason"]
            elif act["kind"] == "accept" and current:
                self.state = "accepted"
            elif act["kind"] == "extend":
                self.extended_until = max(self.extended_until or act["until"], act["until"])


class Timing:
    """When a report was due and whether it came in time."""

    def __init__(self, regular, standing, report):
        extended = standing.extended_until
        self.limit = regular if regular is None or extended is None else max(regular, extended)
        first = report["firstReceivedAt"] if report else None
        self.is_extended = False
        if regular is None:
            self.word = "not-due"
        elif report is not None:
            self.word = "on-time" if first < self.limit else "late"
            self.is_extended = regular <= first < self.limit
