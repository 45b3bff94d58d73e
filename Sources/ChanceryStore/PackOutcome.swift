// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What became of a pack. It is durable when `StoreWriter.commit(pack:at:)` returns it.
public enum PackOutcome: Hashable, Sendable {
    /// The pack is stored under the next number.
    case frozen(PackHead)
    /// The same request id with the same request digest came before: the pack of then. Nothing was stored.
    case repeated(PackHead)
    /// Nothing was stored.
    case refused(PackRefusal)
}

/// Why a pack was not frozen.
public enum PackRefusal: Hashable, Sendable {
    /// The request id was used before, within the same group, regime and periods, for another request.
    case requestIDReused(first: PackHead)
    /// There are as many packs of that group, regime and periods as there may be.
    case packLimit(max: Int32)
}
