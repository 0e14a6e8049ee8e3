/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-home.h"

#include "dw-address-words.h"

#define MINDER "child ?-?mind(?:er|ing)"
#define S "['’]s"

/* What else has childminders in its name: people meet there, or learn. */
#define GATHERING "\\b(?:" MINDER "s|group|groups|drop-? ?in|stay|network|training|course|support|agency|agencies|association|hub|centre|forum|service|services|team)\\b"

/* Houses that have a name are written with a capital: "at St Mary's House". */
#define DWELLING "(?:home|house|flat|garden|kitchen|living room|front room)"
#define OF_MANY "(?i:children|women|men|people|nurse|pensioner|family|parent|client|patient|carer|user)"

static const char told_pattern[] =
  "(?i:\\bmy (?:own )?" DWELLING "\\b)"
  "|(?i:\\b(?:at|in|from|to) (?:my (?:own )?(?:place|address)|our (?:own |family )?(?:house|flat|living room|kitchen))\\b)"
  "|(?i:\\bour (?:own|family) home\\b)"
  "|(?i:\\b(?:at|in|from|to) the (?:family )?home of\\b)"
  "|(?i:\\b" MINDER S "? (?:own )?(?:home|house|flat)\\b)"
  "|(?i:\\bI(?:['’]m| am)(?: an?)?(?: [\\w-]+){0,3} (?:" MINDER "|nanny|host|foster carer)\\b)"
  "|\\b(?!" OF_MANY S ")\\p{Lu}[\\p{L}-]+" S " (?:own )?" DWELLING "\\b";

static const char address_pattern[] = "\\b" DWELLING "(?:,|:| –| -)? (?:is |at |is at )?(?:[Nn]umber |[Nn]o\\.? )?[0-9]{1,4}[A-Za-z]?,? \\p{Lu}\\p{Ll}";

static const GRegex *
get_regex (gsize      *kept,
           const char *pattern)
{
  if (g_once_init_enter (kept))
    g_once_init_leave (kept, (gsize) g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL));

  return (const GRegex *) *kept;
}

gboolean
dw_home_is_named (const char *name)
{
  static gsize minder;
  static gsize gathering;

  return g_regex_match (get_regex (&minder, "(?i)\\b" MINDER "\\b"), name, 0, NULL)
         && !g_regex_match (get_regex (&gathering, "(?i)" GATHERING), name, 0, NULL);
}

gboolean
dw_home_is_told (const char *prose)
{
  static gsize told;

  return g_regex_match (get_regex (&told, told_pattern), prose, 0, NULL);
}

gboolean
dw_home_has_address (const char *prose)
{
  static gsize address;

  return dw_address_words_find (prose, NULL) != NULL
         || g_regex_match (get_regex (&address, address_pattern), prose, 0, NULL);
}
