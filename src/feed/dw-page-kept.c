/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-page.h"

#include "dw-hash.h"
#include "dw-json-writer.h"
#include "dw-page-private.h"
#include "dw-tri.h"

/* A page as it may wait on a disk. */

/* What an envelope says of the whole list, in the words of ORUK 3.0: pages that come back are counted as they were. */
static gboolean
put_envelope (GString            *kept,
              const DwPagination *said)
{
  const struct { const char *name; gint64 value; } members[] = {
    { "total_items", said->total_items },
    { "total_pages", said->total_pages },
    { "page_number", said->page_number },
    { "size", said->size },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i].value >= 0)
      g_string_append_printf (kept, "%s\"%s\":%" G_GINT64_FORMAT, kept->len > 0 ? "," : "{", members[i].name, members[i].value);
  if (said->last_page != DW_TRI_NOT_STATED)
    g_string_append_printf (kept, "%s\"last_page\":%s", kept->len > 0 ? "," : "{", said->last_page == DW_TRI_YES ? "true" : "false");

  g_string_append (kept, kept->len > 0 ? ",\"contents\":[" : "[");
  return kept->str[0] == '{';
}

/* Of a record that is left out nobody can tell whether its place must not be known: it stays as its id, and as one that
   counts. */
static void
put_left_out (GString            *kept,
              const DwPageRecord *record)
{
  g_autoptr (DwJsonWriter) writer = dw_json_writer_new ();
  DwHash hash = dw_hash_of (record->raw, record->raw_length);
  g_autofree char *mark = g_base64_encode (hash.bytes, sizeof hash.bytes);
  g_autofree char *text = NULL;

  dw_json_writer_begin_object (writer, NULL);
  dw_json_writer_add_text (writer, "id", record->source_id);
  dw_json_writer_add_text (writer, "doorway_left_out", mark);
  dw_json_writer_end_object (writer);
  text = dw_json_writer_finish (g_steal_pointer (&writer));
  g_string_append (kept, text);
}

GBytes *
dw_page_dup_kept (DwPage *page)
{
  GString *kept = NULL;
  gboolean is_object;

  if (page->n_withheld == 0 && page->n_quarantined == 0)
    return g_bytes_ref (page->bytes);

  kept = g_string_new (NULL);
  is_object = put_envelope (kept, &page->pagination);
  for (guint i = 0; i < page->records->len; i++)
    {
      const DwPageRecord *record = &g_array_index (page->records, DwPageRecord, i);

      if (i > 0)
        g_string_append_c (kept, ',');
      if (record->object != NULL)
        g_string_append_len (kept, record->raw, (gssize) record->raw_length);
      else
        put_left_out (kept, record);
    }

  g_string_append (kept, is_object ? "]}" : "]");
  return g_string_free_to_bytes (kept);
}
