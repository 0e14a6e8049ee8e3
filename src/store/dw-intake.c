/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-intake.h"

#include "dw-arena.h"
#include "dw-limits.h"
#include "dw-snapshot-private.h"

/* Part of a page and what was made of it. The last one has no page: it ends the walk, or says what went wrong. */
typedef struct
{
  DwPage *page;
  guint tag;
  gsize size;                   /* of its bytes */
  DwArena *arena;               /* owns what follows */
  DwHash *hashes;               /* array, one a record */
  const DwDerived **derived;    /* (nullable): array, one a record; NULL for what is of no use */
  GError *error;
} Batch;

struct _DwIntake
{
  DwSnapshot *snapshot;
  DwIntakeFunc next;
  gpointer data;
  gboolean derives;             /* all that comes is new: what is written of it can be worked out ahead */
  gboolean with_words;
  Batch *current;               /* the caller's */
  GThread *thread;
  DwPageParts *parts;           /* (nullable): of the page that is being read; the thread's */
  guint tag;                    /* of that page; the thread's */
  GMutex lock;                  /* of all that follows */
  GCond moved;
  GQueue ready;                 /* of Batch */
  gsize n_bytes;                /* in the parts that are read and not yet written */
  gboolean is_ended;            /* nobody asks for more */
};

static void
free_batch (Batch *batch)
{
  g_clear_pointer (&batch->page, dw_page_free);
  g_clear_pointer (&batch->arena, dw_arena_unref);
  g_clear_error (&batch->error);
  g_free (batch);
}

static void
work_out (DwIntake *intake,
          Batch    *batch)
{
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (batch->page, &n_records);

  batch->arena = dw_arena_new ();
  batch->hashes = dw_arena_alloc (batch->arena, n_records * sizeof *batch->hashes);
  if (intake->derives)
    batch->derived = dw_arena_alloc (batch->arena, n_records * sizeof *batch->derived);

  for (guint i = 0; i < n_records; i++)
    if (records[i].object != NULL)
      {
        batch->hashes[i] = dw_hash_of (records[i].raw, records[i].raw_length);
        if (intake->derives)
          batch->derived[i] = dw_derived_work_out (records[i].object, intake->with_words, batch->arena);
      }
}

/* Waits until little is left to write. FALSE when nobody asks for more. */
static gboolean
await_room (DwIntake *intake)
{
  gboolean is_wanted;

  g_mutex_lock (&intake->lock);
  while (!intake->is_ended && intake->n_bytes > DW_LIMIT_INTAKE)
    g_cond_wait (&intake->moved, &intake->lock);
  is_wanted = !intake->is_ended;
  g_mutex_unlock (&intake->lock);
  return is_wanted;
}

static void
hand_over (DwIntake *intake,
           Batch    *batch)
{
  g_mutex_lock (&intake->lock);
  g_queue_push_tail (&intake->ready, batch);
  intake->n_bytes += batch->size;
  g_cond_signal (&intake->moved);
  g_mutex_unlock (&intake->lock);
}

/* The next part of the page that is being read, or of the next page. */
static GBytes *
next_part (DwIntake  *intake,
           GError   **error)
{
  g_autoptr (GError) problem = NULL;
  GBytes *part = intake->parts != NULL ? dw_page_parts_next (intake->parts, &problem) : NULL;
  DwPageText page;

  if (part == NULL && problem == NULL)
    {
      g_clear_pointer (&intake->parts, dw_page_parts_free);
      if (intake->next (intake->data, &page, &intake->tag, &problem))
        intake->parts = dw_page_parts_new (&page, DW_PAGE_PART, &problem);
      if (intake->parts != NULL)
        part = dw_page_parts_next (intake->parts, &problem);
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));

  return part;
}

static Batch *
read_batch (DwIntake *intake)
{
  Batch *batch = g_new0 (Batch, 1);
  g_autoptr (GBytes) bytes = next_part (intake, &batch->error);

  batch->tag = intake->tag;
  if (bytes == NULL)
    return batch;

  batch->page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &batch->error);
  if (batch->page == NULL)
    return batch;

  batch->size = g_bytes_get_size (bytes);
  work_out (intake, batch);
  return batch;
}

static gpointer
read_all (gpointer data)
{
  DwIntake *intake = data;
  gboolean may_follow = TRUE;

  while (may_follow && await_room (intake))
    {
      Batch *batch = read_batch (intake);

      may_follow = batch->page != NULL;
      hand_over (intake, batch);
    }

  return NULL;
}

DwIntake *
dw_intake_new (DwSnapshot   *snapshot,
               DwIntakeFunc  next,
               gpointer      data)
{
  DwIntake *intake = g_new0 (DwIntake, 1);

  intake->snapshot = snapshot;
  intake->next = next;
  intake->data = data;
  intake->derives = dw_roll_get_length (snapshot->roll) == 0 && snapshot->gate != DW_GATE_HOLD;
  intake->with_words = dw_deriver_takes_words (snapshot->deriver);
  g_mutex_init (&intake->lock);
  g_cond_init (&intake->moved);
  g_queue_init (&intake->ready);
  intake->thread = g_thread_new ("intake", read_all, intake);
  return intake;
}

static void
drop_current (DwIntake *intake)
{
  gsize size = intake->current != NULL ? intake->current->size : 0;

  g_clear_pointer (&intake->current, free_batch);
  if (size == 0)
    return;

  g_mutex_lock (&intake->lock);
  intake->n_bytes -= size;
  g_cond_signal (&intake->moved);
  g_mutex_unlock (&intake->lock);
}

DwPage *
dw_intake_next (DwIntake  *intake,
                guint     *tag,
                GError   **error)
{
  /* The last one stays: there is nothing to wait for any more. */
  if (intake->current == NULL || intake->current->page != NULL)
    {
      drop_current (intake);
      g_mutex_lock (&intake->lock);
      while (g_queue_is_empty (&intake->ready))
        g_cond_wait (&intake->moved, &intake->lock);
      intake->current = g_queue_pop_head (&intake->ready);
      g_mutex_unlock (&intake->lock);
    }

  *tag = intake->current->tag;
  if (intake->current->error != NULL)
    g_propagate_error (error, g_error_copy (intake->current->error));
  return intake->current->page;
}

gboolean
dw_intake_put (DwIntake  *intake,
               guint      index,
               GError   **error)
{
  Batch *batch = intake->current;
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (batch->page, &n_records);

  g_return_val_if_fail (index < n_records && records[index].object != NULL, FALSE);

  return dw_snapshot_put_derived (intake->snapshot, &records[index], &batch->hashes[index],
                                  batch->derived != NULL ? batch->derived[index] : NULL, error);
}

void
dw_intake_free (DwIntake *intake)
{
  Batch *batch = NULL;

  g_mutex_lock (&intake->lock);
  intake->is_ended = TRUE;
  g_cond_signal (&intake->moved);
  g_mutex_unlock (&intake->lock);
  g_thread_join (intake->thread);

  g_clear_pointer (&intake->current, free_batch);
  while ((batch = g_queue_pop_head (&intake->ready)) != NULL)
    free_batch (batch);
  g_clear_pointer (&intake->parts, dw_page_parts_free);
  g_mutex_clear (&intake->lock);
  g_cond_clear (&intake->moved);
  g_free (intake);
  /* What the thread had stays with it otherwise, beside all that the commit needs. */
  dw_arena_trim ();
}
