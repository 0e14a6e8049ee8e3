/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

gboolean
dw_cli_output_fail (const DwCliOutput  *output,
                    GError            **error)
{
  const char *reason = g_strerror (errno);
  const char *shown = output->path != NULL ? output->path : _("Standard output");

  if (output->target != NULL)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _("“%s” could not be written (%s). It is as it was."), shown, reason);
  else
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _("“%s” could not be written (%s)."), shown, reason);
  return FALSE;
}

/* The file itself keeps its place behind a link, and its permissions. */
static int
open_unfinished (DwCliOutput       *output,
                 const struct stat *old)
{
  int fd;

  output->target = old != NULL ? realpath (output->path, NULL) : strdup (output->path);
  if (output->target == NULL)
    return -1;

  output->unfinished = g_strconcat (output->target, ".XXXXXX", NULL);
  fd = g_mkstemp_full (output->unfinished, O_WRONLY | O_CLOEXEC, old != NULL ? 0600 : 0666);
  if (fd < 0)
    g_clear_pointer (&output->unfinished, g_free);
  else if (old != NULL && fchmod (fd, old->st_mode & 07777) != 0)
    {
      int saved_errno = errno;

      close (fd);
      errno = saved_errno;
      return -1;
    }
  return fd;
}

static int
open_path (DwCliOutput *output)
{
  struct stat status;

  if (stat (output->path, &status) == 0)
    return S_ISREG (status.st_mode) ? open_unfinished (output, &status)
                                    : open (output->path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
  if (errno != ENOENT)
    return -1;
  /* A link to a file that is not there yet. */
  if (lstat (output->path, &status) == 0)
    return open (output->path, O_WRONLY | O_CREAT | O_NOCTTY | O_CLOEXEC, 0666);

  return open_unfinished (output, NULL);
}

gboolean
dw_cli_output_open (DwCliOutput  *output,
                    const char   *path,
                    GError      **error)
{
  int fd;

  output->file = stdout;
  if (path == NULL)
    return TRUE;

  output->path = g_strdup (path);
  fd = open_path (output);
  output->file = fd >= 0 ? fdopen (fd, "w") : NULL;
  return output->file != NULL || dw_cli_output_fail (output, error);
}

gboolean
dw_cli_output_finish (DwCliOutput  *output,
                      GError      **error)
{
  if (fflush (output->file) != 0 || ferror (output->file))
    return dw_cli_output_fail (output, error);
  if (output->unfinished == NULL)
    return TRUE;
  if (fsync (fileno (output->file)) != 0 || g_rename (output->unfinished, output->target) != 0)
    return dw_cli_output_fail (output, error);

  g_clear_pointer (&output->unfinished, g_free);
  return TRUE;
}

void
dw_cli_output_clear (DwCliOutput *output)
{
  if (output->file != NULL && output->file != stdout)
    fclose (output->file);
  if (output->unfinished != NULL)
    g_unlink (output->unfinished);
  g_free (output->unfinished);
  free (output->target);
  g_free (output->path);
}
