// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors
#include "unknown_fields.h"

static const void *member_at(const ProtobufCMessage *message, size_t offset) {
    return (const char *)message + offset;
}

// Whether the field is the chosen member of its oneof; fields outside oneofs always are.
static bool is_chosen(const ProtobufCMessage *message, const ProtobufCFieldDescriptor *field) {
    if ((field->flags & PROTOBUF_C_FIELD_FLAG_ONEOF) == 0) {
        return true;
    }
    return *(const uint32_t *)member_at(message, field->quantifier_offset) == field->id;
}

chancery_unknown_field chancery_first_unknown_field(const ProtobufCMessage *message) {
    chancery_unknown_field none = {NULL, 0};
    if (message->n_unknown_fields > 0) {
        chancery_unknown_field found = {message->descriptor->name, message->unknown_fields[0].tag};
        return found;
    }
    const ProtobufCFieldDescriptor *field = message->descriptor->fields;
    const ProtobufCFieldDescriptor *end = field + message->descriptor->n_fields;
    for (; field != end; field++) {
        if (field->type != PROTOBUF_C_TYPE_MESSAGE || !is_chosen(message, field)) {
            continue;
        }
        if (field->label == PROTOBUF_C_LABEL_REPEATED) {
            size_t count = *(const size_t *)member_at(message, field->quantifier_offset);
            ProtobufCMessage *const *items = *(ProtobufCMessage *const *const *)member_at(message, field->offset);
            for (size_t item = 0; item < count; item++) {
                chancery_unknown_field found = chancery_first_unknown_field(items[item]);
                if (found.message_name != NULL) {
                    return found;
                }
            }
        } else {
            const ProtobufCMessage *item = *(const ProtobufCMessage *const *)member_at(message, field->offset);
            if (item != NULL) {
                chancery_unknown_field found = chancery_first_unknown_field(item);
                if (found.message_name != NULL) {
                    return found;
                }
            }
        }
    }
    return none;
}
