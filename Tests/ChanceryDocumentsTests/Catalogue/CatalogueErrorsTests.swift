// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import Testing

@Suite("The errors of a catalogue that comes without files")
struct CatalogueErrorsTests {
    @Test("what files give without errors has none")
    func sound() throws {
        let sample = try #require(SampleCatalogue.read(try SampleCatalogue.text()).catalogue)
        #expect(CatalogueReader.errors(in: sample) == [])
        let folder = CatalogueReader.read(folder: RepositoryFiles.path("Deploy/catalogue"))
        #expect(CatalogueReader.errors(in: try #require(folder.catalogue)) == [])
    }

    private static func codes(_ change: (inout Parts) -> Void) throws -> [CatalogueFindingCode] {
        var parts = Parts(try #require(SampleCatalogue.read(try SampleCatalogue.text()).catalogue))
        change(&parts)
        return CatalogueReader.errors(in: parts.catalogue).map(\.code)
    }

    @Test("entries that name what is not there, or come twice, are found with their paths")
    func dangling() throws {
        #expect(try Self.codes { $0.regimes.append($0.regimes[0]) }.contains(.duplicateCode))
        #expect(try Self.codes { $0.offices.removeFirst() }.contains(.unknownReference))
        #expect(try Self.codes { $0.windowFamilies = [] }.contains(.unknownReference))
        #expect(try Self.codes { $0.indicators.removeFirst() }.contains(.unknownReference))
        #expect(try Self.codes { $0.edition = "" } != [])
        var parts = Parts(try #require(SampleCatalogue.read(try SampleCatalogue.text()).catalogue))
        parts.groups.append(
            Group(
                id: "new", label: Label(english: "New"), members: [Membership(office: "nobody", kind: .department)],
                leaders: []))
        let errors = CatalogueReader.errors(in: parts.catalogue)
        let last = parts.groups.count - 1
        #expect(errors.map(\.path) == ["groups[\(last)].members[0].office"])
        #expect(errors.allSatisfy { $0.severity == .error && $0.line == 0 })
    }
}

/// The lists of a catalogue, to be changed.
private struct Parts {
    var edition: String
    var offices: [Office]
    var groups: [Group]
    var windowFamilies: [WindowFamily]
    var regimes: [Regime]
    var indicators: [Indicator]
    private let rest: Catalogue

    init(_ catalogue: Catalogue) {
        edition = catalogue.edition
        offices = catalogue.offices
        groups = catalogue.groups
        windowFamilies = catalogue.windowFamilies
        regimes = catalogue.regimes
        indicators = catalogue.indicators
        rest = catalogue
    }

    var catalogue: Catalogue {
        Catalogue(
            edition: edition, offices: offices, mergers: rest.mergers, groups: groups, windowFamilies: windowFamilies,
            regimes: regimes, measureUnits: rest.measureUnits, dimensions: rest.dimensions, indicators: indicators,
            rules: rest.rules, scoreSheets: rest.scoreSheets)
    }
}
