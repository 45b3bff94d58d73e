// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import SeededRandom

extension SeededGenerator {
    mutating func requestID() -> RequestID { RequestID.random(using: &self) }
}
