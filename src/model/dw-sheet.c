/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-sheet.h"
#include "dw-sheet-maker.h"

#include "dw-link.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a person can still take in, and a window lay out at once. A feed may hold a thousand times as much. */
#define MOST_CHARACTERS 40000
#define MOST_CHARACTERS_OF_ONE 6000
#define LEAST_CHARACTERS_OF_ONE 200
#define MOST_LINES 40

static const struct
{
  const char *title;
  void (*fill) (DwSheetMaker *maker);
} sections[DW_N_SECTIONS] = {
  [DW_SECTION_ROUTE] = { N_ ("How to get in"), dw_sheet_fill_route },
  [DW_SECTION_WHEN] = { N_ ("When"), dw_sheet_fill_when },
  [DW_SECTION_WHERE] = { N_ ("Where"), dw_sheet_fill_where },
  [DW_SECTION_WHO] = { N_ ("Who it is for"), dw_sheet_fill_who },
  [DW_SECTION_COST] = { N_ ("Cost"), dw_sheet_fill_cost },
  [DW_SECTION_CONTACT] = { N_ ("Contact"), dw_sheet_fill_contact },
  [DW_SECTION_WHAT] = { N_ ("What it is"), dw_sheet_fill_what },
  [DW_SECTION_OTHERS] = { N_ ("What other publishers say"), NULL },
  [DW_SECTION_SOURCE] = { N_ ("Where this comes from"), dw_sheet_fill_source },
};

const char *
dw_section_get_title (DwSection section)
{
  g_return_val_if_fail (section < DW_N_SECTIONS, NULL);

  return _ (sections[section].title);
}

const char *
dw_sheet_keep (DwSheetMaker *maker,
               const char   *text)
{
  gsize most = CLAMP (maker->room, LEAST_CHARACTERS_OF_ONE, MOST_CHARACTERS_OF_ONE);
  gsize length;
  g_autofree char *cut = NULL;

  if (text == NULL)
    return NULL;

  length = (gsize) g_utf8_strlen (text, -1);
  maker->room -= MIN (maker->room, MIN (length, most));
  if (length <= most)
    return dw_arena_strdup (maker->arena, text);

  cut = g_strdup_printf (_ ("%.*s… (shortened here)"),
                         (int) (g_utf8_offset_to_pointer (text, (glong) most) - text),
                         text);
  return dw_arena_strdup (maker->arena, cut);
}

static void
append_line (DwSheetMaker *maker,
             const DwLine *line)
{
  /* One more than is shown, so that the section knows that there are more. */
  if (maker->lines->len <= MOST_LINES)
    g_array_append_vals (maker->lines, line, 1);
}

gboolean
dw_sheet_add (DwSheetMaker *maker,
              DwLineKind    kind,
              const char   *label,
              const char   *value,
              DwBasis       basis)
{
  DwLine line = { .kind = kind, .basis = basis };

  if (value == NULL || *value == '\0')
    return FALSE;

  line.label = dw_sheet_keep (maker, label);
  line.value = dw_sheet_keep (maker, value);
  append_line (maker, &line);
  return TRUE;
}

gboolean
dw_sheet_take (DwSheetMaker *maker,
               const char   *label,
               char         *value,
               DwBasis       basis)
{
  gboolean is_added = dw_sheet_add (maker, DW_LINE_TEXT, label, value, basis);

  g_free (value);
  return is_added;
}

gboolean
dw_sheet_add_web (DwSheetMaker *maker,
                  const char   *label,
                  const char   *address)
{
  g_auto (DwLink) link = { NULL, };
  DwLine line = { .kind = DW_LINE_WEB, .basis = DW_BASIS_STATED };

  if (!dw_link_read_web (address, &link))
    return dw_sheet_add (maker, DW_LINE_TEXT, label, address, DW_BASIS_STATED);

  line.label = dw_sheet_keep (maker, label);
  line.value = dw_arena_strdup (maker->arena, link.shown);
  line.target = dw_arena_strdup (maker->arena, link.uri);
  append_line (maker, &line);
  return TRUE;
}

void
dw_sheet_gap (DwSheetMaker *maker,
              const char   *label,
              DwGap         gap)
{
  g_autofree char *advice = maker->has_advised ? NULL : dw_words_gap (gap, maker->reach);

  dw_sheet_add (maker, DW_LINE_GAP, label, advice != NULL ? advice : _ ("Not stated"), DW_BASIS_NONE);
  maker->has_advised = TRUE;
}

void
dw_sheet_append (GString    *text,
                 const char *separator,
                 const char *part)
{
  if (part == NULL || *part == '\0')
    return;

  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

static void
fill_section (DwSheet      *sheet,
              DwSheetMaker *maker,
              DwSection     section)
{
  gsize size;

  g_array_set_size (maker->lines, 0);
  maker->has_advised = FALSE;
  if (sections[section].fill != NULL)
    sections[section].fill (maker);

  if (maker->lines->len > MOST_LINES)
    {
      DwLine *last = &g_array_index (maker->lines, DwLine, MOST_LINES);

      *last = (DwLine) { .kind = DW_LINE_TEXT };
      last->label = dw_arena_strdup (maker->arena, _ ("More"));
      last->value = dw_arena_strdup (maker->arena, _ ("The publisher lists more than is shown here."));
    }

  size = maker->lines->len * sizeof (DwLine);
  sheet->n_lines[section] = maker->lines->len;
  sheet->lines[section] = dw_arena_alloc (maker->arena, size);
  memcpy (sheet->lines[section], maker->lines->data, size);
}

static void
fill_head (DwSheet      *sheet,
           DwSheetMaker *maker)
{
  const DwService *service = maker->service;
  g_autofree char *notice = dw_words_notice (maker->feed, maker->now);

  sheet->name = dw_sheet_keep (maker, service->name != NULL ? service->name : _ ("A service without a name"));
  sheet->organisation = service->organization != NULL ? dw_sheet_keep (maker, service->organization->name) : NULL;
  sheet->status = dw_words_status (maker->facts.terms[DW_FACET_STATUS]);
  sheet->notice = dw_sheet_keep (maker, notice);
  sheet->alert = dw_sheet_keep (maker, service->alert);
}

DwSheet *
dw_sheet_new (DwRecord *record,
              gint64    now)
{
  DwSheet *sheet = g_new0 (DwSheet, 1);
  const DwService *service = dw_record_get_service (record);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (DwLine));
  DwSheetMaker maker = {
    .record = record, .feed = dw_record_get_feed (record), .service = service, .facts = dw_facts_read (service),
    .reach = dw_words_reach (service), .now = now, .lines = lines, .room = MOST_CHARACTERS,
  };

  maker.arena = sheet->arena = dw_arena_new ();
  fill_head (sheet, &maker);
  for (guint section = 0; section < DW_N_SECTIONS; section++)
    fill_section (sheet, &maker, (DwSection) section);

  return sheet;
}

void
dw_sheet_free (DwSheet *sheet)
{
  if (sheet == NULL)
    return;

  dw_arena_unref (sheet->arena);
  g_free (sheet);
}
