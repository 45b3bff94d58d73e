// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryCrypto
package import ChanceryModel
package import ChanceryStore
package import ChanceryWire
internal import SeededRandom

/// Made-up reports and what they are checked against, the same for the same arguments.
package enum Sample {
    package static let regime = "FA-D09"
    /// Two days after the end of the first half of 2024 under Decree 09; nothing is late yet.
    package static let now = moment("2024-06-16T08:00:00+07:00")
    package static let half = period("2024-H1")

    package static func moment(_ text: String) -> Instant { sure(Instant(rfc3339: text)) }
    package static func period(_ code: String) -> Period { sure(Period(code: code)) }
    package static func day(_ text: String) -> CivilDate { sure(CivilDate(iso: text)) }

    package static func key(_ office: String = "vn-01", _ period: String = "2024-H1") -> ReportKey {
        ReportKey(office: office, regime: regime, period: Sample.period(period))
    }

    /// Spread over all 16 bytes, so that ids come in no order.
    package static func requestID(_ number: Int) -> RequestID {
        var generator = SeededGenerator(seed: UInt64(number))
        return .random(using: &generator)
    }

    package static func report(
        office: String = "vn-01", period: String = "2024-H1", outbound: Int = 118, replacing revision: Int32? = nil
    ) -> Report {
        Report(
            office: office, regime: regime, period: period,
            correction: revision.map { Correction(replacesRevision: $0, reason: "counted again") },
            figures: [Figure(indicator: "delegations.outbound", value: .decimal(String(outbound)))])
    }

    /// An encoded SubmitReportRequest.
    package static func submission(_ report: Report = Sample.report(), request: Int) -> [UInt8] {
        SubmitReportRequest(report: report.encoded(), requestID: requestID(request)).encoded()
    }

    /// The same report on its way into a store, past all checks.
    package static func validated(
        _ report: Report = Sample.report(), request: Int, receivedAt: Instant = Sample.now,
        catalogue: CatalogueVersion = 1
    ) -> ReportSubmission {
        let bytes = report.encoded()
        return ReportSubmission(
            key: key(report.office, report.period), requestID: requestID(request),
            replacesRevision: report.correction?.replacesRevision ?? 0, reason: report.correction?.reason ?? "",
            digest: Digest.sha256(of: bytes), bytes: bytes, receivedAt: receivedAt, catalogueVersion: catalogue,
            submittedBy: PeerIdentity.unrestricted.description)
    }

    /// An act on its way into a store, past all checks.
    package static func submission(of act: Act, request: Int) -> ActSubmission {
        let bytes = act.encoded()
        return ActSubmission(
            key: act.key, requestID: requestID(request),
            fact: ActFact(kind: act.kind, revision: act.revision, until: act.until), digest: Digest.sha256(of: bytes),
            bytes: bytes, submittedBy: PeerIdentity.unrestricted.description)
    }

    /// A store with the sample catalogue as version 1.
    package static func store(_ catalogue: Catalogue = Sample.catalogue()) throws -> InMemoryStore {
        let store = InMemoryStore()
        try install(catalogue, in: store)
        return store
    }

    package static func install(
        _ catalogue: Catalogue = Sample.catalogue(), in store: any ReportStore, at time: Instant = Sample.now
    ) throws {
        try CatalogueLibrary.install(catalogue, in: store, by: "daemon", at: time)
    }

    package static func decoder() throws -> WireDecoder {
        guard let decoder = WireDecoder(arenaBytes: 16 << 20, unknownFields: .refused) else { throw NoMemory() }
        return decoder
    }

    private struct NoMemory: Error {}

    private static func sure<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("a sample is out of range") }
        return value
    }
}
