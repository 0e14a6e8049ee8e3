/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-publishers.h"

#include "dw-page.h"

/* As the page reader sees one entry of the file. */
typedef struct
{
  const char *id;
  const char *name;
  const char *url;
  const char *state;
} Entry;

static const DwField entry_fields[] = {
  { .name = "id", .offset = G_STRUCT_OFFSET (Entry, id), .kind = DW_FIELD_ID, .flags = DW_FIELD_REQUIRED },
  { .name = "name", .offset = G_STRUCT_OFFSET (Entry, name), .kind = DW_FIELD_LINE, .flags = DW_FIELD_REQUIRED },
  { .name = "url", .offset = G_STRUCT_OFFSET (Entry, url), .kind = DW_FIELD_URI, .flags = DW_FIELD_REQUIRED },
  { .name = "state", .offset = G_STRUCT_OFFSET (Entry, state), .kind = DW_FIELD_LINE },
};

static const DwClass entry_class = {
  .name = "publisher",
  .size = sizeof (Entry),
  .fields = entry_fields,
  .n_fields = G_N_ELEMENTS (entry_fields),
};

static void
free_publisher (gpointer data)
{
  DwPublisher *publisher = data;

  g_free (publisher->name);
  g_free (publisher->url);
  g_free (publisher->state);
  g_free (publisher);
}

static DwPublisher *
publisher_of (const Entry *entry)
{
  DwPublisher *publisher = g_new0 (DwPublisher, 1);

  publisher->name = g_strdup (entry->name);
  publisher->url = g_strdup (entry->url);
  publisher->state = g_strdup (entry->state);
  return publisher;
}

GPtrArray *
dw_publishers_load (const char  *path,
                    GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DwPage) page = NULL;
  GPtrArray *publishers;
  const DwPageRecord *records;
  guint n_records;
  gsize length;
  char *text;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  bytes = g_bytes_new_take (text, length);
  page = dw_page_parse (bytes, &entry_class, error);
  if (page == NULL)
    return NULL;

  publishers = g_ptr_array_new_with_free_func (free_publisher);
  records = dw_page_get_records (page, &n_records);
  for (guint i = 0; i < n_records; i++)
    if (records[i].object != NULL)
      g_ptr_array_add (publishers, publisher_of (records[i].object));

  return publishers;
}
