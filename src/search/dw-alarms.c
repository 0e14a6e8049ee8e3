/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-alarms.h"

#include "dw-feared.h"
#include "dw-urgent.h"
#include "dw-witnesses.h"

/* Years from which somebody is no child. */
static const double GROWN_UP = 18;

/* What is searched where danger is told in words of which the vocabulary makes nothing. */
static const struct
{
  DwUrgent when;
  const char *by_grown_up;
  const char *by_child;
} sought[] = {
  { DW_URGENT_ABUSE, "domestic abuse", "child hits me" },
  { DW_URGENT_SEXUAL, "sexual abuse", "sexual abuse" },
  { DW_URGENT_SELF, "suicidal", "suicidal" },
  { DW_URGENT_HOME, "homeless", "homeless" },
};

static const char child[] = "son|sons|daughter|daughters|child|kid|boy|girl|lad|teen|teenager";
static const char grown_up[] =
  "husband|wife|partner|ex|boyfriend|girlfriend|fiance|man|men|bloke|fella|dad|dads|daddy|father|stepdad|stepfather|mum|mums|mother|"
  "stepmum|uncle|brother|cousin|family|laws|inlaws";

/* How terms begin that find who works with people that abuse. */
static const char *const for_abusers[] = { "perpetrator", "abuser", "behaviour change", "abusive and", "been abusive" };

gboolean
dw_alarms_is_for_abusers (const char *term)
{
  for (gsize i = 0; i < G_N_ELEMENTS (for_abusers); i++)
    if (g_str_has_prefix (term, for_abusers[i]))
      return TRUE;

  return FALSE;
}

/* Whoever wants to abuse no longer says so in a phrase. From words by the way nobody is shown the help of those
   that they may fear. */
static gboolean
speaks_of_abusers (const DwReading *reading)
{
  for (guint i = 0; reading->finds != NULL && reading->finds[i] != NULL; i++)
    if (dw_alarms_is_for_abusers (reading->finds[i]))
      return TRUE;

  return FALSE;
}

static gboolean
speaks_of_abuse (const DwReading *reading)
{
  return (reading->needs & dw_facet_find (DW_FACET_NEED, "domestic-abuse")) != 0;
}

/* Of what words that only sound like danger must not speak. */
static gboolean
speaks_of_danger (const DwReading *reading)
{
  const char *const *finds = (const char *const *) reading->finds;

  return speaks_of_abuse (reading) || (finds != NULL && g_strv_contains (finds, "self harm"));
}

static gboolean
is_harmless (const DwReading *reading,
             const gboolean  *harmless)
{
  for (guint i = 0; i < reading->n_places; i++)
    if (harmless[reading->places[i]])
      return TRUE;

  return FALSE;
}

void
dw_alarms_drop (const DwQueryWords *words,
                GArray             *readings)
{
  g_autofree gboolean *harmless = NULL;

  if (words->told != 0)
    return;

  for (guint i = readings->len; i > 0; i--)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i - 1);

      if (!speaks_of_danger (reading))
        continue;
      if (harmless == NULL)
        harmless = dw_urgent_find_harmless (words->all);
      if (is_harmless (reading, harmless))
        g_array_remove_index (readings, i - 1);
    }
}

/* What helps those who are angry, who argue, or whose child hits them, and nobody who is hurt by a grown-up: how the
   terms begin. Of what only sounds so, a child may be the one: "anger". */
static const char *const for_angry[] = { "managing anger", "parental conflict" };
static const char *const for_others[] = { "managing anger", "parental conflict", "anger", "mediation", "conflict" };

static gboolean
begins_so (const DwReading   *reading,
           const char *const *beginnings,
           gsize              n)
{
  for (gsize i = 0; reading->finds != NULL && reading->finds[0] != NULL && i < n; i++)
    if (g_str_has_prefix (reading->finds[0], beginnings[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_for_angry (const DwReading *reading)
{
  return begins_so (reading, for_angry, G_N_ELEMENTS (for_angry));
}

static gboolean
is_for_others (const DwReading *reading)
{
  return begins_so (reading, for_others, G_N_ELEMENTS (for_others));
}

static gboolean
is_any (const GArray *readings,
        gboolean    (*is_so) (const DwReading *reading))
{
  for (guint i = 0; i < readings->len; i++)
    if (is_so (&g_array_index (readings, DwReading, i)))
      return TRUE;

  return FALSE;
}

void
dw_alarms_silence (const DwQueryWords *words,
                   const GArray       *readings,
                   gboolean           *is_silent)
{
  g_autofree gboolean *asides = is_any (readings, speaks_of_abuse) ? dw_witnesses_find (words) : NULL;

  for (guint i = 0; asides != NULL && i < words->n_all; i++)
    is_silent[i] |= asides[i];
}

gboolean
dw_alarms_believe (const DwVocabulary *vocabulary,
                   const DwQueryWords *words,
                   const DwReading    *leaning)
{
  guint n_loud = 0;

  if (words->told == 0 && speaks_of_danger (leaning))
    {
      g_autofree gboolean *harmless = dw_urgent_find_harmless (words->all);

      if (is_harmless (leaning, harmless))
        return FALSE;
    }
  if (!speaks_of_abuse (leaning))
    return (words->told & DW_URGENT_ABUSE) == 0 || !is_for_angry (leaning) || !dw_feared_is_told (words);
  if (speaks_of_abusers (leaning))
    return FALSE;

  for (guint i = 0; i < words->n_items; i++)
    n_loud += !dw_vocabulary_is_quiet (vocabulary, words->items[i]);

  /* Who fears what they may do themselves is helped by others. */
  return (words->told & DW_URGENT_PARENT) == 0 && (n_loud <= 1 || words->told != 0);
}

/* Of which of @pronouns all are that are said, if any is: "he hits me, hes 7" speaks of one. */
static gboolean
says_only (const DwQueryWords *words,
           const char         *pronouns,
           const char         *others)
{
  gboolean is_said = FALSE;

  for (guint i = 0; i < words->n_all; i++)
    {
      if (dw_query_words_say (words, i, others))
        return FALSE;
      is_said |= dw_query_words_say (words, i, pronouns);
    }

  return is_said;
}

/* Whether the only one who is spoken of is said to be no grown-up: "he hits me, he is 7". */
static gboolean
is_young_one (const DwQueryWords *words,
              const GArray       *hints)
{
  static const char he[] = "he|hes|him|his";
  static const char she[] = "she|shes|her|hers";

  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);
      gboolean is_of_one = hint->first > 0
                           && (dw_query_words_say (words, hint->first - 1, "hes|shes|he|she|only|just")
                               || (hint->first > 1 && dw_query_words_say (words, hint->first - 2, "he|she is")));

      if (hint->kind == DW_HINT_AGE && !hint->is_not && is_of_one && hint->maximum_age < GROWN_UP)
        return says_only (words, he, she) || says_only (words, she, he);
    }

  return FALSE;
}

/* Who is a child no more, and a child who does nothing but see it. */
static const char grown_child[] = "grown|adult up? son|sons|daughter|daughters|child|kid|boy|grandson|stepson";
static const char witness[] = "son|sons|daughter|daughters|child|kid|boy|girl|lad|teen|teenager|old|baby|toddler|kids|children has|have|always? "
                              "saw|sees|seen|see|watched|watches|heard|hears|witnessed|witnesses";

/* "My son hits me", and no grown-up is spoken of: of "he hits my son" the child is not the first. */
static gboolean
is_by_child (const DwQueryWords *words,
             const GArray       *hints)
{
  static const char others[] = "he|hes|she|shes|they|theyre|him|his|her";
  gboolean is_young = is_young_one (words, hints);
  gboolean is_found = is_young;

  for (guint i = 0; i < words->n_all; i++)
    {
      if (dw_query_words_say (words, i, grown_up) || dw_query_words_say (words, i, grown_child)
          || dw_query_words_say (words, i, witness) || (!is_found && dw_query_words_say (words, i, others)))
        return FALSE;
      is_found |= dw_query_words_say (words, i, child) || dw_query_words_say (words, i, "year|yr old");
    }

  return is_found;
}

/* Whether those that are spoken of are none of the family: "the neighbours threaten us". */
static gboolean
is_by_outsiders (const DwQueryWords *words)
{
  static const char outsiders[] = "neighbour|neighbours|neighbor|neighbors|landlord|landlords";
  static const char others[] = "he|hes|she|shes|him|his|her";

  for (guint i = 0; i < words->n_all; i++)
    if (dw_query_words_say (words, i, grown_up))
      return FALSE;

  return says_only (words, outsiders, others);
}

/* Who is hit by a child, or threatened by neighbours, is not helped by what is for people who are hit by a partner. */
static void
drop_abuse (GArray *readings)
{
  for (guint i = readings->len; i > 0; i--)
    if (speaks_of_abuse (&g_array_index (readings, DwReading, i - 1)))
      g_array_remove_index (readings, i - 1);
}

static gboolean
is_aside (const DwReading *reading,
          const gboolean  *asides)
{
  for (guint i = 0; i < reading->n_places; i++)
    if (!asides[reading->places[i]])
      return FALSE;

  return reading->n_places > 0;
}

/* "The neighbours heard him", "he went on an anger course": who hurts whom is told, and help against it is asked for. */
static void
drop_asides (const DwQueryWords *words,
             GArray             *readings)
{
  g_autofree gboolean *asides = dw_witnesses_find (words);
  gboolean is_feared = dw_feared_is_told (words);

  for (guint i = readings->len; i > 0; i--)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i - 1);

      if (!speaks_of_abuse (reading) && ((is_feared && is_for_others (reading)) || is_aside (reading, asides)))
        g_array_remove_index (readings, i - 1);
    }
}

static gboolean
is_read_already (const GArray    *readings,
                 const DwReading *reading)
{
  for (guint i = 0; i < readings->len; i++)
    if ((g_array_index (readings, DwReading, i).needs & reading->needs) == reading->needs)
      return TRUE;

  return FALSE;
}

/* "No domestic abuse, just parenting": the danger is shown, and is not what is looked for. */
static gboolean
is_refused (const GArray    *hints,
            const DwReading *reading)
{
  DwMask refused = 0;

  for (guint i = 0; i < hints->len; i++)
    if (g_array_index (hints, DwHint, i).kind == DW_HINT_DENIED)
      refused |= g_array_index (hints, DwHint, i).terms;

  return (reading->needs & refused) != 0;
}

void
dw_alarms_add (const DwVocabulary *vocabulary,
               const DwQueryWords *words,
               const GArray       *hints,
               GArray             *readings)
{
  gboolean is_childs = words->told != 0 && is_by_child (words, hints);
  gboolean is_outsiders = words->told != 0 && is_by_outsiders (words);
  guint told = words->told;

  if ((words->told & DW_URGENT_PARENT) != 0)
    return;
  if (is_outsiders || (is_childs && is_young_one (words, hints)))
    drop_abuse (readings);
  else if (!is_childs && ((words->told & DW_URGENT_ABUSE) != 0 || is_any (readings, speaks_of_abuse)))
    drop_asides (words, readings);
  /* Of who is feared the words tell, and no programme is asked for. */
  if (is_any (readings, speaks_of_abusers) && dw_feared_is_told (words))
    told |= DW_URGENT_ABUSE;

  for (guint i = 0; i < G_N_ELEMENTS (sought); i++)
    {
      g_auto (GStrv) said = NULL;
      g_autoptr (GArray) found = NULL;
      DwReading reading;

      if ((told & sought[i].when) == 0 || (is_outsiders && sought[i].when == DW_URGENT_ABUSE))
        continue;
      said = g_strsplit (is_childs ? sought[i].by_child : sought[i].by_grown_up, " ", -1);
      found = dw_vocabulary_read (vocabulary, said, g_strv_length (said));
      if (found->len == 0)
        continue;
      reading = g_array_index (found, DwReading, 0);
      reading.first = reading.n = reading.n_places = 0;
      if (!is_read_already (readings, &reading) && !is_refused (hints, &reading))
        g_array_append_val (readings, reading);
    }
}
