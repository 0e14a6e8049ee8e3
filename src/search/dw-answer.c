/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-answer.h"

/* Answers are reference-counted boxes (dw_answer_new()); texts and small arrays are their arena's. */

DwAnswer *
dw_answer_new (const DwQuestion *question)
{
  DwAnswer *answer = g_atomic_rc_box_new0 (DwAnswer);

  answer->question = dw_question_copy (question);
  answer->urgent = dw_urgent_read (question->text);
  answer->arena = dw_arena_new ();
  return answer;
}

static void
clear_answer (gpointer data)
{
  DwAnswer *answer = data;

  for (guint i = 0; i < answer->n_wider; i++)
    dw_question_free (answer->wider[i].question);

  g_clear_pointer (&answer->summaries, g_ptr_array_unref);
  g_clear_pointer (&answer->advice, dw_summary_unref);
  g_clear_pointer (&answer->beyond, dw_summary_unref);
  g_free (answer->hits);
  dw_question_free (answer->question);
  dw_arena_unref (answer->arena);
}

DwAnswer *
dw_answer_ref (DwAnswer *answer)
{
  return g_atomic_rc_box_acquire (answer);
}

void
dw_answer_unref (DwAnswer *answer)
{
  g_atomic_rc_box_release_full (answer, clear_answer);
}

gboolean
dw_answer_sets_stated_back (const DwAnswer *answer)
{
  for (guint i = 0; i < answer->n_ranked; i++)
    if (answer->hits[i].fits != DW_TRI_YES && answer->hits[i].unstated == 0)
      return TRUE;

  return FALSE;
}
