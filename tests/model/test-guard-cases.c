/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-guard.h"

/* Sentences as publishers write them: what must keep an address back, and beside it what must not. */

static const char *const refuges[] = {
  "Accommodation for women and children fleeing a violent partner.",
  "Rooms for mothers who have left an abusive husband, and their children",
  "We are a safe house.",
  "Safe-house for girls",
  "Emergency accommodation for survivors.",
  "Crisis housing for women survivors",
  "A crash pad for women leaving abusive homes",
  "A crash-pad for anyone escaping a violent home.",
  "Beds for men fleeing an abusive relationship",
  "Short stays for families who are fleeing from violent partners",
  "A place to stay for people leaving a violent relationship",
  "Shelter for women escaping their abusers",
};

static const char *const no_refuges[] = {
  "Help for women who left a violent partner, at the town-hall drop-in.",
  "A group for women who have left an abusive relationship.",
  "Housing advice for women leaving violent partners",
  "Housing advice for people who were evicted from their own home.",
  "We support refugees.",
  "A drop-in for refugees and asylum seekers.",
  "Emergency accommodation for victims of flooding.",
  "Emergency accommodation for families evicted by a landlord",
  "Counselling for survivors of the war.",
  "Open House for families on Fridays",
  "Bethlehem House, a community centre.",
  "Rooms for hire in a house that is open to all",
  "A safe place for children to play",
  "A home for violent films of the silent age",
};

static const char *const untold[] = {
  "Play group. Address confidential.",
  "Address withheld",
  "Location not disclosed.",
  "We meet at an undisclosed location.",
  "Our address is confidential.",
  "The location is kept confidential for safety.",
  "Address: confidential",
  "Location - undisclosed",
  "Supper club (address withheld)",
  "The address is not published.",
  "The venue will not be disclosed.",
  "The location cannot be disclosed to anyone.",
  "We do not disclose our address.",
  "We don’t give out our address",
  "The exact address is given on booking.",
  "Our address will not be given out.",
  "For safety our whereabouts are secret.",
  "Secret location in Cheam",
};

static const char *const told[] = {
  "Your address is kept confidential.",
  "Your email address is not disclosed to others.",
  "We do not share your address.",
  "Three places in Westminster; addresses not given",
  "The address is not given in the document.",
  "A confidential service at a central location.",
  "Confidential advice. Our address is on the website.",
  "The location is not a secret: come in.",
  "We never disclose their address to anyone",
  "Disclose nothing you do not want to. Location: the library.",
  "A secret garden at a hidden spot",
};

static DwGuard
read_prose (const char *name,
            const char *description)
{
  DwService service = { .name = name, .description = description };

  return dw_guard_read (&service);
}

/* All are looked at before it fails: a table is mended as a whole. */
static void
assert_each (const char *const *prose,
             gsize              n_prose,
             DwGuard            guard)
{
  guint n_wrong = 0;

  for (gsize i = 0; i < n_prose; i++)
    if (read_prose ("Daisy", prose[i]) != guard)
      {
        g_test_message ("%s: “%s”", guard == DW_GUARD_NONE ? "kept back for nothing" : "not kept back", prose[i]);
        n_wrong++;
      }
  g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " are right", n_prose - n_wrong, n_prose);
  g_assert_cmpuint (n_wrong, ==, 0);
}

#define ASSERT_EACH(prose, guard) assert_each (prose, G_N_ELEMENTS (prose), guard)

static void
a_place_to_flee_to_is_kept_back_however_it_is_said (void)
{
  ASSERT_EACH (refuges, DW_GUARD_SAFETY);
}

static void
help_for_who_has_fled_is_no_refuge (void)
{
  ASSERT_EACH (no_refuges, DW_GUARD_NONE);
}

static void
what_says_that_its_address_is_not_given_out_is_taken_at_its_word (void)
{
  ASSERT_EACH (untold, DW_GUARD_UNTOLD);
}

static void
a_word_on_other_peoples_addresses_keeps_nothing_back (void)
{
  ASSERT_EACH (told, DW_GUARD_NONE);
}

static void
a_church_is_no_refuge_by_its_name (void)
{
  g_assert_cmpint (read_prose ("Refuge of Peace Church", NULL), ==, DW_GUARD_NONE);
  g_assert_cmpint (read_prose ("Refuge of Living Water Ministries", NULL), ==, DW_GUARD_NONE);
  g_assert_cmpint (read_prose ("Refuge of Hope", NULL), ==, DW_GUARD_SAFETY);
  g_assert_cmpint (read_prose ("Women's Refuge, Refuge of Peace Church", NULL), ==, DW_GUARD_SAFETY);
}

#define ADD(sentence, function) g_test_add_func ("/guard/cases/" sentence, function)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a place to flee to is kept back, however it is said", a_place_to_flee_to_is_kept_back_however_it_is_said);
  ADD ("help for who has fled is no refuge", help_for_who_has_fled_is_no_refuge);
  ADD ("what says that its address is not given out is taken at its word", what_says_that_its_address_is_not_given_out_is_taken_at_its_word);
  ADD ("a word on other people’s addresses keeps nothing back", a_word_on_other_peoples_addresses_keeps_nothing_back);
  ADD ("a church is no refuge by its name", a_church_is_no_refuge_by_its_name);
  return g_test_run ();
}
