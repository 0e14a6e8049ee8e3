/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-tokenizer.h"

#include <glib/gi18n-lib.h>

#include "dw-db-private.h"

struct _DwTokenizer
{
  DwDb *db;
  fts5_tokenizer methods;
  Fts5Tokenizer *handle;
};

/* As the SQLite documentation tells extensions to (fts5.html, 7). */
static fts5_api *
find_api (DwDb    *db,
          GError **error)
{
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;
  int rc = sqlite3_prepare_v2 (db->handle, "SELECT fts5(?1)", -1, &statement, NULL);

  if (rc == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
      rc = sqlite3_finalize (statement);
    }
  if (api == NULL)
    dw_db_set_error (db, rc != SQLITE_OK ? rc : SQLITE_ERROR, _("Reading from the disk"), error);

  return api;
}

DwTokenizer *
dw_tokenizer_new (DwDb    *db,
                  GError **error)
{
  const char *arguments[] = { "unicode61", "remove_diacritics", "2" };
  g_autoptr (DwTokenizer) self = NULL;
  fts5_api *api = NULL;
  void *context = NULL;
  int rc;

  dw_db_assert_thread (db);

  api = find_api (db, error);
  if (api == NULL)
    return NULL;

  self = g_new0 (DwTokenizer, 1);
  self->db = db;
  rc = api->xFindTokenizer (api, "porter", &context, &self->methods);
  if (rc == SQLITE_OK)
    rc = self->methods.xCreate (context, arguments, G_N_ELEMENTS (arguments), &self->handle);
  if (rc == SQLITE_OK)
    return g_steal_pointer (&self);

  self->handle = NULL;
  dw_db_set_error (db, rc, _("Reading from the disk"), error);
  return NULL;
}

void
dw_tokenizer_free (DwTokenizer *self)
{
  if (self->handle != NULL)
    self->methods.xDelete (self->handle);
  g_free (self);
}

typedef struct
{
  DwTokenFunc func;
  gpointer data;
} Listener;

static int
on_token (void       *data,
          int         flags,
          const char *token,
          int         length,
          int         start,
          int         end)
{
  const Listener *listener = data;

  listener->func (token, (gsize) length, listener->data);
  return SQLITE_OK;
}

gboolean
dw_tokenizer_run (DwTokenizer  *self,
                  const char   *text,
                  gsize         length,
                  DwTokenFunc   func,
                  gpointer      data,
                  GError      **error)
{
  Listener listener = { func, data };
  int rc;

  g_return_val_if_fail (length <= G_MAXINT, FALSE);
  dw_db_assert_thread (self->db);

  rc = self->methods.xTokenize (self->handle, &listener, FTS5_TOKENIZE_DOCUMENT, text, (int) length, on_token);
  return rc == SQLITE_OK || dw_db_set_error (self->db, rc, _("Reading from the disk"), error);
}
