# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Makes the file of an earlier schema that holds what a file of today holds, as far as that schema could hold it."""

import pathlib
import re
import sqlite3

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "Sources/ChanceryStoreSQLite/Schema.swift"


def steps(version):
    """The statements that make the tables of a version, as the store has them."""
    source = SCHEMA.read_text(encoding="utf-8")
    found = []
    for number in range(1, version + 1):
        match = re.search(rf'static let version{number} = """\n(.*?)"""', source, re.DOTALL)
        if match is None:
            raise ValueError(f"the step to version {number} was not found in {SCHEMA}")
        found.append(match.group(1))
    return found


def make(current, older, version):
    """Copies what the tables of `version` can hold from the file `current` into a new file `older`.

    Rows are those of reports, acts, packs and catalogues; their bytes, digests, numbers and times are not touched."""
    with sqlite3.connect(older) as file:
        for step in steps(version):
            file.executescript(step)
        application = sqlite3.connect(current).execute("PRAGMA application_id").fetchone()[0]
        file.execute(f"PRAGMA application_id = {application}")
        file.execute(f"PRAGMA user_version = {version}")
        file.execute("ATTACH DATABASE ? AS today", (str(current),))
        tables = [row[0] for row in file.execute(
            "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        for table in sorted(tables, key=lambda name: name in ("report", "act", "pack")):
            columns = ", ".join(row[1] for row in file.execute(f"PRAGMA main.table_info({table})"))
            file.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}")
        file.commit()
        file.execute("DETACH DATABASE today")
    file.close()


def contents(path):
    """What must survive an upgrade: every report with its receipt's fields, every act and pack."""
    with sqlite3.connect(path) as file:
        found = {}
        for table in ("report", "act", "pack", "catalogue"):
            try:
                rows = file.execute(
                    f"SELECT sequence, digest, bytes, committed_at FROM {table} ORDER BY sequence").fetchall()
            except sqlite3.OperationalError:
                continue
            found[table] = rows
        return found


def version(path):
    with sqlite3.connect(path) as file:
        return file.execute("PRAGMA user_version").fetchone()[0]
