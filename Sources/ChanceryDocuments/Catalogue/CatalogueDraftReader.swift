// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Reads the files of a catalogue into a draft, entry by entry.
final class CatalogueDraftReader {
    static let topLevelKeys = [
        "edition", "window-families", "measure-units", "dimensions", "offices", "mergers", "groups", "regimes",
        "indicators", "rules", "score-sheets",
    ]

    let context: ReadingContext
    private(set) var draft = CatalogueDraft()
    /// How many entries of each list there were so far, so that positions count over all files.
    private var entryCounts: [String: Int] = [:]

    init(context: ReadingContext) {
        self.context = context
    }

    func read(_ text: String, file: String) {
        context.file = file
        for document in YAMLDocuments.read(text, context: context) {
            let keys = CatalogueDraftReader.topLevelKeys
            guard let root = MappingReader(document, path: "", keys: keys, context: context) else { continue }
            readEdition(root)
            draft.windowFamilies += entries("window-families", in: root, WindowFamily.keys, WindowFamily.init(reading:))
            draft.measureUnits += entries("measure-units", in: root, MeasureUnit.keys, MeasureUnit.init(reading:))
            draft.dimensions += entries("dimensions", in: root, Dimension.keys, Dimension.init(reading:))
            draft.offices += entries("offices", in: root, Office.keys, Office.init(reading:))
            draft.mergers += entries("mergers", in: root, Merger.keys, Merger.init(reading:))
            draft.groups += entries("groups", in: root, Group.keys, Group.init(reading:))
            draft.regimes += entries("regimes", in: root, Regime.keys, Regime.init(reading:))
            draft.indicators += entries("indicators", in: root, Indicator.keys, Indicator.init(reading:))
            draft.rules += entries("rules", in: root, RuleDraft.keys, RuleDraft.init(reading:))
            draft.scoreSheets += entries(
                "score-sheets", in: root, ScoreSheetDraft.keys, ScoreSheetDraft.init(reading:))
        }
    }

    private func readEdition(_ root: MappingReader) {
        guard root.has("edition") else { return }
        let text = root.requiredText("edition")
        draft.editions.append(Placed(value: text, path: "edition", isWhole: !text.isEmpty))
    }

    private func entries<Value>(
        _ key: String, in root: MappingReader, _ keys: [String], _ make: (MappingReader) -> Value?
    ) -> [Placed<Value>] {
        let first = entryCounts[key, default: 0]
        let elements = root.list(key, from: first)
        entryCounts[key] = first + elements.count
        return elements.compactMap { element in
            let problemCount = context.log.count
            guard let reader = MappingReader(element.node, path: element.path, keys: keys, context: context),
                let value = make(reader)
            else { return nil }
            return Placed(value: value, path: element.path, isWhole: context.log.count == problemCount)
        }
    }
}
