// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Whether a backup may go on. It is asked between pieces and keeps the first reason to give up.
final class BackupPermit {
    private let ask: () -> BackupError?
    private var refusal: BackupError?

    /// - Parameter ask: the reason to give up, if there is one now.
    init(_ ask: @escaping () -> BackupError? = { nil }) { self.ask = ask }

    func check() throws(BackupError) {
        if refusal == nil { refusal = ask() }
        if let refusal { throw refusal }
    }

    var holds: Bool {
        if refusal == nil { refusal = ask() }
        return refusal == nil
    }
}
