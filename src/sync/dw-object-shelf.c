/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-object-shelf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-limits.h"
#include "dw-object-lines.h"
#include "dw-page.h"
#include "dw-spool.h"

/* Of what stands around an object in a spool, more than enough. */
enum { FRAME_BYTES = 256 };

/* What may be lost where this process is killed: to ask for it again takes no longer than this, and most deltas are
   here before. */
#define LONGEST_WAIT_US (2 * G_USEC_PER_SEC)
#define MOST_WAITING ((gsize) 32 * 1024 * 1024)

struct _DwObjectShelf
{
  DwSpool *spool;           /* what may be left for a next sync; of a shelf without a key, everything */
  DwSpool *veiled;          /* objects that tell what must not stay on a disk, under a key of this process; NULL: none
                               yet */
  GHashTable *places;       /* of each object's SHA-256 (DwSha256) → Place* */
  GPtrArray *waiting;       /* of Place*, those that no spool has yet, in the order they came */
  gsize n_waiting;          /* their bytes */
  gint64 waiting_since;
  gboolean is_keyed;
  gboolean is_left;
};

typedef struct
{
  GBytes *body;             /* (nullable): while it waits in memory */
  DwSha256 digest;
  gboolean may_stay;        /* on a disk, as it is */
  DwSpool *spool;           /* where it is otherwise */
  guint64 at;
  DwHash hash;              /* of its bytes there, when this process verified them */
} Place;

static void
free_place (gpointer data)
{
  Place *place = data;

  g_clear_pointer (&place->body, g_bytes_unref);
  g_free (place);
}

static guint
hash_digest (gconstpointer digest)
{
  guint hash;

  memcpy (&hash, digest, sizeof hash);
  return hash;
}

static gboolean
digests_equal (gconstpointer a,
               gconstpointer b)
{
  return memcmp (a, b, sizeof (DwSha256)) == 0;
}

/* Before the services of an object stands whose they are. */
static const DwSha256 *
get_digest (GBytes *body)
{
  gsize length;
  const DwSha256 *digest = g_bytes_get_data (body, &length);

  return length >= sizeof *digest ? digest : NULL;
}

/* What is put again stands for what was there, which then waits for nothing any more. */
static void
note_place (DwObjectShelf *shelf,
            Place         *place)
{
  Place *before = g_hash_table_lookup (shelf->places, &place->digest);

  if (before != NULL && g_ptr_array_remove (shelf->waiting, before))
    shelf->n_waiting -= g_bytes_get_size (before->body);
  g_hash_table_replace (shelf->places, &place->digest, place);
}

/* What an earlier sync left, if it is what was signed: anything else would fail this sync, be left again, and fail the
   next as well. */
static void
note_left (DwObjectShelf          *shelf,
           const DwManifestObject *object,
           GBytes                 *frame,
           guint64                 at)
{
  gsize length = g_bytes_get_size (frame) - sizeof (DwSha256);
  g_autoptr (GBytes) body = g_bytes_new_from_bytes (frame, sizeof (DwSha256), length);
  Place *place;

  if (!dw_edition_check_object (object, body, NULL))
    return;

  place = g_new0 (Place, 1);
  place->digest = object->sha256;
  place->spool = shelf->spool;
  place->at = at;
  place->hash = *dw_spool_get_hash (shelf->spool);
  note_place (shelf, place);
}

/* Whether those of @wanted that are not here find room behind what is. */
static gboolean
has_room (DwObjectShelf *shelf,
          GPtrArray     *wanted)
{
  guint64 end = dw_spool_get_end (shelf->spool);

  for (guint i = 0; i < wanted->len; i++)
    if (!dw_object_shelf_has (shelf, wanted->pdata[i]))
      end += ((const DwManifestObject *) wanted->pdata[i])->size + FRAME_BYTES;

  return end <= DW_LIMIT_FEED;
}

/* What an earlier sync left counts where it is wanted, and only there. */
static gboolean
take_up (DwObjectShelf *shelf,
         GPtrArray     *wanted)
{
  g_autoptr (GHashTable) known = g_hash_table_new (hash_digest, digests_equal);

  for (guint i = 0; i < wanted->len; i++)
    {
      DwManifestObject *object = wanted->pdata[i];

      g_hash_table_insert (known, &object->sha256, object);
    }

  while (TRUE)
    {
      guint64 at = dw_spool_tell (shelf->spool);
      DwSpoolKind kind;
      g_autoptr (GBytes) frame = dw_spool_read (shelf->spool, &kind, NULL);
      const DwSha256 *digest = frame != NULL && kind == DW_SPOOL_OBJECT ? get_digest (frame) : NULL;
      const DwManifestObject *object = digest != NULL ? g_hash_table_lookup (known, digest) : NULL;

      if (frame == NULL)
        break;
      if (object != NULL)
        note_left (shelf, object, frame, at);
    }

  return g_hash_table_size (shelf->places) > 0 && has_room (shelf, wanted);
}

/* A clock that was put right since makes what waited worthless, like its age. */
static gboolean
is_fit (const DwPlan *left,
        gint64        now)
{
  return left->began_at <= now && now - left->began_at < DW_SPOOL_SECONDS;
}

DwObjectShelf *
dw_object_shelf_open (const char  *key,
                      gint64       now,
                      GPtrArray   *wanted,
                      GError     **error)
{
  DwSpool *spool = dw_spool_open (key, error);
  g_autoptr (DwObjectShelf) shelf = NULL;
  DwPlan plan;

  if (spool == NULL)
    return NULL;

  shelf = g_new0 (DwObjectShelf, 1);
  shelf->spool = spool;
  shelf->places = g_hash_table_new_full (hash_digest, digests_equal, NULL, free_place);
  shelf->waiting = g_ptr_array_new ();
  shelf->is_keyed = key != NULL;
  if (dw_spool_resume (spool, &plan) && is_fit (&plan, now) && take_up (shelf, wanted))
    return g_steal_pointer (&shelf);

  g_hash_table_remove_all (shelf->places);
  plan = (DwPlan) { .began_at = now };
  return dw_spool_begin (spool, &plan, error) ? g_steal_pointer (&shelf) : NULL;
}

void
dw_object_shelf_free (DwObjectShelf *shelf)
{
  g_clear_pointer (&shelf->spool, shelf->is_left ? dw_spool_close : dw_spool_discard);
  g_clear_pointer (&shelf->veiled, dw_spool_discard);
  g_ptr_array_unref (shelf->waiting);
  g_hash_table_unref (shelf->places);
  g_free (shelf);
}

void
dw_object_shelf_forget (const char *key)
{
  dw_spool_forget (key);
}

gboolean
dw_object_shelf_has (DwObjectShelf          *shelf,
                     const DwManifestObject *object)
{
  return g_hash_table_contains (shelf->places, &object->sha256);
}

/* Whether what is kept of @line is all of it. */
static gboolean
is_kept_whole (GBytes    *line,
               gboolean  *is_whole,
               GError   **error)
{
  g_autoptr (DwPage) page = dw_page_parse (line, &DW_CLASS_SERVICE, error);
  g_autoptr (GBytes) kept = page != NULL ? dw_page_dup_kept (page) : NULL;

  *is_whole = kept != NULL && g_bytes_equal (kept, line);
  return kept != NULL;
}

/* Whether none of @lines tells what must not stay on a disk. Every one is looked at: a body that cannot be read is no
 * object. What the directory has in the same bytes was looked at when it came, and may lie beside it. */
static gboolean
may_stay (GArray    *lines,
          gboolean  *may,
          GError   **error)
{
  *may = TRUE;
  for (guint i = 0; i < lines->len; i++)
    {
      const DwObjectLine *line = &g_array_index (lines, DwObjectLine, i);
      gboolean is_whole = TRUE;

      if (line->bytes != NULL && !is_kept_whole (line->bytes, &is_whole, error))
        return FALSE;
      *may = *may && is_whole;
    }

  return TRUE;
}

/* The spool for what may not stay: its file has no name, and what is in it only this process can read. */
static DwSpool *
get_veiled (DwObjectShelf  *shelf,
            GError        **error)
{
  const DwPlan plan = { 0 };
  g_autoptr (DwSpool) spool = NULL;

  if (shelf->veiled != NULL)
    return shelf->veiled;

  spool = dw_spool_open (NULL, error);
  if (spool == NULL || !dw_spool_begin (spool, &plan, error))
    return NULL;

  return shelf->veiled = g_steal_pointer (&spool);
}

static gboolean
write_out (DwObjectShelf  *shelf,
           Place          *place,
           GError        **error)
{
  gsize length;
  gconstpointer services = g_bytes_get_data (place->body, &length);
  DwSpool *spool = place->may_stay ? shelf->spool : get_veiled (shelf, error);
  GByteArray *frame = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (spool == NULL)
    return FALSE;

  frame = g_byte_array_sized_new ((guint) (sizeof place->digest + length));
  g_byte_array_append (frame, place->digest.bytes, sizeof place->digest.bytes);
  g_byte_array_append (frame, services, (guint) length);
  bytes = g_byte_array_free_to_bytes (frame);
  place->at = dw_spool_get_end (spool);
  if (!dw_spool_append (spool, DW_SPOOL_OBJECT, bytes, error))
    return FALSE;

  place->spool = spool;
  place->hash = *dw_spool_get_hash (spool);
  g_clear_pointer (&place->body, g_bytes_unref);
  return TRUE;
}

/* Where one cannot be written, it and those behind it go on waiting, and those before it wait no more. */
static gboolean
write_waiting (DwObjectShelf  *shelf,
               GError        **error)
{
  guint n_written = 0;

  while (n_written < shelf->waiting->len && write_out (shelf, shelf->waiting->pdata[n_written], error))
    n_written++;

  g_ptr_array_remove_range (shelf->waiting, 0, n_written);
  shelf->n_waiting = 0;
  for (guint i = 0; i < shelf->waiting->len; i++)
    shelf->n_waiting += g_bytes_get_size (((const Place *) shelf->waiting->pdata[i])->body);
  return shelf->waiting->len == 0;
}

static gboolean
keep_waiting (DwObjectShelf  *shelf,
              Place          *place,
              GError        **error)
{
  gint64 now = g_get_monotonic_time ();

  if (shelf->waiting->len == 0)
    shelf->waiting_since = now;
  g_ptr_array_add (shelf->waiting, place);
  shelf->n_waiting += g_bytes_get_size (place->body);
  return (shelf->n_waiting <= MOST_WAITING && now - shelf->waiting_since <= LONGEST_WAIT_US)
         || write_waiting (shelf, error);
}

void
dw_object_shelf_leave (DwObjectShelf *shelf)
{
  g_autoptr (GError) error = NULL;

  shelf->is_left = TRUE;
  if (!write_waiting (shelf, &error))
    g_debug ("Not all that came is kept: %s", error->message);
}

gboolean
dw_object_shelf_put (DwObjectShelf           *shelf,
                     const DwManifestObject  *object,
                     GBytes                  *body,
                     GArray                  *lines,
                     gboolean                 may_wait,
                     GError                 **error)
{
  Place *place = NULL;
  gboolean may = TRUE;

  if (shelf->is_keyed && !may_stay (lines, &may, error))
    {
      g_prefix_error (error, _("A part of the feed (%s) cannot be read, though its publisher signed it. "), object->name);
      return FALSE;
    }

  place = g_new0 (Place, 1);
  place->body = g_bytes_ref (body);
  place->digest = object->sha256;
  place->may_stay = may;
  note_place (shelf, place);
  return may_wait ? keep_waiting (shelf, place, error) : write_out (shelf, place, error);
}

GBytes *
dw_object_shelf_get (DwObjectShelf           *shelf,
                     const DwManifestObject  *object,
                     GError                 **error)
{
  const Place *place = g_hash_table_lookup (shelf->places, &object->sha256);
  g_autoptr (GBytes) frame = NULL;
  g_autoptr (GBytes) body = NULL;
  DwSpoolKind kind;
  gsize n_before;

  g_return_val_if_fail (place != NULL, NULL);

  if (place->body != NULL)
    return g_bytes_ref (place->body);

  dw_spool_seek (place->spool, place->at);
  frame = dw_spool_read (place->spool, &kind, error);
  if (frame == NULL)
    return NULL;

  /* Whatever stands there now may be shorter than what was noted. */
  n_before = MIN (g_bytes_get_size (frame), sizeof (DwSha256));
  body = g_bytes_new_from_bytes (frame, n_before, g_bytes_get_size (frame) - n_before);
  /* The spool was a file meanwhile: what was verified is what must come back. A short hash that never left this process
   * tells it in a third of the time. */
  if (dw_hash_equal (&place->hash, dw_spool_get_hash (place->spool)))
    return g_steal_pointer (&body);

  return dw_edition_check_object (object, body, error) ? g_steal_pointer (&body) : NULL;
}
