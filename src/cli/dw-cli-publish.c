/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dw-cli-key-file.h"
#include "dw-cli-output.h"
#include "dw-cli-publish-report.h"
#include "dw-cli-source.h"
#include "dw-mirror.h"

/* Of --valid-days, where the command line does not say it. */
enum { NOT_SAID = G_MININT };

/* What the command line says. */
typedef struct
{
  char *from;
  char *feed;
  char *confirm;
  char *key;
  char *out;
  char *recover;
  char *new_sign_key;
  char *new_recover_key;
  char *page;
  char *bundle;
  char *delta;
  char *name;
  char *publisher;
  char *licence;
  char *attribution;
  char *address;
  int valid_days;
  int confirm_gone;
  int confirm_phones;
  gint64 confirm_older;
  gboolean leave_out_bad;
  gboolean only_check;
} Wish;

static void
wish_clear (Wish *wish)
{
  char **texts[] = { &wish->from,      &wish->feed,    &wish->confirm,      &wish->key,
                     &wish->out,       &wish->recover, &wish->new_sign_key, &wish->new_recover_key,
                     &wish->page,      &wish->bundle,  &wish->delta,        &wish->name,
                     &wish->publisher, &wish->licence, &wish->attribution,  &wish->address };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
}

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, DW_CLI_ERROR, 0, message);
  return FALSE;
}

static gboolean
check_wish (const Wish  *wish,
            GError     **error)
{
  gboolean is_aside = wish->page != NULL || wish->only_check;

  if (wish->from == NULL)
    return refuse (_("Say what to publish: --from a spreadsheet saved as CSV, a folder of them, an address, or “directory”."), error);
  if (!is_aside && (wish->key == NULL || wish->out == NULL))
    return refuse (_("Say with which key and where: --key FILE and --out FOLDER. To look for mistakes only, say --check."), error);
  if (is_aside && (wish->key != NULL || wish->out != NULL || wish->bundle != NULL || wish->delta != NULL))
    return refuse (_("--check and --page publish nothing: they go without --key, --out, --bundle and --delta."), error);
  if (wish->valid_days != NOT_SAID && (wish->valid_days < 1 || wish->valid_days > DW_MANIFEST_LIFE_DAYS))
    return refuse (_("--valid-days is a number from 1 to 400."), error);
  if (wish->confirm_gone < 0 || wish->confirm_phones < 0 || wish->confirm_older < 0)
    return refuse (_("--confirm-gone, --confirm-phones and --confirm-older take the number that was told when nothing was published."), error);
  if (wish->address != NULL && !g_str_has_prefix (wish->address, "https://"))
    return refuse (_("--address is where the folder will be served, and begins with https://."), error);

  return TRUE;
}

static void
remember (char      **where,
          const char *said)
{
  if (said == NULL)
    return;

  g_free (*where);
  *where = *said != '\0' ? g_strdup (said) : NULL;
}

/* What a line of a signed list of contents can hold; NULL is nothing to hold. */
static gboolean
is_one_line (const char *text)
{
  if (text == NULL)
    return TRUE;
  if (strlen (text) > 200 || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return FALSE;

  return TRUE;
}

static gboolean
apply_settings (const Wish         *wish,
                DwPublishSettings  *settings,
                GError            **error)
{
  remember (&settings->name, wish->name);
  remember (&settings->publisher, wish->publisher);
  remember (&settings->licence, wish->licence);
  remember (&settings->attribution, wish->attribution);
  remember (&settings->address, wish->address);
  if (wish->valid_days != NOT_SAID)
    settings->valid_days = wish->valid_days;
  if (settings->name == NULL)
    return refuse (_("Say what the feed is called: --name TEXT. It is remembered."), error);
  if (!is_one_line (settings->name))
    return refuse (_("The name of a feed is one line of at most 200 bytes."), error);
  if (!is_one_line (settings->publisher) || !is_one_line (settings->licence) || !is_one_line (settings->attribution))
    return refuse (_("--publisher, --licence and --attribution are signed with the feed: each is one line of at most 200 bytes."), error);

  return TRUE;
}

/* The one key in the file @path, or NULL for no path. */
static gboolean
read_one_key (const char   *path,
              DwPublicKey  *place,
              const DwPublicKey **key,
              GError      **error)
{
  g_autoptr (GArray) keys = NULL;

  if (path == NULL)
    return TRUE;
  keys = dw_cli_key_file_read_public (path, error);
  if (keys == NULL)
    return FALSE;

  *place = g_array_index (keys, DwPublicKey, 0);
  *key = place;
  return TRUE;
}

/* The recover keys of a new feed: named, or as “keys new” has put them beside the sign key. */
static gboolean
read_recover_keys (const Wish  *wish,
                   GArray     **keys,
                   GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (wish->key);
  g_autofree char *beside = g_build_filename (folder, "recover.pub", NULL);

  if (wish->recover == NULL && !g_file_test (beside, G_FILE_TEST_EXISTS))
    return TRUE;

  *keys = dw_cli_key_file_read_public (wish->recover != NULL ? wish->recover : beside, error);
  return *keys != NULL;
}

/* A DwPublishSink to @data, a DwCliOutput. */
static gboolean
write_bytes (gconstpointer   bytes,
             gsize           length,
             gpointer        data,
             GError        **error)
{
  DwCliOutput *output = data;

  return fwrite (bytes, 1, length, output->file) == length || dw_cli_output_fail (output, error);
}

static gboolean
write_bundle (DwMirror    *mirror,
              const char  *path,
              gboolean     only_changed,
              GError     **error)
{
  DwCliOutput output = { NULL, };
  gboolean is_written = path == NULL
                        || (dw_cli_output_open (&output, path, error)
                            && dw_mirror_put_bundle (mirror, only_changed, write_bytes, &output, error)
                            && dw_cli_output_finish (&output, error));

  dw_cli_output_clear (&output);
  return is_written;
}

static gboolean
write_page (const DwCliSource  *source,
            const char         *path,
            GError            **error)
{
  guint n = dw_publication_get_n (source->publication);
  DwCliOutput output = { NULL, };
  gboolean is_written = dw_cli_output_open (&output, path, error)
                        && dw_publication_put_page (source->publication, 1, MAX (n, 1), write_bytes, &output, error)
                        && dw_cli_output_finish (&output, error);

  dw_cli_output_clear (&output);
  return is_written;
}

/* Nothing half known goes out unless it was asked for, and never nothing at all. */
static gboolean
check_source (const DwCliSource  *source,
              const Wish         *wish,
              GError            **error)
{
  guint n = dw_publication_get_n (source->publication);
  guint n_cells = source->spreadsheet != NULL ? dw_spreadsheet_get_bad_cells (source->spreadsheet)->len : source->n_bad;

  if (source->n_bad > 0 && !wish->leave_out_bad && source->spreadsheet != NULL)
    g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_CELLS,
                 g_dngettext (GETTEXT_PACKAGE,
                              "Cells to mend: %u, in %u of %u service. Nothing was published. Mend what is told, or leave that service out with --leave-out-bad.",
                              "Cells to mend: %u, in %u of %u services. Nothing was published. Mend what is told, or leave out the services that have it with "
                              "--leave-out-bad.", n + source->n_bad),
                 n_cells, source->n_bad, n + source->n_bad);
  else if (source->n_asked > 0 && !wish->leave_out_bad)
    g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_CELLS,
                 _("Records to look at: %u of %u. Nothing was published. Have them mended where they come from, confirm them with --confirm, or leave "
                   "those services out with --leave-out-bad."), source->n_asked, n + source->n_bad);
  else if (source->n_bad > 0 && !wish->leave_out_bad)
    g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_CELLS,
                 _("Records that cannot be published, for want of an id or a name: %u of %u. Nothing was published. “doorwayctl check-feed” says which; "
                   "--leave-out-bad publishes the others."), source->n_bad, n + source->n_bad);
  else if (n == 0 && source->spreadsheet != NULL && source->n_bad == 0)
    g_set_error_literal (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_CELLS,
                         _("There are headings and no service below them. Write each service in a row of its own and save the sheet again. Nothing was published."));
  else if (n == 0)
    g_set_error_literal (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_CELLS, _("There is no service to publish. Nothing was published."));
  else
    return TRUE;

  return FALSE;
}

static gboolean
publish (DwCli              *cli,
         const Wish         *wish,
         DwMirror           *mirror,
         const DwCliSource  *source,
         DwMirrorReport     *report,
         GError            **error)
{
  g_autoptr (DwSecretKey) key = dw_cli_key_file_read_secret (wish->key, error);
  g_autoptr (GArray) recover_keys = NULL;
  DwPublicKey new_sign_key;
  DwPublicKey new_recover_key;
  const DwEditionConsent consent = {
    .n_gone = (guint) wish->confirm_gone,
    .n_phones_changed = (guint) wish->confirm_phones,
    .version = (guint64) wish->confirm_older,
  };
  DwMirrorSigning signing = { .key = key, .key_file = wish->key, .now = dw_clock_now (cli->clock) };

  if (key == NULL || !read_one_key (wish->new_sign_key, &new_sign_key, &signing.new_sign_key, error) ||
      !read_one_key (wish->new_recover_key, &new_recover_key, &signing.new_recover_key, error))
    return FALSE;
  if (dw_mirror_get_manifest (mirror) == NULL && !read_recover_keys (wish, &recover_keys, error))
    return FALSE;

  signing.recover_keys = recover_keys;
  return dw_mirror_publish (mirror, source->publication, &signing, &consent, report, error)
         && write_bundle (mirror, wish->bundle, FALSE, error) && write_bundle (mirror, wish->delta, TRUE, error);
}

/* Says what the edition would have changed; why that was too much is in the error. */
static void
tell_held (DwCli             *cli,
           DwMirror          *mirror,
           const DwCliSource *source)
{
  if (cli->json)
    {
      dw_cli_publish_print_json (source, mirror, NULL);
      return;
    }

  dw_cli_publish_print_source (source);
  dw_cli_publish_print_hold (dw_mirror_get_hold (mirror));
}

/* Everything that --key and --out are about; the mirror is open from the reading on, as its feed makes the ids. */
static DwExit
run_publish (DwCli       *cli,
             const Wish  *wish,
             GError     **error)
{
  g_autoptr (DwMirror) mirror = dw_mirror_open (wish->out, error);
  g_auto (DwCliSource) source = { NULL };
  DwMirrorReport report;

  if (mirror == NULL || !apply_settings (wish, dw_mirror_get_settings (mirror), error)
      || !dw_cli_source_read (&source, cli, wish->from, wish->feed, wish->confirm,
                              dw_mirror_get_settings (mirror)->feed, error))
    return DW_EXIT_USAGE;
  if (!check_source (&source, wish, error))
    {
      if (cli->json)
        dw_cli_publish_print_json (&source, NULL, NULL);
      else
        dw_cli_publish_print_source (&source);
      return DW_EXIT_FEED;
    }
  if (!publish (cli, wish, mirror, &source, &report, error))
    {
      if (g_error_matches (*error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_HELD))
        tell_held (cli, mirror, &source);
      return DW_EXIT_DIRECTORY;
    }

  source.n_left_out = source.n_bad;
  if (cli->json)
    {
      dw_cli_publish_print_json (&source, mirror, &report);
      return DW_EXIT_DONE;
    }
  dw_cli_publish_print_source (&source);
  dw_cli_publish_print_mirror (wish->out, mirror, &report);
  dw_cli_publish_print_left_out (&source);
  return DW_EXIT_DONE;
}

/* Without a feed to publish to: what is wrong, and maybe one page. */
static DwExit
run_aside (DwCli       *cli,
           const Wish  *wish,
           GError     **error)
{
  g_auto (DwCliSource) source = { NULL };
  DwExit end = DW_EXIT_DONE;

  if (!dw_cli_source_read (&source, cli, wish->from, wish->feed, wish->confirm, NULL, error))
    return DW_EXIT_USAGE;
  if (!check_source (&source, wish, error))
    end = DW_EXIT_FEED;
  else if (wish->page != NULL && !write_page (&source, wish->page, error))
    end = DW_EXIT_DIRECTORY;
  else if (wish->page != NULL)
    source.n_left_out = source.n_bad;

  if (cli->json)
    {
      dw_cli_publish_print_json (&source, NULL, NULL);
      return end;
    }
  dw_cli_publish_print_source (&source);
  dw_cli_publish_print_left_out (&source);
  return end;
}

DwExit
dw_cli_publish (DwCli  *cli,
                int     argc,
                char  **argv)
{
  g_autoptr (GError) error = NULL;
  Wish wish = { .valid_days = NOT_SAID };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &wish.from, N_ ("A spreadsheet saved as CSV, a folder of them, a feed's file or address, or “directory”"), N_ ("SOURCE") },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &wish.key, N_ ("Sign with this key (see “doorwayctl keys”)"), N_ ("FILE") },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &wish.out, N_ ("Publish to this folder"), N_ ("FOLDER") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &wish.name, N_ ("What the feed is called; this and the next four are remembered"), N_ ("TEXT") },
    { "publisher", 0, 0, G_OPTION_ARG_STRING, &wish.publisher, N_ ("Who publishes it"), N_ ("TEXT") },
    { "licence", 0, 0, G_OPTION_ARG_STRING, &wish.licence, N_ ("What others may do with it"), N_ ("TEXT") },
    { "attribution", 0, 0, G_OPTION_ARG_STRING, &wish.attribution, N_ ("What they are to say then"), N_ ("TEXT") },
    { "address", 0, 0, G_OPTION_ARG_STRING, &wish.address, N_ ("Where the folder is served"), N_ ("https://…") },
    { "valid-days", 0, 0, G_OPTION_ARG_INT, &wish.valid_days, N_ ("After how many days readers are told that it may be out of date (14)"), N_ ("N") },
    { "leave-out-bad", 0, 0, G_OPTION_ARG_NONE, &wish.leave_out_bad, N_ ("Publish the other services where some have to be mended"), NULL },
    { "check", 0, 0, G_OPTION_ARG_NONE, &wish.only_check, N_ ("Only say what has to be mended"), NULL },
    { "page", 0, 0, G_OPTION_ARG_FILENAME, &wish.page, N_ ("Write one page of Open Referral UK, unsigned, with ids as they are"), N_ ("FILE") },
    { "bundle", 0, 0, G_OPTION_ARG_FILENAME, &wish.bundle, N_ ("Write the whole feed as one file as well, for a memory stick"), N_ ("FILE") },
    { "delta", 0, 0, G_OPTION_ARG_FILENAME, &wish.delta, N_ ("The same, with only what has changed since the edition before"), N_ ("FILE") },
    { "confirm", 0, 0, G_OPTION_ARG_FILENAME, &wish.confirm, N_ ("A spreadsheet that confirms, by ID, what records of a feed are asked about"), N_ ("FILE") },
    { "confirm-gone", 0, 0, G_OPTION_ARG_INT, &wish.confirm_gone, N_ ("Publish although up to that many services are gone, as was asked"), N_ ("N") },
    { "confirm-phones", 0, 0, G_OPTION_ARG_INT, &wish.confirm_phones, N_ ("Publish although up to that many telephone numbers change, as was asked"), N_ ("N") },
    { "confirm-older", 0, 0, G_OPTION_ARG_INT64, &wish.confirm_older, N_ ("Publish although the folder is older than that edition, as was asked"), N_ ("N") },
    { "feed", 0, 0, G_OPTION_ARG_STRING, &wish.feed, N_ ("Of the directory, only this feed"), N_ ("FEED") },
    { "recover", 0, 0, G_OPTION_ARG_FILENAME, &wish.recover, N_ ("The public half of the key that can get a new feed back"), N_ ("FILE") },
    { "new-sign-key", 0, 0, G_OPTION_ARG_FILENAME, &wish.new_sign_key, N_ ("Replace the sign key by this one; --key is the recover key"), N_ ("FILE") },
    { "new-recover-key", 0, 0, G_OPTION_ARG_FILENAME, &wish.new_recover_key, N_ ("Replace the recover key by this one; --key is the old one"), N_ ("FILE") },
    { NULL },
  };
  DwExit end = DW_EXIT_USAGE;

  if (dw_cli_parse (cli, argc, argv, entries, "--from SOURCE --key FILE --out FOLDER",
                    _("Makes a signed feed that any web server can hold, out of a spreadsheet, another feed or the directory. Publishing again writes "
                      "only what has changed."), &error) &&
      check_wish (&wish, &error))
    end = wish.page != NULL || wish.only_check ? run_aside (cli, &wish, &error) : run_publish (cli, &wish, &error);

  wish_clear (&wish);
  return error != NULL ? dw_cli_fail (error) : end;
}
