/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-renewal.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "dw-schema.h"

#define NOTE_FILE "directory.renewed"

/* Kind; whether it is known what there was; feeds that came back, and that there were; decisions likewise. */
#define NOTE_FORMAT "%u %d %u %u %u %u"

void
dw_renewal_note (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, NOTE_FILE, NULL);

  g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

void
dw_renewal_note_kept (const char          *data_dir,
                      DwRenewalKind        kind,
                      const DwSpareCounts *counts)
{
  g_autofree char *path = g_build_filename (data_dir, NOTE_FILE, NULL);
  g_autofree char *text = g_strdup_printf (NOTE_FORMAT "\n", (guint) kind, counts->is_known, counts->n_feeds, counts->n_feeds_before,
                                           counts->n_decisions, counts->n_decisions_before);

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

gboolean
dw_renewal_is_untold (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, NOTE_FILE, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
dw_renewal_dismiss (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, NOTE_FILE, NULL);

  g_remove (path);
}

/* What is noted: of an older Doorway, or where there was no second copy, nothing but that it was damaged. */
static DwRenewalKind
read_note (const char    *data_dir,
           DwSpareCounts *counts)
{
  g_autofree char *path = g_build_filename (data_dir, NOTE_FILE, NULL);
  g_autofree char *text = NULL;
  guint kind = DW_RENEWAL_DAMAGED;

  if (!g_file_get_contents (path, &text, NULL, NULL)
      || sscanf (text, NOTE_FORMAT, &kind, &counts->is_known, &counts->n_feeds, &counts->n_feeds_before,
                 &counts->n_decisions, &counts->n_decisions_before)
             != 6
      || kind > DW_RENEWAL_MENDED)
    {
      *counts = (DwSpareCounts) { 0 };
      return DW_RENEWAL_DAMAGED;
    }

  return (DwRenewalKind) kind;
}

static void
append (GString    *text,
        const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

static void
append_feeds (GString             *text,
              const DwSpareCounts *counts)
{
  g_autofree char *sentence = NULL;
  guint n = counts->n_feeds;

  if (!counts->is_known)
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "%u feed is here again, with its key, and its services come with the next update. Look whether it is all "
                                             "that you had.",
                                             "%u feeds are here again, with their keys, and their services come with the next update. Look whether they "
                                             "are all that you had.",
                                             n),
                                n);
  else if (counts->n_feeds_before == 0)
    sentence = g_strdup (_("No feed of your own was in it."));
  else if (n >= counts->n_feeds_before)
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "The %u feed that you had is here again, with its key, and its services come with the next update.",
                                             "The %u feeds that you had are here again, with their keys, and their services come with the next update.",
                                             n),
                                n);
  else if (counts->n_feeds_before == 1)
    sentence = g_strdup (_("The feed that you had did not come back. Add it again, with its key."));
  else
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "Of the %u feeds that you had, %u came back, with its key and without services, which come with the next update. "
                                             "Add the others again, with their keys.",
                                             "Of the %u feeds that you had, %u came back, with their keys and without services, which come with the next "
                                             "update. Add the others again, with their keys.",
                                             n),
                                counts->n_feeds_before, n);
  append (text, sentence);
}

static void
append_decisions (GString             *text,
                  const DwSpareCounts *counts)
{
  g_autofree char *sentence = NULL;

  if (!counts->is_known || counts->n_decisions_before == 0)
    return;
  if (counts->n_decisions >= counts->n_decisions_before)
    {
      append (text, _("What was said of records that are, or are not, one service is here again too."));
      return;
    }

  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "What was said of records that are, or are not, one service came back for %u of %u pair: say the rest again.",
                                           "What was said of records that are, or are not, one service came back for %u of %u pairs: say the rest again.",
                                           counts->n_decisions_before),
                              counts->n_decisions, counts->n_decisions_before);
  append (text, sentence);
}

static void
append_rest (GString    *text,
             const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, DW_SCHEMA_FILE ".damaged", NULL);
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *kept = g_strdup_printf (_("The damaged file is kept as “%s”."), shown);

  append (text, _("Corrections that you wrote are still here."));
  append (text, kept);
}

char *
dw_renewal_dup_sentence (const char *data_dir)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DwSpareCounts counts;

  switch (read_note (data_dir, &counts))
    {
    case DW_RENEWAL_MENDED:
      append (text, _("A part of the list of feeds on this computer was damaged. Doorway put it right from the second copy that it keeps, and "
                      "nothing was lost. If you read this again, ask whoever looks after the computer to look at its disk."));
      break;
    case DW_RENEWAL_MISSING:
      append (text, _("The directory was not in its folder any more, so Doorway began a new one."));
      append_feeds (text, &counts);
      append_decisions (text, &counts);
      break;
    case DW_RENEWAL_DAMAGED:
    default:
      if (counts.is_known || counts.n_feeds > 0)
        {
          append (text, _("The directory on this computer was damaged and could not be read, so Doorway began a new one."));
          append_feeds (text, &counts);
          append_decisions (text, &counts);
        }
      else
        append (text, _("The directory on this computer was damaged and could not be read, so Doorway began a new one with the starter directory. "
                        "Add your feeds again, with their keys; what was said of records that are, or are not, one service is to be said again too."));
      append_rest (text, data_dir);
      break;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
