/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-danger.h"
#include "dw-text.h"
#include "dw-urgent.h"

#include <stdio.h>

/*
 * For people, not for CI: what Doorway makes of the sentences that come in, one a line, for learn-danger. A line for each: the danger
 * that is heard by patterns (bits of DwUrgent), and its words as they are weighed, a folded word and its key with a slash between; none that only sound like danger.
 */
int
main (void)
{
  g_autoptr (GIOChannel) in = g_io_channel_unix_new (fileno (stdin));
  g_autofree char *line = NULL;

  while (g_io_channel_read_line (in, &line, NULL, NULL, NULL) == G_IO_STATUS_NORMAL)
    {
      g_auto (GStrv) words = dw_text_words (line, DW_DANGER_MOST_WORDS, 96);
      g_autofree gboolean *harmless = dw_urgent_find_harmless (words);

      printf ("%u\t", dw_urgent_read (line));
      for (guint i = 0; words[i] != NULL; i++)
        {
          g_autofree char *key = dw_danger_key (words[i]);

          if (!harmless[i])
            printf ("%s/%s ", words[i], key);
        }
      printf ("\n");
      g_clear_pointer (&line, g_free);
    }

  return 0;
}
