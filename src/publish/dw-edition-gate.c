/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-edition-gate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-page.h"
#include "dw-phones.h"
#include "dw-publish-error.h"

/* An edition being compared with the one before. */
typedef struct
{
  const char *objects;
  DwPublication *publication;
  DwHold *hold;
  GArray *gone;             /* of DwHoldExample */
  GArray *rung;             /* of DwHoldExample: with other numbers */
  DwArena *arena;
  guint n_read;             /* services of the edition before, in objects that were read, or that are in both */
  gboolean is_blind;        /* an object whose services may be gone is lost or damaged */
} Gate;

/* The content of @object; NULL where it is lost or damaged, and so tells nothing. */
static GBytes *
load_object (const Gate             *gate,
             const DwManifestObject *object)
{
  g_autofree char *hex = dw_sha256_dup_hex (&object->sha256);
  g_autofree char *path = g_build_filename (gate->objects, hex, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;
  DwSha256 sha256;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;

  sha256 = dw_sha256_of (text, length);
  return dw_sha256_equal (&sha256, &object->sha256) ? g_bytes_new_take (g_steal_pointer (&text), length) : NULL;
}

static void
add_example (const Gate *gate,
             GArray     *examples,
             const char *name,
             const char *was,
             const char *now)
{
  DwHoldExample example
      = { dw_arena_strdup (gate->arena, name), dw_arena_strdup (gate->arena, was), dw_arena_strdup (gate->arena, now) };

  g_array_append_val (examples, example);
}

static void
count_phones (const Gate      *gate,
              const DwService *before,
              const DwService *after)
{
  g_autoptr (DwPhones) old = dw_phones_of (before);
  g_autoptr (DwPhones) new = dw_phones_of (after);
  guint n_changed = dw_phones_count_missing (old, new);

  gate->hold->n_phones_before += dw_phones_count (old);
  gate->hold->n_phones_changed += n_changed;
  if (n_changed > 0)
    {
      g_autofree char *was = dw_phones_dup_text (old);
      g_autofree char *now = dw_phones_dup_text (new);

      add_example (gate, gate->rung, before->name, was, now);
    }
}

/* A DwPublishSink to @data, a GByteArray. */
static gboolean
append (gconstpointer   bytes,
        gsize           length,
        gpointer        data,
        GError        **error)
{
  g_byte_array_append (data, bytes, (guint) length);
  return TRUE;
}

/* What becomes of the service whose JSON was @line. */
static gboolean
compare_service (const Gate  *gate,
                 GBytes      *line,
                 GError     **error)
{
  g_autoptr (DwService) before = dw_page_parse_service (line, NULL);
  g_autoptr (DwService) after = NULL;
  GByteArray *json = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint index = 0;

  if (before == NULL)
    return TRUE;
  if (!dw_publication_find (gate->publication, before->id, &index))
    {
      gate->hold->n_gone++;
      add_example (gate, gate->gone, before->name, NULL, NULL);
      return TRUE;
    }

  json = g_byte_array_new ();
  if (!dw_publication_put (gate->publication, index, append, json, error))
    {
      g_byte_array_unref (json);
      return FALSE;
    }
  bytes = g_byte_array_free_to_bytes (json);
  gate->hold->n_changed += !g_bytes_equal (bytes, line);
  after = dw_page_parse_service (bytes, NULL);
  if (after != NULL)
    count_phones (gate, before, after);
  return TRUE;
}

static gboolean
compare_object (Gate                    *gate,
                const DwManifestObject  *object,
                GError                 **error)
{
  g_autoptr (GBytes) bytes = load_object (gate, object);
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  gate->is_blind = gate->is_blind || bytes == NULL;

  for (gsize at = 0; at < length;)
    {
      const char *end = memchr (text + at, '\n', length - at);
      gsize size = end != NULL ? (gsize) (end - text) - at : length - at;
      g_autoptr (GBytes) line = g_bytes_new_from_bytes (bytes, at, size);

      if (!compare_service (gate, line, error))
        return FALSE;
      gate->n_read++;
      at += size + 1;
    }

  return TRUE;
}

static GHashTable *
list_objects (const DwManifest *manifest)
{
  GHashTable *listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < manifest->objects->len; i++)
    g_hash_table_add (listed, dw_sha256_dup_hex (&g_array_index (manifest->objects, DwManifestObject, i).sha256));

  return listed;
}

/* Compares the objects of @before that @next has not. */
static gboolean
compare_changed (Gate              *gate,
                 const DwManifest  *before,
                 const DwManifest  *next,
                 GError           **error)
{
  g_autoptr (GHashTable) listed = list_objects (next);

  for (guint i = 0; i < before->objects->len; i++)
    {
      const DwManifestObject *object = &g_array_index (before->objects, DwManifestObject, i);
      g_autofree char *hex = dw_sha256_dup_hex (&object->sha256);

      if (!g_hash_table_contains (listed, hex) && !compare_object (gate, object, error))
        return FALSE;
    }

  return TRUE;
}

/* The objects of an edition, and what counts what is in both it and the next one. */
typedef struct
{
  Gate *gate;
  GHashTable *listed;
} Same;

/* A DwPublicationShardFunc to @data, a Same: an object that is in both holds what did not change, whether or not its
   file is lost. */
static gboolean
count_same (const char     *name,
            const GString  *text,
            gpointer        data,
            GError        **error)
{
  const Same *same = data;
  DwSha256 sha256 = dw_sha256_of (text->str, text->len);
  g_autofree char *hex = dw_sha256_dup_hex (&sha256);
  const char *end = NULL;

  if (!g_hash_table_contains (same->listed, hex))
    return TRUE;

  for (const char *at = text->str; (end = strchr (at, '\n')) != NULL; at = end + 1)
    {
      g_autoptr (GBytes) line = g_bytes_new_static (at, (gsize) (end - at));
      g_autoptr (DwService) service = dw_page_parse_service (line, NULL);
      g_autoptr (DwPhones) phones = service != NULL ? dw_phones_of (service) : NULL;

      same->gate->n_read++;
      same->gate->hold->n_phones_before += phones != NULL ? dw_phones_count (phones) : 0;
    }

  return TRUE;
}

static gboolean
compare (Gate              *gate,
         const DwManifest  *before,
         const DwManifest  *next,
         int                bits,
         GError           **error)
{
  g_autoptr (GHashTable) listed = list_objects (before);
  Same same = { gate, listed };
  DwHold *hold = gate->hold;
  guint n_next = dw_publication_get_n (gate->publication);

  if (!compare_changed (gate, before, next, error)
      || ((gate->is_blind || hold->n_phones_changed >= DW_HOLD_FROM)
          && !dw_publication_foreach_shard (gate->publication, bits, count_same, &same, error)))
    return FALSE;

  /* Of what was in damaged objects nothing is known but how many there were: all of it may be gone. */
  hold->n_before = (guint) before->n_services;
  if (gate->is_blind && hold->n_before > gate->n_read)
    hold->n_gone += hold->n_before - gate->n_read;
  hold->n_gone = MAX (hold->n_gone, hold->n_before > n_next ? hold->n_before - n_next : 0);
  hold->n_added = n_next + hold->n_gone - hold->n_before;
  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const DwHoldExample *) a)->name, ((const DwHoldExample *) b)->name);
}

static void
take_examples (const Gate *gate)
{
  guint n = gate->gone->len + gate->rung->len;
  DwHoldExample *examples = dw_arena_alloc (gate->arena, MAX (n, 1) * sizeof *examples);

  g_array_sort (gate->gone, compare_names);
  g_array_sort (gate->rung, compare_names);
  for (guint i = 0; i < n; i++)
    examples[i] = i < gate->gone->len ? g_array_index (gate->gone, DwHoldExample, i)
                                      : g_array_index (gate->rung, DwHoldExample, i - gate->gone->len);
  gate->hold->examples = examples;
  gate->hold->n_examples = n;
}

/* What is to be said to publish all the same. */
static char *
dup_words (const Gate *gate)
{
  const DwHold *hold = gate->hold;
  GString *words = g_string_new (NULL);

  if (gate->is_blind || dw_hold_is_gone_due (hold))
    g_string_append_printf (words, " --confirm-gone %u", hold->n_gone);
  if (dw_hold_is_phones_due (hold))
    g_string_append_printf (words, " --confirm-phones %u", hold->n_phones_changed);
  return g_string_free (words, FALSE);
}

static gboolean
refuse (const Gate  *gate,
        GError     **error)
{
  g_autofree char *reason = dw_hold_dup_reason (gate->hold);
  g_autofree char *words = dup_words (gate);

  if (gate->is_blind)
    g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_HELD,
                 g_dngettext (GETTEXT_PACKAGE,
                              "Files in “objects” are lost or damaged, so that this edition may leave out up to %u of %u service. Nothing was published. Put "
                              "them back from the web server or a copy of the folder; if there is none, and the edition is right, publish again with%s.",
                              "Files in “objects” are lost or damaged, so that this edition may leave out up to %u of %u services. Nothing was published. Put "
                              "them back from the web server or a copy of the folder; if there is none, and the edition is right, publish again with%s.",
                              gate->hold->n_before),
                 gate->hold->n_gone, gate->hold->n_before, words);
  else
    g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_HELD, _("%s Nothing was published. If that is right, publish again with%s."), reason, words);
  return FALSE;
}

gboolean
dw_edition_gate_pass (const char              *objects,
                      const DwManifest        *before,
                      const DwManifest        *next,
                      DwPublication           *publication,
                      int                      bits,
                      const DwEditionConsent  *consent,
                      gint64                   now,
                      DwHold                  *hold,
                      DwArena                 *arena,
                      GError                 **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (DwHoldExample));
  g_autoptr (GArray) rung = g_array_new (FALSE, FALSE, sizeof (DwHoldExample));
  Gate gate = { objects, publication, hold, gone, rung, arena, 0, FALSE };

  *hold = (DwHold) { .held_at = now };
  if (before == NULL)
    return TRUE;
  if (!compare (&gate, before, next, bits, error))
    return FALSE;

  take_examples (&gate);
  return ((!(gate.is_blind || dw_hold_is_gone_due (hold)) || hold->n_gone <= consent->n_gone)
          && (!dw_hold_is_phones_due (hold) || hold->n_phones_changed <= consent->n_phones_changed))
         || refuse (&gate, error);
}
