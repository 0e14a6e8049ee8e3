/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-keeper.h"

#include "dw-index-make.h"

#include <sys/resource.h>
#include <unistd.h>

/* What could not be made, because another program was making it or the disk was full, is tried again. */
#define RETRY_US (60 * G_USEC_PER_SEC)

/* Whoever searches goes first. */
enum { NICENESS = 10 };

struct _DwIndexKeeper
{
  char *data_dir;
  char *folder;
  DwGazetteer *gazetteer;
  DwVocabulary *vocabulary; /* or NULL */
  GCancellable *cancellable;
  GThreadPool *pool;        /* of one thread */
  gint64 wanted;            /* generation asked for last; −1 for none */
  gint64 wanted_at;         /* monotonic µs */
};

static void
make (gpointer job,
      gpointer data)
{
  DwIndexKeeper *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = NULL;
  g_auto (GStrv) phrases = NULL;
  gint64 start = g_get_monotonic_time ();
  DwIndexMade made;

  setpriority (PRIO_PROCESS, (id_t) gettid (), NICENESS);
  if (!g_cancellable_is_cancelled (self->cancellable))
    reader = dw_reader_open (self->data_dir, &error);
  if (reader == NULL)
    return;
  dw_reader_set_limit (reader, self->cancellable, 0);
  if (self->vocabulary != NULL)
    phrases = dw_vocabulary_dup_phrases (self->vocabulary);

  if (dw_index_make (self->folder, reader, self->gazetteer, (const char *const *) phrases, self->cancellable, &made,
                     &error))
    g_debug ("The search index is up to date (%u) after %" G_GINT64_FORMAT " ms", made,
             (g_get_monotonic_time () - start) / 1000);
  else
    g_debug ("There is no new search index: %s", error != NULL ? error->message : "");
}

DwIndexKeeper *
dw_index_keeper_new (const char   *data_dir,
                     const char   *folder,
                     DwGazetteer  *gazetteer,
                     DwVocabulary *vocabulary)
{
  DwIndexKeeper *self = g_new0 (DwIndexKeeper, 1);

  self->data_dir = g_strdup (data_dir);
  self->folder = g_strdup (folder);
  self->gazetteer = dw_gazetteer_ref (gazetteer);
  self->vocabulary = vocabulary != NULL ? dw_vocabulary_ref (vocabulary) : NULL;
  self->cancellable = g_cancellable_new ();
  self->wanted = -1;
  self->pool = g_thread_pool_new (make, self, 1, TRUE, NULL);
  return self;
}

void
dw_index_keeper_free (DwIndexKeeper *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, FALSE, TRUE);
  g_object_unref (self->cancellable);
  dw_gazetteer_unref (self->gazetteer);
  g_clear_pointer (&self->vocabulary, dw_vocabulary_unref);
  g_free (self->data_dir);
  g_free (self->folder);
  g_free (self);
}

void
dw_index_keeper_want (DwIndexKeeper *self,
                      gint64         generation)
{
  gint64 now = g_get_monotonic_time ();

  if (self->pool == NULL || (generation == self->wanted && now - self->wanted_at < RETRY_US))
    return;

  self->wanted = generation;
  self->wanted_at = now;
  g_thread_pool_push (self->pool, self, NULL);
}
