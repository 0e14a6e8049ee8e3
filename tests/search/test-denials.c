/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-denials.h"
#include "dw-expansions.h"
#include "dw-paths.h"
#include "tests/support/isolated.h"

#include <string.h>

static DwVocabulary *vocabulary;
static DwGazetteer *gazetteer;

/* What is denied, and the words that are searched all the same. */
static const struct
{
  const char *text;
  const char *denied;       /* labels, "; " between them */
  const char *searched;
} wishes[] = {
  { "not for dads", "Not: For dads", "" },
  { "parenting group not for dads", "Not: For dads", "parenting group" },
  { "no foodbank", "Not: foodbank", "" },
  { "help with food no foodbank", "Not: foodbank", "help food" },
  { "food but not a food bank", "Not: food bank", "food" },
  { "counselling not through school", "Not: school", "counselling" },
  { "counselling, not through the school", "Not: school", "counselling" },
  { "speech therapy not via the gp", "Not: gp", "speech therapy" },
  { "parenting course, not online", "Not: Online", "parenting course" },
  { "youth club not in Hackney", "Not: Hackney", "youth club" },
  { "adhd help without medication", "Not: medication", "adhd help" },
  { "anxiety help without tablets", "Not: tablets", "anxiety help" },
  { "depression not medication", "Not: medication", "depression" },
  { "don't want a group", "Not: group", "" },
  { "anxiety, don't want a group", "Not: group", "anxiety" },
  { "i dont want counselling for my anxiety", "Not: counselling", "anxiety" },
  { "dont want to go to a group, lonely mum", "Not: group", "lonely mum" },
  { "we do not want a parenting course", "Not: parenting course", "" },
  { "lonely but dont like groups", "Not: groups", "lonely" },
  { "my son doesnt want counselling he is angry", "Not: counselling", "son angry" },
  { "bereavement support rather than counselling", "Not: counselling", "bereavement support" },
  { "something instead of tablets for low mood", "Not: tablets", "low mood" },
  { "mental health anything but camhs", "Not: camhs", "mental health" },
  { "mental health help other than camhs", "Not: camhs", "mental health help" },
  { "mental health apart from camhs", "Not: camhs", "mental health" },
  { "help with behaviour without social services", "Not: social services", "help behaviour" },
  { "help at home without involving social services", "Not: social services", "help home" },
  { "domestic abuse help without police", "Not: police", "domestic abuse help" },
  { "youth club not a church", "Not: church", "youth club" },
  { "toddler group nothing religious", "Not: religious", "toddler group" },
  { "toddler group not religious", "Not: religious", "toddler group" },
  { "non religious parenting support", "Not: religious", "parenting support" },
  { "playgroup no church", "Not: church", "playgroup" },
  { "things to do not football", "Not: football", "things to do" },
  { "holiday activities no sports", "Not: sports", "holiday activities" },
  { "debt help not a loan", "Not: loan", "debt help" },
  { "somewhere to stay not a hostel", "Not: hostel", "stay" },
  { "housing advice without a waiting list", "Not: waiting list", "housing advice" },
  { "no waiting list", "Not: waiting list", "" },
  { "no waiting lists please", "Not: waiting lists", "" },
  { "no video calls", "Not: Online", "" },
  { "no parenting courses please", "Not: parenting courses", "" },
  { "autism support no waiting list", "Not: waiting list", "autism support" },
  { "talk to someone no helplines", "Not: helplines", "talk" },
  { "sleep help not an app", "Not: app", "sleep help" },
  { "counselling not on zoom", "Not: Online", "counselling" },
  { "counselling not online or by phone", "Not: Online; Not: By phone", "counselling" },
  { "autism help no groups or courses", "Not: groups; Not: courses", "autism help" },
  { "autism help not a group or a course", "Not: group; Not: course", "autism help" },
  { "breastfeeding help not at the hospital", "Not: hospital", "breastfeeding help" },
  { "activities apart from school", "Not: school", "activities" },
  { "anxiety help without involving social services", "Not: social services", "anxiety help" },
  { "food help without going to a food bank", "Not: food bank", "food help" },
  { "advice not from the council", "Not: council", "advice" },
  { "someone to talk to not a man", "Not: man", "talk" },
  { "play sessions except Hackney", "Not: Hackney", "play sessions" },
  { "stay and play not on mondays", "Not: Monday", "stay play" },
  { "dont need a referral just counselling", "Not: referral", "counselling" },
  { "avoid social services", "Not: social services", "" },
  { "behaviour help, no parenting classes", "Not: parenting classes", "behaviour help" },
  /* What it is not about, where that is ruled out and not missed. */
  { "no domestic abuse, just parenting", "Not: domestic abuse", "parenting" },
  { "no debt help, just somewhere to play", "Not: debt help", "play" },
  { "no debt help but somewhere to play", "Not: debt help", "play" },
  { "no housing advice but i'm looking for a baby group", "Not: housing advice", "baby group" },
  { "no parenting support but want esol", "Not: parenting support", "esol" },
  { "no mental health, only school uniform", "Not: mental health", "school uniform" },
  { "no drugs or alcohol please, just youth clubs", "Not: drugs; Not: alcohol", "youth clubs" },
  { "not housing", "Not: housing", "" },
  { "not autism but speech", "Not: autism", "speech" },
  { "speech not autism", "Not: autism", "speech" },
  { "we want play groups, not domestic violence", "Not: domestic violence", "play groups" },
  { "not parenting classes, benefits advice", "Not: parenting classes", "benefits advice" },
  { "anything but housing", "Not: housing", "" },
  { "everything except benefits", "Not: benefits", "" },
  { "help for my son other than autism", "Not: autism", "help son" },
  { "youth club instead of mental health support", "Not: mental health support", "youth club" },
  { "not interested in childcare, need a job", "Not: childcare", "job" },
  { "i'm not looking for housing advice, i want to meet other mums", "Not: housing advice", "meet other mums" },
  { "it is not about debt, food for the children", "Not: debt", "food children" },
  { "don't need help with money, need bereavement support", "Not: money", "bereavement support" },
  { "i dont want benefits advice i want a job", "Not: benefits advice", "job" },
  /* What the vocabulary knows: names, and what services say that they are. */
  { "toddlers but not stay and play", "Not: stay and play", "toddlers" },
  { "parenting help not triple p", "Not: triple p", "parenting help" },
  { "no triple p, something for behaviour", "Not: triple p", "behaviour" },
  { "feeling lonely, no coffee mornings", "Not: coffee mornings", "feeling lonely" },
  { "debt advice, not stepchange", "Not: stepchange", "debt advice" },
  { "disabled children not mencap", "Not: mencap", "disabled children" },
  { "autism course not cygnet", "Not: cygnet", "autism course" },
  { "no yoga, pregnancy", "Not: yoga", "pregnancy" },
  { "autism but not assessment", "Not: assessment", "autism" },
  { "weaning help not a health visitor", "Not: health visitor", "weaning help" },
  { "anything but counselling or a family hub", "Not: counselling; Not: family hub", "" },
  { "parenting class not in english", "Not: english", "parenting class" },
  { "no parenting course, i've done three", "Not: parenting course", "done three" },
  { "behaviour help other than the children's centre", "Not: childrens centre", "behaviour help" },
};

/* What somebody lacks or what is told, and is searched whole. */
static const char *const felt[] = {
  "no food", "no money", "no heating", "no electric", "no hot water", "no school place", "no nursery place", "no friends", "no bed for my son",
  "no carpet", "no nappies", "no washing machine", "no passport", "no job", "no childcare", "no family nearby", "no one to talk to", "no english",
  "no gp", "no doctor", "no social worker since june", "no school", "no recourse to public funds", "no social worker", "no social worker yet", "no support worker", "no parenting courses near me", "no parenting courses available",
  "no waiting list places left", "no uniform", "no confidence",
  "there is no autism group near us", "no groups for my autistic son", "no counselling available at his school",
  "not talking", "not sleeping", "not eating", "not walking yet", "not in school", "my son is not in school", "son not at school", "hes not at nursery yet",
  "not coping", "not safe at home", "not gaining weight", "not toilet trained", "not getting on with my partner", "not listening",
  "not working", "im not on medication", "she is not taking her medication", "his medication is not working", "not allowed in school",
  "not sure about a parenting group", "not enough food", "not had counselling yet", "the school is not helping",
  "can't read", "cant sleep", "cant cope", "cant afford a therapist", "cant get a gp", "can't get him to school", "cannot pay rent",
  "left without food", "family without heating", "we are without electric", "without a school place", "child without friends",
  "don't want to live", "dont want to be here anymore", "don't want to go to school", "my son doesnt want to go to school", "he doesn't like school",
  "i dont want the baby", "dont want to lose my kids", "dont want a divorce", "i dont have a school place", "dont know what to do",
  "my daughter wont go to school", "he wont eat", "never sleeps", "avoid eviction", "screaming instead of sleeping", "nothing to eat",
  "nothing to do in the holidays", "not only dads", "help not just for mums", "waiting list too long no help", "school not supporting",
  "no longer in school", "no contact with my kids", "stop smoking without gaining weight",
  "no housing", "no benefits", "no money just debts", "no housing, just sofa surfing", "no childcare, just me and the baby", "no benefits, only child benefit",
  "no domestic abuse support in my area", "no mental health support for my daughter", "no autism support just a waiting list", "not just autism", "it is not autism",
  "if its not autism what is it", "he is not autism diagnosed", "not autism friendly", "the school is not send friendly", "not only housing", "still no housing", "we are not getting benefits",
  "don't want my child to have autism", "no housing near my mum", "not enough money", "not able to pay rent", "no housing but a baby coming", "no money but need food", "no childcare but want to work",
  "no sen support but need an ehcp", "no autism support but he has a diagnosis", "no money but looking for something to do", "cant get housing",
  "without benefits", "nothing about autism makes sense", "why not housing",
  "no laptop", "no passport and no visa", "no dentist", "no wifi", "no health visitor", "no assessment", "no midwife", "no respite for 2 years", "no mentor",
  "not well", "not safe", "not verbal", "not sleeping in her own bed", "not getting into work", "not bonding with my baby", "he does not play", "did not get universal credit",
  "not had an assessment", "not on universal credit", "not happy at nursery", "we do not have a health visitor", "school will not do an assessment", "not homeless yet",
  "not another eviction", "not more debt", "not another exclusion", "not more bullying",
  "my english is not good", "not good english", "dont have a social worker", "not enough respite", "not feeling safe", "not anxious", "not warm", "not friends with anyone",
};

static DwQueryWords *
read_words (const char        *text,
            const char *const *undone,
            GArray           **hints)
{
  DwQueryWords *words = dw_query_words_parse (text);

  *hints = dw_hints_read (gazetteer, vocabulary, words, 0, undone, 4);
  dw_denials_leave_out (words, vocabulary, *hints);
  return words;
}

static char *
list_denied (const GArray *hints)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < hints->len; i++)
    if (g_array_index (hints, DwHint, i).is_not)
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? "; " : "", g_array_index (hints, DwHint, i).label);

  return g_strdup (labels->str);
}

static void
test_wishes (void)
{
  g_autoptr (GString) wrong = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr (GArray) hints = NULL;
      g_autoptr (DwQueryWords) words = read_words (wishes[i].text, NULL, &hints);
      g_autofree char *denied = list_denied (hints);
      g_autofree char *searched = g_strjoinv (" ", words->items);

      if (strcmp (denied, wishes[i].denied) != 0 || strcmp (searched, wishes[i].searched) != 0)
        g_string_append_printf (wrong, "\n“%s”: “%s”, and searched is “%s”", wishes[i].text, denied, searched);
    }

  g_assert_cmpstr (wrong->str, ==, "");
}

static void
test_felt (void)
{
  g_autoptr (GString) wrong = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (felt); i++)
    {
      g_autoptr (GArray) hints = NULL;
      g_autoptr (DwQueryWords) words = read_words (felt[i], NULL, &hints);
      g_autoptr (DwQueryWords) whole = dw_query_words_parse (felt[i]);
      g_autofree char *denied = list_denied (hints);
      g_autofree char *searched = g_strjoinv (" ", words->items);
      g_autofree char *expected = g_strjoinv (" ", whole->items);

      if (denied[0] != '\0' || strcmp (searched, expected) != 0)
        g_string_append_printf (wrong, "\n“%s”: “%s”, and searched is “%s”", felt[i], denied, searched);
    }

  g_assert_cmpstr (wrong->str, ==, "");
}

/* Without the denial the question is read as if nothing were denied. */
static void
test_undone (void)
{
  const char *const undone[] = { "denied Not: foodbank", NULL };
  g_autoptr (GArray) hints = NULL;
  g_autoptr (DwQueryWords) words = read_words ("help with food no foodbank", undone, &hints);
  g_autofree char *searched = g_strjoinv (" ", words->items);

  g_assert_cmpuint (hints->len, ==, 0);
  g_assert_cmpstr (searched, ==, "help food no foodbank");
}

/* "Open" of a day, how long a walk is, and from which age on, stand in no text in that sense. */
static void
test_aside (void)
{
  g_autoptr (GArray) days = NULL;
  g_autoptr (GArray) walk = NULL;
  g_autoptr (DwQueryWords) open = read_words ("playgroup open on sundays", NULL, &days);
  g_autoptr (GArray) ages = NULL;
  g_autoptr (DwQueryWords) aged = read_words ("playgroup ages 0 to 5", NULL, &ages);
  g_autoptr (DwQueryWords) near = read_words ("playgroup less than 30 minutes walk", NULL, &walk);

  g_assert_cmpuint (open->n_items, ==, 1);
  g_assert_cmpuint (near->n_items, ==, 1);
  g_assert_cmpuint (aged->n_items, ==, 1);
}

typedef struct
{
  Directory directory;
  DwSearch *search;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  Sample samples[] = {
    sample_named ("bank", "Hackney Food Bank"),
    sample_named ("pantry", "Community pantry"),
    sample_named ("dads", "Group for dads"),
    sample_named ("all", "Group for everyone"),
    sample_named ("planned", "Autism course for parents"),
    sample_named ("open", "Autism group for parents"),
    sample_named ("club", "Club 3"),
    sample_named ("club-4", "Club 4 for 3 year olds"),
    sample_named ("club-33", "After school club 33"),
    sample_named ("house", "Safe house"),
    sample_named ("tenants", "Tenants"),
  };

  samples[0].description = "Food for families who need it. Help with food, and food to take home.";
  samples[1].description = "Help with food, at a fair price";
  samples[4].terms[DW_FACET_STATUS] = DW_STATUS_PLANNED;
  samples[4].description = "Autism parents: an autism course for parents";
  samples[5].description = "Meets every week";
  samples[7].description = "Club, club, 3";
  samples[9].description = "A refuge for survivors";
  samples[10].description = "For families who need it, and families only";
  samples[10].terms[DW_FACET_NEED] = dw_facet_find (DW_FACET_NEED, "housing");
  directory_init (&fixture->directory);
  fixture->directory.vocabulary = vocabulary;
  directory_fill (&fixture->directory, samples, G_N_ELEMENTS (samples));
  fixture->search = directory_search (&fixture->directory);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->search);
  directory_clear (&fixture->directory);
}

static void
assert_first (Fixture    *fixture,
              const char *text,
              const char *id)
{
  g_autoptr (DwAnswer) answer = ask_text (fixture->search, text);
  g_autofree char *ids = list_ids (answer);

  g_test_message ("%s: %s", text, ids);
  g_assert_true (g_str_has_prefix (ids, id));
}

static void
test_lowered (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DwAnswer) answer = ask_text (fixture->search, "help with food, no foodbank");
  g_autofree char *ids = list_ids (answer);

  g_assert_cmpstr (ids, ==, "pantry bank");
  g_assert_cmpuint (answer->n_understood, ==, 1);
  g_assert_true (answer->understood[0].is_not);
  g_assert_cmpstr (answer->matched[1].misfits[0], ==, "Not: foodbank");
  g_assert_cmpstr (answer->matched[0].unstated[0], ==, "whether it is what you ruled out");
  assert_first (fixture, "help with food", "bank");
  assert_first (fixture, "a group not for dads", "all");
}

/* What is refused is not searched, however dangerous it sounds, and what is for nothing else comes last; the danger is shown. */
static void
test_need (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwAnswer) answer = ask_text (fixture->search, "no domestic abuse, just autism");
  g_autofree char *ids = list_ids (answer);

  g_assert_cmpstr (ids, ==, "open planned");
  g_assert_true (answer->urgent & DW_URGENT_ABUSE);
  assert_first (fixture, "families", "tenants");
  assert_first (fixture, "families not housing", "bank");
}

/* Everything is there, what is refused last, and it is said that nothing was asked for. */
static void
test_nothing_asked (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (DwAnswer) answer = ask_text (fixture->search, "not for dads");
  g_autofree char *ids = list_ids (answer);

  g_assert_cmpuint (answer->n_hits, ==, answer->n_services);
  g_assert_true (answer->only_denies);
  g_assert_cmpint (answer->confidence, ==, DW_CONFIDENCE_WEAK);
  g_assert_cmpuint (answer->n_words, ==, 0);
  g_assert_false (g_str_has_prefix (ids, "dads"));
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  assert_first (fixture, "autism support for parents", "open planned");
  assert_first (fixture, "club 3", "club ");
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *places = dw_paths_dup_data ("places");
  g_autofree char *tables = dw_paths_dup_data ("vocabulary");
  int status;

  isolated_test_init (&argc, &argv);
  vocabulary = dw_vocabulary_load (tables, NULL);
  gazetteer = dw_gazetteer_load (places, NULL);
  g_test_add_func ("/search/denials/what is refused is not searched", test_wishes);
  g_test_add_func ("/search/denials/what is missed or told is searched whole", test_felt);
  g_test_add_func ("/search/denials/a denial that is undone leaves the words as they were", test_undone);
  g_test_add_func ("/search/denials/opening, walking and ages are understood and not searched", test_aside);
  g_test_add ("/search/denials/what is refused comes later, and says so", Fixture, NULL, set_up, test_lowered, tear_down);
  g_test_add ("/search/denials/a need that is refused is not searched", Fixture, NULL, set_up, test_need, tear_down);
  g_test_add ("/search/denials/words that only refuse list everything and say so", Fixture, NULL, set_up, test_nothing_asked, tear_down);
  g_test_add ("/search/denials/what is planned comes after what is open, and a name first", Fixture, NULL, set_up, test_order, tear_down);
  status = g_test_run ();
  dw_gazetteer_unref (gazetteer);
  dw_vocabulary_unref (vocabulary);
  return status;
}
