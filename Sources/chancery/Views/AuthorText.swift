// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Who answers for something, and who brought it.
enum AuthorText {
    /// `Nguyễn Văn A [office:vn-24]`: the name that was given, and the identity that the daemon saw, if it saw one.
    static func text(_ author: String, submittedBy: String) -> String {
        guard let identity = PeerIdentity(submittedBy), identity.role != .unrestricted else { return author }
        return author.isEmpty ? "[\(submittedBy)]" : "\(author) [\(submittedBy)]"
    }
}
