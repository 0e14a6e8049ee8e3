/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli.h"

#include <glib/gi18n.h>

#include "dw-cli-progress.h"
#include "dw-paper.h"
#include "dw-paths.h"
#include "dw-subscription.h"
#include "dw-text.h"
#include "dw-words.h"

/* What the line says of a feed to be added. */
typedef struct
{
  char *name;
  char **key_files;
  char **mirrors;
} Wanted;

static const DwSyncAudience audience = { .progress = dw_cli_progress };

static void
print_left_out (const DwFeed *feed)
{
  g_autofree char *fields = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u field left out or mended", "%u fields left out or mended",
                                                          feed->n_faults),
                                             feed->n_faults);
  g_autofree char *records = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record left out", "%u records left out",
                                                           feed->n_quarantined),
                                              feed->n_quarantined);

  /* Translators: "3 fields left out or mended, 1 record left out" */
  dw_paper_printf (3, _("%s, %s"), fields, records);
}

static void
print_trust (const DwFeed *feed)
{
  const char *trust = feed->is_starter ? _("Comes with Doorway") : dw_words_trust (feed->trust);

  if (feed->edition == NULL)
    dw_paper_printf (3, _("Trust: %s"), trust);
  else
    dw_paper_printf (3, _("Trust: %s, key %s, edition %" G_GUINT64_FORMAT), trust, feed->edition->key, feed->edition->version);
}

static void
print_feed (const DwFeed *feed,
            gint64        now)
{
  g_autofree char *notice = dw_words_notice (feed, now);
  g_autofree char *ago = feed->synced_at != 0 ? dw_words_ago (feed->synced_at, now) : NULL;

  dw_paper_printf (0, "%" G_GINT64_FORMAT ". %s", feed->id, feed->name);
  dw_paper_print (3, 3, feed->url);
  print_trust (feed);
  dw_paper_printf (3, g_dngettext (GETTEXT_PACKAGE, "%u service", "%u services", feed->n_services), feed->n_services);
  if (ago != NULL)
    dw_paper_printf (3, _("Fetched %s"), ago);
  else
    dw_paper_print (3, 3, _("Not fetched yet"));
  if (feed->n_faults > 0 || feed->n_quarantined > 0)
    print_left_out (feed);
  if (feed->last_problem != NULL)
    dw_paper_printf (3, _("Last time: %s"), feed->last_problem);
  if (feed->hold != NULL)
    dw_paper_printf (3, _("A new list waits for an answer: “doorwayctl feeds held %" G_GINT64_FORMAT "” shows it."), feed->id);
  dw_paper_printf (3, _("Licence: %s"), feed->licence != NULL ? feed->licence : _("not stated"));
  if (feed->attribution != NULL)
    dw_paper_print (3, 3, feed->attribution);
  if (notice != NULL)
    dw_paper_print (3, 3, notice);
  if (feed->edition != NULL && feed->edition->alert != NULL)
    dw_paper_printf (3, _("Look into this: %s"), feed->edition->alert);
}

static DwExit
list_feeds (DwCli   *cli,
            char   **rest,
            GError **error)
{
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  DwJsonWriter *json;

  if (rest[1] != NULL)
    {
      g_set_error_literal (error, DW_CLI_ERROR, 0, _("“feeds list” takes nothing else."));
      return DW_EXIT_USAGE;
    }
  reader = dw_cli_open_reader (cli, error);
  if (reader == NULL || (feeds = dw_reader_list_feeds (reader, error)) == NULL)
    return DW_EXIT_DIRECTORY;

  if (!cli->json)
    {
      for (guint i = 0; i < feeds->len; i++)
        print_feed (feeds->pdata[i], dw_clock_now (cli->clock));
      if (feeds->len == 0)
        dw_paper_print (0, 0, _("There is no feed in the directory. Add one with “doorwayctl feeds add ADDRESS”."));
      return feeds->len > 0 ? DW_EXIT_DONE : DW_EXIT_NOTHING;
    }

  json = dw_json_writer_new ();
  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_begin_list (json, "feeds");
  for (guint i = 0; i < feeds->len; i++)
    dw_cli_add_feed (json, NULL, feeds->pdata[i]);
  dw_json_writer_end_list (json);
  dw_json_writer_end_object (json);
  dw_cli_print_json (json);
  return feeds->len > 0 ? DW_EXIT_DONE : DW_EXIT_NOTHING;
}

static DwFeed *
read_feed (DwCli       *cli,
           const char  *wanted,
           GError     **error)
{
  g_autoptr (DwReader) reader = dw_cli_open_reader (cli, error);
  g_autoptr (GPtrArray) feeds = reader != NULL ? dw_reader_list_feeds (reader, error) : NULL;
  DwFeed *feed = feeds != NULL ? dw_cli_find_feed (feeds, wanted, error) : NULL;

  return feed != NULL ? dw_feed_ref (feed) : NULL;
}

static void
print_feed_json (const char   *name,
                 const DwFeed *feed)
{
  DwJsonWriter *json = dw_json_writer_new ();

  dw_json_writer_begin_object (json, NULL);
  dw_cli_add_feed (json, name, feed);
  dw_json_writer_end_object (json);
  dw_cli_print_json (json);
}

/* Returns: (transfer full) (nullable): what all of @files say; NULL for none of them, or with @error. */
static char *
read_pins (char   **files,
           GError **error)
{
  g_autoptr (GString) pins = g_string_new (NULL);

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *path = g_canonicalize_filename (files[i], NULL);
      g_autofree char *text = dw_subscription_read_key_file (path, error);

      if (text == NULL)
        return NULL;
      g_string_append_printf (pins, "%s\n", text);
    }

  return files != NULL ? g_string_free (g_steal_pointer (&pins), FALSE) : NULL;
}

/* Another feed that is signed with the key of @feed too: its publisher's name says more than that the key is new. */
static DwFeed *
find_same_key (DwCli        *cli,
               const DwFeed *feed)
{
  g_autoptr (DwReader) reader = dw_cli_open_reader (cli, NULL);
  g_autoptr (GPtrArray) feeds = reader != NULL ? dw_reader_list_feeds (reader, NULL) : NULL;

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      DwFeed *other = g_ptr_array_index (feeds, i);

      if (other->id != feed->id && other->edition != NULL && g_strcmp0 (other->edition->key, feed->edition->key) == 0)
        return dw_feed_ref (other);
    }

  return NULL;
}

static void
say_first_use (DwCli        *cli,
               const DwFeed *feed)
{
  g_autoptr (DwFeed) other = find_same_key (cli, feed);

  if (other == NULL)
    dw_paper_printf (0, _("It is signed with the key %s, which Doorway had not met before. Ask the publisher whether it is theirs."),
                     feed->edition->key);
  else
    dw_paper_printf (0, _("It is signed with the key %s, as “%s” is. Nobody gave that key for this feed: ask the publisher whether it is theirs."),
                     feed->edition->key, other->name);
}

static DwExit
say_added (DwCli        *cli,
           const DwFeed *feed)
{
  gboolean is_stale = dw_feed_is_stale (feed, dw_clock_now (cli->clock));

  if (cli->json)
    print_feed_json ("added", feed);
  else
    dw_paper_printf (0, g_dngettext (GETTEXT_PACKAGE, "Added “%s” with %u service.", "Added “%s” with %u services.", feed->n_services),
                     feed->name, feed->n_services);
  if (!cli->json && feed->trust == DW_TRUST_SIGNED_FIRST_USE)
    say_first_use (cli, feed);
  if (!cli->json && is_stale)
    {
      g_autofree char *stale = dw_words_stale (feed->edition->expires);

      dw_paper_print (0, 0, stale);
    }
  return is_stale ? DW_EXIT_FEED : DW_EXIT_DONE;
}

static gint64
subscribe (DwCli        *cli,
           const Wanted *wanted,
           const char   *typed,
           const char   *name,
           GError      **error)
{
  g_autoptr (DwSyncDesk) desk = dw_cli_open_desk (cli);
  g_autoptr (GError) problem = NULL;
  g_autofree char *pins = read_pins (wanted->key_files, &problem);
  const DwNewFeed feed = {
    .typed = typed, .name = name, .pin = pins, .mirrors = (const char *const *) wanted->mirrors,
  };
  gint64 feed_id = problem == NULL ? dw_sync_desk_add (desk, &feed, &audience, NULL, &problem) : 0;

  dw_cli_progress_end ();
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return feed_id;
}

static DwExit
add_feed (DwCli         *cli,
          char         **rest,
          const Wanted  *wanted,
          GError       **error)
{
  const char *typed = dw_cli_only_argument (rest + 1, _("the address or the file of one feed"), error);
  g_autofree char *clean = wanted->name != NULL ? dw_text_clean (wanted->name, -1, FALSE, NULL) : NULL;
  g_autofree char *number = NULL;
  g_autoptr (DwFeed) feed = NULL;
  gint64 feed_id;

  if (typed == NULL)
    return DW_EXIT_USAGE;
  if (clean != NULL && *clean == '\0')
    {
      g_set_error_literal (error, DW_CLI_ERROR, 0, _("The name is empty. Say what to call the feed, or leave --name out."));
      return DW_EXIT_USAGE;
    }

  feed_id = subscribe (cli, wanted, typed, clean, error);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, feed_id);
  if (feed_id == 0 || (feed = read_feed (cli, number, error)) == NULL)
    return DW_EXIT_FEED;

  return say_added (cli, feed);
}

static void
say_removed (const DwFeed *feed)
{
  g_autofree char *starter = dw_paths_dup_data ("starter/starter.json");

  dw_paper_printf (0, g_dngettext (GETTEXT_PACKAGE, "Removed “%s” and its %u service.", "Removed “%s” and its %u services.", feed->n_services),
                   feed->name, feed->n_services);
  if (feed->is_starter)
    dw_paper_printf (0, _("“doorwayctl feeds add %s” brings it back."), starter);
}

static DwExit
remove_feed (DwCli   *cli,
             char   **rest,
             GError **error)
{
  g_autoptr (DwSyncDesk) desk = dw_cli_open_desk (cli);
  const char *wanted = dw_cli_only_argument (rest + 1, _("the number, address or name of one feed"), error);
  g_autoptr (DwFeed) feed = wanted != NULL ? read_feed (cli, wanted, error) : NULL;

  if (feed == NULL || !dw_sync_desk_remove (desk, feed->id, NULL, NULL, error))
    return DW_EXIT_DIRECTORY;

  if (cli->json)
    print_feed_json ("removed", feed);
  else
    say_removed (feed);
  return DW_EXIT_DONE;
}

static gboolean
is_wanted (const DwFeed *feed,
           const DwFeed *wanted)
{
  return feed->hold != NULL && (wanted == NULL || feed->id == wanted->id);
}

static void
print_holds (DwCli        *cli,
             GPtrArray    *feeds,
             const DwFeed *wanted)
{
  DwJsonWriter *json = cli->json ? dw_json_writer_new () : NULL;

  if (json != NULL)
    {
      dw_json_writer_begin_object (json, NULL);
      dw_json_writer_begin_list (json, "feeds");
    }
  for (guint i = 0; i < feeds->len; i++)
    if (is_wanted (feeds->pdata[i], wanted) && json != NULL)
      dw_cli_add_feed (json, NULL, feeds->pdata[i]);
    else if (is_wanted (feeds->pdata[i], wanted))
      dw_cli_print_hold (feeds->pdata[i], dw_clock_now (cli->clock));
  if (json == NULL)
    return;

  dw_json_writer_end_list (json);
  dw_json_writer_end_object (json);
  dw_cli_print_json (json);
}

static DwExit
list_held (DwCli   *cli,
           char   **rest,
           GError **error)
{
  const char *wanted = rest[1] != NULL ? dw_cli_only_argument (rest + 1, _("at most one feed"), error) : NULL;
  g_autoptr (DwReader) reader = *error == NULL ? dw_cli_open_reader (cli, error) : NULL;
  g_autoptr (GPtrArray) feeds = reader != NULL ? dw_reader_list_feeds (reader, error) : NULL;
  const DwFeed *feed = feeds != NULL && wanted != NULL ? dw_cli_find_feed (feeds, wanted, error) : NULL;
  guint n_held = 0;

  if (feeds == NULL || *error != NULL)
    return DW_EXIT_DIRECTORY;

  for (guint i = 0; i < feeds->len; i++)
    n_held += is_wanted (feeds->pdata[i], feed);
  if (n_held > 0 || cli->json)
    print_holds (cli, feeds, feed);
  else
    dw_paper_print (0, 0, _("Nothing waits for an answer: every feed's copy is the one in use."));
  return n_held > 0 ? DW_EXIT_DONE : DW_EXIT_NOTHING;
}

static DwExit
answer_hold (DwCli    *cli,
             char    **rest,
             gboolean  accept,
             GError  **error)
{
  g_autoptr (DwSyncDesk) desk = dw_cli_open_desk (cli);
  const char *wanted = dw_cli_only_argument (rest + 1, _("the number, address or name of one feed"), error);
  g_autoptr (DwFeed) feed = wanted != NULL ? read_feed (cli, wanted, error) : NULL;
  g_autoptr (DwFeed) after = NULL;
  g_autofree char *number = NULL;

  if (feed == NULL || !dw_sync_desk_answer (desk, feed->id, accept, NULL, NULL, error))
    return DW_EXIT_DIRECTORY;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, feed->id);
  if ((after = read_feed (cli, number, error)) == NULL)
    return DW_EXIT_DIRECTORY;

  if (cli->json)
    print_feed_json (accept ? "accepted" : "rejected", after);
  else if (accept)
    dw_paper_printf (0, g_dngettext (GETTEXT_PACKAGE, "Took in the new list of “%s”: it has %u service.",
                                     "Took in the new list of “%s”: it has %u services.", after->n_services),
                     after->name, after->n_services);
  else
    dw_paper_printf (0, g_dngettext (GETTEXT_PACKAGE, "Threw the new list of “%s” away: its %u service stays as it was.",
                                     "Threw the new list of “%s” away: its %u services stay as they were.", after->n_services),
                     after->name, after->n_services);
  return DW_EXIT_DONE;
}

static DwExit
run_verb (DwCli         *cli,
          char         **rest,
          const Wanted  *wanted,
          GError       **error)
{
  if (rest != NULL && g_str_equal (rest[0], "list"))
    return list_feeds (cli, rest, error);
  if (rest != NULL && g_str_equal (rest[0], "add"))
    return add_feed (cli, rest, wanted, error);
  if (rest != NULL && g_str_equal (rest[0], "remove"))
    return remove_feed (cli, rest, error);
  if (rest != NULL && g_str_equal (rest[0], "held"))
    return list_held (cli, rest, error);
  if (rest != NULL && (g_str_equal (rest[0], "accept") || g_str_equal (rest[0], "reject")))
    return answer_hold (cli, rest, g_str_equal (rest[0], "accept"), error);

  g_set_error_literal (error, DW_CLI_ERROR, 0, _("Say what to do with feeds: list, add ADDRESS, remove FEED, held, accept FEED or reject FEED."));
  return DW_EXIT_USAGE;
}

DwExit
dw_cli_feeds (DwCli  *cli,
              int     argc,
              char  **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_auto (GStrv) key_files = NULL;
  g_auto (GStrv) mirrors = NULL;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("With add: what to call the feed"), N_ ("NAME") },
    { "pin", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &key_files,
      N_ ("With add: the feed must be signed with the key in this file; may be given more than once"), N_ ("KEYFILE") },
    { "mirror", 0, 0, G_OPTION_ARG_STRING_ARRAY, &mirrors,
      N_ ("With add: another address of the same signed feed; may be given more than once"), N_ ("ADDRESS") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL },
  };
  DwExit end = DW_EXIT_USAGE;

  if (dw_cli_parse (cli, argc, argv, entries, "list | add ADDRESS | remove FEED | held [FEED] | accept FEED | reject FEED",
                    _("Lists the feeds that the directory is made of, adds one or removes one. A feed that cannot be taken in "
                      "whole is not added. ADDRESS is https://… or a file; oruk+https://…/feed.oruk#KEY is a signed feed with its "
                      "key. FEED is a feed's number, address or name. A new list "
                      "that leaves out more than 30 % of a feed's services or changes more than 20 % of its telephone numbers is "
                      "held: “held” shows it, “accept” takes it in, “reject” throws it away."),
                    &error))
    end = run_verb (cli, rest, &(Wanted) { name, key_files, mirrors }, &error);

  if (end == DW_EXIT_DONE && !g_str_equal (rest[0], "list") && !g_str_equal (rest[0], "held"))
    dw_cli_bring_index (cli);
  return error != NULL ? dw_cli_fail (error) : end;
}
