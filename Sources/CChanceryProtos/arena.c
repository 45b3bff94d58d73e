// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors
#include "arena.h"

#include <stdlib.h>

enum { ALIGNMENT = 16 };

static void *arena_allocate(void *data, size_t size) {
    chancery_arena *arena = data;
    // Compared by subtraction, because the sum of a huge request could wrap around.
    size_t left = arena->budget - arena->used;
    if (size > left || left - size < ALIGNMENT - 1) {
        arena->exhausted = true;
        return NULL;
    }
    void *memory = arena->block + arena->used;
    arena->used += (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    return memory;
}

static void arena_free(void *data, void *pointer) {
    (void)data;
    (void)pointer;
}

chancery_arena *chancery_arena_create(size_t capacity) {
    chancery_arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL) {
        return NULL;
    }
    arena->block = malloc(capacity);
    if (arena->block == NULL) {
        free(arena);
        return NULL;
    }
    arena->capacity = capacity;
    arena->allocator.alloc = arena_allocate;
    arena->allocator.free = arena_free;
    arena->allocator.allocator_data = arena;
    return arena;
}

void chancery_arena_destroy(chancery_arena *arena) {
    if (arena != NULL) {
        free(arena->block);
        free(arena);
    }
}

void chancery_arena_reset(chancery_arena *arena, size_t budget) {
    arena->budget = budget < arena->capacity ? budget : arena->capacity;
    arena->used = 0;
    arena->exhausted = false;
}
