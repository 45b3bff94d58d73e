// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Bounds of one act. Lengths are in Unicode scalars.
public enum ActLimits {
    public static let actorLengthMax = 200
    public static let authorityLengthMax = 200
    public static let reasonLengthMax = 4_000
    /// How far ahead a reopening or an extension may end.
    public static let untilDaysMax = 366
    /// Criteria that one act scores.
    public static let pointsMax = 500
}
