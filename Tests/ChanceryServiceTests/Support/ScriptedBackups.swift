// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChancerySamples
internal import ChanceryService
internal import ChanceryStore
internal import ChanceryWire

/// Makes backups of nothing.
final class ScriptedBackups: StoreBackupMaking {
    let folders = Recorder<String>()
    private let failure: CallFailure?

    init(failure: CallFailure? = nil) {
        self.failure = failure
    }

    func backUp(
        to folder: String, isCancelled: @escaping @Sendable () -> Bool,
        _ completion: @escaping @Sendable (Result<StoreBackup, CallFailure>) -> Void
    ) {
        folders.record(folder)
        if let failure { return completion(.failure(failure)) }
        completion(
            .success(
                StoreBackup(
                    folder: folder, sequence: 1, schemaVersion: 1, dataBytes: 1,
                    dataDigest: Sample.validated(request: 1).digest, finishedAt: Sample.now)))
    }
}
