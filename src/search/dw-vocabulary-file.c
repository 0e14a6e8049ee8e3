/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-vocabulary-file.h"

#include <gio/gio.h>
#include <string.h>

enum
{
  MOST_BYTES = 4 * 1024 * 1024,
  LONGEST_LINE = 8192,    /* bytes */
  MOST_FAULTS = 100,      /* a file that is something else altogether is said once, not a million times */
};

struct _DwVocabularyFile
{
  char *name;
  guint n_cells;
  GPtrArray *faults;      /* or NULL */
  guint n_faults;
  char *text;
  char *next;             /* NULL at the end */
  guint line;
  char **cells;
};

void
dw_vocabulary_file_complain (DwVocabularyFile *self,
                             const char       *reason)
{
  if (self->faults == NULL || self->n_faults++ >= MOST_FAULTS)
    return;

  if (self->line == 0)
    g_ptr_array_add (self->faults, g_strdup_printf (_("%s: %s"), self->name, reason));
  else
    g_ptr_array_add (self->faults, g_strdup_printf (_("%s, line %u: %s"), self->name, self->line, reason));
}

/* No more than MOST_BYTES are ever read, whatever the file is. Returns NULL with @error. */
static char *
read_text (const char  *path,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *text = NULL;
  gsize length = 0;

  if (stream == NULL)
    return NULL;

  text = g_malloc (MOST_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), text, MOST_BYTES, &length, NULL, error))
    return NULL;

  /* A NUL would hide what stands behind it. */
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\0')
      text[i] = '\x01';
  text[length] = '\0';
  return g_realloc (g_steal_pointer (&text), length + 1);
}

DwVocabularyFile *
dw_vocabulary_file_open (const char *folder,
                         const char *name,
                         guint       n_cells,
                         gboolean    is_own,
                         GPtrArray  *faults)
{
  DwVocabularyFile *self = g_new0 (DwVocabularyFile, 1);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  self->name = is_own ? g_strdup (path) : g_build_filename ("vocabulary", name, NULL);
  self->n_cells = n_cells;
  self->faults = faults;
  self->text = read_text (path, &error);
  self->next = self->text;

  if (self->text == NULL && !(is_own && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)))
    dw_vocabulary_file_complain (self, error->message);
  if (self->text != NULL && g_str_has_prefix (self->text, "\xEF\xBB\xBF"))
    self->next += 3;

  return self;
}

void
dw_vocabulary_file_free (DwVocabularyFile *self)
{
  g_free (self->name);
  g_free (self->text);
  g_strfreev (self->cells);
  g_free (self);
}

/* Returns what is wrong with the line, NULL for nothing. */
static const char *
find_fault (const char *line)
{
  if (strlen (line) > LONGEST_LINE)
    return _("the line is too long");
  if (!g_utf8_validate (line, -1, NULL))
    return _("not UTF-8 text");
  for (const char *p = line; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) && *p != '\t')
      return _("a control character");

  return NULL;
}

static char *
take_line (DwVocabularyFile *self)
{
  char *line = self->next;
  char *end = strchr (line, '\n');

  self->line++;
  self->next = end != NULL ? end + 1 : NULL;
  if (end != NULL)
    *end = '\0';
  return g_strstrip (line);
}

/* Splits a line into its cells. FALSE when it has more or fewer than it must have. */
static gboolean
split (DwVocabularyFile *self,
       const char       *line)
{
  g_autofree char *reason = NULL;
  guint n;

  g_strfreev (self->cells);
  self->cells = g_strsplit (line, ",", (int) self->n_cells + 1);
  n = g_strv_length (self->cells);
  if (n == self->n_cells)
    return TRUE;

  reason = g_strdup_printf (n > self->n_cells
                              ? g_dngettext (GETTEXT_PACKAGE, "more than %u cell between commas", "more than %u cells between commas", self->n_cells)
                              : g_dngettext (GETTEXT_PACKAGE, "fewer than %u cell between commas", "fewer than %u cells between commas", self->n_cells),
                            self->n_cells);
  dw_vocabulary_file_complain (self, reason);
  return FALSE;
}

char **
dw_vocabulary_file_next (DwVocabularyFile *self)
{
  while (self->next != NULL)
    {
      char *line = take_line (self);
      const char *fault = find_fault (line);

      if (fault != NULL)
        dw_vocabulary_file_complain (self, fault);
      else if (line[0] != '\0' && line[0] != '#' && split (self, line))
        return self->cells;
    }

  return NULL;
}
