// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryCrypto
public import ChanceryModel

/// The name under which a log signs: the first line of its checkpoints (C2SP signed-note: a key name).
public struct LogOrigin: Hashable, Sendable, CustomStringConvertible {
    public static let byteCountMax = 128
    public static let standard = LogOrigin(unchecked: "chancery/log")
    public let description: String

    private init(unchecked text: String) { description = text }

    /// `nil` unless the text has 1 to 128 printable ASCII characters without a space or a plus.
    public init?(_ text: String) {
        guard (1...LogOrigin.byteCountMax).contains(text.utf8.count),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "+") })
        else { return nil }
        description = text
    }
}

/// What checks the heads of one log: its name and its public key.
public struct LogVerifier: Hashable, Sendable {
    public let origin: LogOrigin
    public let key: VerificationKey
    /// The first four bytes of the signature line (C2SP signed-note).
    public let keyID: [UInt8]

    /// - Throws: `CryptoError` unless the key is an Ed25519 key.
    public init(origin: LogOrigin, key: VerificationKey) throws(CryptoError) {
        guard key.algorithm == .ed25519 else {
            throw CryptoError("a log signs with Ed25519; the key is for \(key.algorithm.rawValue)")
        }
        self.origin = origin
        self.key = key
        let digest = Digest.sha256(Array(origin.description.utf8) + [0x0A, LogVerifier.signatureType], key.rawBytes)
        keyID = Array(digest.bytes.prefix(LogVerifier.keyIDByteCount))
    }

    /// "Ed25519" in C2SP signed-note.
    private static let signatureType: UInt8 = 1
    static let keyIDByteCount = 4

    /// Reads what `vkey` gives; `nil` for a text of another form, such as the name of a file.
    ///
    /// - Throws: `CryptoError` when the parts do not fit each other.
    public init?(vkey text: String) throws(CryptoError) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].utf8.count == LogVerifier.keyIDByteCount * 2,
            let origin = LogOrigin(String(parts[0])), let bytes = Base64.decode(String(parts[2])),
            bytes.first == LogVerifier.signatureType
        else { return nil }
        try self.init(origin: origin, key: VerificationKey(ed25519: Array(bytes.dropFirst())))
        guard vkey == text else { throw CryptoError("the hash in \(text) is not that of its name and key") }
    }

    /// The key in the form of Go's sumdb/note, which foreign tools read: `name+hash+base64`.
    public var vkey: String {
        let hexadecimal = keyID.map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        return "\(origin)+\(hexadecimal)+" + Base64.encode([LogVerifier.signatureType] + key.rawBytes)
    }
}

/// Signs tree heads.
public struct LogSigner: Sendable {
    public let verifier: LogVerifier
    private let key: SigningKey

    /// - Throws: `CryptoError` unless the key is an Ed25519 key.
    public init(origin: LogOrigin = .standard, key: SigningKey) throws(CryptoError) {
        verifier = try LogVerifier(origin: origin, key: key.publicKey)
        self.key = key
    }

    /// The 64 bytes of the signature.
    public func signature(of head: TreeHead) throws(CryptoError) -> [UInt8] {
        try key.signature(of: Array(Checkpoint.text(of: head, origin: verifier.origin).utf8))
    }
}
