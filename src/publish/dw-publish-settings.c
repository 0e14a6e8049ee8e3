/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-publish-settings.h"

#include <glib/gi18n-lib.h>

#define GROUP "Feed"

typedef struct
{
  const char *key;
  gsize offset;
} Text;

static const Text texts[] = {
  { "Id", G_STRUCT_OFFSET (DwPublishSettings, feed) },
  { "Name", G_STRUCT_OFFSET (DwPublishSettings, name) },
  { "Publisher", G_STRUCT_OFFSET (DwPublishSettings, publisher) },
  { "Licence", G_STRUCT_OFFSET (DwPublishSettings, licence) },
  { "Attribution", G_STRUCT_OFFSET (DwPublishSettings, attribution) },
  { "Address", G_STRUCT_OFFSET (DwPublishSettings, address) },
};

void
dw_publish_settings_free (DwPublishSettings *settings)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (G_STRUCT_MEMBER (char *, settings, texts[i].offset));
  g_free (settings);
}

static gboolean
is_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return dir == NULL || g_dir_read_name (dir) == NULL;
}

static gboolean
refuse_damaged (const char  *folder,
                GError     **error)
{
  g_autofree char *shown = g_filename_display_name (folder);

  g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_FEED,
               _("The file publish.ini in “%s” is damaged. Put it back as it was, and publish again."), shown);
  return FALSE;
}

/* A folder that is not ours may hold anything: nothing in it is written over. */
static gboolean
refuse_foreign (const char  *folder,
                GError     **error)
{
  g_autofree char *shown = g_filename_display_name (folder);

  g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_FEED,
               _("“%s” holds other files. Give a new or empty folder, or one that was published to before."), shown);
  return FALSE;
}

static gboolean
refuse_file (const char  *folder,
             GError     **error)
{
  g_autofree char *shown = g_filename_display_name (folder);

  g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_FEED,
               _("“%s” is a file. Give a folder to publish into: a feed is many files. For one file to hand over, add --bundle FILE."), shown);
  return FALSE;
}

static gboolean
read_file (DwPublishSettings *settings,
           const char        *folder,
           GKeyFile          *file,
           GError           **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    G_STRUCT_MEMBER (char *, settings, texts[i].offset) = g_key_file_get_string (file, GROUP, texts[i].key, NULL);
  settings->valid_days = g_key_file_get_integer (file, GROUP, "ValidDays", NULL);
  settings->shard_bits = g_key_file_has_key (file, GROUP, "ShardBits", NULL) ? g_key_file_get_integer (file, GROUP, "ShardBits", NULL) : -1;
  settings->epoch = g_key_file_get_uint64 (file, GROUP, "LastEpoch", NULL);
  settings->version = g_key_file_get_uint64 (file, GROUP, "LastVersion", NULL);
  if (settings->feed == NULL || !g_uuid_string_is_valid (settings->feed) || settings->valid_days < 1)
    return refuse_damaged (folder, error);

  return TRUE;
}

DwPublishSettings *
dw_publish_settings_load (const char  *folder,
                          GError     **error)
{
  g_autoptr (DwPublishSettings) settings = g_new0 (DwPublishSettings, 1);
  g_autofree char *path = g_build_filename (folder, DW_PUBLISH_SETTINGS_FILE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) problem = NULL;

  if (g_file_test (folder, G_FILE_TEST_EXISTS) && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      refuse_file (folder, error);
      return NULL;
    }
  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &problem))
    return read_file (settings, folder, file, error) ? g_steal_pointer (&settings) : NULL;
  if (!g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      refuse_damaged (folder, error);
      return NULL;
    }
  if (!is_empty (folder))
    {
      refuse_foreign (folder, error);
      return NULL;
    }

  settings->feed = g_uuid_string_random ();
  settings->valid_days = DW_PUBLISH_VALID_DAYS;
  settings->shard_bits = -1;
  return g_steal_pointer (&settings);
}

GString *
dw_publish_settings_print (const DwPublishSettings *settings)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;

  g_key_file_set_comment (file, NULL, NULL, " What this feed is, for “doorwayctl publish”. It holds nothing secret.", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *value = G_STRUCT_MEMBER (const char *, settings, texts[i].offset);

      if (value != NULL)
        g_key_file_set_string (file, GROUP, texts[i].key, value);
    }
  g_key_file_set_integer (file, GROUP, "ValidDays", settings->valid_days);
  if (settings->shard_bits >= 0)
    g_key_file_set_integer (file, GROUP, "ShardBits", settings->shard_bits);
  if (settings->version > 0)
    {
      g_key_file_set_uint64 (file, GROUP, "LastEpoch", settings->epoch);
      g_key_file_set_uint64 (file, GROUP, "LastVersion", settings->version);
    }

  text = g_key_file_to_data (file, NULL, NULL);
  return g_string_new (text);
}
