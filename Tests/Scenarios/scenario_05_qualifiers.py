# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors

from story import figure

TITLE = "Nearly, more than, about: what a sum and a growth still say"
USER = "ministry reader"

PULL = ("pull", "--offices", "vn-31,vn-24", "--regime", "FA-ACCOUNT", "--period", "2023")
FOREIGN = """
    office: {office}
    regime: FA-ACCOUNT
    period: "2023"
    language: en
    author: "rehearsal"
    figures:
      fdi.projects: {{value: {projects}, as-of: 2023-12-31}}
      fdi.registered.stock: {{value: {capital}, unit: USD, qualifier: {qualifier}, as-of: 2023-12-31}}
      fdi.source-countries: {{value: {countries}, as-of: 2023-12-31{rest}}}
"""


def play(story):
    story.start("2026-01-20T08:00:00+07:00")
    story.tell("Hai Phong and Bac Giang with the figures that they published, put on one day so that they can be added: "
               "1,730 and 551 projects, nearly 50 and more than 10.8 thousand million dollars, 44 and more than 30 "
               "countries.")
    story.submit("hai-phong.yaml", FOREIGN.format(
        office="vn-31", projects=1730, capital=50_000_000_000, qualifier="nearly", countries=44, rest=""))
    story.submit("bac-giang.yaml", FOREIGN.format(
        office="vn-24", projects=551, capital=10_800_000_000, qualifier="more-than", countries=30,
        rest=", qualifier: more-than"))
    story.show(*PULL, "--indicator", "fdi.projects", "fdi.registered.stock", "fdi.source-countries")
    answer = story.ask(*PULL)
    projects, capital = figure(answer, "fdi.projects"), figure(answer, "fdi.registered.stock")
    story.expect("projects", (projects["value"], projects["qualifier"]), ("2281", "exact"))
    story.expect("capital", (capital["value"], capital["qualifier"]), ("60800000000", "about"))
    story.expect("capital in words", capital["words"]["en"], "about USD 60.8 bn")
    countries = figure(answer, "fdi.source-countries")
    story.expect("countries have no sum", (countries["value"], countries["refusal"]["name"]),
                 (None, "DISTINCT_COUNTS_DO_NOT_ADD"))
    story.expect("but at least", (countries["bounds"]["lower"], countries["bounds"]["lower_inclusive"]), ("44", True))

    story.tell("With the countries listed, the union is counted.")
    for office, members in (("vn-31", "[CN, KR, JP, SG]"), ("vn-24", "[KR, TW, JP]")):
        story.submit(f"{office}-listed.yaml", FOREIGN.format(
            office=office, projects=1, capital=1, qualifier="exact", countries=members.count(",") + 1,
            rest=f", members: {members}").replace('"2023"', '"2022"').replace("2023-12-31", "2022-12-31"))
    listed = figure(story.ask(*PULL[:-1], "2022"), "fdi.source-countries")
    story.expect("CN KR JP SG and KR TW JP", (listed["value"], listed["qualifier"]), ("5", "exact"))

    story.tell("Agreements: more than 200 in one term, 422 in the next, published as growth of 111 %.")
    for period, value in (("2021", "{value: 200, qualifier: more-than}"), ("2023", "422")):
        story.submit(f"agreements-{period}.yaml", f"""
            office: vn-01
            regime: FA-ACCOUNT
            period: "{period}"
            language: en
            author: "rehearsal: sums over all localities"
            figures:
              agreements.signed: {value}
        """)
    compare = ("compare", "--offices", "vn-01", "--regime", "FA-ACCOUNT", "--period", "2023", "--against", "2021")
    story.show(*compare)
    growth = figure(story.ask(*compare), "agreements.signed")["growth_percent"]
    story.expect("growth", growth["words"]["en"], "under +111 %")
    story.expect("its upper end, which is not possible itself",
                 (growth["bounds"]["upper"], growth["bounds"]["upper_inclusive"]), ("111.0", False))
