// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What is wrong with the signature of a report, or with its absence. Signatures are checked where keys are known, beside
/// the other rules; the words are here with the other words.
public enum SignatureProblem: Hashable, Sendable {
    /// The regime demands a signature.
    case missing(regime: Regime)
    /// The office has no such key on that day.
    case unknownKey(String, office: Office, date: CivilDate)
    /// The key is for another algorithm.
    case otherAlgorithm(SigningKeyEntry, given: SignatureAlgorithm)
    /// The signature was not made with that key over these bytes.
    case invalid(SigningKeyEntry)
    /// The catalogue's key cannot be read.
    case unreadableKey(SigningKeyEntry)

    public var finding: Finding {
        let wording = SignatureMessages.wording(of: self)
        return Finding(
            code: code, severity: code.defaultSeverity, path: "", value: value, rule: rule, message: wording.message,
            remedy: wording.remedy)
    }

    private var code: FindingCode {
        switch self {
        case .missing: .signatureMissing
        case .unknownKey, .unreadableKey: .unknownSigningKey
        case .otherAlgorithm: .signatureOfOtherAlgorithm
        case .invalid: .signatureInvalid
        }
    }

    private var value: String {
        switch self {
        case .missing: ""
        case .unknownKey(let id, _, _): id
        case .otherAlgorithm(_, let given): given.rawValue
        case .invalid(let key), .unreadableKey(let key): key.id
        }
    }

    private var rule: String {
        switch self {
        case .missing(let regime): "regime \(regime.code)"
        case .unknownKey(_, let office, _): "office \(office.id)"
        case .otherAlgorithm(let key, _), .invalid(let key), .unreadableKey(let key): "signing key \(key.id)"
        }
    }
}
