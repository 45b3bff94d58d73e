// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryCatalogue

@Suite struct CatalogueLibraryTests {
    @Test("A store without a catalogue has no library")
    func nothing() {
        #expect(throws: CatalogueLibraryError.nothingInstalled) { _ = try CatalogueLibrary(store: InMemoryStore()) }
    }

    @Test("What was installed comes back whole under its version")
    func installed() throws {
        let store = InMemoryStore()
        let catalogue = Sample.catalogue()
        let installed = try CatalogueLibrary.install(catalogue, in: store, by: "daemon", at: Sample.now)
        #expect(installed.version == 1)
        #expect(installed.edition == "sample")
        #expect(installed.installedAt == Sample.now)
        #expect(installed.digest == Digest.sha256(of: catalogue.encoded()))
        let library = try CatalogueLibrary(store: store)
        #expect(library.current.version == 1)
        #expect(library.current.catalogue == catalogue)
        #expect(try library.catalogue(version: 1) === library.current)
        #expect(try library.catalogue(version: 2) == nil)
    }

    @Test("The same catalogue is not installed twice in a row; another one is the next version")
    func unchanged() throws {
        let store = try Sample.store()
        let again = try CatalogueLibrary.install(
            Sample.catalogue(), in: store, by: "daemon", at: Sample.now.adding(seconds: 60))
        #expect(again.version == 1)
        #expect(again.installedAt == Sample.now)
        #expect(try store.read { $0.sequence } == 1)
        let other = try CatalogueLibrary.install(
            Sample.catalogue(edition: "other"), in: store, by: "daemon", at: Sample.now)
        #expect(other.version == 2)
        let back = try CatalogueLibrary.install(Sample.catalogue(), in: store, by: "daemon", at: Sample.now)
        #expect(back.version == 3)
        #expect(try CatalogueLibrary(store: store).current.catalogue.edition == "sample")
    }

    @Test("As of a sequence it is the catalogue of that time")
    func asOf() throws {
        let store = try Sample.store()
        try Sample.install(Sample.catalogue(edition: "second"), in: store)
        _ = try store.writer.commit([Sample.validated(request: 1)], at: Sample.now)
        try Sample.install(Sample.catalogue(edition: "third"), in: store)
        let library = try CatalogueLibrary(store: store)
        try store.read { snapshot in
            let editions = try (0...4).map {
                try library.catalogue(asOf: StoreSequence($0), in: snapshot)?.catalogue.edition
            }
            #expect(editions == [nil, "sample", "second", "second", "third"])
            #expect(try library.catalogue(asOf: 4, in: snapshot) === library.current)
        }
    }

    @Test("More versions than are held can all be read, and the current one stays")
    func manyVersions() throws {
        let store = InMemoryStore()
        for version in 1...20 { try Sample.install(Sample.catalogue(edition: "edition \(version)"), in: store) }
        let library = try CatalogueLibrary(store: store)
        let current = library.current
        for version in (1...20).reversed() + (1...20) {
            let index = try #require(try library.catalogue(version: CatalogueVersion(version)))
            #expect(index.version == CatalogueVersion(version))
            #expect(index.catalogue.edition == "edition \(version)")
            #expect(try library.catalogue(version: 20) === current)
        }
    }

    @Test("An installation while it is open makes the next version current; one that changes nothing changes nothing")
    func installing() throws {
        let library = try CatalogueLibrary(store: try Sample.store())
        let first = library.current
        let same = try library.install(encoded: Sample.catalogue().encoded(), by: "operator", at: Sample.now)
        #expect(same.version == 1)
        #expect(library.current === first)
        for number in 2...20 {
            let bytes = Sample.catalogue(edition: "edition \(number)").encoded()
            #expect(try library.install(encoded: bytes, by: "operator", at: Sample.now).version == Int64(number))
            #expect(library.current.version == Int64(number))
            #expect(library.heldCount <= CatalogueLibrary.versionsHeldMax)
        }
        #expect(try library.catalogue(version: 20) === library.current)
    }

    @Test("A catalogue that this release cannot read is named with its version")
    func unreadable() throws {
        let store = try Sample.store()
        let bytes: [UInt8] = [0xFF, 0xFF]
        _ = try store.writer.installCatalogue(
            bytes: bytes, digest: Digest.sha256(of: bytes), edition: "broken", installedBy: "daemon", at: Sample.now)
        do {
            _ = try CatalogueLibrary(store: store)
            Issue.record("it was read")
        } catch let error as CatalogueLibraryError {
            guard case .unreadable(version: 2, let cause) = error else {
                Issue.record("another error: \(error)")
                return
            }
            #expect(!cause.isEmpty)
            #expect(error.description.contains("version 2"))
        }
    }
}
