// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import Testing

@Suite struct DefaultCatalogueTests {
    @Test func hasNoFindings() throws {
        let reading = CatalogueReader.read(folder: RepositoryFiles.path("Deploy/catalogue"))
        let places = reading.findings.map { "\($0.file):\($0.line):\($0.column) \($0.path) \($0.message.english)" }
        #expect(places.isEmpty)
        #expect(reading.catalogue != nil)
    }
}
