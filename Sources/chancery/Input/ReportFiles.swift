// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel

/// A report file as far as it could be read.
struct ReportFile: Sendable {
    let path: String
    var documents: [ReportDocument]
    /// About the form of the file and the offices in it.
    var findings: [LocatedFinding]

    var hasErrors: Bool { findings.contains { $0.finding.severity == .error } }

    /// Throws a `Problem` when there is no such file or it cannot be read.
    init(path: String) throws {
        guard let bytes = try WholeFile.read(path, bytesMax: DocumentLimits.fileBytesMax) else {
            throw Problem(.unreadable, "cannot read \(path): there is no such file")
        }
        let reading = ReportFileReader.read(name: path, bytes: bytes)
        self.path = path
        documents = reading.documents
        findings = reading.findings
    }

    /// Whether an office is given by a two-digit code, which only a catalogue can resolve.
    var namesOfficesByCode: Bool { documents.contains { isOfficeCode($0.report.office) } }

    mutating func resolveOffices(with index: CatalogueIndex) {
        let resolver = OfficeResolver(index)
        for position in documents.indices {
            let (document, found) = resolver.resolve(documents[position])
            documents[position] = document
            findings += found
        }
    }
}

func isOfficeCode(_ office: String) -> Bool {
    office.utf8.count == 2 && office.utf8.allSatisfy { (0x30...0x39).contains($0) }
}

extension Session {
    /// Reads files and resolves the office codes in them with the server's catalogue, which is fetched only for that.
    func reportFiles(_ paths: [String]) async throws -> [ReportFile] {
        var files = try paths.map { try ReportFile(path: $0) }
        guard files.contains(where: \.namesOfficesByCode) else { return files }
        let index = try await ask { try await $0.catalogue(timeout: $1) }.index
        for position in files.indices { files[position].resolveOffices(with: index) }
        return files
    }

    /// The id of an office given on the command line by its id or by the two-digit code that it has in a period.
    func officeID(_ office: String, regime: String, period: Period) async throws -> String {
        guard isOfficeCode(office) else { return office }
        let index = try await ask { try await $0.catalogue(timeout: $1) }.index
        let report = Report(office: office, regime: regime, period: period.code)
        let document = ReportDocument(name: "", report: report, locations: LocationTable())
        let (resolved, findings) = OfficeResolver(index).resolve(document)
        if let finding = findings.first?.finding {
            throw Problem(.usage, finding.message.english + " " + finding.remedy.english)
        }
        guard !isOfficeCode(resolved.report.office) else {
            throw Problem(.usage, "no office has the code \(office) in \(period) under \(regime)")
        }
        return resolved.report.office
    }
}
