/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-make.h"

#include "dw-bits.h"
#include "dw-index-press.h"
#include "dw-weights.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum
{
  DELTA_SHARE = 10,         /* a delta of more than a tenth of the base is a base */
  MOST_TRIES = 3,           /* makings begun again because the directory changed under them */
};

/* What lists have of memory while they are made; those of some 50,000 services fit in, and so does every delta. */
#define DRAFT_BYTES ((gsize) 40 * 1024 * 1024)

#define LOCK_FILE "lock"
#define UNFINISHED "making-XXXXXX"

typedef struct
{
  const char *folder;
  DwReader *reader;
  DwGazetteer *gazetteer;
  const char *const *phrases; /* (nullable): for a base */
  GCancellable *cancellable;
  guint most;               /* services that may have changed; G_MAXUINT: a base may be made too */
} Making;

/* Texts and columns come by number, each for itself: a service that only one of them has is none, or has no words. */
typedef struct
{
  const Making *making;
  const DwCatalogue *catalogue;
  DwIndexDraft *draft;
} Gathering;

static gboolean
fail (GError **error)
{
  g_set_error (error, DW_INDEX_ERROR, DW_INDEX_ERROR_FAILED, "the search index cannot be made: %s", g_strerror (errno));
  return FALSE;
}

static gboolean
add_wordless (const Gathering  *gathering,
              gint64            before,
              GError          **error)
{
  static const char *const nothing[DW_N_TEXT_COLUMNS] = { "", "", "", "", "", "" };
  const DwColumns *columns = gathering->catalogue->columns;
  guint next;

  while ((next = dw_index_draft_get_n_services (gathering->draft)) < columns->n_services && columns->ids[next] < before)
    if (!dw_index_draft_add (gathering->draft, nothing, gathering->making->reader, error))
      return FALSE;

  return TRUE;
}

static gboolean
take_text (gint64              id,
           const char *const  *texts,
           gpointer            data,
           GError            **error)
{
  const Gathering *gathering = data;
  const DwColumns *columns = gathering->catalogue->columns;
  guint next;

  if (g_cancellable_set_error_if_cancelled (gathering->making->cancellable, error)
      || !add_wordless (gathering, id, error))
    return FALSE;

  next = dw_index_draft_get_n_services (gathering->draft);
  return next >= columns->n_services || columns->ids[next] != id
         || dw_index_draft_add (gathering->draft, texts, gathering->making->reader, error);
}

static DwIndexDraft *
draft (const Making       *making,
       const DwCatalogue  *catalogue,
       gint64              since,
       GError            **error)
{
  g_autoptr (DwIndexDraft) drafted = dw_index_draft_new (DW_WEIGHTS.columns, making->folder, DRAFT_BYTES);
  Gathering gathering = { making, catalogue, drafted };

  /* In the little that a delta has, phrases are found soon enough. */
  if (since < 0 && making->phrases != NULL
      && !dw_index_draft_learn_phrases (drafted, making->phrases, making->reader, error))
    return NULL;

  return dw_reader_foreach_text (making->reader, since, take_text, &gathering, error)
                 && add_wordless (&gathering, G_MAXINT64, error)
             ? g_steal_pointer (&drafted)
             : NULL;
}

/* Writes under another name first, and moves it. */
static gboolean
write_segment (const Making        *making,
               const char          *name,
               const DwIndexStamp  *stamp,
               guint64              base,
               const guint64       *gone,
               gsize                n_gone,
               const DwCatalogue   *catalogue,
               DwIndexDraft        *drafted,
               GError             **error)
{
  g_autofree char *path = g_build_filename (making->folder, name, NULL);
  g_autofree char *unfinished = g_build_filename (making->folder, UNFINISHED, NULL);
  int file = g_mkstemp_full (unfinished, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
  gboolean is_written = FALSE;

  if (file < 0)
    return fail (error);

  is_written = dw_index_press (file, stamp, base, gone, n_gone, catalogue, drafted, error);
  close (file);
  if (is_written && g_rename (unfinished, path) != 0)
    is_written = fail (error);
  if (!is_written)
    g_unlink (unfinished);

  return is_written;
}

static gboolean
make_base (const Making        *making,
           const DwIndexStamp  *stamp,
           GError             **error)
{
  g_autofree char *delta = g_build_filename (making->folder, DW_INDEX_DELTA_FILE, NULL);
  g_autoptr (DwCatalogue) catalogue = dw_catalogue_load (making->reader, making->gazetteer, error);
  g_autoptr (DwIndexDraft) drafted = catalogue != NULL ? draft (making, catalogue, -1, error) : NULL;

  if (drafted == NULL || !write_segment (making, DW_INDEX_BASE_FILE, stamp, 0, NULL, 0, catalogue, drafted, error))
    return FALSE;

  /* A delta that stays goes with no base any more, and is not looked at. */
  g_unlink (delta);
  return TRUE;
}

typedef struct
{
  const gint64 *ids;        /* of the base, ascending */
  guint n;
  guint64 *gone;            /* those that were not met yet */
} Absence;

static int
find_id (const Absence *absence,
         gint64         id)
{
  guint low = 0;
  guint high = absence->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (absence->ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }

  return low < absence->n && absence->ids[low] == id ? (int) low : -1;
}

static void
meet (gint64   id,
      gpointer data)
{
  const Absence *absence = data;
  int at = find_id (absence, id);

  if (at >= 0)
    absence->gone[at / 64] &= ~(G_GUINT64_CONSTANT (1) << (at % 64));
}

/* Whether none of the base's services went: as many are there as it has, and as are new. */
static gboolean
all_stayed (const Making  *making,
            guint          n_base,
            guint          n_new,
            GError       **error)
{
  return dw_reader_count_services (making->reader, error) == (gint64) n_base + n_new;
}

/* Which of the base's services are no longer there, or are in the delta. NULL with @error. */
static guint64 *
find_gone (const Making       *making,
           DwIndexSegment     *base,
           const DwCatalogue  *delta,
           GError            **error)
{
  guint n = dw_index_segment_get_header (base)->n_services;
  g_autofree guint64 *changed = dw_bits_new (n);
  g_autofree guint64 *gone = dw_bits_new (n);
  Absence absence = { dw_index_segment_get_section (base, DW_INDEX_IDS), n, gone };
  guint n_new = 0;

  for (guint i = 0; i < delta->columns->n_services; i++)
    {
      int at = find_id (&absence, delta->columns->ids[i]);

      n_new += at < 0;
      if (at >= 0)
        dw_bits_set (changed, (guint) at);
    }
  if (all_stayed (making, n, n_new, NULL))
    return g_steal_pointer (&changed);

  dw_bits_fill (gone, n);
  if (!dw_reader_foreach_id (making->reader, meet, &absence, error))
    return NULL;

  for (guint i = 0; i < dw_bits_n_words (n); i++)
    gone[i] |= changed[i];
  return g_steal_pointer (&gone);
}

static gboolean
make_delta (const Making        *making,
            const DwIndexStamp  *stamp,
            DwIndexSegment      *base,
            DwCatalogue         *changed,
            GError             **error)
{
  const DwIndexHeader *header = dw_index_segment_get_header (base);
  gsize n_gone = (header->n_services + 63) / 64 * sizeof (guint64);
  g_autofree guint64 *gone = find_gone (making, base, changed, error);
  g_autoptr (DwIndexDraft) drafted = gone != NULL ? draft (making, changed, header->stamp.generation, error) : NULL;

  return drafted != NULL
         && write_segment (making, DW_INDEX_DELTA_FILE, stamp, header->digest, gone, n_gone, changed, drafted, error);
}

/* The base that a delta may stand beside: of this directory and this program, and not newer than the directory. */
static DwIndexSegment *
get_base (const Making       *making,
          const DwIndexStamp *stamp,
          DwIndex            *index)
{
  guint n_parts;
  const guint *first_slots;
  DwIndexSegment *base = index != NULL ? dw_index_get_parts (index, &n_parts, &first_slots)[0] : NULL;
  const DwIndexStamp *found = base != NULL ? &dw_index_segment_get_header (base)->stamp : NULL;

  return found != NULL && found->store_id == stamp->store_id && found->making == stamp->making
                 && found->generation <= stamp->generation
                 && found->mark == dw_reader_get_mark (making->reader, found->generation, NULL)
             ? base
             : NULL;
}

static gboolean
make_once (const Making        *making,
           const DwIndexStamp  *stamp,
           DwIndexMade         *made,
           GError             **error)
{
  g_autoptr (DwIndex) index = dw_index_open (making->folder, NULL);
  DwIndexSegment *base = get_base (making, stamp, index);
  g_autoptr (DwCatalogue) changed = NULL;

  *made = DW_INDEX_MADE_NOTHING;
  if (index != NULL && memcmp (dw_index_get_stamp (index), stamp, sizeof *stamp) == 0)
    return TRUE;

  if (base != NULL)
    {
      const DwIndexHeader *header = dw_index_segment_get_header (base);

      changed = dw_catalogue_load_since (making->reader, making->gazetteer, header->stamp.generation, error);
      if (changed == NULL)
        return FALSE;
      *made = DW_INDEX_MADE_DELTA;
      if (changed->columns->n_services <= making->most
          && changed->columns->n_services <= header->n_services / DELTA_SHARE)
        return make_delta (making, stamp, base, changed, error);
    }

  if (making->most != G_MAXUINT)
    {
      g_set_error_literal (error, DW_INDEX_ERROR, DW_INDEX_ERROR_FAILED, "the search index is far behind");
      return FALSE;
    }

  *made = DW_INDEX_MADE_BASE;
  return make_base (making, stamp, error);
}

/* What a making that was killed left behind. Nobody else is making: the lock is held. */
static void
sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "making-"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

/* Returns: a descriptor that holds the lock; −1 with @error. */
static int
lock (const char  *folder,
      GError     **error)
{
  g_autofree char *path = g_build_filename (folder, LOCK_FILE, NULL);
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int file = -1;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    file = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file >= 0 && fcntl (file, F_OFD_SETLK, &whole) == 0)
    return file;

  fail (error);
  if (file >= 0)
    close (file);
  return -1;
}

static gboolean
make_locked (const Making  *making,
             DwIndexMade   *made,
             GError       **error)
{
  DwIndexStamp stamp = { .making = dw_index_get_making () };

  *made = DW_INDEX_MADE_NOTHING;
  stamp.store_id = dw_reader_get_store_id (making->reader, error);
  stamp.generation = dw_reader_get_generation (making->reader, error);
  for (guint i = 0; i < MOST_TRIES && stamp.store_id != 0 && stamp.generation >= 0; i++)
    {
      gint64 after;

      stamp.mark = dw_reader_get_mark (making->reader, stamp.generation, error);
      if (!make_once (making, &stamp, made, error))
        return FALSE;

      /* Every change raises the generation: the same after as before is one generation all through. */
      after = dw_reader_get_generation (making->reader, error);
      if (after == stamp.generation)
        return TRUE;
      stamp.generation = after;
    }

  if (error != NULL && *error == NULL)
    g_set_error_literal (error, DW_INDEX_ERROR, DW_INDEX_ERROR_FAILED, "the directory changes too often to be indexed");
  return FALSE;
}

static gboolean
make (const Making  *making,
      DwIndexMade   *made,
      GError       **error)
{
  int held = lock (making->folder, error);
  gboolean is_made;

  if (held < 0)
    return FALSE;

  sweep (making->folder);
  is_made = make_locked (making, made, error);
  close (held);
  return is_made;
}

gboolean
dw_index_make (const char         *folder,
               DwReader           *reader,
               DwGazetteer        *gazetteer,
               const char *const  *phrases,
               GCancellable       *cancellable,
               DwIndexMade        *made,
               GError            **error)
{
  const Making making = { folder, reader, gazetteer, phrases, cancellable, G_MAXUINT };
  DwIndexMade ignored;

  return make (&making, made != NULL ? made : &ignored, error);
}

gboolean
dw_index_make_small (const char   *folder,
                     DwReader     *reader,
                     DwGazetteer  *gazetteer,
                     guint         most,
                     GError      **error)
{
  const Making making = { folder, reader, gazetteer, NULL, NULL, most };
  DwIndexMade ignored;

  return make (&making, &ignored, error);
}
