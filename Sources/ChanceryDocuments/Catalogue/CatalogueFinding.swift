// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// One thing that is wrong in the files of a catalogue.
public struct CatalogueFinding: Hashable, Sendable {
    public let code: CatalogueFindingCode
    /// Errors prevent the catalogue; warnings do not.
    public let severity: Severity
    public let file: String
    /// From 1; 0 when no line is to blame.
    public let line: Int
    /// From 1, in Unicode scalars; 0 when no line is to blame.
    public let column: Int
    /// Where in the catalogue: `offices[3].names[0].code`. Positions count over all files.
    public let path: String
    /// What stands there, shortened to `Finding.valueLengthMax` characters.
    public let value: String
    /// What is wrong, in English and Vietnamese.
    public let message: Label
    /// What would pass, in English and Vietnamese.
    public let remedy: Label

    init(
        code: CatalogueFindingCode, severity: Severity, location: SourceLocation?, path: String, value: String,
        message: Label, remedy: Label
    ) {
        self.code = code
        self.severity = severity
        file = location?.file ?? ""
        line = location?.line ?? 0
        column = location?.column ?? 0
        self.path = path
        self.value = value.count > Finding.valueLengthMax ? value.prefix(Finding.valueLengthMax - 1) + "…" : value
        self.message = message
        self.remedy = remedy
    }

    init(_ problem: FileProblem) {
        self.init(
            code: CatalogueFindingCode(problem.kind), severity: .error, location: problem.location,
            path: problem.path, value: problem.value, message: problem.message, remedy: problem.remedy)
    }
}

extension CatalogueFinding: CustomStringConvertible {
    /// One line: `offices.yaml:12:7: error DUPLICATE_CODE offices[3].id: what is wrong; what would pass`.
    public var description: String {
        let place = file.isEmpty ? "" : line > 0 ? "\(file):\(line):\(column): " : "\(file): "
        let subject = path.isEmpty ? "" : " \(path)"
        return "\(place)\(severity) \(code.name)\(subject): \(message.english) \(remedy.english)"
    }
}
