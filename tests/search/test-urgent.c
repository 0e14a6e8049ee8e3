/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-urgent.h"

#include <string.h>

/* What people write when somebody may be in danger, and what it must at least be read as. */
static const struct { const char *text; guint when; } dangers[] = {
  { "my partner hits me", DW_URGENT_ABUSE },
  { "hits me", DW_URGENT_ABUSE },
  { "he hit me last night", DW_URGENT_ABUSE },
  { "he won't stop hitting me", DW_URGENT_ABUSE },
  { "I can't stop him hurting me", DW_URGENT_ABUSE },
  { "scared of my partner", DW_URGENT_ABUSE },
  { "I'm frightened of him", DW_URGENT_ABUSE },
  { "my boyfriend is controlling and I'm frightened", DW_URGENT_ABUSE },
  { "husband controls my money", DW_URGENT_ABUSE },
  { "my ex is stalking me", DW_URGENT_ABUSE },
  { "domestic violence", DW_URGENT_ABUSE },
  { "fleeing domestic abuse with two kids", DW_URGENT_ABUSE },
  { "need to get away from my husband", DW_URGENT_ABUSE },
  { "he won't let me leave the house", DW_URGENT_ABUSE },
  { "my son is violent towards me", DW_URGENT_ABUSE },
  { "children saw their dad beat me up and need therapy", DW_URGENT_ABUSE },
  { "not safe at home", DW_URGENT_CHILD },
  { "I don't feel safe", DW_URGENT_ABUSE },
  { "worried a child is not safe", DW_URGENT_CHILD },
  { "worried about a child's safety", DW_URGENT_CHILD },
  { "i think the kids next door are being hit", DW_URGENT_CHILD },
  { "my child is being abused", DW_URGENT_CHILD },
  { "being abused", DW_URGENT_CHILD },
  { "child abuse", DW_URGENT_CHILD },
  { "she came to school with bruises", DW_URGENT_CHILD },
  { "kids left home alone", DW_URGENT_CHILD },
  { "neglect", DW_URGENT_CHILD },
  { "child at risk of harm", DW_URGENT_CHILD },
  { "I'm going to hurt my baby", DW_URGENT_CHILD },
  { "my stepdad touches me", DW_URGENT_SEXUAL },
  { "touched inappropriately", DW_URGENT_SEXUAL },
  { "my daughter was touched", DW_URGENT_SEXUAL },
  { "I was raped", DW_URGENT_SEXUAL },
  { "sexually assaulted", DW_URGENT_SEXUAL },
  { "a man online asked my daughter for nudes", DW_URGENT_SEXUAL },
  { "being groomed online", DW_URGENT_SEXUAL },
  { "going to kill himself", DW_URGENT_SELF },
  { "I want to kill myself", DW_URGENT_SELF },
  { "suicidal", DW_URGENT_SELF },
  { "SUICIDE", DW_URGENT_SELF },
  { "my daughter says she wants to die", DW_URGENT_SELF },
  { "I don't want to live any more", DW_URGENT_SELF },
  { "don’t want to be alive", DW_URGENT_SELF },
  { "wish I was dead", DW_URGENT_SELF },
  { "no reason to live", DW_URGENT_SELF },
  { "can't go on like this", DW_URGENT_SELF },
  { "teenager cutting herself", DW_URGENT_SELF },
  { "self-harm", DW_URGENT_SELF },
  { "self harming 14 year old", DW_URGENT_SELF },
  { "everyone would be better off without me", DW_URGENT_SELF },
  { "overdose", DW_URGENT_SELF },
  { "she's taken an overdose", DW_URGENT_HEALTH },
  { "took all her tablets", DW_URGENT_HEALTH },
  { "baby not breathing", DW_URGENT_HEALTH },
  { "toddler swallowed a battery", DW_URGENT_HEALTH },
  { "he is unconscious", DW_URGENT_HEALTH },
  { "she won't wake up", DW_URGENT_HEALTH },
  { "missing child", DW_URGENT_MISSING },
  { "my son has gone missing", DW_URGENT_MISSING },
  { "15 year old ran away from home", DW_URGENT_MISSING },
  { "daughter hasn't come home", DW_URGENT_MISSING },
  { "he has a knife", DW_URGENT_NOW },
  { "my son is in a gang and carries a knife", DW_URGENT_NOW },
  { "he said he will kill me", DW_URGENT_NOW },
  { "he threatened to burn the house down", DW_URGENT_NOW },
  { "someone is hurting my little sister", DW_URGENT_CHILD },
  { "feel like ending it", DW_URGENT_SELF },
  { "life isn't worth living", DW_URGENT_SELF },
  { "he put his hands round my throat", DW_URGENT_ABUSE },
  { "baby turned blue", DW_URGENT_HEALTH },
  { "kids in the flat above are home alone", DW_URGENT_CHILD },
  { "county lines", DW_URGENT_CHILD },
  { "fgm", DW_URGENT_CHILD },
  { "my niece is being taken abroad to be cut", DW_URGENT_CHILD },
  { "my daughter might be cut when we go to Somalia", DW_URGENT_CHILD },
  { "circumcision of girls abroad", DW_URGENT_CHILD },
  { "female circumcision", DW_URGENT_CHILD },
  { "my baby hit his head", DW_URGENT_HEALTH },
  { "he bumped his head", DW_URGENT_HEALTH },
  { "my son fell and is bleeding", DW_URGENT_HEALTH },
  { "baby fell down the stairs", DW_URGENT_HEALTH },
  { "child burnt with hot tea", DW_URGENT_HEALTH },
  { "toddler scalded his arm", DW_URGENT_HEALTH },
  { "pregnant and bleeding", DW_URGENT_HEALTH },
  { "bleeding and pregnant", DW_URGENT_HEALTH },
  { "having a miscarriage", DW_URGENT_HEALTH },
  { "pregnant and waters broke", DW_URGENT_HEALTH },
  { "fell out of the window", DW_URGENT_HEALTH },
  { "she is choking on a grape", DW_URGENT_HEALTH },
  { "high temperature and a rash", DW_URGENT_HEALTH },
  { "we have nowhere to sleep tonight", DW_URGENT_HOME },
  { "we are sleeping in the car tonight", DW_URGENT_HOME },
  { "sleeping rough with my baby", DW_URGENT_HOME },
  { "kicked out tonight with the kids", DW_URGENT_HOME },
  { "I am homeless with two children", DW_URGENT_HOME },
  { "no place to stay", DW_URGENT_HOME },
  { "my husband controls all my money", DW_URGENT_ABUSE },
  { "my husband takes my wages", DW_URGENT_ABUSE },
  { "she keeps my bank card", DW_URGENT_ABUSE },
  { "neighbour screaming at her kids", DW_URGENT_CHILD },
  { "my parents are forcing me to marry", DW_URGENT_ABUSE },
};

/* What only sounds so, and what everybody asks. */
static const char *const calm[] = {
  "killing time in half term", "hit and miss", "hit or miss bedtime", "safe sleeping", "is co-sleeping safe sleep advice",
  "kicking off at home", "landlord kicking us out", "my son keeps kicking off", "baby kicking at night", "4 year old not talking",
  "not sleeping", "missing school", "keeps missing appointments", "emergency food", "emergency plumber", "emergency housing",
  "youth club", "dog grooming", "touch typing", "get in touch with a health visitor", "burnt out and tired", "alcohol abuse",
  "toddler hits his sister", "hitting other children at nursery", "cut my benefits", "worried about a child's speech",
  "worried about my son's reading", "scared about starting big school in september", "scared of the dark", "sensory meltdowns",
  "suicide prevention training for staff", "training about domestic violence for practitioners", "beat the boredom in summer",
  "how do I stop shouting", "lost my kids to care last year", "left school at 16", "first aid course choking hazards", "parking permit",
  "cant wake up for school", "die to know", "my ex and I can't be in the same room", "missing his dad", "run out of food",
  "running club", "safe places to play", "stay safe online", "safe walking routes", "dance class at the abc centre", "", "😀", "…",
  "had a fit of giggles", "home alone parent group", "knife and fork skills", "breastfeeding hurts", "dbs police check", "sex education",
  "benefits might be cut in april", "haircut for toddler", "bangs his head when upset", "miscarriage support group", "fell behind with rent",
  "baby won't sleep in the car", "somewhere to live with a garden", "places to stay for a holiday", "kicked out of school", "thrown out of nursery",
  "place to play", "bump and baby group", "pregnant and tired", "burnt toast", "council takes my rent from benefits", "homeless charity volunteering",
  "boy circumcision clinic", "a place for my son at nursery", "sleep training", "temperature of bath water", "head lice",
  "i shout at my wife and want to change how i behave",
};

static void
test_dangers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dangers); i++)
    if ((dw_urgent_read (dangers[i].text) & dangers[i].when) == 0)
      {
        g_test_message ("not heard: “%s”", dangers[i].text);
        g_test_fail ();
      }
}

static void
test_calm (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (calm); i++)
    if (dw_urgent_read (calm[i]) != 0)
      {
        g_test_message ("heard %#x in “%s”", dw_urgent_read (calm[i]), calm[i]);
        g_test_fail ();
      }
}

static void
test_hostile (void)
{
  g_autoptr (GString) many = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append (many, "is is a being not want to ");
  g_assert_cmpuint (dw_urgent_read (many->str), ==, 0);
  g_assert_cmpuint (dw_urgent_read (NULL), ==, 0);
  g_assert_cmpuint (dw_urgent_read ("\xff\xfe suicidal\xff"), ==, DW_URGENT_SELF);
  g_string_prepend (many, "he hits me ");
  g_assert_cmpuint (dw_urgent_read (many->str) & DW_URGENT_ABUSE, !=, 0);
}

static void
test_contacts (void)
{
  for (guint when = 0; when <= DW_URGENT_ALL; when++)
    {
      g_autofree const DwUrgentContact **contacts = dw_urgent_list_contacts (when);

      g_assert_cmpstr (contacts[0]->number, ==, "999");
      g_assert_nonnull (contacts[1]);
      g_assert_nonnull (dw_urgent_get_title (when));
      for (guint i = 0; contacts[i] != NULL; i++)
        if (contacts[i]->number != NULL)
          g_assert_cmpuint (strspn (contacts[i]->number, "0123456789 "), ==, strlen (contacts[i]->number));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/urgent/words that tell of danger are heard", test_dangers);
  g_test_add_func ("/search/urgent/words that only sound so are not", test_calm);
  g_test_add_func ("/search/urgent/ten thousand words and broken bytes are read in bounds", test_hostile);
  g_test_add_func ("/search/urgent/every danger has numbers to ring, 999 first", test_contacts);
  return g_test_run ();
}
