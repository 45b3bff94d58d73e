// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryIngest

/// Signatures of reports, from the wire to the store.
@Suite struct SignatureCheckTests {
    private static func bench(_ catalogue: Catalogue) throws -> IngestBench {
        try IngestBench(base: try Sample.store(catalogue))
    }

    private static func payload(_ signature: ReportSignature?, request: Int = 1) -> [UInt8] {
        SubmitReportRequest(
            report: Sample.report().encoded(), requestID: Sample.requestID(request), signature: signature
        ).encoded()
    }

    private static func signature(_ key: SigningKey, id: String = Sample.signingKeyID) throws -> ReportSignature {
        try Sample.signature(key, id: id, of: Sample.report().encoded())
    }

    private static func codes(_ bench: IngestBench, _ payload: [UInt8]) async throws -> [FindingCode] {
        guard case .failure(let failure) = try await bench.outcome(of: payload) else { return [] }
        #expect(failure.findings.allSatisfy { !$0.message.vietnamese.isEmpty && !$0.remedy.english.isEmpty })
        return failure.findings.filter { $0.severity == .error }.map(\.code)
    }

    @Test("A signed report is stored with its signature", arguments: SignatureAlgorithm.allCases)
    func stored(_ algorithm: SignatureAlgorithm) async throws {
        let key = try SigningKey.generate(algorithm)
        let bench = try Self.bench(Sample.catalogue(signingWith: key.publicKey, .required))
        let signature = try Self.signature(key)
        let response = try #require(try await bench.outcome(of: Self.payload(signature)).response)
        let stored = try bench.store.read { try $0.current(response.receipt.key, asOf: nil) }
        #expect(stored?.signature == signature)
        #expect(stored?.submittedBy == PeerIdentity.unrestricted.description)
    }

    @Test("A regime that demands a signature refuses a report without one, and another takes it")
    func demanded() async throws {
        let key = try SigningKey.generate(.ed25519)
        let demanding = try Self.bench(Sample.catalogue(signingWith: key.publicKey, .required))
        #expect(try await Self.codes(demanding, Self.payload(nil)) == [.signatureMissing])
        let other = try Self.bench(Sample.catalogue(signingWith: key.publicKey))
        #expect(try await other.outcome(of: Self.payload(nil)).response != nil)
    }

    @Test("A signature that is there is checked even where none is demanded")
    func checked() async throws {
        let key = try SigningKey.generate(.ed25519)
        let bench = try Self.bench(Sample.catalogue(signingWith: key.publicKey))
        let stranger = try SigningKey.generate(.ed25519)
        #expect(try await Self.codes(bench, Self.payload(Self.signature(stranger))) == [.signatureInvalid])
        let otherBytes = try Sample.signature(key, of: Sample.report(period: "2023-H2").encoded())
        #expect(try await Self.codes(bench, Self.payload(otherBytes)) == [.signatureInvalid])
        #expect(
            try await Self.codes(bench, Self.payload(Self.signature(key, id: "k-2"))) == [.unknownSigningKey])
        let p256 = try SigningKey.generate(.ecdsaP256)
        #expect(try await Self.codes(bench, Self.payload(Self.signature(p256))) == [.signatureOfOtherAlgorithm])
        #expect(bench.store.statistics().reportCount == 0)
    }

    @Test("A key signs only on its days, and a key of the catalogue that cannot be read checks nothing")
    func dated() async throws {
        let key = try SigningKey.generate(.ed25519)
        let past = try #require(Validity(from: nil, to: CivilDate(iso: "2020-12-31")))
        let bench = try Self.bench(Sample.catalogue(signingWith: key.publicKey, validity: past))
        #expect(try await Self.codes(bench, Self.payload(Self.signature(key))) == [.unknownSigningKey])
        let unreadable = try Self.bench(
            Sample.catalogue(signingWith: key.publicKey, text: String(repeating: "A", count: 60)))
        #expect(try await Self.codes(unreadable, Self.payload(Self.signature(key))) == [.unknownSigningKey])
        let mislabelled = try Self.bench(
            Sample.catalogue(signingWith: try SigningKey.generate(.ecdsaP256).publicKey, algorithm: .ed25519))
        #expect(try await Self.codes(mislabelled, Self.payload(Self.signature(key))) == [.unknownSigningKey])
    }
}
