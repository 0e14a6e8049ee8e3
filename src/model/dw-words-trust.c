/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-words.h"

const char *
dw_words_trust (DwTrust trust)
{
  static const char *const words[] = {
    [DW_TRUST_FILE] = N_ ("File"),
    [DW_TRUST_HTTPS] = N_ ("HTTPS"),
    [DW_TRUST_SIGNED_FIRST_USE] = N_ ("Signed (first use)"),
    [DW_TRUST_SIGNED_PINNED] = N_ ("Signed (pinned)"),
  };

  return trust < G_N_ELEMENTS (words) ? _ (words[trust]) : _ (words[DW_TRUST_FILE]);
}

/* Epochs are counted from 1, and each key that is replaced begins one: which key was met is not known any more then. */
static gboolean
has_other_keys (const DwFeed *feed)
{
  return feed->edition != NULL && feed->edition->epoch > 1;
}

static const char *
say_how_it_came (const DwFeed *feed)
{
  switch (feed->trust)
    {
    case DW_TRUST_SIGNED_PINNED:
      return has_other_keys (feed) ? _ ("Signed by its publisher, with a key that goes back to one given to Doorway beforehand (the publisher has replaced a key)")
                                   : _ ("Signed by its publisher, with a key given to Doorway beforehand");
    case DW_TRUST_SIGNED_FIRST_USE:
      return has_other_keys (feed) ? _ ("Signed with a key that goes back to the one that it was first met with (the publisher has replaced a key)")
                                   : _ ("Signed with the key that it was first met with");
    case DW_TRUST_HTTPS:
      return _ ("Over a secure connection (HTTPS)");
    case DW_TRUST_FILE:
    default:
      return _ ("From a file on this computer");
    }
}

char *
dw_words_how_it_came (const DwFeed *feed)
{
  if (feed->is_starter)
    return g_strdup (_ ("Comes with Doorway"));
  if (feed->edition == NULL)
    return g_strdup (say_how_it_came (feed));

  /* Translators: how a feed came and the number of the key that signed it: "…, key C1AFC5A42BA2263" */
  return g_strdup_printf (_ ("%s, key %s"), say_how_it_came (feed), feed->edition->key);
}

char *
dw_words_stale (gint64 expires)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (expires);
  g_autofree char *date = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;
  g_autofree char *day = dw_words_day (date);

  return g_strdup_printf (_ ("Out of date: the publisher vouched for this until %s and has sent nothing newer. Check before travelling."),
                          day != NULL ? day : "");
}

char *
dw_words_notice (const DwFeed *feed,
                 gint64        now)
{
  g_autofree char *stale = dw_feed_is_stale (feed, now) ? dw_words_stale (feed->edition->expires) : NULL;

  if (stale != NULL && feed->notice != NULL)
    return g_strdup_printf ("%s %s", stale, feed->notice);

  return stale != NULL ? g_steal_pointer (&stale) : g_strdup (feed->notice);
}
