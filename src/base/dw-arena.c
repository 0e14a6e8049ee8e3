/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-arena.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stddef.h>
#include <string.h>

/* A block is twice the one before, so that what holds a page asks the system seldom, and what holds a record takes
   little. */
enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 64 * 1024 };

typedef struct _DwArenaBlock
{
  struct _DwArenaBlock *next;
  gsize capacity;
  max_align_t bytes[];
} Block;

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

/* @size bytes of a new block; what is left of the block before is left alone. */
static char *
add_block (DwArena *arena,
           gsize    size)
{
  gsize wanted = arena->blocks != NULL ? MIN (2 * arena->blocks->capacity, (gsize) LARGEST_BLOCK) : FIRST_BLOCK;
  gsize capacity = MAX (size, wanted);
  Block *block = g_malloc (offsetof (Block, bytes) + capacity);

  block->next = arena->blocks;
  block->capacity = capacity;
  arena->blocks = block;
  arena->next = (char *) block->bytes + size;
  arena->end = (char *) block->bytes + capacity;
  return (char *) block->bytes;
}

char *
dw_arena_take (DwArena *arena,
               gsize    size)
{
  char *memory = arena->next;

  if ((gsize) (arena->end - memory) < size)
    return add_block (arena, size);

  arena->next += size;
  return memory;
}

gpointer
dw_arena_alloc (DwArena *arena,
                gsize    size)
{
  gsize gap = -(gsize) arena->next & (_Alignof (max_align_t) - 1);
  char *memory = NULL;

  if (size > G_MAXSIZE - gap || (gsize) (arena->end - arena->next) < gap + size)
    return memset (add_block (arena, size), 0, size);

  memory = arena->next + gap;
  arena->next = memory + size;
  return memset (memory, 0, size);
}

const char *
dw_arena_strdup (DwArena    *arena,
                 const char *text)
{
  return text != NULL ? dw_arena_strndup (arena, text, strlen (text)) : NULL;
}

void
dw_arena_trim (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}
