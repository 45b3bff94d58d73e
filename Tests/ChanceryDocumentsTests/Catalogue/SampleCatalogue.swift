// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import Testing

/// The small whole catalogue that `docs/reference/catalogue-format.md` shows, and ways to damage it.
enum SampleCatalogue {
    static let documentPath = "docs/reference/catalogue-format.md"

    static func text() throws -> String {
        try #require(try RepositoryFiles.examples("yaml catalogue", in: documentPath).first)
    }

    /// The example with every occurrence of the first text of an edit replaced by the second.
    static func text(_ edits: [(String, String)]) throws -> String {
        var text = try text()
        for (old, new) in edits {
            try #require(text.contains(old), "the example no longer contains: \(old)")
            text = text.replacing(old, with: new)
        }
        return text
    }

    static func read(_ text: String) -> CatalogueReading {
        CatalogueReader.read(files: [(name: "sample.yaml", text: text)])
    }
}
