#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The judged searches, answered through the command line. usage: test-score.py DOORWAYCTL"""
import json
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorwayctl import PROGRAM, SLOW, Doorway  # noqa: E402
from tap import Skip, Suite, comment, equal  # noqa: E402

suite = Suite()
# Well above plain FTS5 with any word (0.63 on the judged searches, 0.48 on the paraphrases), with room for a better service
# to displace a good one. The paraphrases were written in rounds from the records' texts, each scored before the vocabulary was
# changed for it: h at 0.42, a at 0.62, b at 0.61, c at 0.65, e at 0.63 (b, c and e at 0.49, 0.54, 0.61 with the first vocabulary).
# f, g and i were written together, before their writer had seen the vocabulary, and judged more widely: at 0.64, 0.61 and 0.67. Words
# that lean to a need took f to 0.66 with nothing written for it; with phrases for f, and many more of its kind, f, g and i stand at
# 0.76, 0.73 and 0.76. g and i were not looked at before that, but the same hand wrote them: what a stranger asks fares worse.
# 24 more in the words of parents' own diaries, which are no searches and are not kept here, went from 0.28 to 0.35.
# n was written before its writer had seen the phrases, at 0.70, and 0.75 after many more were written, need by need; o after that,
# and nothing was changed for it: 0.66. s are told stories: 0.55, and 0.69 since what a story is about is told from what it passes.
# u and v are in blind.json and no bound here is on them. u was written before its writer had seen the phrases, at 0.73, and v after
# that, at 0.58: half of both is spoken sentences. Eighteen lines of
# phrases written for u took it to 0.80, and neither v nor the searches of older rounds that were not looked at anywhere, so they are not
# here. What is said too broadly ("cant get", "on" beside a baby) was narrowed instead: u 0.75. Of u's 8 that no record
# answers 4 were called matches, and 2 now. With them 11 of 187 good answers are called weak: 3 of those 11 are theirs.
# x, in blind.json as well, was written by somebody who had seen nothing but the records and the judged searches, whose style it has: 0.805. Sentences of
# said.csv, whose writer had seen nothing but the names of the needs, took its first half, on which two numbers of dw-themes.c were chosen, from 0.808 to 0.824,
# the second, at which nobody had looked, from 0.803 to 0.820. Sentences whose writer knew u and v are among them, so 0.741 of those tells nothing.
LEAST_JUDGED = 0.80
LEAST_PARAPHRASES = 0.75
PARAPHRASES = pathlib.Path(__file__).resolve().parent.parent / "search" / "paraphrases.json"


def score(folder, *arguments):
    tool = pathlib.Path(os.environ.get("DOORWAY_SHARED", "/nonexistent")) / "tools" / "score-search"
    if not tool.exists():
        raise Skip("no judged searches here")
    doorway = Doorway(folder)
    done = subprocess.run(["/usr/bin/python3", tool, "--cli", PROGRAM, "--data-dir", doorway.data, *arguments], capture_output=True,
                          text=True, timeout=480 * SLOW, env=doorway.environment)
    comment(done.stdout.strip())
    result = json.loads(done.stdout.splitlines()[-1])
    assert result["failed"] == 0 and done.returncode == 0, done.stdout
    return result


@suite.test("judged searches find the right services first")
def _(folder):
    result = score(folder)
    assert result["ndcg_at_10"] >= LEAST_JUDGED, result
    assert result["no_answer_said_so"] == "5/5", result


@suite.test("the same needs in other words find them too")
def _(folder):
    if SLOW == 1:
        result = score(folder, "--queries", PARAPHRASES)
        assert result["ndcg_at_10"] >= LEAST_PARAPHRASES, result
    else:  # A sanitizer looks for other faults than those of relevance, and a few of them bring it everywhere.
        few = folder / "few.json"
        few.write_text(json.dumps(json.loads(PARAPHRASES.read_text())[::8]))
        score(folder, "--queries", few)


# Of the answers with one of the best services on the first screen, how many may say that they match weakly; and of searches that no
# record answers, how many may say that they match.
MOST_WRONGLY_WEAK = 0.05
MOST_WRONGLY_SURE = 0.05
# So many of either there are at least, with a sanitizer fewer: of none at all nothing would be said wrongly.
LEAST_GOOD, LEAST_HOPELESS = (100, 12) if SLOW == 1 else (10, 1)
NOTHING_FOUND = 1       # exit status


def judge(doorway, one):
    arguments = ["--json", "search", "--limit", 5]
    for name, value in (one.get("filters") or {}).items():
        arguments += [word for single in (value if isinstance(value, list) else [value]) for word in ("--" + name, str(single))]
    done = subprocess.run(doorway.command(*arguments, "--", one["query"]), capture_output=True, text=True, timeout=60 * SLOW,
                          env=doorway.environment)
    assert done.returncode in (0, NOTHING_FOUND), (one["query"], done.returncode, done.stderr)
    answer = json.loads(done.stdout)
    grades = {judged["slug"]: judged["grade"] for judged in one["judged"]}
    best = max(grades.values(), default=0)
    return best, max([grades.get(result["source_id"], 0) for result in answer["results"]], default=0), answer["answer"]


@suite.test("a good answer is seldom called weak, and what no record answers is seldom called a match")
def _(folder):
    doorway = Doorway(folder)
    asked = json.loads(PARAPHRASES.read_text())[:: 3 if SLOW == 1 else 40]
    judged = [judge(doorway, one) for one in asked]
    good = [said for best, shown, said in judged if shown == 3]
    hopeless = [said for best, shown, said in judged if best == 0]
    comment("%d of %d good answers called weak, %d of %d searches without one called a match" % (
        good.count("weak"), len(good), hopeless.count("matches"), len(hopeless)))
    assert len(good) >= LEAST_GOOD and len(hopeless) >= LEAST_HOPELESS, (len(good), len(hopeless))
    if SLOW == 1:
        assert good.count("weak") <= MOST_WRONGLY_WEAK * len(good)
        assert hopeless.count("matches") <= max(1, MOST_WRONGLY_SURE * len(hopeless))


@suite.test("a word that only a broad need answers for is answered weakly, and one that services have other words for is not")
def _(folder):
    doorway = Doorway(folder)
    expected = {"gambling": "weak", "cocaine": "weak", "bereavement": "weak", "my nan passed away": "weak", "foster carers": "weak", "kinship carers": "weak",
                "turkish speaking hackney": "weak", "somali tower hamlets": "weak", "urdu redbridge": "weak", "tamil parents redbridge": "weak", "farsi": "weak",
                "bangladeshi parents tower hamlets": "weak", "somali parents hammersmith": "matches", "i dont know what to do": "weak",
                "aulas de ingles": "matches", "busco clases de ingles para mi marido": "matches",
                "can you help me please i dont know what to do": "weak", "i dont know what to do about the rent": "matches", "afghan families": "matches", "hackney": "matches",
                "skint": "matches", "kicking off at home": "matches", "stammer": "matches", "young carers": "matches", "dads": "matches"}
    equal({words: doorway.json("search", "--", words)["answer"] for words in expected}, expected)


# Nothing of it runs yet; whoever wants it says its name.
PLANNED = {"hackney-autism-hub", "hackney-asd-parent-group", "hackney-link-educational-psychologist", "barnet-asd-hub"}


@suite.test("what runs comes before what is planned, which is first for who names it")
def _(folder):
    doorway = Doorway(folder)
    for said in ("autism parents", "group for parents of autistic children"):
        first = doorway.json("search", "--", said)["results"][0]["source_id"]
        assert first not in PLANNED, (said, first)
    equal(doorway.json("search", "--", "hackney autism hub")["results"][0]["source_id"], "hackney-autism-hub")


# In the first person and of somebody else, plain and roundabout.
FEARS = ("he hits me and the kids", "he hit me and my son", "my husband locks me in", "he says he will kill me", "dad beats mum",
         "my partner is violent to me and the children", "i need to get away from him tonight with the baby", "scared of my ex",
         "hurt by my partner", "i was beaten by my ex", "he punched me", "my boyfriend raped me", "i am being stalked",
         "my ex threatened to kill me", "my ex says hes going to kill me", "i was choked by my boyfriend", "he grabs me by the hair", "my dad beats me", "my boyfriend strangled me", "she hits me when she drinks", "kocam beni dövüyor", "زوجي يضربني")
FOR_SURVIVORS = {"redbridge-reach-out", "redbridge-hiba-foundation"}
FOR_ABUSERS = "redbridge-open-up"


@suite.test("whoever fears somebody at home is shown first who helps, and nobody who works with those that hurt before")
def _(folder):
    doorway = Doorway(folder)
    for said in FEARS:
        found = [one["source_id"] for one in doorway.json("search", "--limit", 164, "--", said)["results"]]
        assert found[0] in FOR_SURVIVORS, (said, found[:3])
        assert FOR_ABUSERS not in found or found.index(FOR_ABUSERS) > max(found.index(one) for one in FOR_SURVIVORS), (said, found[:8])


# Words of force and fear that ask for nothing of the kind.
HARMLESS = ("nobody to watch the kids while i work nights", "bath bomb making", "this weather is killing me", "choking first aid course",
            "my feet are killing me after the school run", "he beats me at chess", "beaten by the housing system", "frightened of dogs",
            "safe place for kids to play after school", "controlled crying sleep training")


@suite.test("words of force that are said of everything else lead to nobody who helps against it")
def _(folder):
    doorway = Doorway(folder)
    for said in HARMLESS:
        done = subprocess.run(doorway.command("--json", "search", "--", said), capture_output=True, text=True, env=doorway.environment)
        answer = json.loads(done.stdout)
        assert not answer["urgent"]["called_for"], said
        found = [one["source_id"] for one in answer["results"]]
        assert not found or found[0] not in FOR_SURVIVORS | {"merton-vawg-team", FOR_ABUSERS}, (said, found[:3])


@suite.test("what hurt somebody finds nobody by chance, and whoever asks about hurting others finds who works with them")
def _(folder):
    doorway = Doorway(folder)
    # A record speaks of families hit by rising costs, and none of anybody who is punched.
    plain, other = ([one["source_id"] for one in doorway.json("search", "--", said)["results"][:8]] for said in ("he punched me", "he hits me"))
    assert plain == other, (plain, other)
    for said in ("i hit my wife and want to stop", "programme for perpetrators"):
        found = [one["source_id"] for one in doorway.json("search", "--", said)["results"]]
        assert FOR_ABUSERS in found[:3], (said, found[:5])


suite.run()
