// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import Foundation

/// A closed store on disk with the sample catalogue and a report of each of three offices.
enum SampleStore {
    static func make(_ directory: String) throws {
        let store = try SQLiteStore(directory: directory)
        defer { store.writer.close() }
        try Sample.install(in: store)
        for (number, office) in ["vn-01", "vn-02", "vn-03"].enumerated() {
            let submission = Sample.validated(Sample.report(office: office), request: number)
            _ = try store.writer.commit([submission], at: Sample.now)
        }
    }

    /// Changes a digit of a report's figure in a data file that nobody has open, as a forger would.
    static func forge(_ data: inout Data) throws {
        var rest = data.startIndex
        while let name = data.range(of: Data("delegations.outbound".utf8), in: rest..<data.endIndex) {
            rest = name.upperBound
            let near = rest..<min(rest + 16, data.endIndex)
            if let number = data.range(of: Data("118".utf8), in: near) {
                data.replaceSubrange(number, with: Data("119".utf8))
                return
            }
        }
        throw NoReport()
    }

    private struct NoReport: Error {}
}
