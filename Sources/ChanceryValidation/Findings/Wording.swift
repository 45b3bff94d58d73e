// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What a finding says to the clerk: what is wrong, and what would pass.
struct Wording {
    let message: Label
    let remedy: Label

    init(english: String, vietnamese: String, passes: String, passesVietnamese: String) {
        message = Label(english: english, vietnamese: vietnamese)
        remedy = Label(english: passes, vietnamese: passesVietnamese)
    }
}

extension Label {
    /// The Vietnamese text, or the English one where it is missing.
    var inVietnamese: String { text(in: .vietnamese) }
}
