/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "victim-run.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

VictimEnd
victim_run (const char  *program,
            const char  *folder,
            const char  *job,
            KillHow      how,
            guint        at,
            char       **trace)
{
  g_autofree char *step = g_strdup_printf ("%u", at);
  g_autofree char *output = NULL;
  g_autofree char *problem = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error, program, folder,
                              job, how == KILL_TORN ? "torn" : "before", step, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &problem, &error);
  g_assert_no_error (error);

  if (trace != NULL)
    *trace = g_strdup (g_strchomp (output));
  if (g_subprocess_get_if_signaled (process) && g_subprocess_get_term_sig (process) == SIGKILL)
    return VICTIM_KILLED;
  if (g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0)
    return VICTIM_DONE;

  g_test_message ("%s", problem);
  return VICTIM_FAILED;
}

void
victim_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    return;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_no_errno (g_remove (path));
    }
  g_assert_no_errno (g_rmdir (folder));
}

void
victim_copy_folder (const char *from,
                    const char *to)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  victim_remove_folder (to);
  g_assert_no_errno (g_mkdir (to, 0700));
  dir = g_dir_open (from, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GFile) source = g_file_new_build_filename (from, name, NULL);
      g_autoptr (GFile) target = g_file_new_build_filename (to, name, NULL);
      g_autoptr (GError) error = NULL;

      g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

/* A write, a lock or a mapping: there are so many, and so alike, that a share of them will do. */
static gboolean
is_common (char letter)
{
  return letter == 'w' || letter == 'l' || letter == 'p';
}

GArray *
victim_choose_steps (const char *trace,
                     guint       n_wanted)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_steps = (guint) strlen (trace);
  guint n_common = 0;
  guint n_share, n_seen = 0;

  for (guint i = 0; i < n_steps; i++)
    n_common += is_common (trace[i]);
  n_share = n_wanted > n_steps - n_common ? MIN (n_wanted - (n_steps - n_common), n_common) : 0;

  for (guint at = 1; at <= n_steps; at++)
    {
      gboolean is_wanted = TRUE;

      /* The one that brings the running count over the next whole share. */
      if (is_common (trace[at - 1]))
        {
          is_wanted = (guint64) (n_seen + 1) * n_share / n_common != (guint64) n_seen * n_share / n_common;
          n_seen++;
        }
      if (is_wanted)
        g_array_append_val (steps, at);
    }

  return steps;
}
