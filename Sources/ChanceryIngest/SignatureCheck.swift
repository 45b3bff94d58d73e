// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel
internal import ChanceryValidation

/// Checks signatures of reports against the keys of one catalogue. Belongs to one thread at a time; a key is read once.
public final class SignatureCheck {
    private struct KeyName: Hashable {
        let office: String
        let id: String
        let publicKey: String
    }

    /// Keys that are kept; beyond, it starts afresh.
    private static let keysMax = 1024

    private let catalogue: CatalogueIndex
    /// Codes of the regimes whose reports must be signed.
    private let signedRegimes: Set<String>
    /// `nil` for one that cannot be read.
    private var keys: [KeyName: VerificationKey?] = [:]

    public init(catalogue: CatalogueIndex) {
        self.catalogue = catalogue
        signedRegimes = Set(catalogue.catalogue.regimes.lazy.filter { $0.signature == .required }.map(\.code))
    }

    var catalogueVersion: CatalogueVersion { catalogue.version }

    /// What is wrong with the signature of a report, or with its absence.
    ///
    /// - Parameters:
    ///   - bytes: the report as submitted.
    ///   - receivedAt: when it was submitted.
    /// - Returns: `nil` when all is well, or when the catalogue has no such office or regime, which is found elsewhere.
    public func finding(
        _ signature: ReportSignature?, of bytes: [UInt8], office: String, regime: String, receivedAt: Instant
    ) -> Finding? {
        if signature == nil, !signedRegimes.contains(regime) { return nil }
        guard let office = catalogue.office(office), let regime = catalogue.regime(regime) else { return nil }
        return problem(signature, of: bytes, office, regime, receivedAt)?.finding
    }

    private func problem(
        _ signature: ReportSignature?, of bytes: [UInt8], _ office: Office, _ regime: Regime, _ receivedAt: Instant
    ) -> SignatureProblem? {
        guard let signature else { return .missing(regime: regime) }
        let date = receivedAt.date(in: regime.zone)
        let candidates = office.signingKeys.filter { $0.id == signature.keyID && $0.validity.contains(date) }
        guard let entry = candidates.first else { return .unknownKey(signature.keyID, office: office, date: date) }
        guard entry.algorithm == signature.algorithm else {
            return .otherAlgorithm(entry, given: signature.algorithm)
        }
        guard let key = key(entry, of: office.id), key.algorithm == entry.algorithm else {
            return .unreadableKey(entry)
        }
        return key.isValid(signature.value, of: bytes) ? nil : .invalid(entry)
    }

    private func key(_ entry: SigningKeyEntry, of office: String) -> VerificationKey? {
        let name = KeyName(office: office, id: entry.id, publicKey: entry.publicKey)
        if let known = keys[name] { return known }
        let key: VerificationKey?
        do { key = try VerificationKey(base64: entry.publicKey) } catch { key = nil }
        if keys.count >= SignatureCheck.keysMax { keys.removeAll() }
        keys[name] = .some(key)
        return key
    }
}
