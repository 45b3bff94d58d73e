// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How the program ends; `docs/reference/exit-codes.md` explains each. The numbers follow sysexits where it has one.
enum CommandStatus: Int32, CaseIterable, Sendable {
    case success = 0
    /// The server refused what was asked, or findings with errors were reported.
    case refused = 1
    case usage = 64
    case unreadable = 65
    case unreachable = 69
    /// An answer that cannot be trusted, or a mistake of the program or the server.
    case internalError = 70
    case cannotWrite = 74
    case tryAgain = 75
    /// Client and server do not accept each other's certificates, or the server does not know who is calling.
    case notAccepted = 77

    private static let byWeight: [CommandStatus] = [
        .success, .refused, .unreadable, .tryAgain, .unreachable, .notAccepted, .cannotWrite, .internalError, .usage,
    ]

    private var weight: Int { CommandStatus.byWeight.firstIndex(of: self) ?? 0 }

    /// The one that says more about what went wrong.
    func combined(with other: CommandStatus) -> CommandStatus { weight >= other.weight ? self : other }
}
