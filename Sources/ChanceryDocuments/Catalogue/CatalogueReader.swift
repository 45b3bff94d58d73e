// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
private import Foundation

/// A catalogue as read, with everything there is to say about its files.
public struct CatalogueReading: Sendable {
    /// `nil` when a finding is an error.
    public let catalogue: Catalogue?
    /// In the order of the files and of the lines in them.
    public let findings: [CatalogueFinding]
}

/// Reads catalogues from YAML files and checks them whole; `docs/reference/catalogue-format.md` describes the format.
public enum CatalogueReader {
    /// Reads the files in the given order.
    public static func read(files: [(name: String, text: String)]) -> CatalogueReading {
        read(files: files.map { (name: $0.name, bytes: Array($0.text.utf8)) })
    }

    /// Reads every `*.yaml` and `*.yml` of a folder, not of folders inside it, in the order of their names.
    public static func read(folder: String) -> CatalogueReading {
        let manager = FileManager.default
        let log = ProblemLog()
        var files: [(name: String, bytes: [UInt8])] = []
        do {
            let names = try manager.contentsOfDirectory(atPath: folder)
                .filter { ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) && !$0.hasPrefix(".") }
                .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
            for name in names.prefix(DocumentLimits.catalogueFilesMax + 1) {
                if let bytes = contents(of: folder + "/" + name, name: name, log: log) {
                    files.append((name: name, bytes: bytes))
                }
            }
        } catch {
            logUnreadable(folder, error, log: log)
        }
        return read(files: files, log: log)
    }

    /// The same for files as bytes.
    public static func read(files: [(name: String, bytes: [UInt8])]) -> CatalogueReading {
        read(files: files, log: ProblemLog())
    }

    private static func read(files: [(name: String, bytes: [UInt8])], log: ProblemLog) -> CatalogueReading {
        let draftReader = CatalogueDraftReader(context: ReadingContext(file: "", log: log))
        if isWithinLimits(files, log: log) {
            for file in files {
                guard let text = SourceText.decode(file.bytes, file: file.name, log: log) else { continue }
                draftReader.read(text, file: file.name)
            }
        }
        let hasProblems = log.count > 0
        let checker = CatalogueChecker(draft: draftReader.draft, context: draftReader.context)
        // What an unreadable file defines is unknown, and checking without it would only find what is not there.
        if log.problems.allSatisfy({ $0.kind != .unreadable && $0.kind != .tooLarge }) { checker.checkAll() }
        var findings = log.problems.map(CatalogueFinding.init) + checker.findings
        let order = Dictionary(files.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        findings.sort { left, right in
            (order[left.file] ?? -1, left.line, left.column, left.code.rawValue)
                < (order[right.file] ?? -1, right.line, right.column, right.code.rawValue)
        }
        let count = log.count + checker.findingCount
        if count > findings.count || findings.count > DocumentLimits.findingsMax {
            findings = Array(findings.prefix(DocumentLimits.findingsMax))
            findings.append(moreFindings(count - findings.count))
        }
        let isRefused = hasProblems || checker.hasErrors
        return CatalogueReading(
            catalogue: isRefused ? nil : draftReader.draft.catalogue(rules: checker.rules), findings: findings)
    }

    static func moreFindings(_ count: Int) -> CatalogueFinding {
        CatalogueFinding(
            code: .fileTooLarge, severity: .error, location: nil, path: "", value: String(count),
            message: Label(
                english: "There are \(count) more findings, which are not listed.",
                vietnamese: "Còn \(count) phát hiện khác không được liệt kê."),
            remedy: Label(
                english: "Mend the listed ones and read the catalogue again.",
                vietnamese: "Hãy sửa các lỗi đã nêu rồi đọc lại danh mục."))
    }

    private static func isWithinLimits(_ files: [(name: String, bytes: [UInt8])], log: ProblemLog) -> Bool {
        let whole = Place(location: nil, path: "")
        if files.count > DocumentLimits.catalogueFilesMax {
            log.add(
                .tooLarge(
                    at: whole, what: Label(english: "files in the catalogue", vietnamese: "tệp trong danh mục"),
                    limit: DocumentLimits.catalogueFilesMax))
            return false
        }
        if files.reduce(0, { $0 + $1.bytes.count }) > DocumentLimits.catalogueBytesMax {
            log.add(
                .tooLarge(
                    at: whole, what: Label(english: "bytes in the catalogue", vietnamese: "byte trong danh mục"),
                    limit: DocumentLimits.catalogueBytesMax))
            return false
        }
        return true
    }

    /// At most one byte more than a file may have, which is enough to be refused.
    private static func contents(of path: String, name: String, log: ProblemLog) -> [UInt8]? {
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            let bytes = try file.read(upToCount: DocumentLimits.fileBytesMax + 1) ?? Data()
            try file.close()
            return Array(bytes)
        } catch {
            logUnreadable(name, error, log: log)
            return nil
        }
    }

    private static func logUnreadable(_ name: String, _ error: any Error, log: ProblemLog) {
        let location = SourceLocation(file: name, line: 0, column: 0)
        // The system's sentence becomes part of ours.
        let sentence = error.localizedDescription
        let reason = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
        log.add(
            .unreadable(
                at: Place(location: location, path: ""), value: name, english: reason,
                vietnamese: "không mở được (\(reason))"))
    }
}
