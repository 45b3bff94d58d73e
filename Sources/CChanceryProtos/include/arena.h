// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors
#ifndef CHANCERY_ARENA_H
#define CHANCERY_ARENA_H

#include <protobuf-c/protobuf-c.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Memory for decoding one message at a time: a bump pointer over one block with a hard budget.
//
// Freeing does nothing; chancery_arena_reset takes everything back. When the budget does not suffice, an allocation
// returns NULL, which protobuf-c turns into a failed decode, and `exhausted` tells that failure from malformed bytes.
// One thread uses an arena at a time.
typedef struct chancery_arena {
    ProtobufCAllocator allocator;
    uint8_t *block;
    size_t capacity;
    size_t budget;
    size_t used;
    bool exhausted;
} chancery_arena;

// NULL when there is no memory for `capacity` bytes.
chancery_arena *chancery_arena_create(size_t capacity);
void chancery_arena_destroy(chancery_arena *arena);

// Takes back all memory and allows `budget` bytes, at most the capacity. Pointers handed out before are dead.
void chancery_arena_reset(chancery_arena *arena, size_t budget);

#endif
