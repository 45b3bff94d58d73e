// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A language in which the product labels and explains things.
public enum Language: String, CaseIterable, Hashable, Sendable {
    case english = "en"
    case vietnamese = "vi"
    case arabic = "ar"
}

/// One text in the product's languages. Labels are for people: they never serve as keys.
public struct Label: Hashable, Sendable {
    public let english: String
    public let vietnamese: String
    public let arabic: String

    public init(english: String, vietnamese: String = "", arabic: String = "") {
        self.english = english
        self.vietnamese = vietnamese
        self.arabic = arabic
    }

    /// The text in `language`, or the English one where it is missing.
    public func text(in language: Language) -> String {
        let text =
            switch language {
            case .english: english
            case .vietnamese: vietnamese
            case .arabic: arabic
            }
        return text.isEmpty ? english : text
    }
}
