// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import Testing

@Suite struct LocationTableTests {
    @Test func fallsBackToTheNearestEnclosingPart() {
        var table = LocationTable()
        let figure = SourceLocation(file: "a.yaml", line: 3, column: 5)
        let value = SourceLocation(file: "a.yaml", line: 3, column: 20)
        let document = SourceLocation(file: "a.yaml", line: 1, column: 1)
        table["figures[1]"] = figure
        table["figures[1].decimal"] = value
        #expect(table.nearest(to: "figures[1].decimal") == value)
        #expect(table.nearest(to: "figures[1].dimensions[0].value") == figure)
        #expect(table.nearest(to: "figures[10].decimal") == nil)
        table[""] = document
        #expect(table.nearest(to: "figures[10].decimal") == document)
        #expect(table.nearest(to: "") == document)
        #expect(figure.description == "a.yaml:3:5")
    }
}
