// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors
#ifndef CHANCERY_UNKNOWN_FIELDS_H
#define CHANCERY_UNKNOWN_FIELDS_H

#include <protobuf-c/protobuf-c.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The first field that the schema does not know, anywhere inside a message.
typedef struct chancery_unknown_field {
    // Full name of the message type that holds it; NULL when every field is known.
    const char *message_name;
    uint32_t tag;
} chancery_unknown_field;

// Costs time linear in the number of sub-messages. The schema is acyclic, so the depth is bounded by it.
chancery_unknown_field chancery_first_unknown_field(const ProtobufCMessage *message);

#endif
