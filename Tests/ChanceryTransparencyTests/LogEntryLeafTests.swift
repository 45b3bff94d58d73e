// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryTransparency
internal import Testing

/// The bytes of leaves, which must never change: receipts of today are checked against them in ten years.
@Suite struct LogEntryLeafTests {
    private static let digest = MerkleHash.leaf([7])
    private static let time = Instant(microsecondsSinceEpoch: 1_718_590_200_500_000)

    private static func requestID() throws -> RequestID {
        try #require(RequestID(text: "123e4567-e89b-42d3-a456-426614174000"))
    }

    private static func key() throws -> ReportKey {
        ReportKey(
            office: "vn-01", regime: "FA-D09", period: try #require(Period(form: .half, year: 2024, index: 1)))
    }

    private static func report(signature: Digest? = nil, reason: Digest? = nil) throws -> LogEntry {
        LogEntry(
            sequence: 300, committedAt: time, digest: digest, submittedBy: "office:vn-01",
            change: .report(
                LogEntry.ReportLeaf(
                    key: try key(), revision: 2, receivedAt: time.adding(seconds: -1),
                    firstReceivedAt: time.adding(seconds: -9), requestID: try requestID(), catalogueVersion: 4,
                    openQuestionCount: 0, reasonDigest: reason, signatureDigest: signature)))
    }

    @Test("A report's leaf has the bytes that it had in the first release with a log")
    func bytes() throws {
        let expected =
            "080110ac0218a09ea9b3c7e186032220" + "\(Self.digest)" + "2a0c6f66666963653a766e2d3031"
            + "3205766e2d30313a0646412d4430394207323032342d4831" + "4802"
        let found = try Self.report().leaf.map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        #expect(found.hasPrefix(expected))
        #expect(try Self.report().leaf.count == found.count / 2)
        #expect(found.contains("6210123e4567e89b42d3a456426614174000"))
        #expect(found.hasSuffix("6804"))
    }

    @Test("Everything that an entry says is in its leaf")
    func everything() throws {
        let id = try Self.requestID()
        let key = try Self.key()
        let year = try #require(Period(form: .year, year: 2024, index: 1))
        func entry(
            _ change: LogEntry.Change, sequence: Int64 = 5, time: Instant = Self.time, digest: Digest = Self.digest,
            by: String = "a"
        ) -> LogEntry {
            LogEntry(sequence: sequence, committedAt: time, digest: digest, submittedBy: by, change: change)
        }
        let act = LogEntry.Change.act(.init(key: key, requestID: id, fact: ActFact(kind: .close)))
        func pack(
            _ group: String = "g", _ from: Period = key.period, _ through: Period = key.period, _ number: Int32 = 1,
            _ digest: Digest = Self.digest
        ) -> LogEntry.Change {
            .pack(
                .init(
                    group: group, regime: "R", from: from, through: through, number: number, requestID: id,
                    requestDigest: digest))
        }
        let entries = [
            try Self.report(), try Self.report(signature: Self.digest), try Self.report(reason: Self.digest),
            entry(act), entry(act, sequence: 6), entry(act, time: Self.time.adding(seconds: 1)), entry(act, by: "b"),
            entry(act, digest: MerkleHash.leaf([8])),
            entry(.act(.init(key: key, requestID: id, fact: ActFact(kind: .accept, revision: 1)))),
            entry(.act(.init(key: key, requestID: id, fact: ActFact(kind: .close, until: Self.time)))),
            entry(pack()), entry(pack("h")), entry(pack("g", year)), entry(pack("g", key.period, year)),
            entry(pack("g", key.period, key.period, 2)),
            entry(pack("g", key.period, key.period, 1, MerkleHash.leaf([9]))),
            entry(.catalogue(version: 1, edition: "e")), entry(.catalogue(version: 2, edition: "e")),
            entry(.catalogue(version: 1, edition: "f")),
        ]
        #expect(Set(entries.map(\.leafHash)).count == entries.count)
        #expect(Set(entries.map(\.leaf)).count == entries.count)
    }

    @Test("An audit line's chain hash holds everything before it and in it")
    func chain() {
        let event = AuditEvent(
            at: Self.time, actor: "a", requestID: "r", method: "m", subject: "s", outcome: .done, detail: "d")
        var variants = [event]
        for change in [
            { $0.at = $0.at.adding(seconds: 1) }, { $0.actor = "b" }, { $0.requestID = "x" }, { $0.method = "x" },
            { $0.subject = "x" }, { $0.outcome = .refused }, { $0.detail = "x" }, { $0.count = 2 },
        ] as [(inout AuditEvent) -> Void] {
            var variant = event
            change(&variant)
            variants.append(variant)
        }
        #expect(Set(variants.map { AuditMark.start.recording($0).chain }).count == variants.count)
        let first = AuditMark(after: AuditMark.start.recording(event))
        #expect(first.count == 1)
        #expect(first.recording(event).chain != AuditMark.start.recording(event).chain)
        #expect(first.recording(event).number == 2)
    }
}
