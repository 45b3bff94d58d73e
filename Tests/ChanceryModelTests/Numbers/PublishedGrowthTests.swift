// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite struct PossibleBaseTests {
    private func bases(_ current: String, _ change: String, _ qualifier: Qualifier = .exact) throws -> RationalInterval?
    {
        PublishedGrowth.possibleBases(
            current: try DecimalReading(current).value, qualifier: qualifier,
            changePercent: try DecimalReading(change).value)
    }

    /// Trade of 52.4 thousand million at +20.9 % came from 43.28 to 43.40.
    @Test func aGrowthNamesItsBase() throws {
        let bases = try #require(try bases("52.4", "20.9")).bounds(atScale: 2)
        #expect(bases.lower?.value == FixedPoint(units: 4328, scale: 2))
        #expect(bases.upper?.value == FixedPoint(units: 4341, scale: 2))
        let dollars = try #require(try self.bases("52400000000", "20.9", .about))
        #expect(dollars.contains(Rational(43_340_000_000)))
        #expect(!dollars.contains(Rational(43_000_000_000)))
        #expect(!dollars.contains(Rational(43_410_000_000)))
    }

    @Test func aFloorNamesALowestBase() throws {
        let bases = try #require(try bases("100", "25", .moreThan))
        #expect(bases.upper == nil)
        // 25 is 24.5 to 25.5.
        #expect(bases.lower?.value == Rational(20_000, over: 251))
        #expect(try self.bases("100", "-100") == nil)
        #expect(try self.bases("100", "-250") == nil)
    }

    @Test func aStoredBaseIsTakenWithItsQualifier() throws {
        func isPossible(_ units: Int64, _ qualifier: Qualifier) throws -> Bool {
            PublishedGrowth(
                current: try DecimalReading("52400000000").value, qualifier: .about,
                base: FixedPoint(units: units, scale: 0), baseQualifier: qualifier,
                changePercent: try DecimalReading("20.9").value
            ).isPossible
        }
        #expect(try isPossible(43_340_000_000, .exact))
        #expect(try !isPossible(43_000_000_000, .exact))
        #expect(try isPossible(43_000_000_000, .about))
        #expect(try isPossible(43_000_000_000, .moreThan))
        #expect(try !isPossible(43_000_000_000, .nearly))
    }
}
