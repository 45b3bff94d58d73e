// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation
internal import Testing

@Suite struct SignatureProblemTests {
    private static let office = SampleCatalogue.catalogue.offices[0]
    private static let regime = SampleCatalogue.catalogue.regimes[0]
    private static let key = SigningKeyEntry(id: "key-1", algorithm: .ed25519, publicKey: "MCow")

    static let problems: [(SignatureProblem, FindingCode, String)] = [
        (.missing(regime: regime), .signatureMissing, ""),
        (.unknownKey("key-9", office: office, date: day("2024-06-20")), .unknownSigningKey, "key-9"),
        (.otherAlgorithm(key, given: .ecdsaP256), .signatureOfOtherAlgorithm, SignatureAlgorithm.ecdsaP256.rawValue),
        (.invalid(key), .signatureInvalid, "key-1"),
        (.unreadableKey(key), .unknownSigningKey, "key-1"),
    ]

    @Test(arguments: problems)
    func speaksBothLanguages(_ problem: SignatureProblem, _ code: FindingCode, _ value: String) {
        let finding = problem.finding
        #expect(finding.code == code)
        #expect(finding.severity == .error)
        #expect(finding.value == value)
        #expect(!finding.rule.isEmpty)
        for label in [finding.message, finding.remedy] {
            #expect(label.english.hasSuffix("."))
            #expect(label.vietnamese.hasSuffix("."))
            #expect(label.english != label.vietnamese)
        }
    }
}
