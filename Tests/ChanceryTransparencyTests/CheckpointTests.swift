// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryTransparency
internal import Testing

@Suite struct CheckpointTests {
    private let signer: LogSigner
    private let head = TreeHead(
        size: 1042, root: MerkleHash.leaf([1]), time: Instant(microsecondsSinceEpoch: 1_718_590_200_500_000),
        audit: AuditMark(count: 12, chain: MerkleHash.leaf([2])))

    init() throws { signer = try LogSigner(key: .generate(.ed25519)) }

    /// The example of golang.org/x/mod/sumdb/note, whose form C2SP signed-note is.
    @Test("The key of the signed-note example has the form it has there, and its signature holds")
    func example() throws {
        let vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
        let raw = try #require(Base64.decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
        let origin = try #require(LogOrigin("PeterNeumann"))
        let verifier = try LogVerifier(origin: origin, key: VerificationKey(ed25519: Array(raw.dropFirst())))
        #expect(verifier.vkey == vkey)
        let text = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            """
        let line = try #require(
            Base64.decode(
                "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="))
        #expect(Array(line.prefix(4)) == verifier.keyID)
        #expect(verifier.key.isValid(Array(line.dropFirst(4)), of: Array(text.utf8)))
    }

    @Test("A note says what was signed, and its signature is that of the log's key alone")
    func roundTrip() throws {
        let note = try signed().note
        #expect(note.hasPrefix("chancery/log\n1042\n"))
        #expect(note.contains("\ntime 2024-06-17T02:10:00.5Z\naudit 12 "))
        let checkpoint = try Checkpoint(note: note)
        #expect(checkpoint.head == head)
        #expect(checkpoint.isSigned(by: signer.verifier))
        let other = try LogSigner(key: .generate(.ed25519))
        #expect(!checkpoint.isSigned(by: other.verifier))
        let renamed = try LogVerifier(origin: try #require(LogOrigin("other")), key: signer.verifier.key)
        #expect(!checkpoint.isSigned(by: renamed))
    }

    @Test("A cosignature by another name does no harm")
    func cosigned() throws {
        let line = "\u{2014} witness " + Base64.encode([UInt8](repeating: 9, count: 70)) + "\n"
        #expect(try Checkpoint(note: signed().note + line).isSigned(by: signer.verifier))
    }

    @Test("Any character that is changed breaks the form or the signature")
    func changed() throws {
        let note = Array(try signed().note.utf8)
        var (misformed, missigned) = (0, 0)
        for index in note.indices {
            var bent = note
            bent[index] ^= 1
            do {
                let checkpoint = try Checkpoint(note: String(decoding: bent, as: UTF8.self))
                #expect(!checkpoint.isSigned(by: signer.verifier), "byte \(index)")
                missigned += 1
            } catch {
                misformed += 1
            }
        }
        #expect(misformed > 0 && missigned > 0, "\(misformed) have no form, \(missigned) no signature")
    }

    @Test("What is not as a head is written is refused, naming the line")
    func refused() throws {
        let note = try signed().note
        let replacements = [
            ("chancery/log\n1042", "chancery log\n1042", "line 1"), ("1042", "01042", "line 2"),
            ("1042", "-1", "line 2"),
            ("time 2024", "at 2024", "line 4"), ("00.5Z", "00.50Z", "one form"), ("audit 12", "audit 012", "one form"),
            ("audit 12 ", "audit ", "line 5"), ("\n\n", "\n", "empty line"), ("\naudit", "\nextra\naudit", "5 lines"),
        ]
        for (old, new, part) in replacements {
            let range = try #require(note.range(of: old))
            var bent = note
            bent.replaceSubrange(range, with: new)
            #expect {
                try Checkpoint(note: bent)
            } throws: { error in
                "\(error)".contains(part)
            }
        }
        #expect(throws: CheckpointError.self) { try Checkpoint(note: String(note.dropLast())) }
        #expect(throws: CheckpointError.self) { try Checkpoint(note: "") }
        #expect(throws: CheckpointError.self) {
            try Checkpoint(note: note + String(repeating: "x", count: 5000) + "\n")
        }
    }

    @Test("A log signs with Ed25519 only, and its name is a key name")
    func names() throws {
        #expect(throws: CryptoError.self) { try LogSigner(key: .generate(.ecdsaP256)) }
        for text in ["", "a b", "a+b", "é", String(repeating: "x", count: 129)] { #expect(LogOrigin(text) == nil) }
        #expect(LogOrigin("example.vn/log")?.description == "example.vn/log")
    }

    private func signed() throws -> SignedTreeHead {
        Checkpoint.note(of: head, verifier: signer.verifier, signature: try signer.signature(of: head))
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<Index>? {
        indices.lazy.compactMap { start in
            self[start...].hasPrefix(text) ? start..<self.index(start, offsetBy: text.count) : nil
        }.first
    }
}
