/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-facet.h"

#include "dw-text.h"

/* The thirteen needs are the top level of the needs tree. Order is the order of the bits: append only. */
static const DwTerm needs[] = {
  { "autism-send", N_ ("Autism and SEND"), NULL },
  { "mental-health", N_ ("Mental health and feelings"), NULL },
  { "parenting-programme", N_ ("Parenting courses and groups"), NULL },
  { "school-support", N_ ("School"), NULL },
  { "early-help", N_ ("Early help for families"), NULL },
  { "youth", N_ ("Young people"), NULL },
  { "speech-language", N_ ("Speech and language"), NULL },
  { "baby-infant", N_ ("Pregnancy, babies and toddlers"), NULL },
  { "community-outreach", N_ ("Help in the community"), NULL },
  { "family-hub", N_ ("Family hubs and children’s centres"), NULL },
  { "money-food", N_ ("Money and food"), NULL },
  { "housing", N_ ("Housing"), NULL },
  { "domestic-abuse", N_ ("Domestic abuse"), NULL },
};

/* Official names and GSS codes of the London boroughs and the City, in the order of their codes. */
static const DwTerm boroughs[] = {
  { "city-of-london", "City of London", "E09000001" },
  { "barking-and-dagenham", "Barking and Dagenham", "E09000002" },
  { "barnet", "Barnet", "E09000003" },
  { "bexley", "Bexley", "E09000004" },
  { "brent", "Brent", "E09000005" },
  { "bromley", "Bromley", "E09000006" },
  { "camden", "Camden", "E09000007" },
  { "croydon", "Croydon", "E09000008" },
  { "ealing", "Ealing", "E09000009" },
  { "enfield", "Enfield", "E09000010" },
  { "greenwich", "Greenwich", "E09000011" },
  { "hackney", "Hackney", "E09000012" },
  { "hammersmith-and-fulham", "Hammersmith and Fulham", "E09000013" },
  { "haringey", "Haringey", "E09000014" },
  { "harrow", "Harrow", "E09000015" },
  { "havering", "Havering", "E09000016" },
  { "hillingdon", "Hillingdon", "E09000017" },
  { "hounslow", "Hounslow", "E09000018" },
  { "islington", "Islington", "E09000019" },
  { "kensington-and-chelsea", "Kensington and Chelsea", "E09000020" },
  { "kingston-upon-thames", "Kingston upon Thames", "E09000021" },
  { "lambeth", "Lambeth", "E09000022" },
  { "lewisham", "Lewisham", "E09000023" },
  { "merton", "Merton", "E09000024" },
  { "newham", "Newham", "E09000025" },
  { "redbridge", "Redbridge", "E09000026" },
  { "richmond-upon-thames", "Richmond upon Thames", "E09000027" },
  { "southwark", "Southwark", "E09000028" },
  { "sutton", "Sutton", "E09000029" },
  { "tower-hamlets", "Tower Hamlets", "E09000030" },
  { "waltham-forest", "Waltham Forest", "E09000031" },
  { "wandsworth", "Wandsworth", "E09000032" },
  { "westminster", "Westminster", "E09000033" },
};

static const DwTerm routes[] = {
  { "drop-in", N_ ("Just turn up"), NULL },
  { "self", N_ ("You can refer yourself"), NULL },
  { "phone", N_ ("Ring them"), NULL },
  { "school", N_ ("Through school"), NULL },
  { "professional", N_ ("Through a professional"), NULL },
  { "panel", N_ ("A panel decides"), NULL },
};

static const DwTerm costs[] = {
  { "free", N_ ("Free"), NULL },
  { "some", N_ ("Free for some"), NULL },
  { "paid", N_ ("Costs money"), NULL },
};

static const DwTerm deliveries[] = {
  { "venue", N_ ("At a place you go to"), NULL },
  { "home", N_ ("Comes to your home"), NULL },
  { "online", N_ ("Online"), NULL },
  { "phone", N_ ("By phone"), NULL },
  { "outreach", N_ ("Out and about near you"), NULL },
  { "mixed", N_ ("In more than one way"), NULL },
  { "school", N_ ("At school"), NULL },
};

static const DwTerm levels[] = {
  { "universal", N_ ("For everyone"), NULL },
  { "targeted", N_ ("Some extra help"), NULL },
  { "specialist", N_ ("Specialist help"), NULL },
  { "statutory", N_ ("Required by law"), NULL },
};

static const DwTerm statuses[] = {
  { "running", N_ ("Running"), NULL },
  { "planned", N_ ("Planned"), NULL },
  { "paused", N_ ("Paused"), NULL },
  { "historic", N_ ("No longer running"), NULL },
};

typedef struct
{
  const char *slug;
  const char *label;
  const char *thing;
  const char *taxonomy;
  const DwTerm *terms;
  guint n_terms;
} Facet;

static const Facet facets[DW_N_FACETS] = {
  [DW_FACET_NEED] = {
    "need", N_ ("Need"), N_ ("need"), "Doorway need", needs, G_N_ELEMENTS (needs),
  },
  [DW_FACET_BOROUGH] = {
    "borough", N_ ("Borough"), N_ ("borough"), "Doorway borough", boroughs, G_N_ELEMENTS (boroughs),
  },
  [DW_FACET_ROUTE] = {
    "route", N_ ("How to get in"), N_ ("how to get in"), "Doorway route in", routes, G_N_ELEMENTS (routes),
  },
  [DW_FACET_COST] = {
    "cost", N_ ("Cost"), N_ ("cost"), "Doorway cost", costs, G_N_ELEMENTS (costs),
  },
  [DW_FACET_DELIVERY] = {
    "delivery", N_ ("How it is given"), N_ ("how it is given"), "Doorway delivery", deliveries, G_N_ELEMENTS (deliveries),
  },
  [DW_FACET_LEVEL] = {
    "level", N_ ("Level of need"), N_ ("level of need"), "Doorway level of need", levels, G_N_ELEMENTS (levels),
  },
  [DW_FACET_STATUS] = {
    "status", N_ ("Is it running?"), N_ ("whether it runs"), "Doorway status", statuses, G_N_ELEMENTS (statuses),
  },
};

const char *
dw_facet_get_slug (DwFacet facet)
{
  return facets[facet].slug;
}

const char *
dw_facet_get_label (DwFacet facet)
{
  return facets[facet].label;
}

const char *
dw_facet_get_thing (DwFacet facet)
{
  return facets[facet].thing;
}

const char *
dw_facet_get_taxonomy (DwFacet facet)
{
  return facets[facet].taxonomy;
}

const DwTerm *
dw_facet_get_terms (DwFacet  facet,
                    guint   *n_terms)
{
  *n_terms = facets[facet].n_terms;
  return facets[facet].terms;
}

/* "Hammersmith & Fulham" and "hammersmith-and-fulham" become the same key. */
static char *
make_key (const char *name)
{
  g_autoptr (GString) spelled = g_string_new (name);
  g_auto (GStrv) words = NULL;

  g_string_replace (spelled, "&", " and ", 0);
  words = dw_text_words (spelled->str, 16, 64);
  return g_strjoinv (" ", words);
}

/* @name as it is spelled in the table, which is how most feeds spell it, and as its key. */
static void
add_name (GHashTable *index,
          const char *name,
          guint       bit)
{
  if (name == NULL)
    return;

  g_hash_table_insert (index, g_strdup (name), GUINT_TO_POINTER (bit + 1));
  g_hash_table_insert (index, make_key (name), GUINT_TO_POINTER (bit + 1));
}

/* Every spelling of every term, to its bit plus one. Made once: an import asks a dozen times a record. */
static GHashTable *
make_index (const Facet *facet)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < facet->n_terms; i++)
    {
      add_name (index, facet->terms[i].slug, i);
      add_name (index, facet->terms[i].label, i);
      add_name (index, facet->terms[i].code, i);
    }

  return index;
}

DwMask
dw_facet_find (DwFacet     facet,
               const char *name)
{
  static GHashTable *indexes[DW_N_FACETS];
  guint place = 0;

  if (g_once_init_enter (&indexes[facet]))
    g_once_init_leave (&indexes[facet], make_index (&facets[facet]));

  place = GPOINTER_TO_UINT (g_hash_table_lookup (indexes[facet], name));
  if (place == 0)
    {
      g_autofree char *key = make_key (name);

      place = GPOINTER_TO_UINT (g_hash_table_lookup (indexes[facet], key));
    }

  return place > 0 ? G_GUINT64_CONSTANT (1) << (place - 1) : 0;
}

int
dw_facet_by_slug (const char *slug)
{
  for (int i = 0; i < DW_N_FACETS; i++)
    if (g_strcmp0 (facets[i].slug, slug) == 0)
      return i;

  return -1;
}
