// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryValidation

/// Checks signatures of reports against the keys of one catalogue. Belongs to one lane; a key is read once.
final class SignatureCheck {
    private struct KeyName: Hashable {
        let office: String
        let id: String
        let publicKey: String
    }

    /// Keys that are kept; beyond, it starts afresh.
    private static let keysMax = 1024

    private let catalogue: CatalogueIndex
    /// `nil` for one that cannot be read.
    private var keys: [KeyName: VerificationKey?] = [:]

    init(catalogue: CatalogueIndex) { self.catalogue = catalogue }

    var catalogueVersion: CatalogueVersion { catalogue.version }

    /// - Parameter bytes: the report as submitted.
    /// - Returns: `nil` when all is well, or when the report names no office or regime, which is found elsewhere.
    func problem(
        _ signature: ReportSignature?, of bytes: [UInt8], _ report: Report, at now: Instant
    ) -> SignatureProblem? {
        guard let office = catalogue.office(report.office), let regime = catalogue.regime(report.regime) else {
            return nil
        }
        guard let signature else { return regime.signature == .required ? .missing(regime: regime) : nil }
        let date = now.date(in: regime.zone)
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
