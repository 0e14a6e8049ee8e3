/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-question.h"

#include <math.h>

enum { USUAL_LIMIT = 50 };

void
dw_question_init (DwQuestion *question)
{
  *question = (DwQuestion) { .within_m = INFINITY, .age = NAN, .order = DW_ORDER_BEST, .limit = USUAL_LIMIT };
}

gint32
dw_question_date_of (GDateTime *now)
{
  g_autoptr (GDateTime) midnight = g_date_time_new_utc (g_date_time_get_year (now), g_date_time_get_month (now),
                                                        g_date_time_get_day_of_month (now), 0, 0, 0);

  return (gint32) (g_date_time_to_unix (midnight) / (24 * 60 * 60));
}

DwQuestion *
dw_question_copy (const DwQuestion *question)
{
  DwQuestion *copy = g_memdup2 (question, sizeof *question);

  copy->text = g_strdup (question->text);
  copy->undone = g_strdupv (question->undone);
  copy->near = question->near != NULL ? dw_place_ref (question->near) : NULL;
  return copy;
}

void
dw_question_clear (DwQuestion *question)
{
  g_free (question->text);
  g_strfreev (question->undone);
  g_clear_pointer (&question->near, dw_place_unref);
  dw_question_init (question);
}

void
dw_question_free (DwQuestion *question)
{
  dw_question_clear (question);
  g_free (question);
}

gboolean
dw_question_reads_alike (const DwQuestion *a,
                         const DwQuestion *b)
{
  static const char *const none[] = { NULL };

  return a->plain == b->plain && a->unread == b->unread && a->today == b->today
         && g_strv_equal (a->undone != NULL ? (const char *const *) a->undone : none,
                          b->undone != NULL ? (const char *const *) b->undone : none);
}

gboolean
dw_question_has_filters (const DwQuestion *question)
{
  for (guint i = 0; i < DW_N_FACETS; i++)
    if (question->chosen[i] != 0)
      return TRUE;

  return !isnan (question->age) || dw_question_has_distance (question);
}

gboolean
dw_question_has_distance (const DwQuestion *question)
{
  return question->near != NULL && isfinite (question->within_m);
}
