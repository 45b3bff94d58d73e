// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// A catalogue whose regimes are in force in every year, so that there are enough keys for first reports.
enum OpenedCatalogue {
    /// Copies the catalogue of a folder into `folder` without the validity of its regimes.
    static func copy(of catalogue: String, into folder: URL) throws -> URL {
        let copy = folder.appendingPathComponent("catalogue")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: URL(fileURLWithPath: catalogue), to: copy)
        let regimes = copy.appendingPathComponent("regimes.yaml")
        let lines = try String(contentsOf: regimes, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        let opened = lines.filter { !$0.hasPrefix("    valid:") }
        guard opened.count < lines.count else { throw BenchmarkError("\(regimes.path) has no validity to open") }
        try opened.joined(separator: "\n").write(to: regimes, atomically: true, encoding: .utf8)
        return copy
    }
}
