/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-sheet-others.h"

#include "dw-text.h"
#include "dw-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a service that is listed often: more than a person compares. */
enum { MOST_LINES = 40, MOST_OTHERS = 8 };

/* The part of a sheet that sets beside each other what several publishers say of one service. */

static const DwSection compared[] = {
  DW_SECTION_ROUTE, DW_SECTION_WHEN, DW_SECTION_WHERE, DW_SECTION_WHO, DW_SECTION_COST, DW_SECTION_CONTACT,
};

/* One publisher's sheet, and what it is called beside the others: "Hackney directory, March 2026". */
typedef struct
{
  DwSheet *sheet;           /* owned; the first is the one being made */
  char *publisher;
} Side;

static char *
name_publisher (DwRecord *record)
{
  const char *stated = dw_record_get_service (record)->assured_date;
  g_autofree char *date = dw_words_date (dw_feed_believe_date (dw_record_get_feed (record), stated));
  const char *name = dw_record_get_feed (record)->name;

  return date != NULL ? g_strdup_printf (_ ("%s, checked %s"), name, date) : g_strdup_printf (_ ("%s, no date of checking"), name);
}

static void
append_part (GString    *text,
             const char *separator,
             const char *part)
{
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

static void
add_line (GArray     *lines,
          DwSheet    *sheet,
          const char *label,
          const char *value)
{
  const DwLine line = {
    .kind = DW_LINE_TEXT,
    .label = dw_arena_strdup (sheet->arena, label),
    .value = dw_arena_strdup (sheet->arena, value),
  };

  if (lines->len < MOST_LINES)
    g_array_append_val (lines, line);
}

/* What @sheet says under @label, every line of it; NULL when nothing. */
static char *
gather_values (const DwSheet *sheet,
               DwSection      section,
               const char    *label)
{
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < sheet->n_lines[section]; i++)
    {
      const DwLine *line = &sheet->lines[section][i];

      if (line->kind != DW_LINE_GAP && g_strcmp0 (line->label, label) == 0)
        append_part (values, "; ", line->value);
    }

  return values->len > 0 ? g_string_free (g_steal_pointer (&values), FALSE) : NULL;
}

/* Letters and digits alone: a telephone number with other spaces is no disagreement. */
static char *
squeeze (const char *value)
{
  g_autofree char *folded = dw_text_fold (value);
  GString *squeezed = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (squeezed, g_utf8_get_char (c));

  return g_string_free (squeezed, FALSE);
}

static gboolean
is_same_value (const char *one,
               const char *other)
{
  g_autofree char *left = one != NULL ? squeeze (one) : NULL;
  g_autofree char *right = other != NULL ? squeeze (other) : NULL;

  return g_strcmp0 (left, right) == 0;
}

static void
compare_label (GArray     *lines,
               GArray     *sides,
               DwSection   section,
               const char *label)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *first = NULL;
  gboolean differs = FALSE;

  for (guint i = 0; i < sides->len; i++)
    {
      const Side *side = &g_array_index (sides, Side, i);
      g_autofree char *value = gather_values (side->sheet, section, label);
      g_autofree char *said = g_strdup_printf ("%s: %s", side->publisher, value != NULL ? value : _ ("not stated"));

      differs |= i > 0 && !is_same_value (first, value);
      append_part (text, "\n", said);
      if (i == 0)
        first = g_steal_pointer (&value);
    }

  if (differs)
    add_line (lines, g_array_index (sides, Side, 0).sheet, label, text->str);
}

static void
compare_section (GArray    *lines,
                 GArray    *sides,
                 DwSection  section)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sides->len; i++)
    {
      const DwSheet *sheet = g_array_index (sides, Side, i).sheet;

      for (guint j = 0; j < sheet->n_lines[section]; j++)
        {
          const DwLine *line = &sheet->lines[section][j];

          if (line->kind != DW_LINE_GAP && line->kind != DW_LINE_PROSE && line->label != NULL
              && g_hash_table_add (done, (gpointer) (guintptr) line->label))
            compare_label (lines, sides, section, line->label);
        }
    }
}

static void
side_clear (gpointer data)
{
  Side *side = data;

  dw_sheet_free (side->sheet);
  g_free (side->publisher);
}

static void
fill_others (DwSheet   *sheet,
             GArray    *sides,
             GArray    *lines)
{
  guint n_listed;

  for (guint i = 1; i < sides->len; i++)
    {
      const Side *side = &g_array_index (sides, Side, i);
      g_autofree char *listed = g_strdup_printf (_ ("%s, as “%s”"), side->publisher, side->sheet->name);

      add_line (lines, sheet, _ ("Also listed by"), listed);
    }

  n_listed = lines->len;
  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    compare_section (lines, sides, compared[i]);
  if (lines->len == n_listed)
    add_line (lines, sheet, _ ("Where they differ"), _ ("They agree in what both say."));

  sheet->n_lines[DW_SECTION_OTHERS] = lines->len;
  sheet->lines[DW_SECTION_OTHERS] = dw_arena_alloc (sheet->arena, lines->len * sizeof (DwLine));
  memcpy (sheet->lines[DW_SECTION_OTHERS], lines->data, lines->len * sizeof (DwLine));
}

DwSheet *
dw_sheet_new_beside (DwRecord  *record,
                     GPtrArray *others,
                     gint64     now)
{
  g_autoptr (GArray) sides = g_array_new (FALSE, FALSE, sizeof (Side));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (DwLine));
  Side own = { dw_sheet_new (record, now), name_publisher (record) };

  g_array_set_clear_func (sides, side_clear);
  g_array_append_val (sides, own);
  for (guint i = 0; i < MIN (others->len, MOST_OTHERS); i++)
    {
      DwRecord *other = g_ptr_array_index (others, i);
      Side side = { dw_sheet_new (other, now), name_publisher (other) };

      g_array_append_val (sides, side);
    }

  if (sides->len > 1)
    fill_others (own.sheet, sides, lines);
  return g_steal_pointer (&g_array_index (sides, Side, 0).sheet);
}
