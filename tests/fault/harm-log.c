/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "harm-log.h"

#include <string.h>

#define SECTOR 512

typedef struct
{
  HarmStepKind kind;
  char *name;
  gsize at;
  GBytes *bytes;
} Step;

struct _HarmLog
{
  char *folder;
  GHashTable *before;   /* name → GBytes: the files as they were */
  GArray *steps;
  guint marked_at;      /* 0: never */
};

/* A file while a loss of power is played. */
typedef struct
{
  GByteArray *safe;
  GPtrArray *pending;   /* of Step*: since it was made safe last */
} Played;

static void
clear_step (gpointer data)
{
  Step *step = data;

  g_free (step->name);
  g_clear_pointer (&step->bytes, g_bytes_unref);
}

HarmLog *
harm_log_new (const char *folder)
{
  HarmLog *log = g_new0 (HarmLog, 1);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  log->folder = g_strdup (folder);
  log->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  log->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (log->steps, clear_step);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *bytes;
      gsize length;

      /* The index of a WAL is memory: it is gone. */
      if (g_str_has_suffix (name, "-shm"))
        continue;
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      g_hash_table_insert (log->before, g_strdup (name), g_bytes_new_take (bytes, length));
    }

  return log;
}

void
harm_log_free (HarmLog *log)
{
  g_free (log->folder);
  g_hash_table_unref (log->before);
  g_array_unref (log->steps);
  g_free (log);
}

gboolean
harm_log_owns (HarmLog    *log,
               const char *path)
{
  return g_str_has_prefix (path, log->folder) && !g_str_has_suffix (path, "-shm");
}

void
harm_log_add (HarmLog       *log,
              HarmStepKind   kind,
              const char    *path,
              gsize          at,
              gconstpointer  bytes,
              gsize          length)
{
  Step step = { kind, g_path_get_basename (path), at, bytes != NULL ? g_bytes_new (bytes, length) : NULL };

  g_array_append_val (log->steps, step);
}

void
harm_log_mark (HarmLog *log)
{
  log->marked_at = log->steps->len;
}

guint
harm_log_get_length (HarmLog *log)
{
  return log->steps->len;
}

gboolean
harm_log_is_marked (HarmLog *log,
                    guint    at)
{
  return log->marked_at != 0 && at >= log->marked_at;
}

static void
free_played (gpointer data)
{
  Played *file = data;

  g_byte_array_unref (file->safe);
  g_ptr_array_unref (file->pending);
  g_free (file);
}

static Played *
get_played (GHashTable *files,
            const char *name)
{
  Played *file = g_hash_table_lookup (files, name);

  if (file == NULL)
    {
      file = g_new0 (Played, 1);
      file->safe = g_byte_array_new ();
      file->pending = g_ptr_array_new ();
      g_hash_table_insert (files, g_strdup (name), file);
    }

  return file;
}

static void
set_size (GByteArray *safe,
          gsize       size)
{
  gsize before = safe->len;

  g_byte_array_set_size (safe, (guint) size);
  if (size > before)
    memset (safe->data + before, 0, size - before);
}

/* @rand: (nullable): by whose lot each sector is there or not; NULL: all of it is */
static void
apply (Played     *file,
       const Step *step,
       GRand      *rand)
{
  gsize length, done;
  const guint8 *bytes;

  if (step->kind == HARM_STEP_TRUNCATE)
    {
      if (rand == NULL || g_rand_boolean (rand))
        set_size (file->safe, step->at);
      return;
    }

  bytes = g_bytes_get_data (step->bytes, &length);
  for (done = 0; done < length; done += SECTOR - (step->at + done) % SECTOR)
    {
      gsize n = MIN (SECTOR - (step->at + done) % SECTOR, length - done);

      if (rand != NULL && g_rand_boolean (rand))
        continue;
      if (file->safe->len < step->at + done + n)
        set_size (file->safe, step->at + done + n);
      memcpy (file->safe->data + step->at + done, bytes + done, n);
    }
}

static void
settle (Played *file,
        GRand  *rand)
{
  for (guint i = 0; i < file->pending->len; i++)
    apply (file, file->pending->pdata[i], rand);
  g_ptr_array_set_size (file->pending, 0);
}

static void
play_step (GHashTable *files,
           Step       *step,
           gboolean    is_lying)
{
  Played *file;
  gsize length;
  gconstpointer bytes;

  if (step->kind == HARM_STEP_DELETE)
    {
      g_hash_table_remove (files, step->name);
      return;
    }

  file = get_played (files, step->name);
  switch (step->kind)
    {
    case HARM_STEP_WHOLE:
      bytes = g_bytes_get_data (step->bytes, &length);
      g_byte_array_set_size (file->safe, 0);
      g_byte_array_append (file->safe, bytes, (guint) length);
      break;
    case HARM_STEP_SYNC:
      if (!is_lying)
        settle (file, NULL);
      break;
    case HARM_STEP_WRITE:
    case HARM_STEP_TRUNCATE:
    case HARM_STEP_DELETE:
    default:
      g_ptr_array_add (file->pending, step);
      break;
    }
}

static void
take_before (GHashTable *files,
             HarmLog    *log)
{
  GHashTableIter each;
  gpointer name, value;

  g_hash_table_iter_init (&each, log->before);
  while (g_hash_table_iter_next (&each, &name, &value))
    {
      Played *file = get_played (files, name);
      gsize length;
      gconstpointer bytes = g_bytes_get_data (value, &length);

      g_byte_array_append (file->safe, bytes, (guint) length);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

void
harm_log_play (HarmLog    *log,
               guint       at,
               gboolean    is_lying,
               GRand      *rand,
               const char *folder)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_played);
  g_autoptr (GList) names = NULL;

  take_before (files, log);
  for (guint i = 0; i < at; i++)
    play_step (files, &g_array_index (log->steps, Step, i), is_lying);

  /* In the order of their names: the lots must fall alike each time. */
  names = g_list_sort (g_hash_table_get_keys (files), compare_names);
  for (GList *each = names; each != NULL; each = each->next)
    {
      Played *file = g_hash_table_lookup (files, each->data);
      g_autofree char *path = g_build_filename (folder, each->data, NULL);

      settle (file, rand);
      g_assert_true (g_file_set_contents_full (path, (const char *) file->safe->data, file->safe->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}
