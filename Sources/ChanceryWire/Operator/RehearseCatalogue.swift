// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of OperatorService.RehearseCatalogue. One of the two is given.
public struct RehearseCatalogueRequest: Hashable, Sendable {
    /// An encoded chancery.v1.Catalogue.
    public var catalogue: [UInt8]
    /// An installed version.
    public var version: CatalogueVersion

    public init(catalogue: [UInt8] = [], version: CatalogueVersion = 0) {
        self.catalogue = catalogue
        self.version = version
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: catalogue.count + 16)
        writer.data(1, catalogue)
        writer.integer(2, version)
        return writer.bytes
    }
}

/// Response of OperatorService.RehearseCatalogue: what a catalogue would change for the current revisions of the open
/// periods.
public struct CatalogueRehearsal: Hashable, Sendable {
    /// By regime, period and office.
    public var reports: [RehearsedReport]
    /// How many there are, with those that are left out.
    public var affectedCount: Int32
    public var examinedCount: Int32
    /// Whether reports were left out, the earliest.
    public var isIncomplete: Bool
    /// What was compared with.
    public var currentVersion: CatalogueVersion
    public var sequence: StoreSequence
    /// Entries that the two catalogues do not define alike, by kind and name.
    public var changedDefinitions: [ChangedDefinition]
    /// How many there are, with those that are left out.
    public var changedDefinitionCount: Int32

    public init(
        reports: [RehearsedReport], affectedCount: Int32, examinedCount: Int32, isIncomplete: Bool,
        currentVersion: CatalogueVersion, sequence: StoreSequence, changedDefinitions: [ChangedDefinition] = [],
        changedDefinitionCount: Int32 = 0
    ) {
        self.changedDefinitions = changedDefinitions
        self.changedDefinitionCount = changedDefinitionCount
        self.reports = reports
        self.affectedCount = affectedCount
        self.examinedCount = examinedCount
        self.isIncomplete = isIncomplete
        self.currentVersion = currentVersion
        self.sequence = sequence
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64 + reports.count * 160)
        for report in reports {
            writer.message(1) { writer in
                writer.text(1, report.key.office)
                writer.text(2, report.key.regime)
                writer.text(3, report.key.period.code)
                writer.integer(4, report.revision)
                writer.bool(5, report.isAcceptable)
                writer.texts(6, report.addedFindings)
                writer.texts(7, report.removedFindings)
            }
        }
        writer.integer(2, affectedCount)
        writer.integer(3, examinedCount)
        writer.bool(4, isIncomplete)
        writer.integer(5, currentVersion)
        writer.integer(6, sequence)
        for definition in changedDefinitions {
            writer.message(7) { writer in
                writer.text(1, definition.kind)
                writer.text(2, definition.name)
                writer.bool(3, definition.change == .removed)
                writer.bool(4, definition.change == .added)
                writer.integer(5, definition.reportCount)
            }
        }
        writer.integer(8, changedDefinitionCount)
        return writer.bytes
    }
}

/// An entry that two catalogues do not define alike.
public struct ChangedDefinition: Hashable, Sendable {
    public enum Change: String, CaseIterable, Hashable, Sendable {
        /// Only the current catalogue has it.
        case removed
        /// Only the other catalogue has it.
        case added
        case changed
    }

    /// What it is: `office`, `group`, `indicator`, ...
    public var kind: String
    /// Its id or code.
    public var name: String
    public var change: Change
    /// How many of the examined reports it concerns; 0 for kinds of which that is not counted.
    public var reportCount: Int32

    public init(kind: String, name: String, change: Change, reportCount: Int32 = 0) {
        self.kind = kind
        self.name = name
        self.change = change
        self.reportCount = reportCount
    }
}

/// A report that would be judged otherwise.
public struct RehearsedReport: Hashable, Sendable {
    public var key: ReportKey
    public var revision: Int32
    /// Whether the catalogue would take it.
    public var isAcceptable: Bool
    /// Code and path of findings that the current catalogue does not have.
    public var addedFindings: [String]
    /// Code and path of findings of the current catalogue that would go.
    public var removedFindings: [String]

    public init(
        key: ReportKey, revision: Int32, isAcceptable: Bool, addedFindings: [String], removedFindings: [String]
    ) {
        self.key = key
        self.revision = revision
        self.isAcceptable = isAcceptable
        self.addedFindings = addedFindings
        self.removedFindings = removedFindings
    }
}

extension WireDecoder {
    public func rehearseCatalogueRequest(_ bytes: [UInt8]) throws(WireError) -> RehearseCatalogueRequest {
        try decode(
            bytes, as: "chancery.v1.RehearseCatalogueRequest", with: chancery__v1__rehearse_catalogue_request__unpack
        ) { message, fields in
            RehearseCatalogueRequest(
                catalogue: copiedBytes(message.pointee.catalogue),
                version: fields.count(message.pointee.version, "version"))
        }
    }

    public func catalogueRehearsal(_ bytes: [UInt8]) throws(WireError) -> CatalogueRehearsal {
        try decode(
            bytes, as: "chancery.v1.CatalogueRehearsal", with: chancery__v1__catalogue_rehearsal__unpack
        ) { message, fields in
            let message = message.pointee
            return CatalogueRehearsal(
                reports: fields.each(message.reports, message.n_reports, "reports") { fields, report, path in
                    fields.rehearsedReport(report.pointee, path + "")
                }, affectedCount: message.affected_count, examinedCount: message.examined_count,
                isIncomplete: message.incomplete != 0, currentVersion: message.current_version,
                sequence: message.sequence,
                changedDefinitions: fields.each(
                    message.changed_definitions, message.n_changed_definitions, "changed_definitions"
                ) { fields, definition, path in
                    fields.changedDefinition(definition.pointee, path + "")
                }, changedDefinitionCount: message.changed_definition_count)
        }
    }
}

extension FieldReader {
    fileprivate mutating func changedDefinition(
        _ definition: Chancery__V1__ChangedDefinition, _ path: String
    ) -> ChangedDefinition {
        var change = ChangedDefinition.Change.changed
        if definition.removed != 0 { change = .removed }
        if definition.added != 0 { change = .added }
        return ChangedDefinition(
            kind: line(definition.kind, path + ".kind"), name: line(definition.name, path + ".name"), change: change,
            reportCount: definition.report_count)
    }

    fileprivate mutating func rehearsedReport(
        _ report: Chancery__V1__RehearsedReport, _ path: String
    ) -> RehearsedReport {
        RehearsedReport(
            key: ReportKey(
                office: line(report.office, path + ".office"), regime: line(report.regime, path + ".regime"),
                period: mandatoryPeriod(report.period, path + ".period")),
            revision: report.revision, isAcceptable: report.acceptable != 0,
            addedFindings: elements(report.added_findings, report.n_added_findings).map {
                line($0, path + ".added_findings")
            },
            removedFindings: elements(report.removed_findings, report.n_removed_findings).map {
                line($0, path + ".removed_findings")
            })
    }
}
