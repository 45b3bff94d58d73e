// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Cuts encoded reports down to the figures of some indicators, so that what nobody reads is not decoded.
///
/// What is cut out is decoded like any report. The bytes come from the store and were decoded whole when they were taken;
/// bytes that do not look like a report come back as they are, for the decoder to refuse.
public struct ReportExcerpt: Sendable {
    private let indicators: [[UInt8]]

    public init(indicators: Set<String>) {
        self.indicators = indicators.map { Array($0.utf8) }
    }

    /// An encoded report that has the figures of the indicators and nothing else. Costs time linear in `report`, and
    /// for each figure in the number of indicators.
    public func bytes(of report: [UInt8]) -> [UInt8] {
        report.withUnsafeBufferPointer { bytes in
            var excerpt: [UInt8] = []
            var fields = FieldScanner(bytes)
            while let field = fields.next() {
                guard field.number == ReportExcerpt.figures, let content = field.content else { continue }
                if isWanted(UnsafeBufferPointer(rebasing: content)) {
                    excerpt.append(contentsOf: bytes[field.start..<content.endIndex])
                }
            }
            return fields.isMalformed ? Array(bytes) : excerpt
        }
    }

    /// Field 8 of a report holds its figures, and field 1 of a figure its indicator.
    private static let figures: UInt64 = 8

    private func isWanted(_ figure: UnsafeBufferPointer<UInt8>) -> Bool {
        var fields = FieldScanner(figure)
        while let field = fields.next() {
            guard field.number == 1, let indicator = field.content else { continue }
            return indicators.contains { $0.count == indicator.count && indicator.elementsEqual($0) }
        }
        return fields.isMalformed
    }
}
