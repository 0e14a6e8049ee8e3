/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DW_DB_ERROR: the error domain of databases. */
#define DW_DB_ERROR (dw_db_error_quark ())

/** dw_db_error_quark: Returns: the domain of DwDbError. */
GQuark dw_db_error_quark (void);

/**
 * DwDbError:
 * @DW_DB_ERROR_FAILED: anything else; the message says what was being done
 * @DW_DB_ERROR_BUSY: another program is writing
 * @DW_DB_ERROR_FULL: no space left
 * @DW_DB_ERROR_READ_ONLY: the file or folder cannot be written
 * @DW_DB_ERROR_DAMAGED: not a database, or a damaged one
 * @DW_DB_ERROR_TOO_NEW: made by a newer Doorway; the file was not touched
 * @DW_DB_ERROR_NOT_OURS: a database of another program (application_id); the file was not touched
 * @DW_DB_ERROR_INTERRUPTED: cancelled, or over its time
 * @DW_DB_ERROR_UNFINISHED: whoever made the file was cut short, and only an opening for writing can undo what was begun
 *
 * Messages are one sentence for a person.
 */
typedef enum
{
  DW_DB_ERROR_FAILED,
  DW_DB_ERROR_BUSY,
  DW_DB_ERROR_FULL,
  DW_DB_ERROR_READ_ONLY,
  DW_DB_ERROR_DAMAGED,
  DW_DB_ERROR_TOO_NEW,
  DW_DB_ERROR_NOT_OURS,
  DW_DB_ERROR_INTERRUPTED,
  DW_DB_ERROR_UNFINISHED,
} DwDbError;

/** DwDbMode: how a database is opened. DW_DB_SCRATCH: in memory, for tests. */
typedef enum
{
  DW_DB_READ_WRITE,
  DW_DB_READ_ONLY,
  DW_DB_SCRATCH,
} DwDbMode;

/**
 * DwDb:
 *
 * One SQLite connection, opened the one right way (reliability 5.1): WAL, synchronous FULL, defensive, limits set,
 * every setting checked by reading it back. Belongs to the thread that opened it; every call asserts so.
 */
typedef struct _DwDb DwDb;

/**
 * dw_db_open:
 * @path: (nullable): the file; NULL for DW_DB_SCRATCH. Opened with O_NOFOLLOW semantics; new files are 0600
 * @application_id: `PRAGMA application_id` of the kind of file
 * @mode: how
 *
 * Returns: (transfer full): the connection, or NULL with DW_DB_ERROR
 */
DwDb *dw_db_open (const char  *path,
                  guint32      application_id,
                  DwDbMode     mode,
                  GError     **error);

/**
 * dw_db_peek:
 * @version: (out): `PRAGMA user_version`, 0 where there is nothing yet
 *
 * Looks at a file before it is opened for good. The file, its -wal and its -shm stay byte-identical and none is made.
 *
 * Returns: whether @path can be opened: TRUE for nothing, an empty file or one of ours; FALSE with
 *   DW_DB_ERROR_NOT_OURS, _DAMAGED or another
 */
gboolean dw_db_peek (const char  *path,
                     guint32      application_id,
                     int         *version,
                     GError     **error);

/** dw_db_close: Closes. Every statement must be freed before. */
void dw_db_close (DwDb *db);

/**
 * dw_db_migrate:
 * @migrations: (array length=n_migrations): SQL texts; position + 1 is `PRAGMA user_version`. Append-only: a text that
 *   was released never changes
 *
 * Brings the schema up, each step in one transaction with its version. A newer file is refused with
 * DW_DB_ERROR_TOO_NEW, byte-identical.
 *
 * Returns: whether the schema is now at @n_migrations
 */
gboolean dw_db_migrate (DwDb               *db,
                        const char *const  *migrations,
                        guint               n_migrations,
                        GError            **error);

/** dw_db_get_version: Returns: `PRAGMA user_version`, or −1 with @error. */
int dw_db_get_version (DwDb    *db,
                       GError **error);

/** dw_db_exec: Runs @sql, which yields no rows. @doing is a phrase for a person: "Upgrading the directory". */
gboolean dw_db_exec (DwDb        *db,
                     const char  *doing,
                     const char  *sql,
                     GError     **error);

/** dw_db_begin: Starts a transaction that may write (BEGIN IMMEDIATE). */
gboolean dw_db_begin (DwDb    *db,
                      GError **error);

/** dw_db_begin_read: Starts a read transaction: one snapshot until dw_db_rollback(). */
gboolean dw_db_begin_read (DwDb    *db,
                           GError **error);

/** dw_db_commit: Commits; FALSE leaves the transaction open for dw_db_rollback(). */
gboolean dw_db_commit (DwDb    *db,
                       GError **error);

/** dw_db_rollback: Ends the transaction, undoing what it wrote. Never fails; harmless outside one. */
void dw_db_rollback (DwDb *db);

/**
 * dw_db_empty_text_table:
 * @name: an FTS5 table, to be dropped next; ours, never a person's words
 *
 * Empties the tables that FTS5 keeps for @name. Dropped full, they would be copied to memory first, for the case that
 * the dropping fails: more than SQLite may have, from a hundred thousand services on, where freed pages are
 * overwritten.
 */
gboolean dw_db_empty_text_table (DwDb        *db,
                                 const char  *name,
                                 GError     **error);

/**
 * dw_db_settle: After much was written: lets SQLite measure its tables, moves the WAL into the file and empties it.
 * Best effort: a reader in the middle of a transaction may prevent it.
 */
void dw_db_settle (DwDb *db);

/**
 * dw_db_compact:
 *
 * Writes the whole file anew (VACUUM): nothing of what was deleted stays in it. Done whole or not at all, also when the
 * program is killed; takes twice the file's size for a while. Never within a transaction.
 *
 * Returns: whether it was done; FALSE with DW_DB_ERROR_FULL where there is no room, and the file is as it was
 */
gboolean dw_db_compact (DwDb    *db,
                        GError **error);

/** dw_db_last_row_id: Returns: the rowid of the last insert. */
gint64 dw_db_last_row_id (DwDb *db);

/** dw_db_changes: Returns: rows changed by the last statement. */
gint64 dw_db_changes (DwDb *db);

/** dw_db_data_version: Returns: `PRAGMA data_version`: changes when another connection commits. */
gint64 dw_db_data_version (DwDb *db);

/** DwDbStopFunc: Returns: whether nobody waits for an answer any more. */
typedef gboolean (*DwDbStopFunc) (gpointer data);

/**
 * dw_db_set_limit:
 * @is_stopped: (nullable): asked while statements run; when it returns TRUE, they end with DW_DB_ERROR_INTERRUPTED
 * @data: for @is_stopped; has to stay until the next call
 * @deadline: dw_clock_get_effort() after which they do, or 0 for none
 *
 * Bounds every statement until the next call.
 */
void dw_db_set_limit (DwDb          *db,
                      DwDbStopFunc   is_stopped,
                      gpointer       data,
                      gint64         deadline);

/**
 * dw_db_check_limit: For work between statements. @doing: what, for a person. Returns: whether there is time left;
 * FALSE with DW_DB_ERROR_INTERRUPTED.
 */
gboolean dw_db_check_limit (DwDb        *db,
                            const char  *doing,
                            GError     **error);

/** dw_db_check: Runs `PRAGMA quick_check`; FALSE with DW_DB_ERROR_DAMAGED when it finds anything. */
gboolean dw_db_check (DwDb    *db,
                      GError **error);

/**
 * dw_db_take_damage: Returns: whether any call on @db met damage since this was last asked: DW_DB_ERROR_DAMAGED, or SQL
 * that its schema does not know.
 */
gboolean dw_db_take_damage (DwDb *db);

/**
 * dw_db_has_moved: Returns: whether the file was moved or replaced since it was opened: what @db reads is not what
 * others write.
 */
gboolean dw_db_has_moved (DwDb *db);

/** DwStep: what a step of a statement did. */
typedef enum
{
  DW_STEP_ROW,
  DW_STEP_DONE,
  DW_STEP_ERROR,
} DwStep;

/** DwStatement: a prepared statement of one connection. Bind with 1-based places, read with 0-based columns. */
typedef struct _DwStatement DwStatement;

/** dw_statement_new: Returns: (transfer full): @sql (one statement) prepared, or NULL with DW_DB_ERROR. */
DwStatement *dw_statement_new (DwDb        *db,
                               const char  *sql,
                               GError     **error);

/** dw_statement_free: Finalises the statement. */
void dw_statement_free (DwStatement *statement);

/** dw_statement_step: Returns: ROW, DONE, or ERROR with @error. */
DwStep dw_statement_step (DwStatement  *statement,
                          GError      **error);

/** dw_statement_run: Steps a statement that yields no rows to its end and resets it. */
gboolean dw_statement_run (DwStatement  *statement,
                           GError      **error);

/** dw_statement_reset: Ready to run again; bindings are cleared. */
void dw_statement_reset (DwStatement *statement);

/** dw_statement_bind_int: Binds @value at @place. */
void dw_statement_bind_int (DwStatement *statement,
                            int          place,
                            gint64       value);

/** dw_statement_bind_double: Binds @value at @place; NAN binds NULL. */
void dw_statement_bind_double (DwStatement *statement,
                               int          place,
                               double       value);

/** dw_statement_bind_text: Binds @text (copied; NULL binds NULL) at @place. */
void dw_statement_bind_text (DwStatement *statement,
                             int          place,
                             const char  *text);

/** dw_statement_bind_static_text: Binds @length bytes of @text, which must live until reset, at @place. */
void dw_statement_bind_static_text (DwStatement *statement,
                                    int          place,
                                    const char  *text,
                                    gsize        length);

/** dw_statement_bind_blob: Binds @length bytes at @data, which must live until reset, at @place. */
void dw_statement_bind_blob (DwStatement   *statement,
                             int            place,
                             gconstpointer  data,
                             gsize          length);

/**
 * dw_statement_bind_value: Binds (copied) what dw_statement_get_value() gave at @place; a value of any other type binds
 * NULL.
 */
void dw_statement_bind_value (DwStatement *statement,
                              int          place,
                              GVariant    *value);

/** dw_statement_get_int: Returns: the integer in @column (0 for NULL). */
gint64 dw_statement_get_int (DwStatement *statement,
                             int          column);

/** dw_statement_get_double: Returns: the number in @column (NAN for NULL). */
double dw_statement_get_double (DwStatement *statement,
                                int          column);

/** dw_statement_get_text: Returns: (nullable): the text in @column, alive until the next step. */
const char *dw_statement_get_text (DwStatement *statement,
                                   int          column);

/** dw_statement_get_blob: Returns: (nullable): the bytes in @column, alive until the next step. */
gconstpointer dw_statement_get_blob (DwStatement *statement,
                                     int          column,
                                     gsize       *length);

/**
 * dw_statement_get_value: Returns: (transfer floating): the value in @column as it is stored: `x`, `d`, `s`, `ay` (a
 * blob, or text that is no UTF-8), or `()` for NULL.
 */
GVariant *dw_statement_get_value (DwStatement *statement,
                                  int          column);

/** dw_statement_is_null: Returns: whether @column is NULL. */
gboolean dw_statement_is_null (DwStatement *statement,
                               int          column);

/** dw_statement_get_name: Returns: the name of @column, as in the statement or after its AS. */
const char *dw_statement_get_name (DwStatement *statement,
                                   int          column);

/** dw_statement_get_n_columns: Returns: how many columns a row has. */
int dw_statement_get_n_columns (DwStatement *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwDb, dw_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwStatement, dw_statement_free)

G_END_DECLS
