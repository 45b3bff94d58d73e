// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

extension PlantedViolation {
    private static let header = "SPDX-License-Identifier: Apache-2.0\n"
    private static let copyright = "Copyright (c) 2026 the Chancery authors\n"

    static let texts: [PlantedViolation] = [
        .breaks(TextRules.header, "Sources/TTRPC/A.swift", "let a = 1"),
        .breaks(TextRules.header, "Sources/TTRPC/A.swift", "// \(header)let a = 1"),
        .breaks(TextRules.header, "Tools/a", "#!/bin/sh\necho"),
        .breaks(TextRules.header, "Protos/a.proto", "# \(header)# \(copyright)"),
        .keeps(TextRules.header, "Sources/TTRPC/A.swift", "// \(header)// \(copyright)let a = 1"),
        .keeps(TextRules.header, "Package.swift", "// swift-tools-version: 6.2\n// \(header)// \(copyright)"),
        .keeps(TextRules.header, "Tools/a", "#!/bin/sh\n# \(header)# \(copyright)"),
        .keeps(TextRules.header, "Sources/CChanceryProtos/generated/a.c", "/* Generated. */"),
        .keeps(TextRules.header, "docs/a.md", "# A"),

        .breaks(TextRules.length, "Sources/TTRPC/A.swift", String(repeating: "\n", count: 401), lines: [0]),
        .keeps(TextRules.length, "Sources/TTRPC/A.swift", String(repeating: "\n", count: 400)),
        .keeps(TextRules.length, "Deploy/a.yaml", String(repeating: "\n", count: 401)),

        .breaks(TextRules.unfinished, "Sources/TTRPC/A.swift", "let a = 1\n// TODO: more", lines: [2]),
        .breaks(TextRules.unfinished, "docs/a.md", "FIXME\nXXX\n", lines: [1, 2]),
        .keeps(TextRules.unfinished, "Tests/Interop/go/a.go", "len(a.XXX_unrecognized)"),

        .breaks(TextRules.foreign, "Tools/a", "cd /work/main"),
        .breaks(
            TextRules.foreign, "docs/a.md", "See shared/domain.md, issue #3 and the CEO in /root/x.",
            lines: [1, 1, 1, 1]),
        .keeps(TextRules.foreign, "Tools/a", "mkdir \"$work/in\" ${home}/root/a; see unshared/b, CEOS and issues"),
    ]

    static let layout: [PlantedViolation] = [
        .breaks(LayoutRules.names, "Sources/TTRPC/Utils/A.swift", "", lines: [0]),
        .breaks(LayoutRules.names, "Tests/TTRPCTests/TestHelpers.swift", "", lines: [0]),
        .breaks(LayoutRules.names, "docs/misc.md", "", lines: [0]),
        .keeps(LayoutRules.names, "Sources/TTRPC/CommonName.swift", ""),

        .breaks(LayoutRules.root, "notes.txt", "", lines: [0]),
        .breaks(LayoutRules.root, "scripts/a", "", lines: [0]),
        .keeps(LayoutRules.root, ".ci/run", ""),
        .keeps(LayoutRules.root, "Deploy/a.yaml", ""),

        .breaks(LayoutRules.tested, "Sources/TTRPC/A.swift", "", lines: [0]),
        PlantedViolation(
            rule: LayoutRules.tested,
            files: [
                RepositoryFile(path: "Sources/TTRPC/A.swift", text: ""),
                RepositoryFile(path: "Tests/TTRPCTests/Framing/ATests.swift", text: ""),
                RepositoryFile(path: "Sources/CCrypto/module.modulemap", text: ""),
            ],
            lines: []),

        .breaks(LayoutRules.modes, "Tools/a", "#!/bin/sh\n", lines: [0]),
        PlantedViolation(
            rule: LayoutRules.modes,
            files: [RepositoryFile(path: "docs/a.md", text: "# A\n", isExecutable: true)],
            lines: [0]),
        PlantedViolation(
            rule: LayoutRules.modes,
            files: [
                RepositoryFile(path: "Tools/a", text: "#!/bin/sh\n", isExecutable: true),
                RepositoryFile(path: "docs/a.md", text: "# A\n"),
            ],
            lines: []),

        .breaks(
            LayoutRules.size, "docs/a.bin", String(repeating: "a", count: LayoutRules.sizeBytesMax + 1), lines: [0]),
        .keeps(LayoutRules.size, "docs/a.bin", String(repeating: "a", count: LayoutRules.sizeBytesMax)),
    ]

    static let documents: [PlantedViolation] = [
        .breaks(MarkdownRules.title, "docs/a.md", "## No title\n", lines: [0]),
        .breaks(MarkdownRules.title, "docs/a.md", "# One\n\n# Two\n", lines: [0]),
        .keeps(MarkdownRules.title, "docs/a.md", "# One\n\n```\n# a comment\n```\n"),

        .breaks(MarkdownRules.links, "docs/a.md", "# A\n[b](b.md)", lines: [2]),
        .breaks(MarkdownRules.links, "README.md", "[up](../a.md) [c](docs/c.md \"C\")", lines: [1, 1]),
        PlantedViolation(
            rule: MarkdownRules.links,
            files: [
                RepositoryFile(
                    path: "docs/a.md",
                    text:
                        "[b](adr/b.md#part) [root](../README.md) [folder](adr) [web](https://a.b/c) [here](#x) `[no](no)`"
                ),
                RepositoryFile(path: "docs/adr/b.md", text: "[up](../a.md)"),
                RepositoryFile(path: "README.md", text: ""),
            ],
            lines: []),
    ]
}
