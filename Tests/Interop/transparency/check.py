# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Checks what a daemon says of its log, with code that shares nothing with it: hashlib, and openssl for signatures.

    check.py DIRECTORY

The directory holds log.pub (PEM), log.json (leaves, heads, inclusion and consistency proofs) and, in receipts/, receipt
files as the client keeps them. Prints what was checked, and ends with 1 when something does not hold.
"""

import base64
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def leaf_hash(leaf):
    return sha256(b"\0", leaf)


def split(count):
    half = 1
    while half * 2 < count:
        half *= 2
    return half


def root(hashes):
    """MTH of RFC 9162, section 2.1.1, over leaf hashes."""
    if not hashes:
        return sha256()
    if len(hashes) == 1:
        return hashes[0]
    half = split(len(hashes))
    return sha256(b"\1", root(hashes[:half]), root(hashes[half:]))


def root_of_inclusion(leaf, index, size, proof):
    """The root that a proof leads to, computed from the top down and not as the daemon's client does it."""
    if size == 1:
        if proof:
            raise ValueError("the proof is too long")
        return leaf
    if not proof:
        raise ValueError("the proof is too short")
    half = split(size)
    if index < half:
        return sha256(b"\1", root_of_inclusion(leaf, index, half, proof[:-1]), proof[-1])
    return sha256(b"\1", proof[-1], root_of_inclusion(leaf, index - half, size - half, proof[:-1]))


def roots_of_consistency(old, new, proof, old_root, is_whole=True):
    """The old and the new root that a proof leads to."""
    if old == new:
        if is_whole:
            if proof:
                raise ValueError("the proof is too long")
            return old_root, old_root
        if len(proof) != 1:
            raise ValueError("the proof has not one last hash")
        return proof[0], proof[0]
    half = split(new)
    if old <= half:
        before, after = roots_of_consistency(old, half, proof[:-1], old_root, is_whole)
        return before, sha256(b"\1", after, proof[-1])
    before, after = roots_of_consistency(old - half, new - half, proof[:-1], old_root, False)
    return sha256(b"\1", proof[-1], before), sha256(b"\1", proof[-1], after)


class Head:
    """A signed note."""

    def __init__(self, note, public_key):
        text, signatures = note.split("\n\n")
        self.text = text + "\n"
        lines = text.split("\n")
        self.origin, self.size, self.root = lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True)
        dash, name, data = signatures.rstrip("\n").split(" ")
        data = base64.b64decode(data, validate=True)
        raw = public_key.der()[-32:]
        if dash != "\u2014" or name != self.origin or data[:4] != sha256(name.encode() + b"\n\1" + raw)[:4]:
            raise ValueError(f"the signature line of the head of {self.size} is not the log's")
        if not public_key.verifies(data[4:], self.text.encode()):
            raise ValueError(f"the signature of the head of {self.size} does not hold")


class PublicKey:
    def __init__(self, path):
        self.path = path

    def der(self):
        lines = self.path.read_text(encoding="ascii").splitlines()
        return base64.b64decode("".join(line for line in lines if not line.startswith("-")))

    def verifies(self, signature, text):
        with tempfile.TemporaryDirectory() as folder:
            signed, over = pathlib.Path(folder, "sig"), pathlib.Path(folder, "text")
            signed.write_bytes(signature)
            over.write_bytes(text)
            command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", self.path, "-rawin", "-in", over]
            return subprocess.run(
                command + ["-sigfile", signed], check=False, capture_output=True).returncode == 0


def field(message, wanted):
    """The first delimited field of that number in an encoded message."""
    index = 0

    def varint():
        nonlocal index
        value = shift = 0
        while True:
            byte = message[index]
            index += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while index < len(message):
        tag = varint()
        if tag & 7 == 0:
            varint()
            continue
        length = varint()
        if tag >> 3 == wanted:
            return message[index:index + length]
        index += length
    return b""


def require(condition, what):
    if not condition:
        raise ValueError(what)


def check(folder):
    key = PublicKey(folder / "log.pub")
    log = json.loads((folder / "log.json").read_text(encoding="utf-8"))
    leaves = [base64.b64decode(leaf) for leaf in log["leaves"]]
    hashes = [leaf_hash(leaf) for leaf in leaves]
    heads = {}
    for note in log["heads"]:
        head = Head(note, key)
        require(head.root == root(hashes[:head.size]), f"the root of {head.size} is not that of the leaves")
        heads[head.size] = head
    for proof in log["inclusion"]:
        path = [bytes.fromhex(text) for text in proof["hashes"]]
        found = root_of_inclusion(hashes[proof["leaf_index"]], proof["leaf_index"], proof["tree_size"], path)
        require(found == heads[proof["tree_size"]].root, f"leaf {proof['leaf_index']} is not proved")
    for proof in log["consistency"]:
        path = [bytes.fromhex(text) for text in proof["hashes"]]
        old, new = heads[proof["from_size"]], heads[proof["to_size"]]
        found = roots_of_consistency(old.size, new.size, path, old.root)
        require(found == (old.root, new.root), f"{old.size} is not proved to begin {new.size}")
    receipts = 0
    for file in sorted((folder / "receipts").glob("*.receipt.json")):
        for receipt in json.loads(file.read_text(encoding="utf-8"))["receipts"]:
            own, proof = Head(receipt["tree_head"], key), receipt["proof"]
            head, leaf = Head(proof["tree_head"], key), base64.b64decode(proof["leaf"])
            require(own.size >= receipt["sequence"], f"{file.name}: the receipt's head is too small")
            require(field(leaf, 4).hex() == receipt["digest"], f"{file.name}: the leaf is of another report")
            path = [bytes.fromhex(text) for text in proof["hashes"]]
            found = root_of_inclusion(leaf_hash(leaf), receipt["leaf_index"], head.size, path)
            require(found == head.root, f"{file.name}: the receipt is not proved")
            receipts += 1
    print(
        f"leaves {len(leaves)}, heads {len(heads)}, inclusion {len(log['inclusion'])}, "
        f"consistency {len(log['consistency'])}, receipts {receipts}")


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        check(pathlib.Path(arguments[1]))
    except (ValueError, KeyError) as problem:
        print(f"check.py: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
