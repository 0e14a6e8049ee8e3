/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-paper.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "dw-text.h"

#define DEFAULT_WIDTH 80
#define MIN_WIDTH 40
#define MAX_WIDTH 100

static guint
get_width (void)
{
  const char *columns = g_getenv ("COLUMNS");
  struct winsize size;
  guint64 width = DEFAULT_WIDTH;

  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    width = size.ws_col;
  else if (columns != NULL)
    g_ascii_string_to_unsigned (columns, 10, MIN_WIDTH, G_MAXINT, &width, NULL);

  return (guint) CLAMP (width, MIN_WIDTH, MAX_WIDTH);
}

static guint
measure (const char *word)
{
  guint columns = 0;

  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_iszerowidth (character))
        columns += g_unichar_iswide (character) ? 2 : 1;
    }

  return columns;
}

static void
print_line (guint       indent,
            guint       hanging,
            const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  guint width = get_width ();
  guint column = indent;
  gboolean is_first = TRUE;

  printf ("%*s", (int) indent, "");
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint length = measure (words[i]);

      if (length == 0)
        continue;
      if (!is_first && column + 1 + length > width)
        {
          printf ("\n%*s", (int) hanging, "");
          column = hanging;
          is_first = TRUE;
        }
      printf (is_first ? "%s" : " %s", words[i]);
      column += length + (is_first ? 0 : 1);
      is_first = FALSE;
    }
  putchar ('\n');
}

void
dw_paper_print (guint       indent,
                guint       hanging,
                const char *text)
{
  g_autofree char *safe = dw_text_escape_for_terminal (text);
  g_auto (GStrv) lines = g_strsplit (safe, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    print_line (i == 0 ? indent : hanging, hanging, lines[i]);
}

void
dw_paper_printf (guint       indent,
                 const char *format,
                 ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  dw_paper_print (indent, indent, text);
}

void
dw_paper_blank (void)
{
  putchar ('\n');
}

void
dw_paper_print_raw (const char *text)
{
  fputs (text, stdout);
}

void
dw_paper_complain (const char *sentence)
{
  g_autofree char *one_line = g_strdelimit (g_strdup (sentence), "\n\r\t", ' ');
  g_autofree char *safe = dw_text_escape_for_terminal (one_line);

  fflush (stdout);
  fprintf (stderr, "%s: %s\n", g_get_prgname (), safe);
}

gboolean
dw_paper_finish (void)
{
  g_autofree char *sentence = NULL;

  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  sentence = g_strdup_printf (_("The answer could not be written in full (%s)."), g_strerror (errno != 0 ? errno : EIO));
  dw_paper_complain (sentence);
  return FALSE;
}
