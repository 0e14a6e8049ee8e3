/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-urgent-private.h"

#include <string.h>

/* Digits of the shortest number that is nothing else: "999" is heard among words of danger, "101" and "111" may be a bus. */
enum { SHORTEST_NUMBER = 6 };

/*
 * Numbers of the United Kingdom that have stood for years. Opening hours are told only where they are "always": the
 * others change, and a wrong one sends a frightened person away. In the order in which they are offered.
 */
static const DwUrgentContact contacts[] = {
  { DW_URGENT_ALL, "999", N_ ("Police, ambulance, fire"),
    N_ ("In danger now, or badly hurt. Free, at any time. If you cannot speak on a mobile phone, press 55 when you are asked.") },
  { DW_URGENT_CHILD | DW_URGENT_SEXUAL | DW_URGENT_PARENT, "0808 800 5000", N_ ("NSPCC helpline"), N_ ("For adults who are worried about a child. Free.") },
  { DW_URGENT_CHILD | DW_URGENT_ABUSE | DW_URGENT_SELF | DW_URGENT_SEXUAL | DW_URGENT_YOUNG, "0800 1111", N_ ("Childline"),
    N_ ("For children and young people under 19. Free, and not on the phone bill.") },
  { DW_URGENT_CHILD, NULL, N_ ("Your council, children’s social care"),
    N_ ("Ring the council where the child lives and say that you are worried about a child. In the evening and at weekends ask for the "
        "emergency duty team.") },
  { DW_URGENT_ABUSE, "0808 2000 247", N_ ("National Domestic Abuse Helpline"), N_ ("For women and children, by Refuge. Free, at any time.") },
  { DW_URGENT_ABUSE, "0808 801 0327", N_ ("Men’s Advice Line"), N_ ("For men who are being abused. Free.") },
  { DW_URGENT_ABUSE, "0800 999 5428", N_ ("Galop, for LGBT+ people"), N_ ("If you are being abused. Free.") },
  { DW_URGENT_SEXUAL, "0808 500 2222", N_ ("Rape and Sexual Abuse Support Line"), N_ ("For anybody of 16 or over, by Rape Crisis. Free, at any time.") },
  { DW_URGENT_SELF | DW_URGENT_PARENT, "116 123", N_ ("Samaritans"), N_ ("To talk about anything, however it is. Free, at any time.") },
  { DW_URGENT_SELF | DW_URGENT_PARENT, "111", N_ ("NHS, mental health crisis"), N_ ("Ring 111 and choose option 2. Free, at any time.") },
  { DW_URGENT_SELF, "85258", N_ ("Shout, by text"), N_ ("Text SHOUT to 85258. Free, at any time.") },
  { DW_URGENT_SELF, "0800 068 4141", N_ ("Papyrus HOPELINE247"), N_ ("For people under 35 who think of suicide, and those who worry about them. Free, at any time.") },
  { DW_URGENT_HEALTH, "111", N_ ("NHS 111"), N_ ("Urgent, and not a danger to life. Free, at any time.") },
  { DW_URGENT_GAS, "0800 111 999", N_ ("Gas emergencies"),
    N_ ("If you smell gas, or a carbon monoxide alarm sounds. Free, at any time. Open the windows, light nothing, touch no switch, "
        "and go outside to ring.") },
  { DW_URGENT_SLAVERY, "08000 121 700", N_ ("Modern Slavery & Exploitation Helpline"),
    N_ ("If you, or somebody you know, must work for little or no pay, or is used or controlled by others. "
        "Free, in many languages.") },
  { DW_URGENT_MISSING, "116 000", N_ ("Missing People"), N_ ("After you have told the police on 999 or 101. Free.") },
  { DW_URGENT_HOME, NULL, N_ ("Your council, emergency housing"),
    N_ ("Ring the council where you are now, and say who is with you and that you have nowhere to sleep. In the evening and at weekends ask for its "
        "out-of-hours number.") },
  { DW_URGENT_HOME, "0808 800 4444", N_ ("Shelter’s emergency helpline"), N_ ("If you have nowhere to sleep, or may soon lose your home. Free.") },
  { DW_URGENT_CHILD | DW_URGENT_ABUSE | DW_URGENT_SEXUAL | DW_URGENT_MISSING | DW_URGENT_NOW | DW_URGENT_SLAVERY, "101",
    N_ ("Police, when it is not an emergency"), N_ ("At any time.") },
};

static const struct { DwUrgent when; const char *slug; const char *title; } kinds[DW_N_URGENT] = {
  { DW_URGENT_NOW, "now", N_ ("Is somebody in danger?") },
  { DW_URGENT_CHILD, "child", N_ ("Worried a child is not safe?") },
  { DW_URGENT_ABUSE, "abuse", N_ ("Are you safe?") },
  { DW_URGENT_SELF, "self-harm", N_ ("Thinking of suicide or self-harm, or worried about somebody?") },
  { DW_URGENT_HEALTH, "health", N_ ("Does somebody need a doctor now?") },
  { DW_URGENT_SEXUAL, "sexual", N_ ("Has somebody been touched or hurt in a sexual way?") },
  { DW_URGENT_MISSING, "missing", N_ ("Is somebody missing?") },
  { DW_URGENT_HOME, "home", N_ ("No place to sleep tonight?") },
  { DW_URGENT_GAS, "gas", N_ ("Do you smell gas?") },
  { DW_URGENT_SLAVERY, "slavery", N_ ("Is somebody forced to work, or used by others?") },
  { DW_URGENT_PARENT, "parent", N_ ("Afraid of what you may do?") },
};

guint
dw_urgent_find_number (const char *digits)
{
  for (guint i = 0; strlen (digits) >= SHORTEST_NUMBER && i < G_N_ELEMENTS (contacts); i++)
    {
      g_auto (GStrv) parts = g_strsplit (contacts[i].number != NULL ? contacts[i].number : "", " ", -1);
      g_autofree char *number = g_strjoinv (NULL, parts);

      if (g_str_equal (number, digits))
        return (contacts[i].when & -contacts[i].when) | (contacts[i].when & DW_URGENT_YOUNG);
    }

  return 0;
}

/* Which title stands when words tell of several dangers: the one that asks the most of the next minute. */
static const DwUrgent title_order[] = {
  DW_URGENT_SELF,  DW_URGENT_HEALTH, DW_URGENT_GAS,   DW_URGENT_SEXUAL,  DW_URGENT_MISSING, DW_URGENT_PARENT,
  DW_URGENT_ABUSE, DW_URGENT_NOW,    DW_URGENT_CHILD, DW_URGENT_SLAVERY, DW_URGENT_HOME,
};

/* The danger that the title asks about, of several. */
static guint
get_main (guint when)
{
  for (guint i = 0; i < G_N_ELEMENTS (title_order); i++)
    if ((title_order[i] & when) != 0)
      return title_order[i];

  return DW_URGENT_CHILD;
}

/* 999; a child's own line, where a child writes; then who is there for the main danger, and for little else; then the
 * others. Of all dangers, in the order of the table. Smaller comes first. */
static guint
rank (const DwUrgentContact *contact,
      guint                  main,
      gboolean               is_young)
{
  guint breadth = (guint) __builtin_popcount (contact->when & DW_URGENT_ALL);

  if (contact->when == DW_URGENT_ALL)
    return 0;
  if (main == DW_URGENT_ALL || (is_young && (contact->when & DW_URGENT_YOUNG) != 0))
    return 1;

  return (contact->when & main) != 0 ? breadth : DW_N_URGENT + breadth;
}

const DwUrgentContact **
dw_urgent_list_contacts (guint when)
{
  const DwUrgentContact **list = g_new0 (const DwUrgentContact *, G_N_ELEMENTS (contacts) + 1);
  gboolean is_young = (when & DW_URGENT_YOUNG) != 0;
  guint main = get_main (when);
  guint n = 0;

  when = when != 0 ? when : main;
  for (guint order = 0; order <= 2 * DW_N_URGENT; order++)
    for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
      if ((contacts[i].when & when) != 0 && rank (&contacts[i], when == DW_URGENT_ALL ? when : main, is_young) == order)
        list[n++] = &contacts[i];

  return list;
}

const char *
dw_urgent_get_title (guint when)
{
  if (when == DW_URGENT_ALL)
    return _("Is somebody not safe?");

  return _(kinds[__builtin_ctz (get_main (when))].title);
}

const char *
dw_urgent_get_slug (guint i)
{
  g_return_val_if_fail (i < DW_N_URGENT, NULL);

  return kinds[i].slug;
}
