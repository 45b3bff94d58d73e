# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""The side of Google's protobuf: see `run`.

    oracle.py golden DIRECTORY        JSON and bytes of the golden messages
    oracle.py write DIRECTORY COUNT   random messages for Swift
    oracle.py check DIRECTORY         messages that Swift wrote
"""

import json
import pathlib
import random
import sys

from google.protobuf import json_format
from google.protobuf.unknown_fields import UnknownFieldSet

import contract
import random_messages

SEED = 20240617


def as_json(message):
    return json_format.MessageToDict(message, preserving_proto_field_name=True)


def encoded(message):
    return message.SerializeToString(deterministic=True)


def has_unknown_fields(message):
    if len(UnknownFieldSet(message)) > 0:
        return True
    for field, value in message.ListFields():
        if field.type != field.TYPE_MESSAGE:
            continue
        if field.message_type.GetOptions().map_entry:
            continue
        items = value if field.is_repeated else [value]
        if any(has_unknown_fields(item) for item in items):
            return True
    return False


def bytes_of_hex(text):
    return bytes.fromhex("".join(line.split("#")[0] for line in text.splitlines()))


def complaint(name, what, wanted, found):
    return f"{name}: {what}\n  wanted {wanted}\n  found  {found}"


def golden(directory):
    problems = []
    files = sorted(directory.glob("*.json"))
    for file in files:
        description = json.loads(file.read_text(encoding="utf-8"))
        message_type = contract.message_type(description["message"])
        data = bytes_of_hex(file.with_suffix(".hex").read_text(encoding="utf-8"))
        message = message_type.FromString(data)
        if has_unknown_fields(message):
            problems.append(f"{file.name}: the bytes have fields that the schema does not know")
        if as_json(message) != description["value"]:
            problems.append(complaint(file.name, "the bytes differ in meaning", description["value"], as_json(message)))
        made = encoded(json_format.ParseDict(description["value"], message_type()))
        if made != data:
            problems.append(complaint(file.name, "the value has other bytes", data.hex(" "), made.hex(" ")))
    if {file.stem for file in directory.glob("*.hex")} != {file.stem for file in files} or not files:
        problems.append("every golden message has a .hex and a .json")
    return problems, f"{len(files)} golden messages agree"


def write(directory, count):
    generator = random.Random(SEED)
    written = 0
    for name in contract.ROOTS:
        for index in range(count):
            message = random_messages.message(contract.message_type(name), generator)
            target = directory / f"{name}-{index}.bin"
            target.write_bytes(encoded(message))
            if name == "chancery.v1.Report":
                target.with_suffix(".json").write_text(json.dumps(as_json(message)), encoding="utf-8")
            written += 1
    return [], f"{written} random messages of {len(contract.ROOTS)} types written"


def check(directory):
    problems = []
    files = sorted(directory.glob("*.bin"))
    seen = set()
    for file in files:
        name = file.stem.rpartition("-")[0]
        seen.add(name)
        data = file.read_bytes()
        message = contract.message_type(name).FromString(data)
        if has_unknown_fields(message):
            problems.append(f"{file.name}: has fields that the schema does not know")
        if encoded(message) != data:
            problems.append(complaint(file.name, "is not in canonical form", encoded(message).hex(" "), data.hex(" ")))
        meant = file.with_suffix(".json")
        if meant.exists():
            value = json.loads(meant.read_text(encoding="utf-8"))
            if as_json(message) != value:
                problems.append(complaint(file.name, "reads differently", value, as_json(message)))
    missing = set(contract.ROOTS) - seen
    if missing:
        problems.append(f"Swift wrote no samples of {', '.join(sorted(missing))}")
    return problems, f"{len(files)} messages from Swift agree"


def main(arguments):
    directory = pathlib.Path(arguments[1])
    if arguments[0] == "golden":
        problems, summary = golden(directory)
    elif arguments[0] == "write":
        problems, summary = write(directory, int(arguments[2]))
    else:
        problems, summary = check(directory)
    for problem in problems:
        print(f"protobuf_oracle: {problem}", file=sys.stderr)
    if problems:
        return 1
    print(f"protobuf_oracle: {summary}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
