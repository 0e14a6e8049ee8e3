/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-entry-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-address-words.h"
#include "dw-draft-put.h"
#include "dw-guard.h"
#include "dw-home.h"
#include "dw-place-doubt.h"
#include "dw-template.h"
#include "dw-untold.h"

/* Called for each cell of an entry that says something and has a column; returns what to write instead, or NULL. @venue
   is the name of the venue beside it. */
typedef char *(*CellCheck) (const DwColumn *column,
                            const char     *text,
                            const char     *venue,
                            gpointer        data);

/* The name of the venue whose address stands below @head: of the same occurrence of the headings. */
static const char *
get_venue (const DwEntry    *entry,
           const DwTableRow *row,
           guint             head)
{
  guint n_columns = 0;
  const DwColumn *columns = dw_template_get_columns (&n_columns);
  guint occurrence = g_array_index (entry->table->heads, DwTableHead, head).occurrence;

  for (guint i = 0; i < n_columns; i++)
    if (columns[i].put == dw_put_location_text && g_str_equal (columns[i].member, "name"))
      {
        int found = dw_table_find (entry->table, i, occurrence);

        return found >= 0 ? dw_table_get (row, (guint) found) : "";
      }

  return "";
}

/* One complaint is enough for all of an entry's venues. */
static void
check_cells (DwEntry   *entry,
             GPtrArray *bad,
             CellCheck  check,
             gpointer   data)
{
  guint n_columns = 0;
  const DwColumn *columns = dw_template_get_columns (&n_columns);
  gboolean is_venue_told = FALSE;

  for (guint row = 0; row < entry->rows->len; row++)
    for (guint head = 0; head < entry->table->heads->len; head++)
      {
        int column = g_array_index (entry->table->heads, DwTableHead, head).column;
        const char *text = dw_table_get (dw_entry_get_row (entry, row), head);
        gboolean is_venue = column >= 0 && columns[column].group == DW_COLUMN_VENUE;
        g_autofree char *write = NULL;

        if (column < 0 || *text == '\0' || (is_venue && is_venue_told))
          continue;
        write = check (&columns[column], text, is_venue ? get_venue (entry, dw_entry_get_row (entry, row), head) : "", data);
        if (write == NULL)
          continue;
        is_venue_told |= is_venue;
        dw_entry_complain (entry, bad, row, head, write);
      }
}

/* --- Rows that are no service --- */

/* Whether @table can say more of a service than its name, and @entry says none of it. */
static gboolean
is_name_alone (const DwEntry *entry)
{
  gboolean has_other = FALSE;

  for (guint head = 0; head < entry->table->heads->len; head++)
    {
      int column = g_array_index (entry->table->heads, DwTableHead, head).column;

      if (column < 0 || column == DW_COLUMN_NAME)
        continue;
      has_other = TRUE;
      for (guint row = 0; row < entry->rows->len; row++)
        if (*dw_table_get (dw_entry_get_row (entry, row), head) != '\0')
          return FALSE;
    }

  return has_other;
}

const char *
dw_entry_doubt_name (const DwEntry *entry)
{
  int head = dw_table_find (entry->table, DW_COLUMN_NAME, 0);
  const char *name = head >= 0 ? dw_table_get (dw_entry_get_row (entry, 0), (guint) head) : "";

  if (g_utf8_collate (name, g_array_index (entry->table->heads, DwTableHead, head).title) == 0)
    return _("This row says the headings once more. Take it out.");
  if (dw_cell_match ("(?:(?:grand|sub)[ -]?)?totals?(?: (?:number|no|of|services?|sessions?|groups?|activities|rows?)\\b\\.?)*[ :=]*[0-9]*", name, NULL))
    return _("This reads like a sum and not like a service. Take the row out.");
  if (is_name_alone (entry))
    return _("This row says a name and nothing else. If it is the title of a part of the sheet, take it out. If it is a service, write what happens there as well.");

  return NULL;
}

/* --- Names of places --- */

static char *
ask_name (const DwColumn *column,
          const char     *text,
          const char     *venue,
          gpointer        data)
{
  gboolean is_town = column->put == dw_put_address_text && g_str_equal (column->member, "city");
  g_autoptr (DwPlace) meant = is_town || column->put == dw_put_area ? dw_place_doubt_find (data, text) : NULL;

  if (meant == NULL)
    return NULL;

  return g_strdup_printf (_("Is “%s” meant? Write that. If the name is right as it stands, write Yes under “Are the place names right?”."), meant->name);
}

void
dw_entry_check_names (DwEntry     *entry,
                      DwGazetteer *places,
                      GPtrArray   *bad)
{
  if (!entry->draft->are_names_right)
    check_cells (entry, bad, ask_name, places);
}

/* --- Places that nobody may know --- */

/* What a cell of a service that must not be found tells of its place, or NULL. */
static char *
find_refuge_told (const DwColumn *column,
                  const char     *text,
                  const char     *venue,
                  gpointer        data)
{
  if (column->group == DW_COLUMN_VENUE)
    return g_strdup (_("This reads like a refuge, or help for people who flee from abuse: where it is must not be known. Leave the venue and its address "
                       "empty. If everybody may know it, write Yes under “May the address be known?”."));
  if (column->put == dw_put_where)
    return g_strdup (_("This reads like a refuge, or help for people who flee from abuse: where it is must not be known. Leave this empty; the borough "
                       "belongs under “Area it is for”. If everybody may know the place, write Yes under “May the address be known?”."));
  if (dw_address_words_find (text, NULL) != NULL)
    return g_strdup (_("An address stands in these words, and this reads like a refuge, or help for people who flee from abuse: where it is must not be "
                       "known. Take the address out. If everybody may know it, write Yes under “May the address be known?”."));

  return NULL;
}

/* The same of a service that says itself that its address is not given out. */
static char *
find_untold_told (const DwColumn *column,
                  const char     *text,
                  const char     *venue,
                  gpointer        data)
{
  gboolean is_place = (column->group == DW_COLUMN_VENUE || column->put == dw_put_where) && !dw_untold_is_said (text);

  if (!is_place && dw_address_words_find (text, NULL) == NULL)
    return NULL;

  return g_strdup (_("This row says that the address is not given out, and this would tell where it is. Take it out. If everybody may know the "
                     "address, write Yes under “May the address be known?”."));
}

/* What of an address says where a house is: its town does not. */
static gboolean
tells_house (const DwColumn *column)
{
  static const char *const members[] = { "address_1", "address_2", "postal_code" };

  if (column->put == dw_put_uprn || column->put == dw_put_degrees)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (column->put == dw_put_address_text && g_str_equal (column->member, members[i]))
      return TRUE;

  return FALSE;
}

/* The same of somebody's own home. A building that has a name, such as a church hall, is none. */
static char *
find_home_told (const DwColumn *column,
                const char     *text,
                const char     *venue,
                gpointer        data)
{
  if (column->group == DW_COLUMN_VENUE && tells_house (column)
      && !dw_home_is_venue (venue))
    return g_strdup (_("This reads like the address of somebody’s own home, which is theirs to give away. Leave the address empty, and write the "
                       "neighbourhood under “Where, in your words”. If they have agreed that everybody may know it, write Yes under “May the address be known?”."));
  if (column->group == DW_COLUMN_SERVICE && dw_home_has_address (text))
    return g_strdup (_("An address stands in these words, and this reads like somebody’s own home, which is theirs to give away. Take the house and the "
                       "postcode out. If they have agreed that everybody may know it, write Yes under “May the address be known?”."));

  return NULL;
}

static gboolean
is_at_home (DwEntry *entry)
{
  guint n_columns = 0;
  const DwColumn *columns = dw_template_get_columns (&n_columns);

  for (guint row = 0; row < entry->rows->len; row++)
    for (guint head = 0; head < entry->table->heads->len; head++)
      {
        int column = g_array_index (entry->table->heads, DwTableHead, head).column;
        const char *text = dw_table_get (dw_entry_get_row (entry, row), head);

        if (column < 0 || *text == '\0')
          continue;
        if (columns[column].read == dw_cell_prose
                ? dw_home_is_told (text)
                : (column == DW_COLUMN_NAME || column == DW_COLUMN_ORGANISATION) && dw_home_is_named (text))
          return TRUE;
      }

  return FALSE;
}

void
dw_entry_check_places (DwEntry         *entry,
                       const DwService *service,
                       GPtrArray       *bad)
{
  DwGuard guard = dw_guard_read (service);

  if (guard == DW_GUARD_SAFETY)
    check_cells (entry, bad, find_refuge_told, NULL);
  else if (guard == DW_GUARD_UNTOLD)
    check_cells (entry, bad, find_untold_told, NULL);
  else if (guard == DW_GUARD_HOME || (!dw_guard_has_public_place (service) && is_at_home (entry)))
    check_cells (entry, bad, find_home_told, NULL);
}

/* --- Days --- */

/* Nobody can have checked what is still to come. */
void
dw_entry_check_day (DwEntry         *entry,
                    const DwService *service,
                    const char      *today,
                    GPtrArray       *bad)
{
  if (today != NULL && service->assured_date != NULL && strcmp (service->assured_date, today) > 0)
    dw_entry_complain (entry, bad, 0, dw_entry_find_head (entry, dw_put_text, "assured_date"),
                       _("This day is still to come. Write the day on which somebody last checked the service, day first, such as 21/11/2026."));
}
