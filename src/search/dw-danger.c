/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-danger.h"

#include <glib/gi18n-lib.h>

#include "dw-urgent.h"
#include "dw-vocabulary-file.h"
#include "dw-word-key.h"

#include <math.h>
#include <string.h>

enum { SORT, WORDS, WEIGHTS, N_CELLS };

enum
{
  FEWEST_WORDS = 5,
  NEAR = 4,           /* words from one to the other of two that are near */
  BEGINNING = 5,      /* letters */
  MOST_GROUPS = 8,    /* of one word */
  HEAVIEST = 10000,
};

static const char *const sorts[] = { "word", "pair", "begins", "of", "near", "always" };

typedef struct
{
  gint16 kinds[DW_N_URGENT];
} Weights;

struct _DwDanger
{
  GHashTable *weights;    /* sort and words, a tab between → Weights */
  GHashTable *groups;     /* folded word → GPtrArray of names, as in @names */
  GHashTable *names;      /* set of the names of groups */
  Weights always;
};

DwDanger *
dw_danger_new (void)
{
  DwDanger *self = g_new0 (DwDanger, 1);

  self->weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
dw_danger_free (DwDanger *self)
{
  g_hash_table_unref (self->weights);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->names);
  g_free (self);
}

static void
empty_group (DwDanger *self,
             char     *kept)
{
  GHashTableIter iter;
  gpointer groups;

  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, NULL, &groups))
    g_ptr_array_remove (groups, kept);
}

static void
set_group (DwDanger    *self,
           const char  *name,
           const char  *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);
  char *kept = g_hash_table_lookup (self->names, name);

  if (kept == NULL)
    {
      kept = g_strdup (name);
      g_hash_table_add (self->names, kept);
    }
  else
    empty_group (self, kept);

  for (guint i = 0; list[i] != NULL; i++)
    {
      GPtrArray *groups = g_hash_table_lookup (self->groups, list[i]);

      if (groups == NULL)
        {
          groups = g_ptr_array_new ();
          g_hash_table_insert (self->groups, g_strdup (list[i]), groups);
        }
      if (groups->len < MOST_GROUPS && !g_ptr_array_find (groups, kept, NULL))
        g_ptr_array_add (groups, kept);
    }
}

static int
find_kind (const char *slug)
{
  for (guint i = 0; i < DW_N_URGENT; i++)
    if (g_str_equal (slug, dw_urgent_get_slug (i)))
      return (int) i;

  return -1;
}

/* "abuse 120|home -35" */
static gboolean
read_weights (const char *cell,
              Weights    *weights)
{
  g_auto (GStrv) list = g_strsplit (cell, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      char *space = strchr (list[i], ' ');
      gint64 weight = 0;
      int kind = -1;

      if (space == NULL)
        return FALSE;
      *space = '\0';
      kind = find_kind (list[i]);
      if (kind < 0 || !g_ascii_string_to_signed (space + 1, 10, -HEAVIEST, HEAVIEST, &weight, NULL))
        return FALSE;
      weights->kinds[kind] = (gint16) weight;
    }

  return TRUE;
}

static gboolean
is_sort (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_str_equal (sorts[i], name))
      return TRUE;

  return FALSE;
}

static gboolean
take_line (DwDanger *self,
           char    **cells,
           char    **reason)
{
  g_autofree Weights *weights = g_new0 (Weights, 1);

  if (g_str_equal (cells[SORT], "group"))
    {
      set_group (self, cells[WORDS], cells[WEIGHTS]);
      return TRUE;
    }

  if (!is_sort (cells[SORT]))
    *reason = g_strdup_printf (_("“%s” is no value of “%s”"), cells[SORT], "sort");
  else if (!read_weights (cells[WEIGHTS], weights))
    *reason = g_strdup_printf (_("“%s” is no value of “%s”"), cells[WEIGHTS], "weights");
  if (*reason != NULL)
    return FALSE;

  if (g_str_equal (cells[SORT], "always"))
    self->always = *weights;
  else
    g_hash_table_replace (self->weights, g_strconcat (cells[SORT], "\t", cells[WORDS], NULL), g_steal_pointer (&weights));
  return TRUE;
}

void
dw_danger_load (DwDanger   *self,
                const char *folder,
                gboolean    is_own,
                GPtrArray  *faults)
{
  g_autoptr (DwVocabularyFile) file = dw_vocabulary_file_open (folder, "danger.csv", N_CELLS, is_own, faults);
  char **cells;

  while ((cells = dw_vocabulary_file_next (file)) != NULL)
    {
      g_autofree char *reason = NULL;

      if (!take_line (self, cells, &reason))
        dw_vocabulary_file_complain (file, reason);
    }
}

char *
dw_danger_key (const char *word)
{
  char *key = dw_word_key (word);

  return key != NULL ? key : g_strdup (word);
}

/* What is laid on the scales: each line of the table once. */
typedef struct
{
  const DwDanger *table;
  GHashTable *lines;        /* set of Weights */
  GString *line;            /* room to write its name */
  int sums[DW_N_URGENT];
} Scales;

static void
weigh (Scales     *scales,
       const char *sort,
       const char *word,
       gssize      length,
       const char *other)
{
  Weights *weights = NULL;

  g_string_assign (scales->line, sort);
  g_string_append_c (scales->line, '\t');
  g_string_append_len (scales->line, word, length);
  if (other != NULL)
    {
      g_string_append_c (scales->line, ' ');
      g_string_append (scales->line, other);
    }

  weights = g_hash_table_lookup (scales->table->weights, scales->line->str);
  if (weights == NULL || !g_hash_table_add (scales->lines, weights))
    return;
  for (guint i = 0; i < DW_N_URGENT; i++)
    scales->sums[i] += weights->kinds[i];
}

static void
weigh_words (Scales *scales,
             char  **words,
             guint   n)
{
  g_autofree char *last = NULL;

  for (guint i = 0; i < n; i++)
    {
      char *key = dw_danger_key (words[i]);

      weigh (scales, "word", key, -1, NULL);
      if (last != NULL)
        weigh (scales, "pair", last, -1, key);
      if (strlen (words[i]) > BEGINNING && g_str_is_ascii (words[i]))
        weigh (scales, "begins", words[i], BEGINNING, NULL);
      g_free (last);
      last = key;
    }
}

static void
weigh_groups (Scales *scales,
              char  **words,
              guint   n)
{
  const GPtrArray *groups[DW_DANGER_MOST_WORDS];

  for (guint i = 0; i < n; i++)
    groups[i] = g_hash_table_lookup (scales->table->groups, words[i]);

  for (guint i = 0; i < n; i++)
    for (guint one = 0; groups[i] != NULL && one < groups[i]->len; one++)
      {
        weigh (scales, "of", groups[i]->pdata[one], -1, NULL);
        for (guint j = i + 1; j < MIN (n, i + 1 + NEAR); j++)
          for (guint other = 0; groups[j] != NULL && other < groups[j]->len; other++)
            weigh (scales, "near", groups[i]->pdata[one], -1, groups[j]->pdata[other]);
      }
}

/* The more was found, the less each weighs: a long story has some of everything. */
static guint
tell_loudest (const Scales *scales)
{
  double share = 1 / sqrt (MAX (g_hash_table_size (scales->lines), 1));
  double loudest = 0;
  guint found = 0;

  for (guint i = 0; i < DW_N_URGENT; i++)
    {
      double told = scales->table->always.kinds[i] + scales->sums[i] * share;

      if (told > loudest)
        {
          loudest = told;
          found = 1u << i;
        }
    }

  return found;
}

guint
dw_danger_read (const DwDanger *self,
                char          **words,
                guint           n_words)
{
  char *weighed[DW_DANGER_MOST_WORDS];
  g_autofree gboolean *harmless = NULL;
  Scales scales = { .table = self };
  guint n = 0;
  guint found = 0;

  if (n_words < FEWEST_WORDS || g_hash_table_size (self->weights) == 0)
    return 0;

  harmless = dw_urgent_find_harmless (words);
  for (guint i = 0; i < n_words && n < DW_DANGER_MOST_WORDS; i++)
    if (!harmless[i])
      weighed[n++] = words[i];
  if (n < FEWEST_WORDS)
    return 0;

  scales.lines = g_hash_table_new (NULL, NULL);
  scales.line = g_string_new (NULL);
  weigh_words (&scales, weighed, n);
  weigh_groups (&scales, weighed, n);
  found = tell_loudest (&scales);
  g_hash_table_unref (scales.lines);
  g_string_free (scales.line, TRUE);
  return found;
}
