// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryWire

/// Makes copies of the store while it runs. The composition root has one, because only it knows the backend.
public protocol StoreBackupMaking: Sendable {
    /// Begins a backup on a queue of its own and returns at once; `completion` gets the outcome, once. At most one is
    /// under way.
    ///
    /// - Parameter isCancelled: asked from time to time; when it says yes, the backup is given up and removed.
    func backUp(
        to folder: String, isCancelled: @escaping @Sendable () -> Bool,
        _ completion: @escaping @Sendable (Result<StoreBackup, CallFailure>) -> Void)
}
