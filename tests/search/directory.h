/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-search.h"

#include <math.h>

/* Who in a record says how to reach a service, and how. */
typedef enum
{
  REACHED_NOWHERE,
  REACHED_ITSELF,
  REACHED_THERE,              /* its service_at_location */
  REACHED_LOCATION,
  REACHED_ORGANIZATION,
} SampleReached;

typedef enum
{
  REACHED_BY_EMAIL,           /* of itself or its organisation, like a page */
  REACHED_BY_PAGE,
  REACHED_BY_PHONE,
  REACHED_BY_CONTACTS_EMAIL,
  REACHED_BY_CONTACTS_PHONE,
  N_REACHED_BY,
} SampleReachedBy;

/* What a test says of one service. NULL, 0 and NAN: not stated. */
typedef struct
{
  const char *id;
  const char *name;
  const char *alternate_name;
  const char *organisation;
  const char *description;
  const char *assured_date;   /* YYYY-MM-DD */
  const char *postcode;
  const char *weekday;        /* of every week: "SU" (RFC 5545) */
  double latitude;
  double longitude;
  double minimum_age;
  double maximum_age;
  double prices[2];           /* pounds: a cost option each; 0: none */
  DwMask terms[DW_N_FACETS];
  const char *area;           /* beside the boroughs of @terms */
  SampleReached reached;
  SampleReachedBy reached_by;
} Sample;

/* An empty sample: nothing stated but its id and name. */
Sample sample_named (const char *id,
                     const char *name);

/* A data folder of its own under the temporary folder. */
typedef struct
{
  char *folder;
  gint64 feed_id;
  DwGazetteer *gazetteer;
  DwVocabulary *vocabulary;   /* NULL unless a test brings one */
} Directory;

/* Makes an empty data folder; directory.db does not exist yet. */
void directory_init (Directory *directory);

/* Makes @samples the whole directory, through the parser and the writer as a sync does. */
void directory_fill (Directory    *directory,
                     const Sample *samples,
                     guint         n_samples);

/* Removes the folder. */
void directory_clear (Directory *directory);

/* A search in @directory, whose questions have all the time that a busy machine needs. */
DwSearch *directory_search (const Directory *directory);

/* Asks, expecting an answer. */
DwAnswer *ask (DwSearch         *search,
               const DwQuestion *question);

/* Asks for @text alone. */
DwAnswer *ask_text (DwSearch   *search,
                    const char *text);

/* The source ids of the answer's summaries, joined by one space. */
char *list_ids (const DwAnswer *answer);
