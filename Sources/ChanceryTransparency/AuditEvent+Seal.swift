// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryCrypto
public import ChanceryModel

/// Lines that seal the trail between two commits: each holds a signed head over the tree of then and every line before.
extension AuditEvent {
    /// The deed of such a line; no method has this name.
    public static let sealMethod = "log.seal"

    public init(seal: SignedTreeHead, at time: Instant) {
        self.init(
            at: time, actor: "daemon", method: AuditEvent.sealMethod, subject: "line \(seal.head.audit.count)",
            outcome: .done, detail: seal.note)
    }

    public var isSeal: Bool { method == AuditEvent.sealMethod }
}

extension TreeHead {
    /// Signs a head over the same tree that says how far the trail is by now.
    ///
    /// - Returns: `nil` when the trail has nothing that this head does not cover.
    public func sealing(_ trail: AuditMark, by signer: LogSigner) throws(CryptoError) -> SignedTreeHead? {
        guard trail.count > audit.count else { return nil }
        let head = TreeHead(size: size, root: root, time: time, audit: trail)
        return Checkpoint.note(of: head, verifier: signer.verifier, signature: try signer.signature(of: head))
    }
}
