// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryService

/// The version of the product, as in CHANGELOG.md.
public let productVersion = ProductVersion.current
