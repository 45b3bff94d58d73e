// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A code that scripts and documents rely on: its number and its name never change and are never given to anything else.
public protocol StableCode: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == Int32 {}

extension StableCode {
    /// The name by which scripts and documents know the code: `unknownOffice` is `UNKNOWN_OFFICE`.
    public var name: String {
        var words = ""
        for character in String(describing: self) {
            if character.isUppercase { words.append("_") }
            words.append(character.uppercased())
        }
        return words
    }
}
