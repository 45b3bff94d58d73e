// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The longest parts of a figure that was encoded, and where their bytes are.
struct KnownFigure: Sendable {
    let coverage: FigureCoverage
    let contributions: [Contribution]
    /// Where each contribution ends, counted from `coverageEnd`.
    let contributionEnds: [UInt32]
    /// Positions in the bytes of the answer; the contributions follow the coverage.
    let coverageStart: Int
    let coverageEnd: Int

    /// What it takes in memory.
    var heldBytes: Int {
        MemoryLayout<KnownFigure>.stride + contributionEnds.capacity * MemoryLayout<UInt32>.stride
            + contributions.capacity * MemoryLayout<Contribution>.stride
    }
}

/// A known figure with the bytes of its answer.
struct EncodedFigure {
    let coverage: FigureCoverage
    let coverageBytes: ArraySlice<UInt8>
    let contributions: EncodedContributions

    init(_ known: KnownFigure, bytes: [UInt8]) {
        coverage = known.coverage
        coverageBytes = bytes[known.coverageStart..<known.coverageEnd]
        contributions = EncodedContributions(
            parts: known.contributions, ends: known.contributionEnds, bytes: bytes[known.coverageEnd...])
    }
}

extension ProtoWriter {
    /// Writes a figure with the bytes of `earlier` for what is equal.
    mutating func consolidatedFigure(
        _ field: UInt64, _ figure: ConsolidatedFigure, reusing earlier: EncodedFigure?
    ) -> KnownFigure {
        var coverageStart = 0
        var coverageEnd = 0
        var end = 0
        var ends: [UInt32] = []
        message(field) { writer in
            writer.beforeCoverage(of: figure)
            coverageStart = writer.bytes.count
            if let earlier, earlier.coverage == figure.coverage {
                writer.append(earlier.coverageBytes)
            } else {
                writer.coverage(figure.coverage)
            }
            coverageEnd = writer.bytes.count
            writer.contributions(14, figure.contributions, reusing: earlier?.contributions, ends: &ends)
            writer.afterContributions(of: figure)
            end = writer.bytes.count
        }
        // A long message moves up when its length is known.
        let shift = bytes.count - end
        return KnownFigure(
            coverage: figure.coverage, contributions: figure.contributions, contributionEnds: ends,
            coverageStart: coverageStart + shift, coverageEnd: coverageEnd + shift)
    }
}
