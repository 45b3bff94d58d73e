// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

/// Whole processes over real sockets and a real disk. One after the other: each wants the machine for itself.
@Suite(.serialized, .timeLimit(.minutes(2)), .daemonLogs)
enum EndToEndTests {}

extension Trait where Self == IssueHandlingTrait {
    /// A test that fails shows what its daemons logged.
    static var daemonLogs: Self {
        .compactMapIssues { issue in
            var issue = issue
            issue.comments += DaemonLogs.tails().map { Comment(rawValue: $0) }
            return issue
        }
    }
}
