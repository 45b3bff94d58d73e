// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import Foundation

/// Reads files piece by piece, to their digests and to copies.
enum FileCopy {
    private static let pieceBytes = 1 << 20

    /// Length and SHA-256 of a file.
    static func digest(of path: String) throws(BackupError) -> (bytes: Int64, digest: Digest) {
        try pieces(of: path) { (_) throws(BackupError) in }
    }

    /// Copies `source` into the new file `target`.
    ///
    /// - Returns: length and SHA-256 of what was copied.
    static func copy(_ source: String, to target: String) throws(BackupError) -> (bytes: Int64, digest: Digest) {
        let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw BackupError("\(target) cannot be made: \(PendingFolder.reason)") }
        defer { close(output) }
        return try pieces(of: source) { (piece) throws(BackupError) in
            var rest = piece[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
                guard count > 0 else { throw BackupError("\(target) cannot be written: \(PendingFolder.reason)") }
                rest = rest.dropFirst(count)
            }
        }
    }

    private static func pieces(
        of path: String, _ each: ([UInt8]) throws(BackupError) -> Void
    ) throws(BackupError) -> (bytes: Int64, digest: Digest) {
        let input = open(path, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw BackupError("\(path) cannot be opened: \(PendingFolder.reason)") }
        defer { close(input) }
        guard let digest = StreamDigest() else { throw BackupError("there is no memory for a digest") }
        var bytes: Int64 = 0
        var buffer = [UInt8](repeating: 0, count: pieceBytes)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(input, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw BackupError("\(path) cannot be read: \(PendingFolder.reason)") }
            if count == 0 { break }
            buffer.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            try each(count == buffer.count ? buffer : Array(buffer[..<count]))
            bytes += Int64(count)
        }
        guard let result = digest.finish() else { throw BackupError("libcrypto cannot make the digest of \(path)") }
        return (bytes, result)
    }
}
