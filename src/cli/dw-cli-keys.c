/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dw-cli-key-file.h"
#include "dw-paper.h"
#include "dw-publish-batch.h"

static const char *const roles[] = { "sign", "recover" };

static char *
dup_path (const char *folder,
          const char *role,
          const char *suffix)
{
  g_autofree char *name = g_strconcat (role, suffix, NULL);

  return g_build_filename (folder, name, NULL);
}

static gboolean
check_free (const char  *folder,
            GError     **error)
{
  static const char *const suffixes[] = { ".key", ".pub" };

  for (guint i = 0; i < G_N_ELEMENTS (roles) * G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = dup_path (folder, roles[i / 2], suffixes[i % 2]);
      g_autofree char *shown = g_filename_display_name (path);

      if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        {
          g_set_error (error, DW_CLI_ERROR, 0, _("“%s” is there already, and no key is ever written over. Give another folder."), shown);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
make_pair (const char  *folder,
           const char  *role,
           GError     **error)
{
  g_autoptr (DwSecretKey) key = dw_secret_key_new ();
  g_autofree char *secret_path = dup_path (folder, role, ".key");
  g_autofree char *public_path = dup_path (folder, role, ".pub");
  g_autofree char *public_text = dw_public_key_dup_file (dw_secret_key_get_public (key));
  char *secret_text = dw_secret_key_dup_file (key);
  gboolean is_made = dw_publish_file_make_secret (secret_path, secret_text, error);
  guint n_written = 0;

  dw_secret_text_free (secret_text);
  return is_made && dw_publish_batch_write_alone (public_path, public_text, strlen (public_text), &n_written, error);
}

static gboolean
show_pair (DwCli        *cli,
           DwJsonWriter *json,
           const char   *path,
           GError      **error)
{
  g_autoptr (GArray) keys = dw_cli_key_file_read_public (path, error);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const DwPublicKey *key = &g_array_index (keys, DwPublicKey, i);
      g_autofree char *id = dw_public_key_dup_id (key);
      g_autofree char *text = dw_public_key_dup_text (key);
      g_autofree char *shown = g_filename_display_name (path);

      if (json == NULL)
        {
          dw_paper_printf (0, _("%s: key %s"), shown, id);
          dw_paper_print (3, 3, text);
          continue;
        }
      dw_json_writer_begin_object (json, NULL);
      dw_json_writer_add_text (json, "file", shown);
      dw_json_writer_add_text (json, "id", id);
      dw_json_writer_add_text (json, "key", text);
      dw_json_writer_end_object (json);
    }

  return keys != NULL;
}

static DwExit
show_files (DwCli       *cli,
            char       **paths,
            GError     **error)
{
  DwJsonWriter *json = cli->json ? dw_json_writer_new () : NULL;
  gboolean is_shown = TRUE;

  if (json != NULL)
    {
      dw_json_writer_begin_object (json, NULL);
      dw_json_writer_begin_list (json, "keys");
    }
  for (guint i = 0; is_shown && paths[i] != NULL; i++)
    is_shown = show_pair (cli, json, paths[i], error);
  if (json != NULL && is_shown)
    {
      dw_json_writer_end_list (json);
      dw_json_writer_end_object (json);
      dw_cli_print_json (json);
    }
  else if (json != NULL)
    dw_json_writer_free (json);

  return is_shown ? DW_EXIT_DONE : DW_EXIT_USAGE;
}

static DwExit
make_keys (DwCli       *cli,
           const char  *folder,
           GError     **error)
{
  g_autofree char *sign = dup_path (folder, "sign", ".pub");
  g_autofree char *recover = dup_path (folder, "recover", ".pub");
  char *paths[] = { sign, recover, NULL };
  DwExit end = DW_EXIT_DIRECTORY;

  if (!check_free (folder, error))
    return DW_EXIT_USAGE;
  if (g_mkdir_with_parents (folder, 0700) != 0 && !dw_publish_folder_make (folder, error))
    return DW_EXIT_DIRECTORY;
  if (!make_pair (folder, "sign", error) || !make_pair (folder, "recover", error))
    return DW_EXIT_DIRECTORY;

  end = show_files (cli, paths, error);
  if (end == DW_EXIT_DONE && !cli->json)
    dw_paper_print (0, 0, _("Publish with sign.key. Move recover.key to a memory stick, keep that in a drawer, and delete it here: it gets the feed back if "
                            "sign.key is ever lost or stolen. Hand the two .pub files to whoever reads the feed, for “feeds add --pin”; the two .key files to nobody."));
  return end;
}

DwExit
dw_cli_keys (DwCli  *cli,
             int     argc,
             char  **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL },
  };
  DwExit end = DW_EXIT_USAGE;

  if (!dw_cli_parse (cli, argc, argv, entries, "new FOLDER | show FILE…",
                     _("Makes the keys that a feed is signed with, or shows their public halves. minisign reads and writes the same files."), &error))
    return dw_cli_fail (error);

  if (rest != NULL && g_strcmp0 (rest[0], "new") == 0 && rest[1] != NULL && rest[2] == NULL)
    end = make_keys (cli, rest[1], &error);
  else if (rest != NULL && g_strcmp0 (rest[0], "show") == 0 && rest[1] != NULL)
    end = show_files (cli, rest + 1, &error);
  else
    g_set_error_literal (&error, DW_CLI_ERROR, 0, _("Say “keys new” and a folder, or “keys show” and files of public keys."));

  return error != NULL ? dw_cli_fail (error) : end;
}
