/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-helper.h"

struct _DwHelper
{
  GThread *thread;
  GMutex lock;              /* of what follows but @next */
  GCond begun;              /* there is work, or there never will be any more */
  GCond done;
  DwPartFunc func;
  gpointer data;
  guint n_parts;
  gboolean is_wanted;       /* there is work that the helper has not seen yet */
  gboolean is_at_work;
  gboolean is_ending;
  int next;                 /* atomic: the part that nobody has taken */
};

static void
take_parts (DwHelper *self,
            guint     hand)
{
  for (guint part; (part = (guint) g_atomic_int_add (&self->next, 1)) < self->n_parts;)
    self->func (self->data, hand, part);
}

static gpointer
help (gpointer data)
{
  DwHelper *self = data;

  g_mutex_lock (&self->lock);
  while (!self->is_ending)
    {
      if (!self->is_wanted)
        {
          g_cond_wait (&self->begun, &self->lock);
          continue;
        }

      self->is_wanted = FALSE;
      self->is_at_work = TRUE;
      g_mutex_unlock (&self->lock);
      take_parts (self, 1);
      g_mutex_lock (&self->lock);
      self->is_at_work = FALSE;
      g_cond_signal (&self->done);
    }
  g_mutex_unlock (&self->lock);

  return NULL;
}

DwHelper *
dw_helper_new (const char *name)
{
  DwHelper *self = g_new0 (DwHelper, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->begun);
  g_cond_init (&self->done);
  self->thread = g_thread_new (name, help, self);
  return self;
}

void
dw_helper_free (DwHelper *self)
{
  g_mutex_lock (&self->lock);
  self->is_ending = TRUE;
  g_cond_signal (&self->begun);
  g_mutex_unlock (&self->lock);

  g_thread_join (self->thread);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->begun);
  g_cond_clear (&self->done);
  g_free (self);
}

void
dw_helper_share (DwHelper   *self,
                 guint       n_parts,
                 DwPartFunc  func,
                 gpointer    data)
{
  if (self == NULL || n_parts < DW_HELPER_HANDS)
    {
      for (guint part = 0; part < n_parts; part++)
        func (data, 0, part);
      return;
    }

  g_mutex_lock (&self->lock);
  self->func = func;
  self->data = data;
  self->n_parts = n_parts;
  g_atomic_int_set (&self->next, 0);
  self->is_wanted = TRUE;
  g_cond_signal (&self->begun);
  g_mutex_unlock (&self->lock);

  take_parts (self, 0);

  /* A helper that has not come yet finds nothing left, and need not come. */
  g_mutex_lock (&self->lock);
  self->is_wanted = FALSE;
  while (self->is_at_work)
    g_cond_wait (&self->done, &self->lock);
  g_mutex_unlock (&self->lock);
}
