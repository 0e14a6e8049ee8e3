/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-inquiry.h"

#include <math.h>

struct _DwInquiry
{
  GObject parent_instance;

  DwSearch *search;
  DwQuestion question;
  DwAnswer *answer;
  GError *error;
  GPtrArray *feeds;         /* of DwFeed, or NULL */
  GCancellable *cancellable;
  gboolean is_open;         /* whether anything has been asked */
};

enum
{
  QUESTION_CHANGED,
  ANSWERED,
  FEEDS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DwInquiry, dw_inquiry, G_TYPE_OBJECT)

/* A cancelled question has been overtaken: the newer one answers. */
static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DwInquiry) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DwAnswer) answer = dw_search_ask_finish (DW_SEARCH (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  if (answer != NULL)
    {
      g_clear_pointer (&self->answer, dw_answer_unref);
      self->answer = g_steal_pointer (&answer);
    }
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
on_feeds_listed (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DwInquiry) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = dw_search_list_feeds_finish (DW_SEARCH (source), result, &error);

  if (feeds == NULL)
    {
      g_debug ("Could not read the feeds: %s", error->message);
      return;
    }

  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  self->feeds = g_steal_pointer (&feeds);
  g_signal_emit (self, signals[FEEDS_CHANGED], 0);
}

static void
ask (DwInquiry *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->question.today = (guint) g_date_time_get_day_of_week (now);
  self->question.without_source = TRUE;
  self->question.date = dw_question_date_of (now);
  if (self->is_open)
    dw_search_ask_async (self->search, &self->question, self->cancellable, on_answered, g_object_ref (self));
}

static void
note_change (DwInquiry *self)
{
  g_signal_emit (self, signals[QUESTION_CHANGED], 0);
  ask (self);
}

static void
dw_inquiry_dispose (GObject *object)
{
  DwInquiry *self = DW_INQUIRY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->search);

  G_OBJECT_CLASS (dw_inquiry_parent_class)->dispose (object);
}

static void
dw_inquiry_finalize (GObject *object)
{
  DwInquiry *self = DW_INQUIRY (object);

  dw_question_clear (&self->question);
  g_clear_pointer (&self->answer, dw_answer_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (dw_inquiry_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, DW_TYPE_INQUIRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dw_inquiry_class_init (DwInquiryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dw_inquiry_dispose;
  object_class->finalize = dw_inquiry_finalize;

  signals[QUESTION_CHANGED] = add_signal ("question-changed");
  signals[ANSWERED] = add_signal ("answered");
  signals[FEEDS_CHANGED] = add_signal ("feeds-changed");
}

static void
dw_inquiry_init (DwInquiry *self)
{
  dw_question_init (&self->question);
  self->cancellable = g_cancellable_new ();
}

DwInquiry *
dw_inquiry_new (DwSearch *search)
{
  DwInquiry *self = g_object_new (DW_TYPE_INQUIRY, NULL);

  self->search = g_object_ref (search);
  return self;
}

DwSearch *
dw_inquiry_get_search (DwInquiry *self)
{
  g_return_val_if_fail (DW_IS_INQUIRY (self), NULL);

  return self->search;
}

const DwQuestion *
dw_inquiry_get_question (DwInquiry *self)
{
  g_return_val_if_fail (DW_IS_INQUIRY (self), NULL);

  return &self->question;
}

DwAnswer *
dw_inquiry_get_answer (DwInquiry *self)
{
  g_return_val_if_fail (DW_IS_INQUIRY (self), NULL);

  return self->answer;
}

const GError *
dw_inquiry_get_error (DwInquiry *self)
{
  g_return_val_if_fail (DW_IS_INQUIRY (self), NULL);

  return self->error;
}

GPtrArray *
dw_inquiry_get_feeds (DwInquiry *self)
{
  g_return_val_if_fail (DW_IS_INQUIRY (self), NULL);

  return self->feeds;
}

DwFeed *
dw_inquiry_find_feed (DwInquiry *self,
                      gint64     feed_id)
{
  g_return_val_if_fail (DW_IS_INQUIRY (self), NULL);

  for (guint i = 0; self->feeds != NULL && i < self->feeds->len; i++)
    {
      DwFeed *feed = g_ptr_array_index (self->feeds, i);

      if (feed->id == feed_id)
        return feed;
    }

  return NULL;
}

void
dw_inquiry_refresh (DwInquiry *self)
{
  g_return_if_fail (DW_IS_INQUIRY (self));

  self->is_open = TRUE;
  dw_search_list_feeds_async (self->search, self->cancellable, on_feeds_listed, g_object_ref (self));
  ask (self);
}

/* Whether @text is @before with more behind it, or less: the same question, still being typed. */
static gboolean
goes_on (const char *before,
         const char *text)
{
  return before != NULL && *before != '\0' && *text != '\0'
         && (g_str_has_prefix (text, before) || g_str_has_prefix (before, text));
}

void
dw_inquiry_undo (DwInquiry  *self,
                 const char *key)
{
  guint n;

  g_return_if_fail (DW_IS_INQUIRY (self));

  if (self->question.undone != NULL && g_strv_contains ((const char *const *) self->question.undone, key))
    return;

  n = self->question.undone != NULL ? g_strv_length (self->question.undone) : 0;
  self->question.undone = g_renew (char *, self->question.undone, n + 2);
  self->question.undone[n] = g_strdup (key);
  self->question.undone[n + 1] = NULL;
  note_change (self);
}

void
dw_inquiry_set_text (DwInquiry  *self,
                     const char *text)
{
  g_return_if_fail (DW_IS_INQUIRY (self));

  if (g_strcmp0 (self->question.text != NULL ? self->question.text : "", text) == 0)
    return;

  if (!goes_on (self->question.text, text))
    g_clear_pointer (&self->question.undone, g_strfreev);
  g_free (self->question.text);
  self->question.text = g_strdup (text);
  if (*text == '\0')
    self->question.plain = FALSE;
  note_change (self);
}

void
dw_inquiry_set_plain (DwInquiry *self,
                      gboolean   plain)
{
  g_return_if_fail (DW_IS_INQUIRY (self));

  if (self->question.plain == plain)
    return;

  self->question.plain = plain;
  note_change (self);
}

void
dw_inquiry_set_place (DwInquiry *self,
                      DwPlace   *place)
{
  g_return_if_fail (DW_IS_INQUIRY (self));

  if (self->question.near == place)
    return;

  g_clear_pointer (&self->question.near, dw_place_unref);
  self->question.near = place != NULL ? dw_place_ref (place) : NULL;
  if (place == NULL && self->question.order == DW_ORDER_NEAREST)
    self->question.order = DW_ORDER_BEST;
  note_change (self);
}

/* INFINITY and NAN are values here like any other. */
static gboolean
is_same (double a,
         double b)
{
  return (isnan (a) && isnan (b)) || (a <= b && a >= b);
}

void
dw_inquiry_set_within (DwInquiry *self,
                       double     metres)
{
  g_return_if_fail (DW_IS_INQUIRY (self));

  if (is_same (self->question.within_m, metres))
    return;

  self->question.within_m = metres;
  note_change (self);
}

void
dw_inquiry_set_age (DwInquiry *self,
                    double     years)
{
  g_return_if_fail (DW_IS_INQUIRY (self));

  if (is_same (self->question.age, years) || (isnan (self->question.age) && isnan (years)))
    return;

  self->question.age = years;
  note_change (self);
}

void
dw_inquiry_set_order (DwInquiry *self,
                      DwOrder    order)
{
  g_return_if_fail (DW_IS_INQUIRY (self));

  if (self->question.order == order)
    return;

  self->question.order = order;
  note_change (self);
}

void
dw_inquiry_choose (DwInquiry *self,
                   DwFacet    facet,
                   DwMask     mask,
                   gboolean   chosen)
{
  DwMask before;

  g_return_if_fail (DW_IS_INQUIRY (self));
  g_return_if_fail (facet < DW_N_FACETS);

  before = self->question.chosen[facet];
  self->question.chosen[facet] = chosen ? before | mask : before & ~mask;
  if (self->question.chosen[facet] != before)
    note_change (self);
}

void
dw_inquiry_clear_filters (DwInquiry *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DW_IS_INQUIRY (self));

  text = g_steal_pointer (&self->question.text);
  dw_question_clear (&self->question);
  self->question.text = g_steal_pointer (&text);
  note_change (self);
}

void
dw_inquiry_clear (DwInquiry *self)
{
  g_return_if_fail (DW_IS_INQUIRY (self));

  dw_question_clear (&self->question);
  note_change (self);
}

void
dw_inquiry_set_question (DwInquiry        *self,
                         const DwQuestion *question)
{
  g_autoptr (DwQuestion) copy = NULL;

  g_return_if_fail (DW_IS_INQUIRY (self));

  /* The copy's members become ours, and it takes the old ones along. */
  copy = dw_question_copy (question);
  copy->offset = 0;
  G_STMT_START
  {
    DwQuestion old = self->question;

    self->question = *copy;
    *copy = old;
  }
  G_STMT_END;
  note_change (self);
}

gboolean
dw_inquiry_has_feed (DwInquiry *self,
                     gboolean   is_starter)
{
  g_return_val_if_fail (DW_IS_INQUIRY (self), FALSE);

  if (self->feeds == NULL)
    return is_starter;

  for (guint i = 0; i < self->feeds->len; i++)
    if (((DwFeed *) g_ptr_array_index (self->feeds, i))->is_starter == is_starter)
      return TRUE;

  return FALSE;
}
