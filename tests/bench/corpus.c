/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "corpus.h"

#include <math.h>
#include <string.h>

enum { N_WORDS = 64000, N_TERMS = 300, N_CSV = 5 };

static const char domain_words[] =
  "family support children parents help group service school autism advice housing young people baby health community "
  "parenting course drop session free play early years hub centre mental speech language therapy money food bank debt "
  "benefits carers domestic abuse safe youth club mentoring holiday activities referral teacher nursery toddler stay "
  "pregnancy feeding sleep behaviour anxiety wellbeing counselling disability SEND EHCP assessment outreach home visit "
  "online workshop dads mums grandparents foster kinship bereavement drugs alcohol crime gangs employment training ESOL "
  "refugee asylum interpreter legal rent landlord homeless eviction repairs mould energy warm clothes nappies cooking "
  "exercise swimming sports music arts library coffee morning breakfast homework exclusion attendance bullying college "
  "apprenticeship volunteer peer friend relationship conflict separation mediation court police violence refuge";

static const char *const boroughs[] = { "Hackney", "Merton", "Sutton", "Barnet", "Camden", "Brent", "Enfield", "Bexley" };
static const char *const sectors[] = { "E8 1", "SM6 7", "CR4 2", "NW3 2", "N9 0", "DA6 7", "SW19 1", "NW10 4" };

/* Terms of the taxonomies that Doorway filters by, as its own starter directory states them. */
typedef struct
{
  const char *taxonomy;
  const char *slugs[14];    /* NULL after the last */
} Taxonomy;

static const Taxonomy taxonomies[] = {
  { "Doorway need",
    { "autism-send", "mental-health", "parenting-programme", "school-support", "early-help", "youth", "speech-language", "baby-infant",
      "community-outreach", "family-hub", "money-food", "housing" } },
  { "Doorway route in", { "drop-in", "self", "phone", "school", "professional", "panel" } },
  { "Doorway delivery", { "venue", "home", "online", "phone", "outreach", "mixed", "school" } },
  { "Doorway level of need", { "universal", "targeted", "specialist", "statutory" } },
};

/* A pronounceable word that is the same for the same number. */
static char *
make_word (guint number)
{
  static const char *const syllables[] = { "ba", "cor", "den", "fi", "gar", "hol", "in", "jus", "ka", "lem", "mo", "ner",
                                           "ol", "pan", "qui", "ros", "sta", "tor", "un", "ves", "wil", "yar", "zen", "thi" };
  GString *word = g_string_new (NULL);

  for (guint rest = number + G_N_ELEMENTS (syllables); rest > 0; rest /= G_N_ELEMENTS (syllables))
    g_string_append (word, syllables[rest % G_N_ELEMENTS (syllables)]);

  return g_string_free (word, FALSE);
}

Corpus *
corpus_new (void)
{
  Corpus *corpus = g_new0 (Corpus, 1);
  g_auto (GStrv) domain = g_strsplit (domain_words, " ", -1);
  guint n_domain = g_strv_length (domain);
  double total = 0;

  corpus->rand = g_rand_new_with_seed (20261121);
  corpus->words = g_ptr_array_new_with_free_func (g_free);
  corpus->cumulative = g_new (double, N_WORDS);

  /* Every second of the frequent words is a domain word. */
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_ptr_array_add (corpus->words, i % 2 == 0 && i / 2 < n_domain ? g_strdup (domain[i / 2]) : make_word (i));
      total += 1 / pow (i + 2.7, 1.10);
      corpus->cumulative[i] = total;
    }
  for (guint i = 0; i < N_WORDS; i++)
    corpus->cumulative[i] /= total;

  return corpus;
}

void
corpus_free (Corpus *corpus)
{
  g_ptr_array_unref (corpus->words);
  g_free (corpus->cumulative);
  g_rand_free (corpus->rand);
  g_free (corpus);
}

const char *
corpus_pick_word (Corpus *corpus)
{
  double at = g_rand_double (corpus->rand);
  guint low = 0;
  guint high = N_WORDS - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (corpus->cumulative[middle] < at)
        low = middle + 1;
      else
        high = middle;
    }

  return corpus->words->pdata[low];
}

static void
append_words (Corpus  *corpus,
              GString *text,
              guint    n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, corpus_pick_word (corpus));
    }
}

static guint
pick (Corpus *corpus,
      guint   below)
{
  return (guint) g_rand_int_range (corpus->rand, 0, (gint32) below);
}

static void
append_places (Corpus   *corpus,
               guint     number,
               GString  *json,
               GString **csv)
{
  guint where = pick (corpus, G_N_ELEMENTS (boroughs));
  double latitude = 51.3 + g_rand_double (corpus->rand) * 0.35;
  double longitude = -0.45 + g_rand_double (corpus->rand) * 0.65;

  g_string_append_printf (json,
                          "\"service_areas\":[{\"id\":\"a%u\",\"name\":\"%s\"}],\"service_at_locations\":[{\"id\":\"l%u\",\"location\":{"
                          "\"id\":\"p%u\",\"location_type\":\"physical\",\"name\":\"Hall %u\",\"latitude\":%.5f,\"longitude\":%.5f,"
                          "\"addresses\":[{\"id\":\"d%u\",\"address_1\":\"%u High Road\",\"city\":\"London\",\"postal_code\":\"%sAA\","
                          "\"country\":\"GB\",\"address_type\":\"physical\"}]}}],",
                          number, boroughs[where], number, number, number, latitude, longitude, number, number % 300 + 1,
                          sectors[where]);
  g_string_append_printf (csv[1], "%u,%.5f,%.5f,%s,%sAA\n", number, latitude, longitude, boroughs[where], sectors[where]);
}

/* Two needs, and of each other taxonomy one term for three services of four. */
static void
append_stated (Corpus   *corpus,
               guint     number,
               GString  *json,
               GString **csv)
{
  for (guint i = 0; i <= G_N_ELEMENTS (taxonomies); i++)
    {
      const Taxonomy *taxonomy = &taxonomies[i > 0 ? i - 1 : 0];
      guint n_slugs = 0;
      const char *slug = NULL;

      while (taxonomy->slugs[n_slugs] != NULL)
        n_slugs++;
      slug = taxonomy->slugs[pick (corpus, n_slugs)];
      if (i > 1 && pick (corpus, 4) == 0)
        continue;
      g_string_append_printf (json, ",{\"id\":\"u%u-%u\",\"taxonomy_term\":{\"id\":\"%s\",\"code\":\"%s\",\"name\":\"%s\",\"description\":\"Stated\",\"taxonomy\":\"%s\"}}",
                              number, i, slug, slug, slug, taxonomy->taxonomy);
      g_string_append_printf (csv[2], "%u,%s,%s\n", number, slug, slug);
    }
}

static void
append_terms (Corpus   *corpus,
              guint     number,
              GString  *json,
              GString **csv)
{
  guint n_terms = 1 + pick (corpus, 4);

  g_string_append (json, "\"attributes\":[");
  for (guint i = 0; i < n_terms; i++)
    {
      guint term = pick (corpus, N_TERMS);

      g_string_append_printf (json, "%s{\"id\":\"t%u-%u\",\"taxonomy_term\":{\"id\":\"term-%u\",\"name\":\"%s %u\",\"description\":\"Made up\",\"taxonomy\":\"made up\"}}",
                              i > 0 ? "," : "", number, i, term, (char *) corpus->words->pdata[term * 2], term);
      g_string_append_printf (csv[2], "%u,term-%u,%s %u\n", number, term, (char *) corpus->words->pdata[term * 2], term);
    }
  append_stated (corpus, number, json, csv);
  g_string_append (json, "],");
}

static void
append_schedules (Corpus   *corpus,
                  guint     number,
                  GString  *json,
                  GString **csv)
{
  static const char *const days[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  guint n_schedules = pick (corpus, 6);

  g_string_append (json, "\"schedules\":[");
  for (guint i = 0; i < n_schedules; i++)
    {
      const char *day = days[pick (corpus, G_N_ELEMENTS (days))];
      guint hour = 8 + pick (corpus, 10);

      g_string_append_printf (json, "%s{\"id\":\"s%u-%u\",\"freq\":\"WEEKLY\",\"byday\":\"%s\",\"opens_at\":\"%02u:00\",\"closes_at\":\"%02u:30\"}",
                              i > 0 ? "," : "", number, i, day, hour, hour + 1);
      g_string_append_printf (csv[3], "%u,WEEKLY,%s,%02u:00,%02u:30\n", number, day, hour, hour + 1);
    }
  g_string_append (json, "],");
}

void
corpus_append_service (Corpus   *corpus,
                       guint     number,
                       GString  *json,
                       GString **csv)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) description = g_string_new (NULL);
  guint minimum = pick (corpus, 12);
  guint maximum = minimum + 1 + pick (corpus, 12);
  guint price = pick (corpus, 3) * 5;
  guint organisation = pick (corpus, 4000);

  append_words (corpus, name, 2 + pick (corpus, 4));
  append_words (corpus, description, 80 + pick (corpus, 221));

  g_string_append_printf (json,
                          "{\"id\":\"service-%u\",\"name\":\"%s %u\",\"description\":\"%s\",\"status\":\"active\",\"minimum_age\":%u,"
                          "\"maximum_age\":%u,\"assured_date\":\"2026-%02u-01\",\"last_modified\":\"2026-01-01T00:00:00Z\",",
                          number, name->str, number, description->str, minimum, maximum, 1 + number % 12);
  g_string_append_printf (csv[0], "%u,%s %u,%s,active,%u,%u,2026-%02u-01,org-%u,Organisation %u\n", number, name->str, number,
                          description->str, minimum, maximum, 1 + number % 12, organisation, organisation);
  append_places (corpus, number, json, csv);
  append_terms (corpus, number, json, csv);
  append_schedules (corpus, number, json, csv);
  g_string_append_printf (json, "\"cost_options\":[{\"id\":\"c%u\",\"amount\":%u}],\"organization\":{\"id\":\"org-%u\",\"name\":\"Organisation %u\",\"description\":\"Made up\"}}",
                          number, price, organisation, organisation);
  g_string_append_printf (csv[4], "%u,%u\n", number, price);
}

const char *
corpus_pick_query_word (Corpus *corpus)
{
  return pick (corpus, 5) > 0 ? corpus->words->pdata[2 * pick (corpus, 110)] : corpus_pick_word (corpus);
}

char *
corpus_dup_query (Corpus *corpus,
                  guint   number)
{
  static const guint prefixes[] = { 1, 2, 3, 5 };
  const char *first = corpus_pick_query_word (corpus);
  const char *second = corpus_pick_query_word (corpus);
  const char *third = corpus_pick_query_word (corpus);

  switch (number % 6)
    {
    case 4:
      return g_strdup_printf ("%s %.3s", first, second);
    case 5:
      return g_strdup_printf ("%s %s %.4s", first, second, third);
    default:
      return g_strdup_printf ("%.*s", (int) prefixes[number % 6], first);
    }
}
