// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// One report of a file.
public struct ReportDocument: Hashable, Sendable {
    /// The file as the caller named it; from the second report on with its position: `history.yaml#2`.
    public let name: String
    public var report: Report
    /// Where its parts were written, by the paths that findings use.
    public let locations: LocationTable

    public init(name: String, report: Report, locations: LocationTable) {
        self.name = name
        self.report = report
        self.locations = locations
    }

    /// A finding with the nearest place in the file.
    public func located(_ finding: Finding) -> LocatedFinding {
        LocatedFinding(finding: finding, location: locations.nearest(to: finding.path))
    }

    static func name(of position: Int, in file: String) -> String {
        position == 0 ? file : "\(file)#\(position + 1)"
    }
}

/// What a file of reports held.
public struct ReportFileReading: Sendable {
    /// Every report that could be made out, also those with findings, so that all that is wrong can be told at once.
    /// With `hasErrors` none of them is to be submitted.
    public let documents: [ReportDocument]
    /// What is wrong with the form of the file, in the order of its lines.
    public let findings: [LocatedFinding]

    public var hasErrors: Bool { findings.contains { $0.finding.severity == .error } }
}

/// What holds for reports of a file that do not say it themselves. Empty means nothing.
public struct ReportDefaults: Hashable, Sendable {
    public var office: String
    public var regime: String
    public var period: String
    public var language: String
    public var author: String

    public init(
        office: String = "", regime: String = "", period: String = "", language: String = "", author: String = ""
    ) {
        self.office = office
        self.regime = regime
        self.period = period
        self.language = language
        self.author = author
    }
}
