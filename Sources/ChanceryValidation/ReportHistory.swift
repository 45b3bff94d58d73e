// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What validation may ask about earlier reports.
public protocol ReportHistory {
    /// The narratives of the accepted report of the same office and regime for the period of the same form just before;
    /// `nil` when there is none.
    ///
    /// Asked at most once per validation, and only when the report has texts and a rule of the catalogue compares them.
    /// - Parameter key: the key of the report under validation.
    func previousNarratives(of key: ReportKey) throws -> [Narrative]?
}

/// A history that knows nothing: for checks made before anything is sent.
public struct NoHistory: ReportHistory, Sendable {
    public init() {}

    public func previousNarratives(of key: ReportKey) -> [Narrative]? { nil }
}
