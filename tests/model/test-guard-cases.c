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
  "Temporary housing for women and children who have had to leave home because of abuse",
  "A place of safety for women and children",
  "A hostel for women who had to flee their family",
  "Homes for girls who have run away from a forced marriage",
  "Secure flats for women fleeing their husbands",
  "A women's shelter in south London",
  "Accommodation for victims of forced marriage",
  "Refuge for Asian women and their children",
  "Safe space to stay if you are running from a violent partner",
  "Our house is a hiding place for mothers whose partners hurt them",
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
  "We help people fleeing war and persecution",
  "Supported housing for survivors of brain injury",
  "Advice for people who have had to leave home",
  "Hiding places for hedgehogs, and how to build them",
  "Soft play with hiding places for toddlers",
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
  "The address of this service is confidential",
  "The location will be given to parents once booked",
  "We are unable to disclose our location.",
  "Please ring for the address, which is not published.",
  "Address supplied once a place is booked",
  "Venue details sent on booking",
  "Meeting place kept secret.",
  "The meeting point is confidential",
  "The place where we meet is kept secret",
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
  "Address given on our website",
  "Venue address sent with the joining letter",
  "We publish a list of every address, which is free",
  "The meeting place is the library.",
  "A confidential place to talk",
  "Meet in confidence at our place, which is no secret",
};

static const char *const homes[] = {
  "Registered childminder in Cheam.",
  "Ofsted-registered childminder with two places",
  "I am a childminder with two places.",
  "I’m an experienced and friendly childminder",
  "Anna is a registered childminder.",
  "Child minder for under fives",
  "Childminder in Cheam, near the park",
  "Registered child minder",
  "Piano lessons in her own home.",
  "Anna runs a small group from her home",
  "Stay and play, from my home.",
  "Come to my house on Fridays",
  "We meet in our family home",
  "We meet at Mrs Patel's house.",
  "We meet at Mrs Patel’s house, and at the park.",
  "Lessons at Dr Anna Patel's flat",
  "Knitting at Anna's flat every Tuesday",
  "Tea at Zoë’s own kitchen",
  "Home-based nursery.",
  "A home-based tutor for maths",
  "Home based childcare for babies",
  "Nanny share at a family home.",
  "A nanny-share in our home",
  "The group is held in a private house",
  "We meet at the home of one of our members.",
  "Classes are at the house of Mrs Patel",
  "We are husband and wife childminders",
  "Meet at Anna and Tom's house",
  "At Anna Patel's flat.",
  "Playgroup in a member's home",
  "Book group, held at the organiser's flat",
  "Massage in the comfort of my own home",
  "Piano teacher who teaches from home",
  "Childminding for babies",
  "Childminder (Ofsted outstanding) with two vacancies",
  "Small friendly childminding setting in Brixton",
  "Tutor based at home in Wimbledon",
  "Home nursery for under threes",
  "Children stay in our own home.",
  "Supper at Jo's place every Friday",
  "Garden sales from our back garden",
  "Crafts in my back garden",
  "My home is your child's second home",
  "Our family home hosts six children",
};

static const char *const no_homes[] = {
  "Childminder drop-in group at a children's centre",
  "Home visits by a nurse.",
  "We come to your home.",
  "Lessons in your own home or online",
  "We support people in their own homes.",
  "Helps older people to stay in their own home",
  "Housing advice for people who were evicted from their own home.",
  "Women who were evicted from her own home and his",
  "For parents, carers and childminders.",
  "Bring your child with a parent, carer or childminder",
  "Find a registered childminder near you",
  "Help to pay a registered childminder",
  "Training for childminders and nannies",
  "A childminding network",
  "Registered childminder agency",
  "The midwife visits you at your home",
  "Home-based support for parents of babies",
  "Help with repairs in your own home",
  "Mrs Patel's home visits are free",
  "Ask for Mr Hall at the library, at home or by phone",
  "The family home after a divorce: advice",
  "Sutton’s home library service",
  "We meet at St Mary's House.",
  "A children's home",
  "Open House",
  "Bethlehem House, a community centre",
  "Wembley, the home of football",
  "Holiday home of a lifetime: a raffle",
  "Care homes: help to choose one",
  "Home-based care for older people",
  "She was afraid in her own home: how we helped",
  "We meet at St Mary's house.",
  "At Lambeth's home education hub",
  "Childminder support and training",
  "Childminder's toy library",
  "Care home nursery visits",
  "Could you offer a child a place in your family home?",
  "Help with childminding for families on a low income",
  "Is your home cold? We come and look",
  "My home is damp: whom do I ask?",
  "The family home hosts a charge you did not expect: debt advice",
  "Play in the back garden of the centre",
  "At the children's place of birth",
};

static const char *const home_names[] = {
  "Busy Bees Childminding", "Sarah’s Childminding Services", "Childminder", "Child Minder - Mrs Patel", "Patel (registered childminder)",
  "Little Stars Home-based Nursery", "Busy Bees Childminders",
};

static const char *const other_names[] = {
  "Childminders' drop-in", "Childminder drop-in group", "Sutton Childminding Association", "Become a childminder", "Toys for childminders",
  "Open House", "Bethlehem House", "Home-Start Sutton", "Homework club", "Kitchen Garden project", "Find a childminder", "Childminding training",
};

static const char *const venues[] = {
  "Methodist Hall", "Cheam Library", "Sunshine Children’s Centre", "St Mary's Church", "Civic Offices", "Rose Hill Community House", "Hall",
};

static const char *const no_venues[] = {
  "Rose Cottage", "12 Church Road", "Church Road", "Mrs Patel's house", "School House", "Library Lane", "Busy Bees Childminding", "Marigold House", "",
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

static void
somebodys_own_home_is_kept_back_however_it_is_said (void)
{
  ASSERT_EACH (homes, DW_GUARD_HOME);
  for (gsize i = 0; i < G_N_ELEMENTS (home_names); i++)
    {
      g_test_message ("%s", home_names[i]);
      g_assert_cmpint (read_prose (home_names[i], NULL), ==, DW_GUARD_HOME);
    }
}

static void
the_homes_of_those_who_are_helped_are_not_where_it_is (void)
{
  ASSERT_EACH (no_homes, DW_GUARD_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (other_names); i++)
    {
      g_test_message ("%s", other_names[i]);
      g_assert_cmpint (read_prose (other_names[i], NULL), ==, DW_GUARD_NONE);
    }
}

static DwGuard
read_there (const char *venue)
{
  DwLocation location = { .name = venue };
  DwServiceAtLocation at = { .location = &location };
  gpointer places[] = { &at };
  DwService service = { .name = "Busy Bees Childminding", .service_at_locations = { .items = places, .n_items = 1 } };

  return dw_guard_read (&service);
}

static void
a_building_that_everybody_may_walk_into_is_nobodys_home (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (venues); i++)
    {
      g_test_message ("%s", venues[i]);
      g_assert_cmpint (read_there (venues[i]), ==, DW_GUARD_NONE);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (no_venues); i++)
    {
      g_test_message ("%s", no_venues[i]);
      g_assert_cmpint (read_there (no_venues[i]), ==, DW_GUARD_HOME);
    }
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
  ADD ("somebody’s own home is kept back, however it is said", somebodys_own_home_is_kept_back_however_it_is_said);
  ADD ("the homes of those who are helped are not where it is", the_homes_of_those_who_are_helped_are_not_where_it_is);
  ADD ("a building that everybody may walk into is nobody’s home", a_building_that_everybody_may_walk_into_is_nobodys_home);
  return g_test_run ();
}
