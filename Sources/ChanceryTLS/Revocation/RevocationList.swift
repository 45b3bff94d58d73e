// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import SwiftASN1
internal import X509

/// A certificate revocation list of RFC 5280, section 5, in DER.
///
/// Taken are full lists of one issuer. A delta list, and a list that covers only some of its issuer's certificates, say
/// so in a critical extension, and any critical extension is refused: taken for a whole list it would let revoked
/// certificates pass.
struct RevocationList: Sendable {
    let issuer: DistinguishedName
    let thisUpdate: Instant
    /// From then on the list does not count; mandatory in RFC 5280.
    let nextUpdate: Instant
    /// Without leading zeros.
    let serialNumbers: Set<[UInt8]>
    private let signedBytes: ArraySlice<UInt8>
    private let signature: ArraySlice<UInt8>
    private let algorithm: Certificate.SignatureAlgorithm

    struct Unreadable: Error, CustomStringConvertible { let description: String }

    init(derEncoded bytes: [UInt8]) throws {
        let root = try DER.parse(bytes)
        var parts: (signed: ASN1Node, algorithm: ASN1Node, signature: ASN1BitString)?
        try DER.sequence(root, identifier: .sequence) { nodes in
            guard let signed = nodes.next(), let algorithm = nodes.next() else {
                throw Unreadable(description: "the list is not signed")
            }
            parts = (signed, algorithm, try ASN1BitString(derEncoded: &nodes))
        }
        guard let parts else { throw Unreadable(description: "the list is empty") }
        // A signature is made of whole bytes: with bits left out, two lists would carry the same one.
        guard parts.signature.paddingBits == 0 else {
            throw Unreadable(description: "the signature has bits that do not count")
        }
        let body = try Body(parts.signed)
        guard body.algorithm.encodedBytes == parts.algorithm.encodedBytes else {
            throw Unreadable(description: "the list names two signature algorithms")
        }
        issuer = body.issuer
        thisUpdate = body.thisUpdate
        nextUpdate = body.nextUpdate
        serialNumbers = body.serialNumbers
        signedBytes = parts.signed.encodedBytes
        signature = parts.signature.bytes
        algorithm = try RevocationList.algorithm(parts.algorithm)
    }

    /// Whether the key of a certificate signed the list, and may sign lists.
    func isSigned(by authority: Certificate) throws -> Bool {
        guard authority.subject == issuer, try authority.extensions.keyUsage?.cRLSign ?? true else { return false }
        return authority.publicKey.isValidSignature(signature, for: signedBytes, signatureAlgorithm: algorithm)
    }

    private static func algorithm(_ node: ASN1Node) throws -> Certificate.SignatureAlgorithm {
        let identifier = try DER.sequence(node, identifier: .sequence) { nodes in
            let identifier = try ASN1ObjectIdentifier(derEncoded: &nodes)
            _ = nodes.next()
            return identifier
        }
        switch identifier {
        case [1, 2, 840, 10045, 4, 3, 2]: return .ecdsaWithSHA256
        case [1, 2, 840, 10045, 4, 3, 3]: return .ecdsaWithSHA384
        case [1, 2, 840, 10045, 4, 3, 4]: return .ecdsaWithSHA512
        case [1, 2, 840, 113549, 1, 1, 11]: return .sha256WithRSAEncryption
        case [1, 2, 840, 113549, 1, 1, 12]: return .sha384WithRSAEncryption
        case [1, 2, 840, 113549, 1, 1, 13]: return .sha512WithRSAEncryption
        case [1, 3, 101, 112]: return .ed25519
        default:
            throw Unreadable(
                description: "the signature algorithm \(identifier) is none of ECDSA and RSA with SHA-2 and Ed25519")
        }
    }
}

/// The signed part of a list.
private struct Body {
    var algorithm: ASN1Node
    var issuer: DistinguishedName
    var thisUpdate: Instant
    var nextUpdate: Instant
    var serialNumbers: Set<[UInt8]> = []

    init(_ node: ASN1Node) throws {
        guard node.identifier == .sequence, case .constructed(let children) = node.content else {
            throw RevocationList.Unreadable(description: "the list has no signed part")
        }
        var nodes = Array(children)[...]
        if nodes.first?.identifier == .integer { nodes.removeFirst() }
        guard nodes.count >= 4 else {
            throw RevocationList.Unreadable(
                description: "the list has no next update; a list without an end never ends")
        }
        algorithm = nodes.removeFirst()
        issuer = try DistinguishedName(node: nodes.removeFirst())
        thisUpdate = try Instant(time: nodes.removeFirst())
        guard let next = nodes.first, next.identifier == .utcTime || next.identifier == .generalizedTime else {
            throw RevocationList.Unreadable(
                description: "the list has no next update; a list without an end never ends")
        }
        nextUpdate = try Instant(time: nodes.removeFirst())
        if let revoked = nodes.first, revoked.identifier == .sequence {
            nodes.removeFirst()
            try readEntries(revoked)
        }
        for extensions in nodes { try Body.refuseCritical(explicitly: extensions) }
    }

    private mutating func readEntries(_ node: ASN1Node) throws {
        guard case .constructed(let entries) = node.content else { return }
        for entry in entries {
            guard case .constructed(let parts) = entry.content else { continue }
            let fields = Array(parts)
            guard let number = fields.first, number.identifier == .integer, case .primitive(let bytes) = number.content
            else { throw RevocationList.Unreadable(description: "an entry has no serial number") }
            if fields.count > 2 { try Body.refuseCritical(fields[2]) }
            serialNumbers.insert(bytes.withoutLeadingZeros)
        }
    }

    private static func refuseCritical(explicitly node: ASN1Node) throws {
        guard case .constructed(let children) = node.content else { return }
        for extensions in children { try refuseCritical(extensions) }
    }

    /// - Parameter node: a sequence of extensions.
    private static func refuseCritical(_ node: ASN1Node) throws {
        guard case .constructed(let extensions) = node.content else { return }
        for item in extensions {
            guard case .constructed(let parts) = item.content else { continue }
            let fields = Array(parts)
            if fields.count > 2, try Bool(derEncoded: fields[1], withIdentifier: .boolean) {
                let name = try ASN1ObjectIdentifier(derEncoded: fields[0], withIdentifier: .objectIdentifier)
                throw RevocationList.Unreadable(
                    description: "the list has the critical extension \(name), which this release does not know")
            }
        }
    }
}

extension Instant {
    /// A UTCTime or a GeneralizedTime without fractions.
    fileprivate init(time node: ASN1Node) throws {
        if node.identifier == .utcTime {
            let time = try UTCTime(derEncoded: node, withIdentifier: .utcTime)
            try self.init(time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
        } else {
            let time = try GeneralizedTime(derEncoded: node, withIdentifier: .generalizedTime)
            try self.init(time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
        }
    }

    private init(_ year: Int, _ month: Int, _ day: Int, _ hours: Int, _ minutes: Int, _ seconds: Int) throws {
        guard let date = CivilDate(year: year, month: month, day: day) else {
            throw RevocationList.Unreadable(description: "the list has a day that does not exist")
        }
        self = Instant(startOf: date, in: .utc).adding(seconds: Int64(hours * 3600 + minutes * 60 + seconds))
    }
}
