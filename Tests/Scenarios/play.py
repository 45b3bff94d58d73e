# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Plays the acceptance scenarios against the real daemon and the real client.

    play.py BINARIES [--json] [NUMBER...]

Exit status 1 when a scenario fails. With --json one document on standard output: for each scenario its name, whether it
passed, and its checks.
"""

import importlib
import json
import subprocess
import sys
import time
from pathlib import Path

from story import Failed, Story, fail_note


def scenarios():
    here = Path(__file__).parent
    for path in sorted(here.glob("scenario_*.py")):
        module = importlib.import_module(path.stem)
        yield int(path.stem.split("_")[1]), path.stem, module


def main(arguments):
    as_json = "--json" in arguments
    rest = [argument for argument in arguments if argument != "--json"]
    binaries, wanted = rest[0], {int(number) for number in rest[1:]}
    results = []
    for number, name, module in scenarios():
        if wanted and number not in wanted:
            continue
        started = time.monotonic()
        story = Story(number, module.TITLE, module.USER, binaries, is_told=not as_json)
        problem = None
        try:
            module.play(story)
        except (Failed, subprocess.TimeoutExpired, KeyError, IndexError, json.JSONDecodeError) as error:
            problem = f"{type(error).__name__}: {error}"
            fail_note(f"{name}: {problem}")
        finally:
            story.end()
        results.append({
            "name": name, "title": module.TITLE, "user": module.USER, "passed": story.passed and problem is None,
            "problem": problem, "seconds": round(time.monotonic() - started, 1), "checks": story.checks,
        })
    if as_json:
        print(json.dumps({"scenarios": results, "passed": all(one["passed"] for one in results)}, indent=2,
                         ensure_ascii=False))
    else:
        print("\nThe scenarios\n=============\n")
        for one in results:
            checks = one["checks"]
            held = sum(check["passed"] for check in checks)
            print(f"{'passed' if one['passed'] else 'FAILED'}  {one['title']}: {held} of {len(checks)} checks, "
                  f"{one['seconds']} s")
    return 0 if results and all(one["passed"] for one in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
