/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-roll.h"

#include <string.h>

enum { DIGIT_BITS = 11 };

struct _DwRoll
{
  GArray *ids;          /* of guint64: what is no number of a row, because the file came to harm, comes after all that
                           are */
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

static guint
get_digit (guint64 id,
           guint   shift)
{
  return (guint) (id >> shift) & ((1 << DIGIT_BITS) - 1);
}

/* Copies the @n numbers @from to @to in the order of the digit at @shift, and within it in their own. */
static void
sort_by_digit (const guint64 *from,
               guint64       *to,
               guint          n,
               guint          shift)
{
  guint first[1 << DIGIT_BITS] = { 0 };
  guint next = 0;

  for (guint i = 0; i < n; i++)
    first[get_digit (from[i], shift)]++;
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      guint count = first[i];

      first[i] = next;
      next += count;
    }
  for (guint i = 0; i < n; i++)
    to[first[get_digit (from[i], shift)]++] = from[i];
}

/* Digit by digit, of which the numbers of rows have two or three: sorters that compare, and SQLite's more, take many
   times as long. */
static void
sort_ids (GArray  *ids,
          guint64  highest)
{
  g_autofree guint64 *sorted = g_new (guint64, ids->len);
  guint64 *own = (guint64 *) (gpointer) ids->data;

  for (guint shift = 0; shift < 64 && highest >> shift > 0; shift += DIGIT_BITS)
    {
      sort_by_digit (own, sorted, ids->len, shift);
      memcpy (own, sorted, ids->len * sizeof *own);
    }
}

void
dw_roll_close (DwRoll *roll)
{
  gboolean is_sorted = TRUE;
  guint64 highest = 0;

  for (guint i = 0; i < roll->ids->len; i++)
    {
      guint64 id = g_array_index (roll->ids, guint64, i);

      is_sorted = is_sorted && id >= highest;
      highest = MAX (highest, id);
    }
  if (!is_sorted)
    sort_ids (roll->ids, highest);
}

static gboolean
find_id (const DwRoll *roll,
         guint64       id,
         guint        *index)
{
  const guint64 *ids = (const guint64 *) (gconstpointer) roll->ids->data;
  guint low = 0;
  guint high = roll->ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }

  *index = low;
  return low < roll->ids->len && ids[low] == id;
}

gboolean
dw_roll_mark (DwRoll     *roll,
              gint64      id,
              DwRollMark  mark)
{
  guint index;

  if (!find_id (roll, (guint64) id, &index))
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

  return find_id (roll, (guint64) id, &index) && roll->marks->data[index] < (guint8) mark;
}

void
dw_roll_take_back (DwRoll *roll,
                   gint64  id)
{
  guint index;

  if (find_id (roll, (guint64) id, &index) && roll->marks->data[index] == DW_ROLL_CHANGED)
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
