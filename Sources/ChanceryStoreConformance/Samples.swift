// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryStore

/// Made-up submissions, the same for the same arguments.
public enum Samples {
    /// 2024-06-15T00:00:00Z.
    public static let start = Instant(microsecondsSinceEpoch: 1_718_409_600_000_000)
    public static let regime = "FA-D09"
    /// Who brings everything.
    public static let clerk = "office:vn-01"
    public static let period = sure(Period(form: .half, year: 2024, index: 1))

    public static func key(
        _ office: String = "vn-01", regime: String = Samples.regime, period: Period = Samples.period
    ) -> ReportKey {
        ReportKey(office: office, regime: regime, period: period)
    }

    /// Spread over all 16 bytes, so that ids come in no order.
    public static func requestID(_ number: UInt64) -> RequestID {
        var generator = SeededGenerator(seed: number)
        return .random(using: &generator)
    }

    /// 32 bytes that differ where `bytes` differ. It is no SHA-256: a store only compares digests.
    public static func digest(of bytes: [UInt8]) -> Digest {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var generator = SeededGenerator(seed: hash)
        return sure(Digest(bytes: (0..<Digest.byteCount).map { _ in UInt8.random(in: 0...255, using: &generator) }))
    }

    public static func submission(
        _ key: ReportKey = Samples.key(), request: UInt64, replaces: Int32 = 0, reason: String? = nil,
        text: String = "report", receivedAt: Instant = Samples.start, catalogue: CatalogueVersion = 1,
        openQuestions: Int32 = 0, signature: ReportSignature? = nil
    ) -> ReportSubmission {
        let bytes = Array(text.utf8)
        return ReportSubmission(
            key: key, requestID: requestID(request), replacesRevision: replaces,
            reason: reason ?? (replaces == 0 ? "" : "a figure was wrong"), digest: digest(of: bytes), bytes: bytes,
            receivedAt: receivedAt, catalogueVersion: catalogue, openQuestionCount: openQuestions,
            submittedBy: clerk, signature: signature)
    }

    public static func act(
        _ kind: ActKind, on key: ReportKey = Samples.key(), request: UInt64, revision: Int32 = 0,
        until: Instant? = nil, text: String = "act"
    ) -> ActSubmission {
        let bytes = Array(text.utf8)
        return ActSubmission(
            key: key, requestID: requestID(request), fact: ActFact(kind: kind, revision: revision, until: until),
            digest: digest(of: bytes), bytes: bytes, submittedBy: clerk)
    }

    public static func pack(
        group: String = "khoi-i", regime: String = Samples.regime, from: Period = Samples.period,
        through: Period = Samples.period, request: UInt64, question: String = "question", text: String = "pack"
    ) -> PackSubmission {
        let bytes = Array(text.utf8)
        return PackSubmission(
            group: group, regime: regime, from: from, through: through, requestID: requestID(request),
            requestDigest: digest(of: Array(question.utf8)), digest: digest(of: bytes), bytes: bytes, submittedBy: clerk
        )
    }

    private static func sure<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("a sample is out of range") }
        return value
    }
}

/// The same numbers for the same seed, on every platform (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
