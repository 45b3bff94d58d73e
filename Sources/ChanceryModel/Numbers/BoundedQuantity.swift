// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A number that was worked out, with what is known of it for certain.
///
/// The decimal is rounded to be read, the bounds are rounded outwards to stay true. "At most" with an upper end that
/// is itself excluded means "under": a ceiling that nothing says to be near.
public struct BoundedQuantity: Hashable, Sendable {
    public var quantity: Quantity
    public var bounds: QuantityBounds

    public init(quantity: Quantity, bounds: QuantityBounds) {
        self.quantity = quantity
        self.bounds = bounds
    }

    /// A number as it was stated.
    public init(_ quantity: Quantity) {
        self.init(quantity: quantity, bounds: QuantityBounds(quantity))
    }
}
