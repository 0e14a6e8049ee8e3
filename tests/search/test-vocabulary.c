/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-expansions.h"
#include "dw-limits.h"
#include "dw-word-key.h"
#include "tests/support/isolated.h"

#include <glib/gstdio.h>
#include <string.h>

static DwGazetteer *gazetteer;

/* A vocabulary folder of its own. */
typedef struct
{
  char *folder;
  GPtrArray *faults;
  DwVocabulary *vocabulary;
} Fixture;

static void
write_table (const Fixture *fixture,
             const char    *name,
             const char    *text,
             gssize         length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("doorway-vocabulary-XXXXXX", NULL);
  fixture->faults = g_ptr_array_new_with_free_func (g_free);
  write_table (fixture, "phrases.csv",
               "# say,find,need\n"
               "kicking off|meltdown,behaviour|anger,parenting-programme\n"
               "off,elsewhere,\n"
               "not talking,speech|speech and language,speech-language baby-infant\n"
               "behind with rent,arrears|rent,housing\n"
               "meltdown,autism,autism-send\n", -1);
  write_table (fixture, "same.csv", "# names\nmum|mother|mums\n", -1);
  write_table (fixture, "hints.csv", "# say,facet,value\nbaby,age,0-1\nrefer myself,route,self\n", -1);
  write_table (fixture, "needs.csv",
               "# slug,parents,label,words,tells\n"
               "sleep,baby-infant parenting-programme,Sleep,sleep clinic|routines,\n", -1);
  write_table (fixture, "things.csv", "# say\nparking permit|blue badge\n", -1);
  write_table (fixture, "names.csv", "# say\n", -1);
  write_table (fixture, "quiet.csv", "# words\nson nearly year friend course\n", -1);
  write_table (fixture, "languages.csv", "# say,find,need\n", -1);
  write_table (fixture, "said.csv", "# need,sentence\n", -1);
  write_table (fixture, "danger.csv", "# sort,words,weights\n", -1);
  write_table (fixture, "short.csv", "# short,long\nLAC,looked after children\nLAC,local area coordinator\n", -1);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const names[] = { "danger.csv", "phrases.csv", "same.csv", "short.csv", "hints.csv", "needs.csv", "things.csv", "names.csv", "quiet.csv",
                                       "languages.csv", "said.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_ptr_array_unref (fixture->faults);
  g_clear_pointer (&fixture->vocabulary, dw_vocabulary_unref);
}

static void
load (Fixture *fixture)
{
  g_clear_pointer (&fixture->vocabulary, dw_vocabulary_unref);
  g_ptr_array_set_size (fixture->faults, 0);
  fixture->vocabulary = dw_vocabulary_load (fixture->folder, fixture->faults);
}

/* The concepts of @words, in which hints were heard before. */
static DwExpansions *
find_expansions (const DwVocabulary *vocabulary,
                 const DwQueryWords *words)
{
  g_autoptr (GArray) hints = dw_hints_read (gazetteer, vocabulary, words, 0, NULL, 0);

  return dw_expansions_find (vocabulary, words, hints);
}

/* The terms that are added to @text, joined by "; ". */
static char *
list_added (const DwVocabulary *vocabulary,
            const char         *text)
{
  g_autoptr (DwQueryWords) words = dw_query_words_parse (text);
  g_autoptr (DwExpansions) expansions = find_expansions (vocabulary, words);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < expansions->n_items; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "; " : "", expansions->items[i].text);

  return g_string_free (list, FALSE);
}

static void
assert_added (const Fixture *fixture,
              const char    *text,
              const char    *expected)
{
  g_autofree char *added = list_added (fixture->vocabulary, text);

  g_assert_cmpstr (added, ==, expected);
}

static void
assert_fault (const Fixture *fixture,
              const char    *expected)
{
  g_assert_cmpuint (fixture->faults->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fixture->faults, 0), ==, expected);
}

static void
assert_key (const char *word,
            const char *expected)
{
  g_autofree char *key = dw_word_key (word);

  g_assert_cmpstr (key, ==, expected);
}

static void
test_key (void)
{
  assert_key ("kicking", "kick");
  assert_key ("kicked", "kick");
  assert_key ("hitting", "hit");
  assert_key ("babies", "baby");
  assert_key ("worried", "worry");
  assert_key ("classes", "class");
  assert_key ("bills", "bill");
  assert_key ("stress", "stress");
  assert_key ("need", "need");
  assert_key ("isnt", "not");
  assert_key ("never", "not");
  assert_key ("cant", "cant");
  assert_key ("the", NULL);
  assert_key ("caring", "care");
  assert_key ("car", "car");
  assert_key ("notes", "note");
  assert_key ("asking", "ask");
  assert_key ("smoking", "smok");
  assert_key ("smoke", "smok");
}

static void
test_phrases (Fixture       *fixture,
              gconstpointer  data)
{
  load (fixture);
  g_assert_cmpuint (fixture->faults->len, ==, 0);

  assert_added (fixture, "he kicks off every day", "behaviour; anger");
  assert_added (fixture, "KICKED OFF", "behaviour; anger");
  assert_added (fixture, "kicking it off", "behaviour; anger");
  assert_added (fixture, "kicking the ball off", "elsewhere");
  assert_added (fixture, "doesn't talk", "speech; speech and language");
  assert_added (fixture, "isn’t talking yet", "speech; speech and language");
  assert_added (fixture, "talking", "");
  assert_added (fixture, "we're behind with the rent", "arrears");
  assert_added (fixture, "mum", "mother; mums");
  assert_added (fixture, "", "");
}

static void
test_apart (Fixture       *fixture,
            gconstpointer  data)
{
  write_table (fixture, "phrases.csv",
               "sleep + not,sleep,\n"
               "rent + behind/owe/cant pay,arrears,housing\n"
               "i + hit + wife,perpetrator,\n"
               "not,no,\n", -1);
  load (fixture);
  g_assert_cmpuint (fixture->faults->len, ==, 0);

  assert_added (fixture, "he won't ever sleep", "");            /* the word itself is there already */
  assert_added (fixture, "sleeping is what he does not do", "sleep");
  assert_added (fixture, "sleeping", "");
  assert_added (fixture, "we owe two months rent", "arrears");
  assert_added (fixture, "the rent: cannot pay it", "arrears");
  assert_added (fixture, "rent", "");
  assert_added (fixture, "last night i have hit my wife", "perpetrator");
  assert_added (fixture, "hit my wife", "");
  assert_added (fixture, "sleep one two three four five six seven eight nine ten eleven not", "no");
}

static void
test_literal (Fixture       *fixture,
              gconstpointer  data)
{
  write_table (fixture, "phrases.csv", "mum to be,pregnancy,\nthings to do,activities,\ncant get to you,outreach,\n", -1);
  load (fixture);

  assert_added (fixture, "help for mums to be", "pregnancy");
  assert_added (fixture, "mum", "mother; mums");
  assert_added (fixture, "things to do", "activities");
  assert_added (fixture, "many things", "");
  assert_added (fixture, "i cant get to you", "outreach");
  assert_added (fixture, "cant get them to bed", "");
}

static void
test_needs (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DwQueryWords) words = dw_query_words_parse ("up all night");
  g_autoptr (DwExpansions) expansions = NULL;

  write_table (fixture, "phrases.csv", "up all night,wakes,sleep\n", -1);
  load (fixture);
  expansions = find_expansions (fixture->vocabulary, words);

  g_assert_cmpuint (fixture->faults->len, ==, 0);
  assert_added (fixture, "up all night", "wakes; sleep clinic; routines");
  g_assert_cmphex (expansions->needs, ==,
                   dw_facet_find (DW_FACET_NEED, "baby-infant") | dw_facet_find (DW_FACET_NEED, "parenting-programme"));
}

static void
test_things (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DwQueryWords) words = dw_query_words_parse ("behind with a parking permit");
  g_autoptr (DwExpansions) expansions = NULL;

  write_table (fixture, "phrases.csv", "permit,licence,\nparking,car park,\n", -1);
  load (fixture);
  expansions = find_expansions (fixture->vocabulary, words);

  assert_added (fixture, "parking permit", "");
  assert_added (fixture, "permit", "licence");
  g_assert_cmpuint (words->n_items, ==, 3);
  g_assert_cmpuint (expansions->concept_of[1], ==, expansions->concept_of[2]);
  g_assert_true (expansions->is_own_thing[expansions->concept_of[1]]);
  g_assert_false (expansions->is_own_thing[expansions->concept_of[0]]);
}

static void
test_how (Fixture       *fixture,
          gconstpointer  data)
{
  write_table (fixture, "phrases.csv", "drop in,advice session,family-hub\nstammer,speech,speech-language\n", -1);
  write_table (fixture, "hints.csv", "drop in,route,drop-in\n", -1);
  load (fixture);

  assert_added (fixture, "drop in", "advice session");
  assert_added (fixture, "stammer drop in", "speech");
  assert_added (fixture, "is there a drop in", "advice session");
}

static void
test_named_thing (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (DwQueryWords) words = dw_query_words_parse ("home start family support");
  g_autoptr (DwExpansions) expansions = NULL;

  write_table (fixture, "needs.csv", "visits,early-help,Visits,outreach,\n", -1);
  write_table (fixture, "phrases.csv", "home start|family support,outreach,visits\n", -1);
  write_table (fixture, "things.csv", "home start\n", -1);
  load (fixture);
  expansions = find_expansions (fixture->vocabulary, words);

  g_assert_cmpuint (words->n_items, ==, 4);
  g_assert_cmpuint (expansions->concept_of[0], ==, expansions->concept_of[1]);
  g_assert_cmpuint (expansions->concept_of[2], !=, expansions->concept_of[0]);
  g_assert_true (expansions->is_own_thing[expansions->concept_of[0]]);
  g_assert_false (expansions->is_own_thing[expansions->concept_of[2]]);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  write_table (fixture, "phrases.csv", "evening class,evenings|online|virtual,\n", -1);
  write_table (fixture, "hints.csv", "online|virtual,delivery,online\n", -1);
  load (fixture);

  assert_added (fixture, "evening class", "evenings; online; virtual");
  assert_added (fixture, "evening class not online", "evenings");
}

static void
test_leaning (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DwQueryWords) words = dw_query_words_parse ("a letter from the bailiffs");
  g_autoptr (DwExpansions) expansions = NULL;

  write_table (fixture, "needs.csv", "debt,money-food,Debt,debt advice,\nattendance,school-support,Attendance,school avoidance,\n", -1);
  write_table (fixture, "phrases.csv", "bailiffs + door|bailiffs coming|letter + owe|jumped + debt/owe|jumped by,,debt\n"
                                       "school + letter/fine|fine + school|bridging course,,attendance\n", -1);
  write_table (fixture, "quiet.csv", "jumped start\n", -1);
  load (fixture);
  expansions = find_expansions (fixture->vocabulary, words);

  assert_added (fixture, "a letter from the bailiffs", "debt advice");
  g_assert_cmphex (expansions->needs, ==, dw_facet_find (DW_FACET_NEED, "money-food"));
  /* What stands in sayings of many needs, in none, or in another saying that is heard, leads nowhere. */
  assert_added (fixture, "a letter", "");
  assert_added (fixture, "zebra", "");
  assert_added (fixture, "bailiffs and a letter about a fine from school", "school avoidance");
  assert_added (fixture, "blue badge for the bailiffs", "");
  /* A quiet word tells where nothing louder stands beside it, and one of a single saying of two words nothing without the other. */
  assert_added (fixture, "they jumped", "debt advice");
  assert_added (fixture, "jump start parenting", "");
  assert_added (fixture, "my friend is on the bridge", "");
}

static void
assert_quiet (const Fixture *fixture,
              const char    *text,
              const char    *expected)
{
  g_autoptr (DwQueryWords) words = dw_query_words_parse (text);
  g_autoptr (DwExpansions) expansions = find_expansions (fixture->vocabulary, words);
  g_autoptr (GString) quiet = g_string_new (NULL);

  for (guint i = 0; i < words->n_items; i++)
    if (expansions->is_quiet[i])
      g_string_append_printf (quiet, "%s ", words->items[i]);

  g_assert_cmpstr (quiet->str, ==, expected);
}

static void
test_quiet (Fixture       *fixture,
            gconstpointer  data)
{
  write_table (fixture, "phrases.csv", "course,class,\nmeltdown,behaviour,\n", -1);
  load (fixture);

  assert_quiet (fixture, "son nearly 17 meltdown", "son nearly 17 ");
  assert_quiet (fixture, "sons 7 years", "");         /* there is nothing else to go by */
  assert_quiet (fixture, "zebra son", "son ");
  /* A quiet word is a saying only where no other is heard. */
  assert_added (fixture, "course", "class");
  assert_added (fixture, "meltdown course", "behaviour");
}

static void
test_own_folder (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *own = g_dir_make_tmp ("doorway-own-vocabulary-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (own, "phrases.csv", NULL);
  g_autofree char *fault = g_strdup_printf ("%s, line 1: fewer than 3 cells between commas", path);

  g_assert_true (g_file_set_contents (path, "damaged\nthe flats,housing office,housing\n", -1, NULL));
  fixture->vocabulary = dw_vocabulary_load_with_own (fixture->folder, own, fixture->faults);

  assert_fault (fixture, fault);
  assert_added (fixture, "the flats", "housing office");
  assert_added (fixture, "kicked off", "behaviour; anger");

  g_remove (path);
  g_rmdir (own);
  g_ptr_array_set_size (fixture->faults, 0);
  dw_vocabulary_unref (fixture->vocabulary);
  fixture->vocabulary = dw_vocabulary_load_with_own (fixture->folder, own, fixture->faults);
  g_assert_cmpuint (fixture->faults->len, ==, 0);
}

static const char *const need_damages[][2] = {
  { "one,two", "vocabulary/needs.csv, line 2: fewer than 5 cells between commas" },
  { ",housing,Label,words,", "vocabulary/needs.csv, line 2: nothing stands in the first cell" },
  { "mould,houses,Label,words,", "vocabulary/needs.csv, line 2: “houses” is no need" },
  { "mould,,Label,words,", "vocabulary/needs.csv, line 2: “mould” stands under no need" },
};

static void
test_damaged_need (Fixture       *fixture,
                   gconstpointer  data)
{
  write_table (fixture, "phrases.csv", "damp,,disrepair\nfloor,,after\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (need_damages); i++)
    {
      g_autofree char *table = g_strdup_printf ("disrepair,housing,Label,repairs,\n%s\nafter,disrepair,Label,boards,\n", need_damages[i][0]);

      write_table (fixture, "needs.csv", table, -1);
      load (fixture);
      assert_fault (fixture, need_damages[i][1]);
      assert_added (fixture, "damp", "repairs");
      assert_added (fixture, "floor", "boards");
    }
}

static void
test_longest (Fixture       *fixture,
              gconstpointer  data)
{
  load (fixture);
  assert_added (fixture, "kicking off", "behaviour; anger");
  assert_added (fixture, "off", "elsewhere");
}

static void
test_lines_of_one_phrase (Fixture       *fixture,
                          gconstpointer  data)
{
  load (fixture);
  assert_added (fixture, "LAC", "looked after children; local area coordinator");
  assert_added (fixture, "looked after children", "lac");
  assert_added (fixture, "meltdowns", "behaviour; anger; autism");
}

static void
test_concepts (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (DwQueryWords) words = dw_query_words_parse ("mum behind with rent in sutton");
  g_autoptr (DwExpansions) expansions = NULL;

  load (fixture);
  expansions = find_expansions (fixture->vocabulary, words);

  g_assert_cmpuint (words->n_items, ==, 4);
  g_assert_cmpuint (expansions->concept_of[1], ==, expansions->concept_of[2]);
  g_assert_cmpuint (expansions->concept_of[0], !=, expansions->concept_of[1]);
  g_assert_cmpuint (expansions->concept_of[3], !=, expansions->concept_of[1]);
  g_assert_cmphex (expansions->needs, ==, dw_facet_find (DW_FACET_NEED, "housing"));
}

static void
test_most (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GString) table = g_string_new (NULL);
  g_autoptr (GString) question = g_string_new (NULL);
  g_autoptr (DwQueryWords) words = NULL;
  g_autoptr (DwExpansions) expansions = NULL;

  for (guint i = 0; i < 30; i++)
    {
      g_string_append_printf (table, "say%u,", i);
      for (guint j = 0; j < 20; j++)
        g_string_append_printf (table, "%sfind%ux%u", j > 0 ? "|" : "", i, j);
      g_string_append (table, ",\n");
      g_string_append_printf (question, "say%u ", i);
    }
  write_table (fixture, "phrases.csv", table->str, -1);
  load (fixture);
  words = dw_query_words_parse (question->str);
  expansions = find_expansions (fixture->vocabulary, words);

  g_assert_cmpuint (fixture->faults->len, ==, 0);
  g_assert_cmpuint (expansions->n_items, ==, DW_EXPANSIONS_MOST);
}

/* What the words are about together, beside what a phrase of them says, and not where it is said already. */
static void
test_said (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GString) said = g_string_new ("none,where does the night bus stop\n");

  write_table (fixture, "needs.csv",
               "sleep,baby-infant,Sleep,sleep clinic|routines,\n"
               "mould,housing,Mould,mould,\n"
               "debt,money-food,Debt,debt advice,\n"
               "clubs,youth,Clubs,youth club,\n", -1);
  for (guint i = 0; i < 5; i++)
    g_string_append (said, "mould,black walls and the landlord laughs at us\n"
                           "mould,water comes through the ceiling when it rains\n"
                           "debt,letters with red ink that i hide in a drawer\n"
                           "debt,men at the door who want the telly\n"
                           "clubs,something for him to do on fridays with lads his age\n"
                           "clubs,bored stiff and hanging about the shops\n"
                           "sleep,nearly a year and my son and his friend do not\n"
                           "sleep,up six times before dawn and nobody rests\n"
                           "sleep,wide awake at two and up again before dawn\n"
                           "sleep,nobody rests and we are up again before dawn\n");
  write_table (fixture, "said.csv", said->str, -1);
  write_table (fixture, "phrases.csv", "this house,housing advice,housing\ncant settle,rest,sleep\n", -1);
  load (fixture);

  g_assert_cmpuint (fixture->faults->len, ==, 0);
  assert_added (fixture, "he is up again before dawn and nobody in this house rests", "housing advice; sleep clinic; routines");
  assert_added (fixture, "he cant settle and is up again before dawn nobody rests", "rest; sleep clinic; routines");
  assert_added (fixture, "which night bus stop is it", "");
  /* Nothing but words that say little is about nothing. */
  assert_added (fixture, "son nearly a year friend", "");
  assert_added (fixture, "this house", "housing advice");
}

typedef struct
{
  const char *line;
  const char *fault;      /* of the table's second line */
} Damage;

static const Damage damages[] = {
  { "only one cell", "vocabulary/phrases.csv, line 2: fewer than 3 cells between commas" },
  { "a,b,housing,d", "vocabulary/phrases.csv, line 2: more than 3 cells between commas" },
  { "a b c,found,no-such-need", "vocabulary/phrases.csv, line 2: “no-such-need” is no need" },
  { "!!,found,", "vocabulary/phrases.csv, line 2: “!!” has no word" },
  { "sleep +,found,", "vocabulary/phrases.csv, line 2: “” has no word" },
  { "a + b + c + d + e,found,", "vocabulary/phrases.csv, line 2: “a + b + c + d + e” has more than 4 parts" },
  { "one two three + four five six + seven eight nine,found,",
    "vocabulary/phrases.csv, line 2: “one two three + four five six + seven eight nine” is longer than 8 words" },
  { ",found,", "vocabulary/phrases.csv, line 2: nothing stands in the first cell" },
  { "one two three four five six seven eight nine,found,",
    "vocabulary/phrases.csv, line 2: “one two three four five six seven eight nine” is longer than 8 words" },
  { "caf\xE9,found,", "vocabulary/phrases.csv, line 2: not UTF-8 text" },
  { "bell\x07,found,", "vocabulary/phrases.csv, line 2: a control character" },
};

static void
test_damaged_line (Fixture       *fixture,
                   gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *table = g_strdup_printf ("before,found before,\r\n%s\nafter,found after,\n", damages[i].line);

      write_table (fixture, "phrases.csv", table, -1);
      load (fixture);
      assert_fault (fixture, damages[i].fault);
      assert_added (fixture, "before", "found before");
      assert_added (fixture, "after", "found after");
    }
}

static const Damage said_damages[] = {
  { "sleep", "vocabulary/said.csv, line 2: fewer than 2 cells between commas" },
  { "sleep,one,two", "vocabulary/said.csv, line 2: more than 2 cells between commas" },
  { "snoring,he snores all night", "vocabulary/said.csv, line 2: “snoring” is no need" },
  { ",he snores all night", "vocabulary/said.csv, line 2: “” is no need" },
};

static void
test_damaged_said (Fixture       *fixture,
                   gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (said_damages); i++)
    {
      g_autofree char *table = g_strdup_printf ("sleep,up again before dawn\n%s\nsleep,nobody rests before dawn\n", said_damages[i].line);

      write_table (fixture, "said.csv", table, -1);
      load (fixture);
      assert_fault (fixture, said_damages[i].fault);
      assert_added (fixture, "up again before dawn nobody rests", "sleep clinic; routines");
    }
}

static const Damage hint_damages[] = {
  { "a,b", "vocabulary/hints.csv, line 2: fewer than 3 cells between commas" },
  { "refer myself,shape,round", "vocabulary/hints.csv, line 2: “shape” is neither a facet nor “age”" },
  { "refer myself,route,by-magic", "vocabulary/hints.csv, line 2: “by-magic” is no value of “route”" },
  { "refer myself,route,", "vocabulary/hints.csv, line 2: “” is no value of “route”" },
  { "teen,age,18-13", "vocabulary/hints.csv, line 2: “18-13” is no value of “age”" },
  { "teen,age,13-99999999999999999999", "vocabulary/hints.csv, line 2: “13-99999999999999999999” is no value of “age”" },
};

static void
test_damaged_hint (Fixture       *fixture,
                   gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (hint_damages); i++)
    {
      g_autofree char *table = g_strdup_printf ("before,age,1\n%s\n", hint_damages[i].line);

      write_table (fixture, "hints.csv", table, -1);
      load (fixture);
      assert_fault (fixture, hint_damages[i].fault);
    }
}

static void
test_hostile_files (Fixture       *fixture,
                    gconstpointer  data)
{
  gsize n = 6 * 1024 * 1024;
  g_autofree char *big = g_malloc (n);
  GRand *rand = g_rand_new_with_seed (7);

  write_table (fixture, "phrases.csv", "", 0);
  load (fixture);
  g_assert_cmpuint (fixture->faults->len, ==, 0);

  write_table (fixture, "phrases.csv", "a,b\0c,housing\nmum,parent,", 25);
  load (fixture);
  g_assert_cmpuint (fixture->faults->len, ==, 1);

  memset (big, 'x', n);
  write_table (fixture, "phrases.csv", big, (gssize) n);
  load (fixture);
  assert_fault (fixture, "vocabulary/phrases.csv, line 1: the line is too long");

  for (gsize i = 0; i < n; i++)
    big[i] = (char) g_rand_int_range (rand, 0, 256);
  write_table (fixture, "phrases.csv", big, (gssize) n);
  load (fixture);
  g_assert_cmpuint (fixture->faults->len, <=, 100);
  assert_added (fixture, "mum", "mother; mums");
  g_rand_free (rand);
}

static void
test_missing_file (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "same.csv", NULL);

  g_remove (path);
  load (fixture);
  g_assert_cmpuint (fixture->faults->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (fixture->faults, 0), "vocabulary/same.csv: "));
  assert_added (fixture, "kicked off", "behaviour; anger");
}

/* The tables that ship. */
static void
test_shipped (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("DOORWAY_PKGDATADIR"), "vocabulary", NULL);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DwVocabulary) vocabulary = dw_vocabulary_load (folder, faults);

  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (faults, i));

  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpuint (dw_vocabulary_get_size (vocabulary), >, 1000);
}

/* Danger told in words of which no table makes a need, in any language, by whom it is done. */
static void
test_danger (void)
{
  static const struct { const char *text; const char *need; const char *added; } said[] = {
    { "he follows me home from work every day", "domestic-abuse", "domestic abuse" },
    { "my husband goes through my messages", "domestic-abuse", "domestic abuse" },
    { "老公打人", "domestic-abuse", "domestic abuse" },
    { "my ex won't stop texting me", "domestic-abuse", "domestic abuse" },
    { "my son is violent towards me", "parenting-programme", "conflict" },
    { "im scared of my daughter", "parenting-programme", "conflict" },
    { "he is violent and my son saw it", "domestic-abuse", "domestic abuse" },
    { "my in laws hit me and my son", "domestic-abuse", "domestic abuse" },
    { "sleeping in the car with my baby tonight", "housing", "housing" },
    { "he threatened to jump", "mental-health", "mental health" },
    { "scared for my life and we sleep in the van", "domestic-abuse", "domestic abuse" },
    { "he hits me and throws things hes 7", "parenting-programme", "conflict" },
    { "he hits me, my daughter she is 7", "domestic-abuse", "domestic abuse" },
    { "pregnant 17 homeless", "baby-infant", "maternity" },
    { "neighbours threatening us", "housing", "nuisance" },
    { "the neighbours heard him hit me", "domestic-abuse", "domestic abuse" },
  };
  static const char *const calm[] = { "parenting course", "he beats me at chess", "i am scared i will hurt my baby" };
  g_autofree char *folder = g_build_filename (g_getenv ("DOORWAY_PKGDATADIR"), "vocabulary", NULL);
  g_autoptr (DwVocabulary) vocabulary = dw_vocabulary_load (folder, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (DwQueryWords) words = dw_query_words_parse (said[i].text);
      g_autoptr (DwExpansions) expansions = find_expansions (vocabulary, words);
      g_autofree char *added = list_added (vocabulary, said[i].text);

      g_test_message ("%s: %s", said[i].text, added);
      g_assert_cmpuint (expansions->needs & dw_facet_find (DW_FACET_NEED, said[i].need), !=, 0);
      g_assert_nonnull (strstr (added, said[i].added));
      g_assert_true ((strstr (added, "domestic abuse") != NULL) == (g_str_equal (said[i].need, "domestic-abuse")));
    }
  for (guint i = 0; i < G_N_ELEMENTS (calm); i++)
    {
      g_autofree char *added = list_added (vocabulary, calm[i]);

      g_assert_null (strstr (added, "domestic abuse"));
    }
}

/* Whoever is alone with children and asks for something is not asked to say that first. */
static void
test_lone_parents (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("DOORWAY_PKGDATADIR"), "vocabulary", NULL);
  g_autoptr (DwVocabulary) vocabulary = dw_vocabulary_load (folder, NULL);
  g_autofree char *job = list_added (vocabulary, "job help for lone parents");
  g_autofree char *alone = list_added (vocabulary, "lone parents");

  g_assert_nonnull (strstr (job, "employment"));
  g_assert_null (strstr (job, "family support"));
  g_assert_nonnull (strstr (alone, "family support"));
}

/* The name of a place is no word that has lost its ending. */
static void
test_place_names (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("DOORWAY_PKGDATADIR"), "vocabulary", NULL);
  g_autoptr (DwVocabulary) vocabulary = dw_vocabulary_load (folder, NULL);
  g_autofree char *ealing = list_added (vocabulary, "youth club in Ealing");
  g_autofree char *eal = list_added (vocabulary, "eal");

  g_assert_null (strstr (ealing, "english"));
  g_assert_nonnull (strstr (eal, "english"));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *places = NULL;
  int end;

  isolated_test_init (&argc, &argv);
  places = g_build_filename (g_getenv ("DOORWAY_PKGDATADIR"), "places", NULL);
  gazetteer = dw_gazetteer_load (places, NULL);

  g_test_add_func ("/vocabulary/words are compared without endings and small words", test_key);
  g_test_add ("/vocabulary/a phrase is found in any form people say it", Fixture, NULL, set_up, test_phrases, tear_down);
  g_test_add ("/vocabulary/a question of several words is about what they say together", Fixture, NULL, set_up, test_said, tear_down);
  g_test_add ("/vocabulary/of sentences that are no lines the others are used", Fixture, NULL, set_up, test_damaged_said, tear_down);
  g_test_add ("/vocabulary/parts of a phrase stand in any order and apart", Fixture, NULL, set_up, test_apart, tear_down);
  g_test_add ("/vocabulary/a phrase of one telling word is read as it stands", Fixture, NULL, set_up, test_literal, tear_down);
  g_test_add ("/vocabulary/a need brings along what services write of it", Fixture, NULL, set_up, test_needs, tear_down);
  g_test_add ("/vocabulary/a thing with a name of its own is nothing else", Fixture, NULL, set_up, test_things, tear_down);
  g_test_add ("/vocabulary/a thing of a name is not the need that stands beside it", Fixture, NULL, set_up, test_named_thing, tear_down);
  g_test_add ("/vocabulary/how to get in is what is asked for only where nothing else is", Fixture, NULL, set_up, test_how, tear_down);
  g_test_add ("/vocabulary/nothing is added that is refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/vocabulary/where no phrase fits, words lean to the need whose phrases hold them", Fixture, NULL, set_up, test_leaning, tear_down);
  g_test_add ("/vocabulary/quiet words say little beside others", Fixture, NULL, set_up, test_quiet, tear_down);
  g_test_add ("/vocabulary/tables of one's own are read beside those that ship", Fixture, NULL, set_up, test_own_folder, tear_down);
  g_test_add ("/vocabulary/a damaged need is reported and the rest is used", Fixture, NULL, set_up, test_damaged_need, tear_down);
  g_test_add ("/vocabulary/the longest phrase wins", Fixture, NULL, set_up, test_longest, tear_down);
  g_test_add ("/vocabulary/a phrase of several lines finds what each says", Fixture, NULL, set_up, test_lines_of_one_phrase, tear_down);
  g_test_add ("/vocabulary/words read together are one concept", Fixture, NULL, set_up, test_concepts, tear_down);
  g_test_add ("/vocabulary/no question gets more than twenty terms", Fixture, NULL, set_up, test_most, tear_down);
  g_test_add ("/vocabulary/a damaged line is reported and the rest is used", Fixture, NULL, set_up, test_damaged_line, tear_down);
  g_test_add ("/vocabulary/a damaged hint is reported", Fixture, NULL, set_up, test_damaged_hint, tear_down);
  g_test_add ("/vocabulary/a hostile file does no harm", Fixture, NULL, set_up, test_hostile_files, tear_down);
  g_test_add ("/vocabulary/a missing file is reported and the others are used", Fixture, NULL, set_up, test_missing_file, tear_down);
  g_test_add_func ("/vocabulary/the tables that ship have no fault", test_shipped);
  g_test_add_func ("/vocabulary/danger is searched by what services call it, whatever its words", test_danger);
  g_test_add_func ("/vocabulary/the name of a place is no word that has lost its ending", test_place_names);
  g_test_add_func ("/vocabulary/a lone parent who asks for something is asked for nothing else", test_lone_parents);

  end = g_test_run ();
  dw_gazetteer_unref (gazetteer);
  return end;
}
