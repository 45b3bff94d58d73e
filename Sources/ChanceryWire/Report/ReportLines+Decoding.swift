// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension WireDecoder {
    /// Reads of an encoded chancery.v1.Report what a sum by `catalogue` needs, mostly without decoding it.
    ///
    /// The bytes come from the store and were decoded whole when they were taken, so texts that nobody needs are passed
    /// over. Plain figures are read in place; all others, and the registers where the catalogue has figures that count
    /// entries, are cut out and decoded. Bytes that do not look like a report are decoded whole, to be refused.
    public func lines(of bytes: [UInt8], by catalogue: CatalogueIndex) throws(WireError) -> ReportLines {
        let reading = bytes.withUnsafeBufferPointer { buffer in
            let counted = catalogue.countedIndicators
            let leftOut = !counted.isEmpty && ReportCut.hasRegisters(buffer) ? counted : []
            var cut = ReportCut(
                reader: PlainFigureReader(
                    indicators: catalogue.indicatorCodes, leftOut: leftOut, texts: FieldReader(interner: interner)))
            return cut.read(buffer) ? cut : nil
        }
        guard let reading else { return ReportLines(try report(bytes)) }
        if reading.excerpt.isEmpty {
            return ReportLines(lines: reading.lines, rest: Report(office: "", regime: "", period: ""))
        }
        do {
            return ReportLines(lines: reading.lines, rest: try report(reading.excerpt))
        } catch {
            // An excerpt has a smaller budget than the whole, which says what is wrong or that nothing is.
            return ReportLines(try report(bytes))
        }
    }
}

/// One pass over the fields of a report.
private struct ReportCut {
    var reader: PlainFigureReader
    var lines: [ReportLines.Line] = []
    /// Encoded fields that the decoder reads.
    var excerpt: [UInt8] = []
    private var otherCount = 0

    init(reader: PlainFigureReader) { self.reader = reader }

    private static let figures: UInt64 = 8
    private static let last: UInt64 = 18

    /// Agreements, delegations, aid and events; cases come after the answers.
    private static func isRegister(_ field: UInt64) -> Bool { (13...16).contains(field) || field == 18 }

    static func hasRegisters(_ report: UnsafeBufferPointer<UInt8>) -> Bool {
        var fields = FieldScanner(report)
        while let field = fields.next() {
            if isRegister(field.number) { return true }
        }
        return false
    }

    /// False when the bytes are not as those of a report.
    mutating func read(_ report: UnsafeBufferPointer<UInt8>) -> Bool {
        // Figures take some forty bytes each; more makes room again.
        lines.reserveCapacity(report.count / 32)
        var fields = FieldScanner(report)
        while let field = fields.next() {
            if field.number < ReportCut.figures { continue }
            guard field.number <= ReportCut.last, let content = field.content else { return false }
            if field.number == ReportCut.figures {
                if let line = reader.line(UnsafeBufferPointer(rebasing: content)) {
                    lines.append(.plain(line))
                    continue
                }
                lines.append(.other(otherCount))
                otherCount += 1
            } else if reader.leftOut.isEmpty || !ReportCut.isRegister(field.number) {
                continue
            }
            excerpt.append(contentsOf: report[field.start..<content.endIndex])
        }
        return !fields.isMalformed
    }
}
