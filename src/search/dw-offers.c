/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-offers.h"

#include "dw-word-key.h"
#include "dw-word-pattern.h"

enum { MOST_WORDS = 5 };

struct _DwOffers
{
  GHashTable *keys;         /* set of dw_word_key_joined() */
  GHashTable *seen;         /* set of terms that were looked at: lines of the tables bring most of them many times */
};

/* Single words that say how somebody is, what somebody does or suffers, or what a family has or misses. */
static const char *const states[] = {
  "abusive|anxious|bereaved|culturally|damp|deaf|digital|disabled|emotional|evicted|excluded|expectant|expelled|fast|flexible|friendly",
  "healthy|homeless|independently|intensive|it|missing|mobile|neurodivergent|neurodiverse|online|recurrent|remote|removed|rented|safe",
  "seeking|sensory|separated|targeted|therapeutic|universal|virtual|visual|warm|autistic|private|free|salt|send|evening|evenings|weekend",
  "abuse|argue|bond|bonding|care|caring|change|chat|check|drink|eating|empower|foster|growing|hang|hearing|learning|link|meet|move|moving",
  "offending|play|refer|say|sleep|speak|stop|talk|talking|understanding|visit|wait|work|worry|sen|speech|mood|skills|language|english",
  "adult|adults|adolescent|babies|baby|birth|bodies|child|children|communities|dads|family|fathers|friends|girls|infant|infants|men",
  "mothers|mum|mums|newborn|nan|gran|grandad|grandma|parent|parents|peer|pregnancy|pregnant|pupils|school|schools|staff|survivors|teen",
  "teenage|teenager|teenagers|teens|toddler|toddlers|women|youth|confidence|money|energy|food|heating|clothes|home|house|housing",
  "arrears|alcohol|anger|anxiety|bereavement|bills|bullying|conflict|court|crisis|debt|depression|drugs|dysregulation|dv|vawg|eviction",
  "exclusion|exclusions|exploitation|gangs|grief|grooming|hardship|hoarding|homelessness|loss|mould|overcrowding|perpetrator|perpetrators",
  "police|prison|prisoners|proceedings|repairs|stammer|trauma|violence|asylum|refugee|refugees|landlord|landlords|disability|disabilities",
  "nursery|childcare|respite|transport|computers|meals|rights|views|voice|trust|safety|rent|jobs|employment|job|complex|attendance",
};

/* What terms of several words begin with that say so. */
static const char *const doings[] = {
  "anxious|bad|been|bond|born|change|come|comes|deciding|feel|fled|get|getting|go|growing|guidance|hang|have|how|link|links|list|lived",
  "look|looked|lose|loses|lost|may|meet|miss|mothers|moving|need|needs|new|not|one|out|seeking|short|stop|stopped|support|taken|tell",
  "trouble|unsafe|understands|what|mood|low|self|mental|stay calm|safely", "talk|talking through|may|and", "staying together", "speak out",
  "school places|place|meals", "childcare places|place", "hot|free|somewhere *", "trusted|friendly *", "someone|something to",
  "communication|learning|special|additional needs",
};

static gboolean
is_any (char              **words,
        const char *const  *patterns,
        guint               n)
{
  for (guint i = 0; i < n; i++)
    if (dw_word_pattern_match (words, 0, patterns[i]) > 0)
      return TRUE;

  return FALSE;
}

DwOffers *
dw_offers_new (void)
{
  DwOffers *self = g_new0 (DwOffers, 1);

  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
dw_offers_free (DwOffers *self)
{
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->keys);
  g_free (self);
}

static gboolean
is_offer (const char *term)
{
  g_auto (GStrv) words = g_strsplit (term, " ", -1);
  guint n = g_strv_length (words);
  gboolean is_state = n == 1 ? is_any (words, states, G_N_ELEMENTS (states))
                             : is_any (words, doings, G_N_ELEMENTS (doings));

  return n > 0 && n <= MOST_WORDS && !is_state;
}

void
dw_offers_add (DwOffers   *self,
               const char *term)
{
  gboolean is_new = g_hash_table_add (self->seen, (gpointer) (guintptr) term);
  char *key = is_new && is_offer (term) ? dw_word_key_joined (term) : NULL;

  if (key != NULL)
    g_hash_table_add (self->keys, key);
}

guint
dw_offers_find (const DwOffers  *self,
                char           **words,
                guint            at)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  guint longest = 0;

  for (guint n = 1; n <= MOST_WORDS && words[at + n - 1] != NULL; n++)
    {
      g_autofree char *key = NULL;

      g_string_append (joined, words[at + n - 1]);
      key = dw_word_key (joined->str);
      if (key != NULL && g_hash_table_contains (self->keys, key))
        longest = n;
    }

  return longest;
}
