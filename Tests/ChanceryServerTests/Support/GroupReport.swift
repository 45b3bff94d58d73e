// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryWire

/// Reports that the default catalogue takes.
enum GroupReport {
    /// The mandatory figures of the group's table.
    static func report(
        office: String = "vn-01", replacing revision: Int32? = nil, reason: String = "not counted yet"
    ) -> Report {
        let indicators = [
            "delegations.outbound", "delegations.inbound", "agreements.signed", "ngo.projects", "ngo.committed",
            "consular.cases", "protection.cases", "abtc.requests",
        ]
        return Report(
            office: office, regime: Sample.regime, period: "2024-H1",
            correction: revision.map { Correction(replacesRevision: $0, reason: "counted again, \($0)") },
            figures: indicators.map { Figure(indicator: $0, value: .notAvailable(reason: reason)) })
    }

    /// An encoded SubmitReportRequest of the next revision of an office.
    static func submission(office: String, after revision: Int32, request: Int) -> [UInt8] {
        SubmitReportRequest(
            report: report(office: office, replacing: revision == 0 ? nil : revision).encoded(),
            requestID: Sample.requestID(request)
        ).encoded()
    }
}
