// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import Testing

@Suite struct CSVReportReaderTests {
    @Test func readsQuotedCellsWithTheirPlaces() throws {
        let text =
            "office,regime,period,indicator,value,note\r\n"
            + "a,b,c,i,\"1.50\",\"he said \"\"no\"\",\r\nthen; left\"\r\n"
            + "\r\n"
            + "a,b,c,j,٣٩,\"\"\n"
            + "a,b,c,k,-3,x"
        let reading = SampleReport.csv(text)
        #expect(reading.findings.isEmpty)
        let document = try #require(reading.documents.first)
        #expect(document.report.figures.map(\.value) == [.decimal("1.50"), .decimal("٣٩"), .decimal("-3")])
        #expect(document.report.figures[0].note == "he said \"no\",\r\nthen; left")
        #expect(document.locations.nearest(to: "figures[1].decimal")?.description == "r.csv:5:9")
        #expect(document.locations.nearest(to: "figures[2].note")?.description == "r.csv:6:12")
        #expect(document.locations.nearest(to: "office")?.description == "r.csv:2:1")
    }

    @Test func malformedQuotesAreFindings() {
        let reading = SampleReport.csv("office,regime,period,a\nx,y,z,\"1\"2\nx,y,z,5\" pipe\nx,y,z,\"open\n")
        #expect(reading.places == ["2:10 fileUnreadable ", "3:8 fileUnreadable ", "4:7 fileUnreadable "])
    }

    @Test func nothingIsDroppedInSilence() {
        let text = """
            office,regime,period,indicator,valu,value,value,dimension.,qualifier
            a,b,c,i,1,2,3,,roughly
            a,b,c,i,1,2,3,,exact,extra
            a,b,c
            a,b,c,,1,2,3,,
            """
        #expect(
            SampleReport.csv(text).places == [
                "1:32 unknownFileKey ", "1:43 duplicateFileKey ", "1:49 unknownFileKey ",
                "2:16 unknownFileWord figures[0].qualifier", "3:22 fileRowLength ", "4:5 fileRowLength ",
                "5:7 missingFileKey figures[1].indicator",
            ])
        let wide = SampleReport.csv("office,regime,period,as_of,delegations out,a\nx,y,z,2024-01-01,1,2\n")
        #expect(wide.places == ["1:22 unknownFileKey ", "1:28 unknownFileKey "])
    }

    @Test func everyColumnOfAFigureIsRead() throws {
        let text = """
            office,regime,period,catalogue-version,replaces-revision,correction-reason,indicator,value,not-available,\
            qualifier,status,words,unit,as-of,since,window-from,window-to,event,members,base-value,base-reference,\
            base-change-percent,rank-population,rank-scope,sub-unit,inclusion,record,source,note,dimension.aid-type,\
            dimension.partner
            a,b,c,7,2,late,i,1,,about,estimate,w,USD,2024-06-14,2020-01-01,2024-01-01,2024-02-01,e,CN JP,5,ref,3.1,\
            63,provinces,s,separate,true,src,n,project,CN
            """
        let reading = SampleReport.csv(text)
        #expect(reading.findings.isEmpty)
        let report = try #require(reading.documents.first?.report)
        #expect(report.catalogueVersion == 7)
        #expect(report.correction == Correction(replacesRevision: 2, reason: "late"))
        let window = try #require(
            CivilDate(iso: "2024-01-01").flatMap { first in
                CivilDate(iso: "2024-02-01").flatMap { DateRange(first: first, last: $0) }
            })
        #expect(
            report.figures == [
                Figure(
                    indicator: "i", value: .decimal("1"), qualifier: .about, status: .estimate, words: "w", unit: "USD",
                    asOf: CivilDate(iso: "2024-06-14"), since: CivilDate(iso: "2020-01-01"), window: window, event: "e",
                    dimensions: [
                        DimensionChoice(dimension: "aid-type", value: "project"),
                        DimensionChoice(dimension: "partner", value: "CN"),
                    ],
                    members: ["CN", "JP"],
                    base: ComparisonBase(decimal: "5", reference: "ref", changePercent: "3.1"),
                    ranking: Ranking(population: 63, scope: "provinces"), subUnit: "s", inclusion: .separate,
                    isRecord: true, source: "src", note: "n")
            ])
    }

    @Test func wrongCellsOfAFigureAreFound() {
        let text = """
            office,regime,period,catalogue_version,indicator,value,not_available,as_of,window_from,window_to,record,\
            rank_population,base_value
            a,b,c,one,i,1,both,14.6.2024,2024-01-01,,maybe,many,5
            a,b,c,one,j,n/a: why,too,,2024-01-02,2024-01-01,,,
            """
        #expect(
            SampleReport.csv(text).places
                == [
                    "2:7 wrongFileType catalogue_version", "2:15 wrongFileType figures[0].not_available",
                    "2:20 malformedDate figures[0].as_of", "2:41 missingFileKey figures[0].window",
                    "2:42 unknownFileWord figures[0].is_record", "2:48 wrongFileType figures[0].ranking",
                    "2:1 missingFileKey figures[0].base", "3:22 wrongFileType figures[1].not_available",
                    "3:38 malformedDate figures[1].window",
                ].sorted { Self.position($0).lexicographicallyPrecedes(Self.position($1)) })
    }

    private static func position(_ place: String) -> [Int] {
        place.prefix { $0 != " " }.split(separator: ":").compactMap { Int($0) }
    }

    @Test func keysComeFromTheFileOrTheCaller() {
        let defaults = ReportDefaults(office: "vn-01", regime: "R", period: "2024-H1")
        let report = SampleReport.csv("a,b\n1,2\n", defaults: defaults).documents[0].report
        #expect(report.office == "vn-01" && report.figures.count == 2)
        #expect(
            SampleReport.csv("office,a\nx,1\n").places == ["1:1 missingFileKey regime", "1:1 missingFileKey period"])
        let row = SampleReport.csv("office,regime,period,a\n,R,2024,1\n")
        #expect(row.places == ["2:1 missingFileKey office"])
    }

    @Test func rowsOfOneReportNeedNotBeNeighbours() {
        let text =
            "office,regime,period,author,indicator,value\na,r,p,,x,1\nb,r,p,,x,2\na,r,p,Me,y,n/a: down\na,r,p,,z,N/A\n"
        let reading = SampleReport.csv(text)
        #expect(reading.findings.isEmpty)
        #expect(reading.documents.map(\.report.figures.count) == [3, 1])
        #expect(reading.documents[0].report.author == "Me")
        #expect(
            reading.documents[0].report.figures.map(\.value) == [
                .decimal("1"), .notAvailable(reason: "down"), .notAvailable(reason: ""),
            ])
    }

    @Test func tenThousandRowsAreQuick() {
        let header = "office,regime,period,indicator,value,qualifier,status,unit,as_of,note\n"
        let rows = (0..<10_000).map {
            "vn-\($0 % 63),FA-D09,2024-H1,i\($0),\($0),exact,actual,USD,2024-06-14,\"n, \($0)\"\n"
        }
        let text = header + rows.joined()
        let clock = ContinuousClock()
        let took = clock.measure {
            let reading = SampleReport.csv(text)
            #expect(reading.findings.isEmpty)
            #expect(reading.documents.count == 63)
            #expect(reading.documents.reduce(0) { $0 + $1.report.figures.count } == 10_000)
        }
        #expect(took < .seconds(10), "an optimised build needs a small part of this")
    }
}
