/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-arena.h"

#include <stddef.h>
#include <string.h>

enum { BLOCK_SIZE = 4096 };

typedef struct _Block
{
  struct _Block *next;
  gsize used;
  gsize size;
  max_align_t bytes[];
} Block;

struct _DwArena
{
  gatomicrefcount references;
  Block *blocks;
};

DwArena *
dw_arena_new (void)
{
  DwArena *arena = g_new0 (DwArena, 1);

  g_atomic_ref_count_init (&arena->references);
  return arena;
}

DwArena *
dw_arena_ref (DwArena *arena)
{
  g_atomic_ref_count_inc (&arena->references);
  return arena;
}

void
dw_arena_unref (DwArena *arena)
{
  if (!g_atomic_ref_count_dec (&arena->references))
    return;

  for (Block *block = arena->blocks, *next = NULL; block != NULL; block = next)
    {
      next = block->next;
      g_free (block);
    }

  g_free (arena);
}

/* Memory whose bytes are whatever they are, at a multiple of @alignment, a power of two. */
static inline gpointer
take (DwArena *arena,
      gsize    size,
      gsize    alignment)
{
  Block *block = arena->blocks;
  gpointer memory = NULL;

  if (block != NULL)
    block->used = MIN ((block->used + alignment - 1) & ~(alignment - 1), block->size);
  if (block == NULL || block->size - block->used < size)
    {
      gsize capacity = MAX (size, (gsize) BLOCK_SIZE);

      block = g_malloc (offsetof (Block, bytes) + capacity);
      block->next = arena->blocks;
      block->used = 0;
      block->size = capacity;
      arena->blocks = block;
    }

  memory = (char *) block->bytes + block->used;
  block->used += size;
  return memory;
}

gpointer
dw_arena_alloc (DwArena *arena,
                gsize    size)
{
  return memset (take (arena, size, sizeof (max_align_t)), 0, size);
}

const char *
dw_arena_strndup (DwArena    *arena,
                  const char *text,
                  gsize       length)
{
  char *copy = take (arena, length + 1, 1);

  if (length > 0)
    memcpy (copy, text, length);
  copy[length] = '\0';

  return copy;
}

const char *
dw_arena_strdup (DwArena    *arena,
                 const char *text)
{
  return text != NULL ? dw_arena_strndup (arena, text, strlen (text)) : NULL;
}
