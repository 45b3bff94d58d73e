// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import SeededRandom
internal import Testing

/// Damaged files are read or refused, and never trap.
@Suite struct MutationTests {
    private static let fragments: [[UInt8]] =
        [
            "*a", "&a ", "[", "]", "{", "}", "\"", "'", "---\n", "...\n", ": ", "? ", "- ", "\r", "\r\n", "\n", "\t",
            "|", ">",
            "!!int ", "!<x>", "%YAML 1.9\n", "%TAG ! a\n", "\\0", "\\x00", "\\uD800", "#", ",", ";", "<<", "\u{FEFF}",
            "\u{2028}", "\u{85}", "\u{10FFFD}", "\u{10FFFF}", "٣٩", "9223372036854775808", "2024-02-30", "n/a:",
            "\u{0}",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]

    private func mutate(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
            let position = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes[position] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.removeSubrange(position..<min(bytes.count, position + 8))
            case 2:
                let end = min(bytes.count, position + Int.random(in: 1...200, using: &generator))
                bytes.insert(contentsOf: bytes[position..<end], at: Int.random(in: 0...bytes.count, using: &generator))
            case 3: bytes.removeSubrange(position...)
            default:
                let fragment = Self.fragments.randomElement(using: &generator) ?? []
                bytes.insert(contentsOf: fragment, at: position)
            }
        }
        return bytes
    }

    @Test(arguments: 0..<8) func reports(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let yaml = try RepositoryFiles.examples("yaml report", in: SampleReport.documentPath).map {
            ("f.yaml", Array($0.utf8))
        }
        let csv = try RepositoryFiles.examples("csv report", in: SampleReport.documentPath).map {
            ("f.csv", Array($0.utf8))
        }
        for (name, bytes) in yaml + csv {
            for _ in 0..<100 {
                let damaged = mutate(bytes, &generator)
                let reading = ReportFileReader.read(name: name, bytes: damaged)
                #expect(!reading.documents.isEmpty || reading.hasErrors, "seed \(seed)")
                #expect(reading.findings.allSatisfy { $0.location?.file ?? name == name })
            }
        }
    }

    @Test(arguments: 0..<8) func catalogues(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let bytes = Array(try SampleCatalogue.text().utf8)
        for _ in 0..<100 {
            let reading = CatalogueReader.read(files: [(name: "f.yaml", bytes: mutate(bytes, &generator))])
            #expect((reading.catalogue == nil) == reading.findings.contains { $0.severity == .error }, "seed \(seed)")
        }
    }
}
