// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryQuery
internal import ChanceryWire

extension QueryMethods {
    /// ComparisonService.
    func methods(of comparisons: ComparisonQueries) -> [Method] {
        [unary(.getComparison, comparisons.getComparison)]
    }
}
