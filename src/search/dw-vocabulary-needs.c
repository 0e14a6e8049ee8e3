/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-vocabulary-needs.h"

#include "dw-vocabulary-file.h"

enum { SLUG, PARENTS, LABEL, WORDS, TELLS, N_CELLS };

struct _DwVocabularyNeeds
{
  GHashTable *by_slug;    /* slug → DwVocabularyNeed */
};

static void
free_need (gpointer data)
{
  DwVocabularyNeed *need = data;

  g_strfreev (need->words);
  g_free (need);
}

/* The needs above, by their slugs with spaces between. FALSE when one is not known. */
static gboolean
read_parents (const DwVocabularyNeeds  *self,
              const char               *cell,
              DwMask                   *needs,
              char                    **reason)
{
  g_auto (GStrv) slugs = g_strsplit (cell, " ", -1);

  *needs = 0;
  for (guint i = 0; slugs[i] != NULL; i++)
    {
      const DwVocabularyNeed *parent = dw_vocabulary_needs_find (self, slugs[i]);

      if (slugs[i][0] != '\0' && parent == NULL)
        {
          *reason = g_strdup_printf (_("“%s” is no need"), slugs[i]);
          return FALSE;
        }
      *needs |= parent != NULL ? parent->needs : 0;
    }

  return TRUE;
}

static gboolean
take_need (DwVocabularyNeeds  *self,
           char              **cells,
           char              **reason)
{
  DwMask needs = 0;
  DwVocabularyNeed *need = NULL;

  if (!read_parents (self, cells[PARENTS], &needs, reason))
    return FALSE;

  needs |= dw_facet_find (DW_FACET_NEED, cells[SLUG]);
  if (cells[SLUG][0] == '\0')
    *reason = g_strdup (_("nothing stands in the first cell"));
  else if (needs == 0)
    *reason = g_strdup_printf (_("“%s” stands under no need"), cells[SLUG]);
  if (*reason != NULL)
    return FALSE;

  need = g_new0 (DwVocabularyNeed, 1);
  need->needs = needs;
  need->words = g_strsplit (cells[WORDS], "|", -1);
  g_hash_table_replace (self->by_slug, g_strdup (cells[SLUG]), need);
  return TRUE;
}

/* The top of the tree is known without any file. */
static void
add_top (DwVocabularyNeeds *self)
{
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (DW_FACET_NEED, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      DwVocabularyNeed *need = g_new0 (DwVocabularyNeed, 1);

      need->needs = (DwMask) 1 << i;
      need->words = g_new0 (char *, 1);
      g_hash_table_insert (self->by_slug, g_strdup (terms[i].slug), need);
    }
}

DwVocabularyNeeds *
dw_vocabulary_needs_new (void)
{
  DwVocabularyNeeds *self = g_new0 (DwVocabularyNeeds, 1);

  self->by_slug = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_need);
  add_top (self);
  return self;
}

void
dw_vocabulary_needs_load (DwVocabularyNeeds *self,
                          const char        *folder,
                          gboolean           is_own,
                          GPtrArray         *faults)
{
  g_autoptr (DwVocabularyFile) file = dw_vocabulary_file_open (folder, "needs.csv", N_CELLS, is_own, faults);
  char **cells;

  while ((cells = dw_vocabulary_file_next (file)) != NULL)
    {
      g_autofree char *reason = NULL;

      if (!take_need (self, cells, &reason))
        dw_vocabulary_file_complain (file, reason);
    }
}

void
dw_vocabulary_needs_free (DwVocabularyNeeds *self)
{
  g_hash_table_unref (self->by_slug);
  g_free (self);
}

const DwVocabularyNeed *
dw_vocabulary_needs_find (const DwVocabularyNeeds *self,
                          const char              *slug)
{
  return g_hash_table_lookup (self->by_slug, slug);
}
