// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What was found wrong while reading, in order and bounded: beyond the bound problems are counted, not kept.
final class ProblemLog {
    private(set) var problems: [FileProblem] = []
    /// All problems, kept or not.
    private(set) var count = 0

    func add(_ problem: FileProblem) {
        count += 1
        if problems.count < DocumentLimits.findingsMax { problems.append(problem) }
    }
}

/// What a reader carries along: the log, the places of what it read, and how a key becomes part of a path.
final class ReadingContext {
    /// The file being read.
    var file: String
    let log: ProblemLog
    var locations = LocationTable()
    /// Every label that was read, with its path.
    var labels: [(label: Label, path: String)] = []
    /// Findings about a report file beyond problems of form, such as how something was read.
    var notes: [LocatedFinding] = []
    private let fieldName: (String) -> String

    /// - Parameter fieldName: The name in paths of a key in the file.
    init(file: String, log: ProblemLog, fieldName: @escaping (String) -> String = { $0 }) {
        self.file = file
        self.log = log
        self.fieldName = fieldName
    }

    func path(_ parent: String, _ key: String) -> String {
        parent.isEmpty ? fieldName(key) : parent + "." + fieldName(key)
    }
}
