/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-mapping.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Every index that is open has two, and there are a few at most. */
enum { MOST_MAPPINGS = 64 };

/* What the handler knows of a mapping. Its length is set before its start, and its start is unset before it is
   unmapped. */
typedef struct
{
  gpointer start;           /* atomic; NULL: not in use */
  gsize length;
  int is_torn;              /* atomic */
} Guarded;

struct _DwMapping
{
  Guarded *guarded;
  int file;                 /* stays open, to tell how long it is now */
};

static Guarded guarded[MOST_MAPPINGS];
static GMutex lock;         /* whoever takes or leaves one of them */
static struct sigaction handler_before;
static gsize page_size;

static Guarded *
find_guarded (const guint8 *address)
{
  for (guint i = 0; i < MOST_MAPPINGS; i++)
    {
      const guint8 *start = g_atomic_pointer_get (&guarded[i].start);

      if (start != NULL && address >= start && (gsize) (address - start) < guarded[i].length)
        return &guarded[i];
    }

  return NULL;
}

/*
 * The page that could not be read becomes one of zeros, and what wanted it goes on. Calls nothing but the system. As
 * the journal of systemd does it; jumping out of the middle of whatever read the page would leak all that it held.
 */
static void
put_zeros (int        signal_number,
           siginfo_t *information,
           void      *context)
{
  int kept_errno = errno;
  Guarded *one = information->si_code > 0 ? find_guarded (information->si_addr) : NULL;
  gpointer page = (gpointer) ((guintptr) information->si_addr & ~(guintptr) (page_size - 1));

  if (one != NULL && mmap (page, page_size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == page)
    g_atomic_int_set (&one->is_torn, TRUE);
  else
    {
      sigaction (SIGBUS, &handler_before, NULL);
      raise (signal_number);
    }
  errno = kept_errno;
}

static gpointer
set_handler (gpointer data)
{
  struct sigaction action = { .sa_sigaction = put_zeros, .sa_flags = SA_SIGINFO };

  page_size = (gsize) sysconf (_SC_PAGESIZE);
  sigemptyset (&action.sa_mask);
  sigaction (SIGBUS, &action, &handler_before);
  return NULL;
}

/* NULL where there are too many. */
static Guarded *
guard (gpointer start,
       gsize    length)
{
  static GOnce once = G_ONCE_INIT;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  g_once (&once, set_handler, NULL);
  for (guint i = 0; i < MOST_MAPPINGS; i++)
    if (g_atomic_pointer_get (&guarded[i].start) == NULL)
      {
        guarded[i].length = length;
        g_atomic_int_set (&guarded[i].is_torn, FALSE);
        g_atomic_pointer_set (&guarded[i].start, start);
        return &guarded[i];
      }

  errno = EMFILE;
  return NULL;
}

static DwMapping *
map (int   file,
     gsize length)
{
  void *start = mmap (NULL, length, PROT_READ, MAP_SHARED, file, 0);
  Guarded *one = start != MAP_FAILED ? guard (start, length) : NULL;
  DwMapping *self = NULL;

  if (one == NULL)
    {
      if (start != MAP_FAILED)
        munmap (start, length);
      return NULL;
    }

  self = g_new0 (DwMapping, 1);
  self->guarded = one;
  self->file = file;
  return self;
}

DwMapping *
dw_mapping_open (const char *path)
{
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  struct stat status;
  DwMapping *self = NULL;

  if (file < 0)
    return NULL;

  if (fstat (file, &status) == 0 && S_ISREG (status.st_mode) && status.st_uid == geteuid () && status.st_size > 0)
    self = map (file, (gsize) status.st_size);
  else
    errno = EINVAL;
  if (self == NULL)
    close (file);

  return self;
}

void
dw_mapping_free (DwMapping *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  gpointer start = self->guarded->start;
  gsize length = self->guarded->length;

  g_atomic_pointer_set (&self->guarded->start, NULL);
  munmap (start, length);
  close (self->file);
  g_free (self);
}

const guint8 *
dw_mapping_get_bytes (const DwMapping *self,
                      gsize           *length)
{
  *length = self->guarded->length;
  return self->guarded->start;
}

gboolean
dw_mapping_is_torn (const DwMapping *self)
{
  struct stat status;

  /* Behind the end of a file that was cut, the rest of its last page reads as zeros without a signal. */
  return g_atomic_int_get (&self->guarded->is_torn) || fstat (self->file, &status) != 0
         || (gsize) status.st_size < self->guarded->length;
}

void
dw_mapping_let_go (DwMapping *self)
{
  madvise (self->guarded->start, self->guarded->length, MADV_DONTNEED);
}
