/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli.h"

#include <glib/gi18n.h>

#include "dw-paper.h"
#include "dw-words.h"

void
dw_cli_add_hold (DwJsonWriter *json,
                 const char   *name,
                 const DwHold *hold)
{
  dw_json_writer_begin_object (json, name);
  dw_cli_add_time (json, "held_at", hold->held_at);
  dw_json_writer_add_integer (json, "services_before", hold->n_before);
  dw_json_writer_add_integer (json, "added", hold->n_added);
  dw_json_writer_add_integer (json, "changed", hold->n_changed);
  dw_json_writer_add_integer (json, "gone", hold->n_gone);
  dw_json_writer_add_integer (json, "phones_before", hold->n_phones_before);
  dw_json_writer_add_integer (json, "phones_changed", hold->n_phones_changed);
  dw_json_writer_begin_list (json, "examples");
  for (guint i = 0; i < hold->n_examples; i++)
    {
      dw_json_writer_begin_object (json, NULL);
      dw_json_writer_add_text (json, "name", hold->examples[i].name);
      dw_json_writer_add_text (json, "was", hold->examples[i].was);
      dw_json_writer_add_text (json, "now", hold->examples[i].now);
      dw_json_writer_end_object (json);
    }
  dw_json_writer_end_list (json);
  dw_json_writer_end_object (json);
}

void
dw_cli_print_hold (const DwFeed *feed,
                   gint64        now)
{
  const DwHold *hold = feed->hold;
  g_autofree char *reason = dw_hold_dup_reason (hold);
  g_autofree char *ago = dw_words_ago (hold->held_at, now);

  dw_paper_printf (0, "%" G_GINT64_FORMAT ". %s", feed->id, feed->name);
  dw_paper_print (3, 3, reason);
  /* Translators: what a list fetched some time ago would do to the copy in use */
  dw_paper_printf (3, _("The list fetched %s: %u new, %u changed, %u gone of %u."), ago, hold->n_added, hold->n_changed, hold->n_gone,
                   hold->n_before);
  for (guint i = 0; i < hold->n_examples; i++)
    {
      g_autofree char *example = dw_hold_dup_example (&hold->examples[i]);

      dw_paper_print (3, 6, example);
    }
  dw_paper_printf (3, _("“doorwayctl feeds accept %" G_GINT64_FORMAT "” takes it in; “doorwayctl feeds reject %" G_GINT64_FORMAT "” throws it away."),
                   feed->id, feed->id);
}
