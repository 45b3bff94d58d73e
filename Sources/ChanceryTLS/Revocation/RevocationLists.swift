// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import SwiftASN1
internal import X509

/// The revocation lists of a file: one or more in PEM, or one in DER, each signed by an authority among the roots. Of two
/// by the same authority the newer one counts.
struct RevocationLists: Sendable {
    private let lists: [SigningAuthority: RevocationList]

    /// The moment at which the first of the lists ends.
    var endsAt: Instant? { lists.values.map(\.nextUpdate).min() }

    init(path: String, authorities: [Certificate]) throws(TLSFileProblem) {
        var lists: [SigningAuthority: RevocationList] = [:]
        for (index, der) in try RevocationLists.documents(path).enumerated() {
            do {
                let list = try RevocationList(derEncoded: der)
                guard let signer = try authorities.first(where: { try list.isSigned(by: $0) }) else {
                    throw RevocationList.Unreadable(
                        description: "no authority among the roots signed it; its issuer is \(list.issuer)")
                }
                let authority = SigningAuthority(signer)
                if let earlier = lists[authority], earlier.thisUpdate >= list.thisUpdate { continue }
                lists[authority] = list
            } catch {
                throw TLSFileProblem(
                    path, "revocation list \(index + 1) cannot be used (\(error))",
                    remedy: "give a full list (CRL version 2) that an authority of the roots signed; the list of an "
                        + "authority that left the roots leaves this file")
            }
        }
        self.lists = lists
    }

    /// The list that this authority's key signed.
    func list(of authority: Certificate) -> RevocationList? { lists[SigningAuthority(authority)] }

    /// One of `authorities` whose list here is newer than the one in `newer`, where it may also be missing. With an
    /// authority that is not among them any more its list may go.
    func authorityTurnedBack(by newer: RevocationLists, among authorities: [Certificate]) -> DistinguishedName? {
        authorities.first { certificate in
            let authority = SigningAuthority(certificate)
            guard let held = lists[authority] else { return false }
            return newer.lists[authority].map { $0.thisUpdate < held.thisUpdate } ?? true
        }?.subject
    }

    private static func documents(_ path: String) throws(TLSFileProblem) -> [[UInt8]] {
        let bytes = try TLSFile.bytes(path, atMost: TLSFile.revocationListBytesMax)
        // A DER sequence of any length begins so, and a PEM file does not.
        if bytes.first == 0x30 { return [bytes] }
        return try TLSFile.documents(path, type: "X509 CRL", atMost: TLSFile.revocationListBytesMax)
    }
}
