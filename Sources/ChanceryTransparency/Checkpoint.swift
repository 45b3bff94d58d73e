// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel

/// A tree head as a checkpoint (C2SP tlog-checkpoint) in a signed note (C2SP signed-note).
///
///     chancery/log
///     1042
///     qsb3...=
///     time 2024-06-17T02:30:00.5Z
///     audit 12 XQ1v...=
///
///     — chancery/log 8J+R...==
///
/// The two lines after the root are extensions: the commit time of the last leaf, and the number of lines of the audit
/// trail with the chain hash of the last one.
public struct Checkpoint: Hashable, Sendable {
    public let origin: LogOrigin
    public let head: TreeHead
    /// What is signed: the lines before the empty one, with the last line break.
    public let text: String
    /// Signature lines by other names are passed over, as signed-note demands.
    private let signatures: [Signature]

    private struct Signature: Hashable {
        let name: String
        let keyID: [UInt8]
        let value: [UInt8]
    }

    /// Bytes of a note that are looked at; one of ours has some 350.
    public static let byteCountMax = 4096

    /// - Throws: `CheckpointError` naming the line that is not as it must be.
    public init(note: String) throws(CheckpointError) {
        guard note.utf8.count <= Checkpoint.byteCountMax else {
            throw CheckpointError("the note has more than \(Checkpoint.byteCountMax) bytes")
        }
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
        guard let blank = lines.firstIndex(of: ""), lines.last == "", blank < lines.count - 1 else {
            throw CheckpointError("a note has an empty line before its signatures and ends with a line break")
        }
        let body = lines[..<blank]
        guard body.count == 5 else {
            throw CheckpointError("a head has 5 lines: origin, size, root, time, audit; the note has \(body.count)")
        }
        guard let origin = LogOrigin(String(body[0])) else { throw CheckpointError("line 1 is no name of a log") }
        guard let size = Int64(body[1]), size > 0, String(size) == body[1] else {
            throw CheckpointError("line 2 is no size of a tree")
        }
        guard let root = Checkpoint.digest(body[2]) else { throw CheckpointError("line 3 is no base64 of a root hash") }
        guard body[3].hasPrefix("time "), let time = Instant(rfc3339: String(body[3].dropFirst(5))) else {
            throw CheckpointError("line 4 is not \"time\" and an RFC 3339 time")
        }
        let audit = body[4].split(separator: " ", omittingEmptySubsequences: false)
        guard audit.count == 3, audit[0] == "audit", let count = Int64(audit[1]), count >= 0,
            let chain = Checkpoint.digest(audit[2])
        else { throw CheckpointError("line 5 is not \"audit\", a number and the base64 of a hash") }
        self.origin = origin
        head = TreeHead(size: size, root: root, time: time, audit: AuditMark(count: count, chain: chain))
        text = body.joined(separator: "\n") + "\n"
        signatures = lines[(blank + 1)...].compactMap(Checkpoint.signature)
        guard !signatures.isEmpty else { throw CheckpointError("the note has no signature line") }
        guard text == Checkpoint.text(of: head, origin: origin) else {
            throw CheckpointError("the head is not written in its one form")
        }
    }

    /// Whether the log signed it.
    public func isSigned(by verifier: LogVerifier) -> Bool {
        origin == verifier.origin
            && signatures.contains { signature in
                signature.name == verifier.origin.description && signature.keyID == verifier.keyID
                    && verifier.key.isValid(signature.value, of: Array(text.utf8))
            }
    }

    /// The note of a head that was signed.
    public static func note(of head: TreeHead, verifier: LogVerifier, signature: [UInt8]) -> SignedTreeHead {
        let line = "\u{2014} \(verifier.origin) " + Base64.encode(verifier.keyID + signature)
        return SignedTreeHead(head: head, note: text(of: head, origin: verifier.origin) + "\n" + line + "\n")
    }

    /// What is signed for a head.
    public static func text(of head: TreeHead, origin: LogOrigin) -> String {
        """
        \(origin)
        \(head.size)
        \(Base64.encode(head.root.bytes))
        time \(head.time.rfc3339(in: .utc))
        audit \(head.audit.count) \(Base64.encode(head.audit.chain.bytes))

        """
    }

    private static func digest(_ text: Substring) -> Digest? {
        Base64.decode(String(text)).flatMap { Digest(bytes: $0) }
    }

    private static func signature(_ line: Substring) -> Signature? {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "\u{2014}", let bytes = Base64.decode(String(parts[2])),
            bytes.count > LogVerifier.keyIDByteCount
        else { return nil }
        return Signature(
            name: String(parts[1]), keyID: Array(bytes.prefix(LogVerifier.keyIDByteCount)),
            value: Array(bytes.dropFirst(LogVerifier.keyIDByteCount)))
    }
}

/// Why a text is no tree head.
public struct CheckpointError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}

extension SignedTreeHead {
    /// Reads a note; its signatures are not checked.
    public init(note: String) throws(CheckpointError) {
        self.init(head: try Checkpoint(note: note).head, note: note)
    }
}
