/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-roll.h"

struct _DwRoll
{
  GArray *ids;
  GByteArray *marks;
};

DwRoll *
dw_roll_new (void)
{
  DwRoll *roll = g_new0 (DwRoll, 1);

  roll->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  roll->marks = g_byte_array_new ();
  return roll;
}

void
dw_roll_free (DwRoll *roll)
{
  g_array_unref (roll->ids);
  g_byte_array_unref (roll->marks);
  g_free (roll);
}

void
dw_roll_add (DwRoll *roll,
             gint64  id)
{
  const guint8 mark = DW_ROLL_UNSEEN;

  g_array_append_val (roll->ids, id);
  g_byte_array_append (roll->marks, &mark, 1);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* In C: a sorter of SQLite takes five times as long. */
void
dw_roll_close (DwRoll *roll)
{
  for (guint i = 1; i < roll->ids->len; i++)
    if (g_array_index (roll->ids, gint64, i) < g_array_index (roll->ids, gint64, i - 1))
      {
        g_array_sort (roll->ids, compare_ids);
        return;
      }
}

gboolean
dw_roll_mark (DwRoll     *roll,
              gint64      id,
              DwRollMark  mark)
{
  guint index;

  if (!g_array_binary_search (roll->ids, &id, compare_ids, &index))
    return FALSE;

  roll->marks->data[index] = MAX (roll->marks->data[index], (guint8) mark);
  return TRUE;
}

gboolean
dw_roll_is_before (DwRoll     *roll,
                   gint64      id,
                   DwRollMark  mark)
{
  guint index;

  return g_array_binary_search (roll->ids, &id, compare_ids, &index) && roll->marks->data[index] < (guint8) mark;
}

void
dw_roll_take_back (DwRoll *roll,
                   gint64  id)
{
  guint index;

  if (g_array_binary_search (roll->ids, &id, compare_ids, &index) && roll->marks->data[index] == DW_ROLL_CHANGED)
    roll->marks->data[index] = DW_ROLL_SEEN;
}

guint
dw_roll_get_length (DwRoll *roll)
{
  return roll->ids->len;
}

DwRollMark
dw_roll_get (DwRoll *roll,
             guint   index,
             gint64 *id)
{
  *id = g_array_index (roll->ids, gint64, index);
  return roll->marks->data[index];
}
