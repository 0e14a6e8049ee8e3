/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli-question.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define METRES_PER_MILE 1609.344
#define MAX_STDIN_BYTES (64 * 1024)
#define MAX_AGE 120
#define SHOWN_AT_FIRST 20
#define MAX_MILES 1000

/* The line as typed, before anything of it is understood. */
typedef struct
{
  char **words;
  char **chosen[DW_N_FACETS];
  char *near;
  char *within;
  char *age;
  char *order;
  gboolean plain;
  gboolean explain;
  char **ignored;
  char *limit;
  char *offset;
} Line;

static void
line_clear (Line *line)
{
  g_strfreev (line->words);
  for (guint i = 0; i < DW_N_FACETS; i++)
    g_strfreev (line->chosen[i]);
  g_free (line->near);
  g_free (line->within);
  g_free (line->age);
  g_free (line->order);
  g_strfreev (line->ignored);
  g_free (line->limit);
  g_free (line->offset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

static gboolean
read_line (DwCli   *cli,
           int      argc,
           char   **argv,
           Line    *line,
           GError **error)
{
  const GOptionEntry entries[] = {
    { "need", 0, 0, G_OPTION_ARG_STRING_ARRAY, &line->chosen[DW_FACET_NEED], N_ ("What the help is for; may be repeated, as may the next six"), N_ ("NAME") },
    { "borough", 0, 0, G_OPTION_ARG_STRING_ARRAY, &line->chosen[DW_FACET_BOROUGH], N_ ("Whose residents it is for"), N_ ("NAME") },
    { "route", 0, 0, G_OPTION_ARG_STRING_ARRAY, &line->chosen[DW_FACET_ROUTE], N_ ("How a family gets in"), N_ ("NAME") },
    { "cost", 0, 0, G_OPTION_ARG_STRING_ARRAY, &line->chosen[DW_FACET_COST], N_ ("What a family pays"), N_ ("NAME") },
    { "delivery", 0, 0, G_OPTION_ARG_STRING_ARRAY, &line->chosen[DW_FACET_DELIVERY], N_ ("Where and how help is given"), N_ ("NAME") },
    { "level", 0, 0, G_OPTION_ARG_STRING_ARRAY, &line->chosen[DW_FACET_LEVEL], N_ ("Level of need"), N_ ("NAME") },
    { "status", 0, 0, G_OPTION_ARG_STRING_ARRAY, &line->chosen[DW_FACET_STATUS], N_ ("Whether it runs"), N_ ("NAME") },
    { "age", 0, 0, G_OPTION_ARG_STRING, &line->age, N_ ("For somebody of this age"), N_ ("YEARS") },
    { "near", 0, 0, G_OPTION_ARG_STRING, &line->near, N_ ("Measure from a postcode, place or borough"), N_ ("PLACE") },
    { "within", 0, 0, G_OPTION_ARG_STRING, &line->within, N_ ("No further than this from the place"), N_ ("MILES") },
    { "order", 0, 0, G_OPTION_ARG_STRING, &line->order, N_ ("best, nearest or name"), N_ ("ORDER") },
    { "plain", 0, 0, G_OPTION_ARG_NONE, &line->plain, N_ ("Search these very words, and nothing that services call it"), NULL },
    { "ignore", 0, 0, G_OPTION_ARG_STRING_ARRAY, &line->ignored, N_ ("Leave out one thing that was understood or corrected, by its key in --json"), N_ ("KEY") },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &line->explain, N_ ("Say of each result what matched, what fits, what does not and what is not stated"), NULL },
    { "limit", 0, 0, G_OPTION_ARG_STRING, &line->limit, N_ ("Show so many, at most 200 (20)"), N_ ("N") },
    { "offset", 0, 0, G_OPTION_ARG_STRING, &line->offset, N_ ("Leave out so many from the top"), N_ ("N") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &line->words, NULL, NULL },
    { NULL },
  };

  return dw_cli_parse (cli, argc, argv, entries, "[TEXT… | -]",
                       _("Finds services by words, place and filters. “-” reads the words from standard input, so that they "
                         "are in no list of running programs. What a record does not state neither matches a filter nor is "
                         "hidden by it: it is listed after the rest. A name that is unknown is answered with the known ones."),
                       error);
}

/* Words on the command line can be seen by others on the computer; standard input cannot. */
static char *
read_stdin (GError **error)
{
  g_autofree char *text = g_malloc (MAX_STDIN_BYTES + 1);
  gsize length = fread (text, 1, MAX_STDIN_BYTES + 1, stdin);

  if (length > MAX_STDIN_BYTES)
    {
      g_set_error (error, DW_CLI_ERROR, 0, _("Standard input holds more than %d KiB; a question is a few words."), MAX_STDIN_BYTES / 1024);
      return NULL;
    }

  if (memchr (text, '\0', length) != NULL)
    {
      g_set_error_literal (error, DW_CLI_ERROR, 0, _("Standard input holds a NUL character, which no question has: it is not text."));
      return NULL;
    }

  return g_strndup (text, length);
}

static gboolean
read_text (const Line  *line,
           char       **text,
           GError     **error)
{
  g_autofree char *typed = NULL;

  if (line->words == NULL)
    return TRUE;

  if (g_str_equal (line->words[0], "-") && line->words[1] != NULL)
    {
      g_set_error_literal (error, DW_CLI_ERROR, 0, _("“-” stands alone: the words then come from standard input."));
      return FALSE;
    }
  if (g_str_equal (line->words[0], "-"))
    typed = read_stdin (error);
  else
    typed = g_strjoinv (" ", line->words);
  if (typed == NULL)
    return FALSE;

  if (!g_utf8_validate (typed, -1, NULL))
    {
      g_set_error_literal (error, DW_CLI_ERROR, 0, _("The words are not UTF-8 text."));
      return FALSE;
    }

  *text = g_steal_pointer (&typed);
  return TRUE;
}

static void
set_unknown_term (DwFacet      facet,
                  const char  *name,
                  GError     **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (facet, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", terms[i].slug);
  g_set_error (error, DW_CLI_ERROR, 0, _("--%s: there is no “%s”. Known are: %s."), dw_facet_get_slug (facet), name, known->str);
}

static gboolean
read_filters (const Line  *line,
              DwQuestion  *question,
              GError     **error)
{
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    for (guint i = 0; line->chosen[facet] != NULL && line->chosen[facet][i] != NULL; i++)
      {
        DwMask term = dw_facet_find (facet, line->chosen[facet][i]);

        if (term == 0)
          {
            set_unknown_term (facet, line->chosen[facet][i], error);
            return FALSE;
          }
        question->chosen[facet] |= term;
      }

  return TRUE;
}

static gboolean
read_number (const char  *option,
             const char  *typed,
             double       max,
             double      *number,
             GError     **error)
{
  char *end;
  double value = g_ascii_strtod (typed, &end);

  if (end == typed || *end != '\0' || !isfinite (value) || value < 0 || value > max)
    {
      g_set_error (error, DW_CLI_ERROR, 0, _("--%s: “%s” is not a number from 0 to %g."), option, typed, max);
      return FALSE;
    }

  *number = value;
  return TRUE;
}

static gboolean
read_order (const Line  *line,
            DwQuestion  *question,
            GError     **error)
{
  static const char *const names[] = { [DW_ORDER_BEST] = "best", [DW_ORDER_NEAREST] = "nearest", [DW_ORDER_NAME] = "name" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (line->order == NULL || g_str_equal (names[i], line->order))
      {
        question->order = i;
        return TRUE;
      }

  g_set_error (error, DW_CLI_ERROR, 0, _("--order: there is no “%s”. Known are: best, nearest, name."), line->order);
  return FALSE;
}

static gboolean
read_place (const Line   *line,
            DwGazetteer  *gazetteer,
            DwQuestion   *question,
            GError      **error)
{
  double miles;

  if (line->near == NULL && (line->within != NULL || question->order == DW_ORDER_NEAREST))
    {
      g_set_error_literal (error, DW_CLI_ERROR, 0, _("--within and --order nearest need a place: add --near PLACE."));
      return FALSE;
    }
  if (line->near != NULL && (question->near = dw_gazetteer_resolve (gazetteer, line->near, error)) == NULL)
    return FALSE;
  if (line->within == NULL)
    return TRUE;
  if (!read_number ("within", line->within, MAX_MILES, &miles, error))
    return FALSE;

  question->within_m = miles * METRES_PER_MILE;
  return TRUE;
}

static gboolean
read_count (const char  *option,
            const char  *typed,
            guint        max,
            guint       *count,
            GError     **error)
{
  guint64 value;

  if (typed == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (typed, 10, 0, max, &value, NULL))
    {
      g_set_error (error, DW_CLI_ERROR, 0, _("--%s: “%s” is not a whole number from 0 to %u."), option, typed, max);
      return FALSE;
    }

  *count = (guint) value;
  return TRUE;
}

static void
tell_today (DwCli      *cli,
            DwQuestion *question)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (dw_clock_now (cli->clock));

  if (now == NULL)
    return;

  question->today = (guint) g_date_time_get_day_of_week (now);
  question->date = dw_question_date_of (now);
}

static gboolean
read_window (DwCli       *cli,
             const Line  *line,
             DwQuestion  *question,
             GError     **error)
{
  question->limit = SHOWN_AT_FIRST;
  tell_today (cli, question);
  question->undone = g_strdupv (line->ignored);
  question->plain = line->plain;
  question->unread = line->plain ? G_MAXUINT : 0;
  return read_count ("limit", line->limit, DW_QUESTION_MAX_LIMIT, &question->limit, error) &&
         read_count ("offset", line->offset, G_MAXINT, &question->offset, error);
}

gboolean
dw_cli_read_question (DwCli        *cli,
                      int           argc,
                      char        **argv,
                      DwGazetteer  *gazetteer,
                      DwQuestion   *question,
                      gboolean     *explain,
                      GError      **error)
{
  g_auto (Line) line = { 0 };

  dw_question_init (question);
  if (read_line (cli, argc, argv, &line, error) && read_text (&line, &question->text, error) &&
      read_filters (&line, question, error) && read_order (&line, question, error) &&
      (line.age == NULL || read_number ("age", line.age, MAX_AGE, &question->age, error)) &&
      read_place (&line, gazetteer, question, error) && read_window (cli, &line, question, error))
    {
      *explain = line.explain;
      return TRUE;
    }

  dw_question_clear (question);
  return FALSE;
}
