/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-hint-tales.h"

#include "dw-word-pattern.h"

/* Right before a day: a time that something lasts, or is over. */
static const char *const terms_of_time[] = { "since|by|until|till|til|before|past|from on|last?", "since|by|until|till|til|before on|this|next|last" };

/* What comes, or came, to people on a day, and no service gives. */
static const char event[] = "evict*|kick*|throw*|threw|thrown|chuck*|bailiff*|court|hearing|tribunal|funeral|excluded|suspended|expelled|hit|hits|hurt|died|left|leaves|"
                            "happened|homeless|discharg*|arrest*|sanction*|stopped|operation|surgery|interview|deadline|attacked|stabbed|fell|due|repossess*|"
                            "disconnect*|letter|notice|released";

/* Whoever looks for something on a day speaks of that something. */
static const char offer[] = "open|opens|group*|class*|course*|session*|club*|something|somewhere|things|activit*|drop|dropin|play*|free|clinic|surgeries|cafe|"
                            "workshop*|anything|anywhere|crafts|swim*|football|singing|toddler*|what|whats|whos|which";

/* The child was looked forward to, and is not there. */
static const char *const losses[] = {
  "baby|babies|bump|newborn|twin|twins|infant has|have|had|was|were? just|sadly|recently? died|dies|dead|passed|stillborn|lost",
  "lost|lose|loses|losing|loosing|loss|death|burying|buried|mourning|grieving of? my|our|the|a|her|for? unborn|first|second|newborn|twin|little? baby|babies|twins|newborn|bump",
  "baby|infant|babys|pregnancy loss|losses|death|memorial|funeral|grief|bereavement",
  "stillborn|miscarried baby|babies|twins", "bereaved parents|parent|mum|mother|family baby|babies|twins",
};

/* Behind those: something else was lost, or the child was taken. */
static const char other_losses[] = "weight|book|dummy|passport|teeth|milk|clothes|tooth|fat|bump|brain|to|card|certificate|his|her|their|in";

static gboolean
is_anywhere (const DwQueryWords *words,
             const char         *pattern)
{
  for (guint i = 0; i < words->n_all; i++)
    if (dw_query_words_say (words, i, pattern))
      return TRUE;

  return FALSE;
}

/* Whether the day at @first is told of: "evicted on Friday", "since Tuesday". */
static gboolean
is_told_day (const DwQueryWords *words,
             const DwHint       *hint)
{
  guint on = hint->first > 0 && dw_query_words_say (words, hint->first - 1, "on") ? hint->first - 1 : hint->first;

  for (guint at = 0; at < hint->first; at++)
    for (gsize i = 0; i < G_N_ELEMENTS (terms_of_time); i++)
      if (dw_word_pattern_match (words->all, at, terms_of_time[i]) == hint->first)
        return TRUE;

  for (guint i = 0; i < words->n_all; i++)
    if (i != on && (i < hint->first || i >= hint->first + hint->n) && dw_query_words_say (words, i, offer))
      return FALSE;

  return is_anywhere (words, event);
}

static gboolean
is_child_lost (const DwQueryWords *words)
{
  for (guint i = 0; i < words->n_all; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (losses); j++)
      {
        guint end = dw_word_pattern_match (words->all, i, losses[j]);

        if (end > 0 && !dw_query_words_say (words, end, other_losses))
          return TRUE;
      }

  return FALSE;
}

void
dw_hint_tales_settle (const DwQueryWords *words,
                      GArray             *hints)
{
  gboolean is_lost = is_child_lost (words);

  for (guint i = 0; i < hints->len; i++)
    {
      DwHint *hint = &g_array_index (hints, DwHint, i);

      if ((hint->kind == DW_HINT_DAY && is_told_day (words, hint))
          || (is_lost && hint->kind == DW_HINT_AGE && hint->maximum_age < 2))
        dw_hint_hush (hint);
    }
}
