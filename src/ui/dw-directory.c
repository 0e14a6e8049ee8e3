/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-directory.h"

#include "dw-paths.h"

struct _DwDirectory
{
  GObject parent_instance;

  char *data_dir;
  DwClock *clock;
  DwSyncer *syncer;
  DwGazetteer *gazetteer;
  DwVocabulary *vocabulary;
  DwSearch *search;
};

G_DEFINE_FINAL_TYPE (DwDirectory, dw_directory, G_TYPE_OBJECT)

/* Opening is done when both halves are; the first error is the one that counts. */
typedef struct
{
  guint n_pending;
  GError *error;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_error (&opening->error);
  g_free (opening);
}

static void
end_half (GTask  *task,
          GError *error)
{
  DwDirectory *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);

  if (opening->error == NULL)
    opening->error = error;
  else
    g_clear_error (&error);
  if (--opening->n_pending > 0)
    return;

  if (opening->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&opening->error));
      return;
    }

  if (self->search == NULL)
    {
      self->search = dw_search_new (self->data_dir, self->gazetteer, self->vocabulary);
      dw_search_keep_index (self->search);
    }
  g_task_return_boolean (task, TRUE);
}

/* The tables that ship with the program, and can be edited. */
typedef struct
{
  DwGazetteer *gazetteer;
  DwVocabulary *vocabulary;
} Tables;

static void
tables_free (gpointer data)
{
  Tables *tables = data;

  g_clear_pointer (&tables->gazetteer, dw_gazetteer_unref);
  g_clear_pointer (&tables->vocabulary, dw_vocabulary_unref);
  g_free (tables);
}

static DwVocabulary *
load_vocabulary (const char *data_dir)
{
  g_autofree char *folder = dw_paths_dup_data ("vocabulary");
  g_autofree char *own = g_build_filename (data_dir, "vocabulary", NULL);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  DwVocabulary *vocabulary = dw_vocabulary_load_with_own (folder, own, faults);

  for (guint i = 0; i < faults->len; i++)
    g_message ("%s", (const char *) g_ptr_array_index (faults, i));

  return vocabulary;
}

static void
load_tables (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autofree char *folder = dw_paths_dup_data ("places");
  GError *error = NULL;
  Tables *tables = g_new0 (Tables, 1);

  tables->gazetteer = dw_gazetteer_load (folder, &error);
  tables->vocabulary = load_vocabulary (task_data);
  if (tables->gazetteer != NULL)
    {
      g_task_return_pointer (task, tables, tables_free);
      return;
    }

  tables_free (tables);
  g_task_return_error (task, error);
}

static void
on_tables_loaded (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) opening = user_data;
  DwDirectory *self = g_task_get_source_object (opening);
  GError *error = NULL;
  Tables *tables = g_task_propagate_pointer (G_TASK (result), &error);

  if (tables != NULL)
    {
      g_clear_pointer (&self->gazetteer, dw_gazetteer_unref);
      g_clear_pointer (&self->vocabulary, dw_vocabulary_unref);
      self->gazetteer = g_steal_pointer (&tables->gazetteer);
      self->vocabulary = g_steal_pointer (&tables->vocabulary);
      tables_free (tables);
    }
  end_half (opening, error);
}

static void
on_prepared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) opening = user_data;
  GError *error = NULL;

  dw_syncer_prepare_finish (DW_SYNCER (source), result, &error);
  end_half (opening, error);
}

static void
dw_directory_finalize (GObject *object)
{
  DwDirectory *self = DW_DIRECTORY (object);

  g_clear_object (&self->search);
  g_clear_object (&self->syncer);
  g_clear_pointer (&self->gazetteer, dw_gazetteer_unref);
  g_clear_pointer (&self->vocabulary, dw_vocabulary_unref);
  g_clear_pointer (&self->clock, dw_clock_unref);
  g_free (self->data_dir);

  G_OBJECT_CLASS (dw_directory_parent_class)->finalize (object);
}

static void
dw_directory_class_init (DwDirectoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dw_directory_finalize;
}

static void
dw_directory_init (DwDirectory *self)
{
  self->clock = dw_clock_new_system ();
}

DwDirectory *
dw_directory_new (const char *data_dir)
{
  g_autofree char *starter = dw_paths_dup_data ("starter/starter.json");
  DwDirectory *self = g_object_new (DW_TYPE_DIRECTORY, NULL);

  self->data_dir = g_strdup (data_dir);
  self->syncer = dw_syncer_new (data_dir, starter, self->clock);
  return self;
}

void
dw_directory_open_async (DwDirectory         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) places = NULL;
  Opening *opening = g_new0 (Opening, 1);

  g_return_if_fail (DW_IS_DIRECTORY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dw_directory_open_async);
  opening->n_pending = 2;
  g_task_set_task_data (task, opening, opening_free);

  /* Without a source object: nothing of ours is then finalised on the loading thread. */
  places = g_task_new (NULL, cancellable, on_tables_loaded, g_object_ref (task));
  g_task_set_task_data (places, g_strdup (self->data_dir), g_free);
  g_task_run_in_thread (places, load_tables);
  dw_syncer_prepare_async (self->syncer, cancellable, on_prepared, g_object_ref (task));
}

gboolean
dw_directory_open_finish (DwDirectory   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, dw_directory_open_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
dw_directory_get_data_dir (DwDirectory *self)
{
  g_return_val_if_fail (DW_IS_DIRECTORY (self), NULL);

  return self->data_dir;
}

DwSearch *
dw_directory_get_search (DwDirectory *self)
{
  g_return_val_if_fail (DW_IS_DIRECTORY (self), NULL);

  return self->search;
}

DwSyncer *
dw_directory_get_syncer (DwDirectory *self)
{
  g_return_val_if_fail (DW_IS_DIRECTORY (self), NULL);

  return self->syncer;
}

DwGazetteer *
dw_directory_get_gazetteer (DwDirectory *self)
{
  g_return_val_if_fail (DW_IS_DIRECTORY (self), NULL);

  return self->gazetteer;
}

DwClock *
dw_directory_get_clock (DwDirectory *self)
{
  g_return_val_if_fail (DW_IS_DIRECTORY (self), NULL);

  return self->clock;
}
