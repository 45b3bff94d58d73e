// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors
#include <protobuf-c/protobuf-c.h>
