// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import Testing

/// What would harm a reader of YAML is refused, with its place.
@Suite struct YAMLDocumentsTests {
    @Test func aliasesAndAnchorsAreRefused() {
        let reading = SampleReport.yaml("office: &o a\nregime: *o\nperiod: [*o]\nauthor: \"*o &o\"\n<<: *o\n")
        #expect(
            reading.places.filter { $0.contains("Alias") } == [
                "1:9 fileAliasRefused ", "2:9 fileAliasRefused ", "3:10 fileAliasRefused ", "5:5 fileAliasRefused ",
            ])
        #expect(reading.documents.first?.report.author == "*o &o")
    }

    @Test func aliasBombsCostNothing() {
        var text = "a: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
        for level in 1...60 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",")
            text += "k\(level): &a\(level) [\(aliases)]\n"
        }
        text += "? *a60\n: x\n? [*a60]\n: y\n"
        let clock = ContinuousClock()
        let took = clock.measure { #expect(SampleReport.yaml(text).codes.contains(.fileAliasRefused)) }
        #expect(took < .seconds(5))
    }

    @Test func depthIsBounded() {
        let flow = "figures: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(SampleReport.yaml(flow).codes.contains(.fileTooLarge))
        let block = String(repeating: "- ", count: 900) + "x"
        #expect(SampleReport.yaml(block).codes.contains(.fileTooLarge))
        for opening in ["[", "{", "- ", "? ", "[{", "{a: ", "- a: "] {
            let endless = SampleReport.yaml(String(repeating: opening, count: 100_000))
            #expect(endless.hasErrors)
        }
    }

    @Test func tagsAndKeysThatAreNoWordsAreRefused() {
        let reading = SampleReport.yaml("office: !!int 5\n? [a]\n: b\nregime: !x y\nperiod: !!str p\nauthor: ! q\n")
        #expect(reading.codes.filter { $0 == .wrongFileType }.count == 3)
        #expect(reading.documents.first?.report.period == "p" && reading.documents.first?.report.author == "q")
    }

    @Test(arguments: ["\\0", "\\x00", "\\u0000", "\\U00000000", "a\\0b", "\\a", "\\x7f", "\\e"])
    func escapedControlCharactersDoNotCutText(_ escape: String) {
        let reading = SampleReport.yaml("office: a\nregime: b\nperiod: c\nauthor: \"x\(escape)y\"\n")
        #expect(reading.codes.first == .fileUnreadable)
        #expect(reading.findings.first?.location?.line == 4)
    }

    @Test func aTextThatUsesEveryPrivateCharacterIsRefused() {
        var text = "author: \""
        for value in UInt32(0x10_0000)...0x10_FFFD {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        #expect(SampleReport.yaml(text + "\"\n").codes == [.fileUnreadable])
    }
}
