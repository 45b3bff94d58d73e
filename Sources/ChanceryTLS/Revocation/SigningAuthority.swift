// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import X509

/// Who signs: an authority's name together with its key. One that changes its key may keep its name, so the name alone
/// does not say whose signature a certificate or a list has.
struct SigningAuthority: Hashable, Sendable {
    let name: DistinguishedName
    private let key: Certificate.PublicKey

    init(_ certificate: Certificate) {
        name = certificate.subject
        key = certificate.publicKey
    }
}
