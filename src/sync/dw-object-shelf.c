/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-object-shelf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-object-lines.h"
#include "dw-page.h"
#include "dw-spool.h"

struct _DwObjectShelf
{
  DwSpool *spool;
  GHashTable *places;       /* of each object's SHA-256 (DwSha256) → guint64*: where it stands in the spool */
  gboolean is_cleared;      /* what is put here may stay, and so may not tell every place */
  gboolean is_left;
};

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

static void
note_place (DwObjectShelf  *shelf,
            const DwSha256 *digest,
            guint64         place)
{
  g_hash_table_replace (shelf->places, g_memdup2 (digest, sizeof *digest), g_memdup2 (&place, sizeof place));
}

/* What an earlier sync left counts where it is wanted, and only there. */
static gboolean
take_up (DwObjectShelf *shelf,
         GPtrArray     *wanted)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (hash_digest, digests_equal, g_free, NULL);

  for (guint i = 0; i < wanted->len; i++)
    {
      const DwManifestObject *object = wanted->pdata[i];

      g_hash_table_add (known, g_memdup2 (&object->sha256, sizeof object->sha256));
    }

  while (TRUE)
    {
      guint64 place = dw_spool_tell (shelf->spool);
      DwSpoolKind kind;
      g_autoptr (GBytes) body = dw_spool_read (shelf->spool, &kind, NULL);
      const DwSha256 *digest = body != NULL ? get_digest (body) : NULL;

      if (body == NULL)
        return g_hash_table_size (shelf->places) > 0;
      if (digest != NULL && (kind == DW_SPOOL_OBJECT || kind == DW_SPOOL_OBJECT_CLEARED) && g_hash_table_contains (known, digest))
        note_place (shelf, digest, place);
    }
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
  shelf->places = g_hash_table_new_full (hash_digest, digests_equal, g_free, g_free);
  shelf->is_cleared = key != NULL;
  if (dw_spool_resume (spool, &plan) && is_fit (&plan, now) && take_up (shelf, wanted))
    return g_steal_pointer (&shelf);

  plan = (DwPlan) { .began_at = now };
  return dw_spool_begin (spool, &plan, error) ? g_steal_pointer (&shelf) : NULL;
}

void
dw_object_shelf_free (DwObjectShelf *shelf)
{
  g_clear_pointer (&shelf->spool, shelf->is_left ? dw_spool_close : dw_spool_discard);
  g_hash_table_unref (shelf->places);
  g_free (shelf);
}

void
dw_object_shelf_leave (DwObjectShelf *shelf)
{
  shelf->is_left = TRUE;
}

void
dw_object_shelf_forget (const char *key)
{
  dw_spool_forget (key);
}

gboolean
dw_object_shelf_has (DwObjectShelf           *shelf,
                     const DwManifestObject  *object)
{
  return g_hash_table_contains (shelf->places, &object->sha256);
}

static gboolean
clear_line (GBytes      *line,
            GByteArray  *cleared,
            GError     **error)
{
  g_autoptr (DwPage) page = dw_page_parse (line, &DW_CLASS_SERVICE, error);
  g_autoptr (GBytes) kept = page != NULL ? dw_page_dup_kept (page) : NULL;

  if (kept == NULL)
    return FALSE;

  g_byte_array_append (cleared, g_bytes_get_data (kept, NULL), (guint) g_bytes_get_size (kept));
  g_byte_array_append (cleared, (const guint8 *) "\n", 1);
  return TRUE;
}

/* @frame: has the digest. Adds the services of @body, of each no more than may wait on a disk. */
static gboolean
put_cleared (GByteArray  *frame,
             GBytes      *body,
             GError     **error)
{
  gsize at = 0;

  while (TRUE)
    {
      g_autoptr (GBytes) line = dw_object_lines_next (body, &at);

      if (line == NULL)
        return TRUE;
      if (!clear_line (line, frame, error))
        return FALSE;
    }
}

static gboolean
holds_all (GByteArray *frame,
           GBytes     *body)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (body, &length);

  return frame->len == sizeof (DwSha256) + length && memcmp (frame->data + sizeof (DwSha256), data, length) == 0;
}

gboolean
dw_object_shelf_put (DwObjectShelf           *shelf,
                     const DwManifestObject  *object,
                     GBytes                  *body,
                     GError                 **error)
{
  g_autoptr (GByteArray) frame = g_byte_array_sized_new ((guint) (sizeof object->sha256 + g_bytes_get_size (body)));
  g_autoptr (GBytes) bytes = NULL;
  guint64 place = dw_spool_get_end (shelf->spool);
  DwSpoolKind kind = DW_SPOOL_OBJECT;

  g_byte_array_append (frame, object->sha256.bytes, sizeof object->sha256.bytes);
  if (!shelf->is_cleared)
    g_byte_array_append (frame, g_bytes_get_data (body, NULL), (guint) g_bytes_get_size (body));
  else if (!put_cleared (frame, body, error))
    {
      g_prefix_error (error, _("A part of the feed (%s) cannot be read, though its publisher signed it. "), object->name);
      return FALSE;
    }
  else if (!holds_all (frame, body))
    kind = DW_SPOOL_OBJECT_CLEARED;

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&frame));
  if (!dw_spool_append (shelf->spool, kind, bytes, error))
    return FALSE;

  note_place (shelf, &object->sha256, place);
  return TRUE;
}

GBytes *
dw_object_shelf_get (DwObjectShelf           *shelf,
                     const DwManifestObject  *object,
                     GError                 **error)
{
  const guint64 *place = g_hash_table_lookup (shelf->places, &object->sha256);
  g_autoptr (GBytes) frame = NULL;
  g_autoptr (GBytes) body = NULL;
  DwSpoolKind kind;

  g_return_val_if_fail (place != NULL, NULL);

  dw_spool_seek (shelf->spool, *place);
  frame = dw_spool_read (shelf->spool, &kind, error);
  if (frame == NULL)
    return NULL;

  body = g_bytes_new_from_bytes (frame, sizeof (DwSha256), g_bytes_get_size (frame) - sizeof (DwSha256));
  /* The spool was a file meanwhile: what was verified is what must come back. */
  if (kind == DW_SPOOL_OBJECT && !dw_edition_check_object (object, body, error))
    return NULL;

  return g_steal_pointer (&body);
}
