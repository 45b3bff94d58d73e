// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// The byte vectors in `Protos/golden/ttrpc`.
enum GoldenFrames {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appendingPathComponent("Protos/golden/ttrpc")

    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: self.folder.path)
            .filter { $0.hasSuffix(".hex") }
            .map { String($0.dropLast(4)) }
            .sorted()
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        let text = try String(contentsOf: self.folder.appendingPathComponent(name + ".hex"), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        return try lines.joined(separator: " ").split(separator: " ").map { pair in
            guard pair.count == 2, let byte = UInt8(pair, radix: 16) else { throw NotHex(text: String(pair)) }
            return byte
        }
    }

    /// The one frame in the file, read by the tests' own codec.
    static func frame(_ name: String) throws -> WireFrame {
        var bytes = try self.bytes(name)
        let frames = WireFrame.take(from: &bytes)
        guard frames.count == 1, bytes.isEmpty else { throw NotHex(text: "\(name) is not one frame") }
        return frames[0]
    }

    struct NotHex: Error {
        let text: String
    }
}
