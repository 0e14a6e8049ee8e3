/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kill-points.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean is_armed;
static __thread gboolean is_watched;
static guint kill_at;
static KillHow kill_how;
static GString *trace;

void
kill_points_arm (guint   at,
                 KillHow how)
{
  if (trace != NULL)
    g_string_free (trace, TRUE);
  trace = g_string_sized_new (16 * 1024);
  kill_at = at;
  kill_how = how;
  is_watched = TRUE;
  is_armed = TRUE;
}

const char *
kill_points_get_trace (void)
{
  is_armed = FALSE;
  return trace->str;
}

static void
die (void)
{
  kill (getpid (), SIGKILL);
  while (TRUE)
    pause ();
}

/* Counts one step. Returns: whether it is the fatal one. */
static gboolean
is_fatal (char letter)
{
  if (!is_armed || !is_watched)
    return FALSE;
  /* No disk refuses a lock, and SQLite tries for ten seconds to get one. */
  if (letter == 'l' && kill_how != KILL_BEFORE && kill_how != KILL_TORN)
    return FALSE;

  g_string_append_c (trace, letter);
  return kill_at != 0 && (trace->len == kill_at || (kill_how == KILL_REFUSED_ON && trace->len > kill_at));
}

/* What becomes of a step. */
typedef enum
{
  GO_ON,
  REFUSED,
  LIED,
} Fate;

static Fate
step (char letter)
{
  if (!is_fatal (letter))
    return GO_ON;
  if (kill_how == KILL_BEFORE || kill_how == KILL_TORN)
    die ();

  errno = EIO;
  return kill_how == KILL_LIED ? LIED : REFUSED;
}

/* Of a step that gives no descriptor: its answer, where it is not made. */
#define STEP(letter, done)                      \
  switch (step (letter))                        \
    {                                           \
    case REFUSED:                               \
      return -1;                                \
    case LIED:                                  \
      return done;                              \
    case GO_ON:                                 \
    default:                                    \
      break;                                    \
    }

/* The next definition after ours: the C library's, or the sanitizer's. */
#define NEXT(name) ((__typeof__ (&name)) find_next (#name, &next_##name))
#define DEFINE_NEXT(name) static gpointer next_##name

DEFINE_NEXT (write);
DEFINE_NEXT (pwrite64);
DEFINE_NEXT (fdatasync);
DEFINE_NEXT (fsync);
DEFINE_NEXT (ftruncate64);
DEFINE_NEXT (unlink);
DEFINE_NEXT (open64);
DEFINE_NEXT (rename);
DEFINE_NEXT (mknod);
DEFINE_NEXT (fcntl64);
DEFINE_NEXT (mmap64);

static gpointer
find_next (const char *name,
           gpointer   *found)
{
  if (*found == NULL)
    *found = dlsym (RTLD_NEXT, name);
  return *found;
}

ssize_t
pwrite64 (int         fd,
          const void *bytes,
          size_t      length,
          off64_t     offset)
{
  if (kill_how == KILL_TORN && is_fatal ('w'))
    {
      NEXT (pwrite64) (fd, bytes, length / 2, offset);
      die ();
    }
  if (kill_how != KILL_TORN)
    STEP ('w', (ssize_t) length);
  return NEXT (pwrite64) (fd, bytes, length, offset);
}

ssize_t
write (int         fd,
       const void *bytes,
       size_t      length)
{
  STEP ('w', (ssize_t) length);
  return NEXT (write) (fd, bytes, length);
}

int
fdatasync (int fd)
{
  STEP ('s', 0);
  return NEXT (fdatasync) (fd);
}

int
fsync (int fd)
{
  STEP ('s', 0);
  return NEXT (fsync) (fd);
}

int
ftruncate64 (int     fd,
             off64_t length)
{
  STEP ('t', 0);
  return NEXT (ftruncate64) (fd, length);
}

int
unlink (const char *path)
{
  STEP ('u', 0);
  return NEXT (unlink) (path);
}

int
rename (const char *from,
        const char *to)
{
  STEP ('r', 0);
  return NEXT (rename) (from, to);
}

int
mknod (const char *path,
       mode_t      mode,
       dev_t       device)
{
  STEP ('m', 0);
  return NEXT (mknod) (path, mode, device);
}

int
open64 (const char *path,
        int         flags,
        ...)
{
  mode_t mode = 0;
  va_list arguments;

  if ((flags & (O_CREAT | O_TMPFILE)) != 0)
    {
      va_start (arguments, flags);
      mode = va_arg (arguments, mode_t);
      va_end (arguments);
    }
  if (step ('o') != GO_ON)
    return -1;
  return NEXT (open64) (path, flags, mode);
}

/* Locks and what the C library asks for itself all have one argument of a pointer's size. */
int
fcntl64 (int fd,
         int command,
         ...)
{
  gpointer argument;
  va_list arguments;

  va_start (arguments, command);
  argument = va_arg (arguments, gpointer);
  va_end (arguments);
  if ((command == F_SETLK || command == F_OFD_SETLK) && step ('l') != GO_ON)
    return -1;
  return NEXT (fcntl64) (fd, command, argument);
}

void *
mmap64 (void   *address,
        size_t  length,
        int     protection,
        int     flags,
        int     fd,
        off64_t offset)
{
  if (fd >= 0 && step ('p') != GO_ON)
    return MAP_FAILED;
  return NEXT (mmap64) (address, length, protection, flags, fd, offset);
}
