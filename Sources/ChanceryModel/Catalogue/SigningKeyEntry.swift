// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A public key with which an office signs its reports.
public struct SigningKeyEntry: Hashable, Sendable {
    /// Names the key among those of its office.
    public let id: String
    public let algorithm: SignatureAlgorithm
    /// SubjectPublicKeyInfo (RFC 5280) in base64: the lines between the dashes of a PEM file, joined.
    public let publicKey: String
    /// The days on which what it signs is taken.
    public let validity: Validity

    public init(id: String, algorithm: SignatureAlgorithm, publicKey: String, validity: Validity = .always) {
        self.id = id
        self.algorithm = algorithm
        self.publicKey = publicKey
        self.validity = validity
    }
}

/// Whether a regime takes reports without a signature. One that has a signature is always checked.
public enum SignatureDemand: String, CaseIterable, Hashable, Sendable {
    case optional
    case required
}
