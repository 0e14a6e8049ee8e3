/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-advice.h"
#include "dw-audience.h"
#include "dw-closer-look.h"
#include "dw-desk.h"
#include "dw-dictionary.h"
#include "dw-index-source.h"
#include "dw-matches.h"
#include "dw-named.h"

G_BEGIN_DECLS

/*
 * What the files of the desk share: dw-desk.c opens the directory and keeps what was worked out of it, dw-desk-words.c
 * makes matches of a question's words, dw-desk-answer.c an answer of the matches, with what dw-desk-tell.c says of the
 * words. Nobody else includes it.
 */

/** DW_DESK_QUESTION_US: the longest that one question may take to find what its words find, unless another is set. */
#define DW_DESK_QUESTION_US (250 * 1000)

/** DW_DESK_SHARE_FROM: the least slots of a directory where a second thread takes part, unless another is set. */
#define DW_DESK_SHARE_FROM (200 * 1000)

struct _DwDesk
{
  char *data_dir;
  DwGazetteer *gazetteer;
  DwVocabulary *vocabulary; /* or NULL */
  DwIndexSource *source;    /* of the search index */
  DwReader *reader;         /* NULL until the directory exists and was opened */
  DwCatalogue *catalogue;   /* of the generation last seen */
  DwAudience *audience;     /* of the services of that generation */
  DwAdvice *advice;         /* of them */
  DwMatches *matches;       /* of the words last asked, in that generation: filters change more often than words */
  DwNamed *named;           /* the place that they name */
  DwCloserLook *look;       /* (nullable) for the best that they find */
  DwQuestion *matched;      /* the question that brought them */
  GArray *corrections;      /* (nullable) of DwCorrected, in its words */
  DwDictionary *dictionary; /* (nullable) of the words of that generation, once one was needed */
  float *distances;         /* of the services of that generation from @near, or NULL */
  double near_latitude;
  double near_longitude;
  DwHelper *helper;         /* (nullable) shares what is done for all services of a large directory */
  guint share_from;         /* slots: DW_DESK_SHARE_FROM, or what was set */
  gint64 question_us;       /* DW_DESK_QUESTION_US, or what was set */
  gboolean is_hurried;      /* what was last matched lacks what there was no time for */
  gint64 deadline;          /* of what the reader does now, dw_clock_get_effort(); 0 for none */
};

/**
 * dw_desk_begin: Bounds what the reader does next, opening it when that is still to do. @deadline:
 * dw_clock_get_effort(), 0 for none. Returns: FALSE with DW_DB_ERROR or DW_STORE_ERROR.
 */
gboolean dw_desk_begin (DwDesk        *self,
                        GCancellable  *cancellable,
                        gint64         deadline,
                        GError       **error);

/** dw_desk_is_late: Returns: whether the time that the reader has is up. */
gboolean dw_desk_is_late (DwDesk *self);

/** dw_desk_catch_up: Loads what is needed of the present generation, unless it is there. Returns: FALSE with @error. */
gboolean dw_desk_catch_up (DwDesk  *self,
                           GError **error);

/** dw_desk_forget_generation: Frees all that was worked out of one generation. */
void dw_desk_forget_generation (DwDesk *self);

/**
 * dw_desk_settle_failure:
 *
 * After a failure: what was cancelled says so in GIO's way, and a reader that failed for another reason than time or a
 * single record is opened anew next time, because the file may have been set aside and replaced.
 */
void dw_desk_settle_failure (DwDesk        *self,
                             GCancellable  *cancellable,
                             GError       **error);

/**
 * dw_desk_match_words:
 * @start: dw_clock_get_effort() when the question began
 *
 * Finds and scores what the words of @question find, and the place that they name, unless the last ones were the same.
 *
 * Returns: FALSE with @error
 */
gboolean dw_desk_match_words (DwDesk            *self,
                              const DwQuestion  *question,
                              GCancellable      *cancellable,
                              gint64             start,
                              GError           **error);

G_END_DECLS
