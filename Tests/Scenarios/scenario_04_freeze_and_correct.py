# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors

from story import figure, group_lines

TITLE = "A frozen pack, and a correction after it"
USER = "group leader"

SCOPE = ("--group", "emulation-2", "--regime", "FA-D09", "--period", "2024-H1")
REASON = "two delegations of June were left out"


def play(story):
    header, lines = group_lines()
    story.start("2024-06-15T08:00:00+07:00")
    story.ask("submit", story.file("members.csv", header + "\n" + "\n".join(lines.values()) + "\n"))
    story.tell("All seventeen have sent. The leader freezes the pack for the meeting.")
    story.show("pack", "freeze", *SCOPE, "--title", "Meeting of 27 June 2024", "--by", "Hanoi, group leader")

    story.tell("Afterwards Hai Phong corrects its outbound delegations from 62 to 64, and says why.")
    story.file("hai-phong.csv", header + "\n" + lines["vn-31"].replace(",62,", ",64,") + "\n")
    story.show("submit", "hai-phong.csv", "--correct", "1", "--reason", REASON)
    first = story.ask("pack", "show", *SCOPE, "--number", "1")
    frozen, live = first["answer"], story.ask("pull", *SCOPE)
    story.expect("pack 1 still says", figure(frozen, "delegations.outbound")["value"], "398")
    story.expect("in words", figure(frozen, "delegations.outbound")["words"]["en"], "nearly 400")
    story.expect("the live answer says", figure(live, "delegations.outbound")["value"], "400")
    story.expect("in words", figure(live, "delegations.outbound")["words"]["en"], "400")
    story.expect("inputs that pack 1 names", len(first["inputs"]), 17)
    story.expect("the revision of Hai Phong that it rests on",
                 [one["revision"] for one in first["inputs"] if one["office"] == "vn-31"], [1])

    story.tell("The leader freezes again and asks what changed.")
    story.show("pack", "freeze", *SCOPE, "--title", "Corrected", "--by", "Hanoi, group leader")
    story.show("pack", "list", "--group", "emulation-2")
    story.show("pack", "diff", *SCOPE, "--from", "1", "--to", "2")
    difference = story.ask("pack", "diff", *SCOPE, "--from", "1", "--to", "2")
    moved = [one for one in difference["figures"] if one["kind"] != "parts-only"]
    story.expect("figures that moved", [one["indicator"] for one in moved], ["delegations.outbound"])
    change = moved[0]
    story.expect("by", change["difference"]["value"], "2")
    story.expect("because of", [(one["office"], one["contribution"]) for one in change["causes"]], [("vn-31", "2")])
    step = change["causes"][0]["steps"][-1]
    story.expect("which says", step["reason"], REASON)
    story.expect("at", step["time"][:10], "2024-06-15")
    story.expect("from and to", (change["before"]["words"]["en"], change["after"]["words"]["en"]), ("nearly 400", "400"))

    story.tell("A second correction that was made from the version before is refused.")
    story.file("stale.csv", header + "\n" + lines["vn-31"].replace(",62,", ",65,") + "\n")
    story.show("submit", "stale.csv", "--correct", "1", "--reason", "from an old copy", statuses=(1, 2))
    refused = story.ask("submit", "stale.csv", "--correct", "1", "--reason", "from an old copy", statuses=(1, 2))
    story.expect("the answer", refused["files"][0]["reports"][0]["reason"], "STALE_REVISION")

    story.tell("Pack 1 can be made again from what is stored, also after the daemon was killed.")
    story.stop(kill=True)
    story.start("2024-07-01T08:00:00+07:00")
    story.show("pack", "verify", *SCOPE, "--number", "1")
    verified = story.ask("pack", "verify", *SCOPE, "--number", "1")
    story.expect("it holds", [verified[key] for key in ("bytes_hold", "catalogue_holds", "inputs_hold", "answer_holds")],
                 [True] * 4)
    again = story.ask("pack", "show", *SCOPE, "--number", "1")
    story.expect("its digest is as it was", again["head"]["digest"], first["head"]["digest"])
