/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/**
 * DwArena:
 *
 * One block of memory that grows and is freed whole: everything that one record owns. Filled by one thread,
 * then shared read-only; the reference count is atomic, so the last reader on any thread frees it.
 */
typedef struct _DwArena
{
  char *next;                    /*< private > what of the block last made is not taken yet */
  char *end;                     /*< private > */
  gatomicrefcount references;    /*< private > */
  struct _DwArenaBlock *blocks;  /*< private > */
} DwArena;

/** dw_arena_new: Returns: (transfer full): an empty arena with one reference. */
DwArena *dw_arena_new (void);

/** dw_arena_ref: Returns: (transfer full): @arena with one more reference. */
DwArena *dw_arena_ref (DwArena *arena);

/** dw_arena_unref: Drops one reference; the last frees every allocation. */
void dw_arena_unref (DwArena *arena);

/** dw_arena_alloc: Returns: (transfer none): @size zeroed bytes aligned for any type, alive as long as @arena. */
gpointer dw_arena_alloc (DwArena *arena,
                         gsize    size);

/** dw_arena_take: Returns: (transfer none): @size bytes of any alignment and content, alive as long as @arena. */
char *dw_arena_take (DwArena *arena,
                     gsize    size);

/**
 * dw_arena_strndup: Returns: (transfer none): the first @length bytes of @text, with a closing NUL, owned by @arena.
 */
static inline const char *
dw_arena_strndup (DwArena    *arena,
                  const char *text,
                  gsize       length)
{
  char *copy = arena->next;

  /* In place: a record has a hundred short texts. */
  if ((gsize) (arena->end - copy) > length)
    arena->next = copy + length + 1;
  else
    copy = dw_arena_take (arena, length + 1);
  if (length > 0)
    memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/** dw_arena_strdup: Returns: (transfer none) (nullable): a copy of @text (NULL stays NULL), owned by @arena. */
const char *dw_arena_strdup (DwArena    *arena,
                             const char *text);

/**
 * dw_arena_trim:
 *
 * Gives back to the system, where the C library can, what was freed of all memory: for the end of a long stretch of
 * work that had much, before one that has other needs.
 */
void dw_arena_trim (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwArena, dw_arena_unref)

G_END_DECLS
