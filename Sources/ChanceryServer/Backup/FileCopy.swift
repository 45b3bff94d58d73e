// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import Foundation

/// Reads files piece by piece, to their digests and to copies.
enum FileCopy {
    private static let pieceBytes = 1 << 20

    /// Length and SHA-256 of a file.
    static func digest(
        of path: String, permit: BackupPermit = BackupPermit()
    ) throws(BackupError) -> (bytes: Int64, digest: Digest) {
        try pieces(of: path) { (_) throws(BackupError) in try permit.check() }
    }

    /// Copies `source` into a new file of mode 0600.
    ///
    /// - Returns: length and SHA-256 of what was copied.
    static func copy(
        _ source: String, into folder: OpenFolder, as name: String
    ) throws(BackupError) -> (bytes: Int64, digest: Digest) {
        let output = try folder.makeFile(name)
        defer { close(output) }
        return try pieces(of: source) { (piece) throws(BackupError) in
            try write(piece, to: output, folder.path + "/" + name)
        }
    }

    /// Writes all of `bytes`.
    static func write(
        _ bytes: UnsafeRawBufferPointer, to output: Int32, _ path: String
    ) throws(BackupError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = Foundation.write(output, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw BackupError("\(path) cannot be written: \(OpenFolder.reason)") }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
    }

    private static func pieces(
        of path: String, _ each: (UnsafeRawBufferPointer) throws(BackupError) -> Void
    ) throws(BackupError) -> (bytes: Int64, digest: Digest) {
        let input = open(path, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw BackupError("\(path) cannot be opened: \(OpenFolder.reason)") }
        defer { close(input) }
        guard let digest = StreamDigest() else { throw BackupError("there is no memory for a digest") }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceBytes, alignment: 16)
        defer { buffer.deallocate() }
        var bytes: Int64 = 0
        while true {
            let count = read(input, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw BackupError("\(path) cannot be read: \(OpenFolder.reason)") }
            if count == 0 { break }
            let piece = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count])
            digest.update(piece)
            try each(piece)
            bytes += Int64(count)
        }
        guard let result = digest.finish() else { throw BackupError("libcrypto cannot make the digest of \(path)") }
        return (bytes, result)
    }
}
