/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-source.h"

#include "dw-index-keeper.h"
#include "dw-index-make.h"

#include <glib/gstdio.h>
#include <string.h>

/* A change so small, in a directory no larger, is taken in before a question is answered: in some tens of
   milliseconds. */
enum
{
  SMALL_CHANGE = 500,
  SMALL_DIRECTORY = 100 * 1000,
};

/* What tells one file from the one that takes its place. */
typedef struct
{
  guint64 number;
  gint64 length;
  gint64 seconds;
  gint64 nanoseconds;
} Look;

struct _DwIndexSource
{
  char *data_dir;
  char *folder;
  DwGazetteer *gazetteer;
  DwVocabulary *vocabulary; /* or NULL */
  DwIndexKeeper *keeper;    /* NULL: none is made */
  Look looks[DW_INDEX_MOST_PARTS]; /* of the files when they were last opened */
};

static const char *const names[DW_INDEX_MOST_PARTS] = { DW_INDEX_BASE_FILE, DW_INDEX_DELTA_FILE };

DwIndexSource *
dw_index_source_new (const char   *data_dir,
                     DwGazetteer  *gazetteer,
                     DwVocabulary *vocabulary)
{
  DwIndexSource *self = g_new0 (DwIndexSource, 1);

  self->data_dir = g_strdup (data_dir);
  self->folder = dw_index_dup_folder (data_dir);
  self->gazetteer = dw_gazetteer_ref (gazetteer);
  self->vocabulary = vocabulary != NULL ? dw_vocabulary_ref (vocabulary) : NULL;
  return self;
}

void
dw_index_source_free (DwIndexSource *self)
{
  g_clear_pointer (&self->keeper, dw_index_keeper_free);
  dw_gazetteer_unref (self->gazetteer);
  g_clear_pointer (&self->vocabulary, dw_vocabulary_unref);
  g_free (self->data_dir);
  g_free (self->folder);
  g_free (self);
}

void
dw_index_source_keep (DwIndexSource *self)
{
  if (self->keeper == NULL)
    self->keeper = dw_index_keeper_new (self->data_dir, self->folder, self->gazetteer, self->vocabulary);
}

static void
look (DwIndexSource *self,
      Look          *looks)
{
  memset (looks, 0, DW_INDEX_MOST_PARTS * sizeof *looks);
  for (guint i = 0; i < DW_INDEX_MOST_PARTS; i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);
      GStatBuf status;

      if (g_lstat (path, &status) == 0)
        looks[i] = (Look) { status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec };
    }
}

gboolean
dw_index_source_has_news (DwIndexSource *self)
{
  Look looks[DW_INDEX_MOST_PARTS];

  look (self, looks);
  return memcmp (looks, self->looks, sizeof looks) != 0;
}

static gboolean
is_wanted (DwIndex            *index,
           const DwIndexStamp *stamp)
{
  return index != NULL && memcmp (dw_index_get_stamp (index), stamp, sizeof *stamp) == 0;
}

/* Whether @index is of this directory and so near to its present that it can be brought up to it at once. */
static gboolean
is_near (DwIndex            *index,
         const DwIndexStamp *stamp)
{
  const DwIndexStamp *found = index != NULL ? dw_index_get_stamp (index) : NULL;

  return found != NULL && found->store_id == stamp->store_id && found->making == stamp->making
         && dw_index_get_n_services (index) <= SMALL_DIRECTORY;
}

DwIndex *
dw_index_source_open (DwIndexSource *self,
                      DwReader      *reader,
                      gint64         generation)
{
  const DwIndexStamp stamp = {
    .store_id = dw_reader_get_store_id (reader, NULL),
    .generation = generation,
    .mark = dw_reader_get_mark (reader, generation, NULL),
    .making = dw_index_get_making (),
  };
  g_autoptr (DwIndex) index = NULL;

  if (stamp.store_id == 0)
    return NULL;

  look (self, self->looks);
  index = dw_index_open (self->folder, NULL);
  if (is_wanted (index, &stamp))
    return g_steal_pointer (&index);
  if (self->keeper == NULL)
    return NULL;

  if (is_near (index, &stamp)
      && dw_index_make_small (self->folder, reader, self->gazetteer, SMALL_CHANGE, NULL))
    {
      look (self, self->looks);
      dw_index_unref (g_steal_pointer (&index));
      index = dw_index_open (self->folder, NULL);
      if (is_wanted (index, &stamp))
        return g_steal_pointer (&index);
    }

  dw_index_keeper_want (self->keeper, generation);
  return NULL;
}

void
dw_index_source_discard (DwIndexSource *self)
{
  for (guint i = 0; i < DW_INDEX_MOST_PARTS; i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      g_unlink (path);
    }
}
