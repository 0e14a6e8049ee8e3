/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-likeness.h"
#include "made-record.h"

#include <math.h>

/* What one publisher says of a service; NULL, 0 or nothing for what it does not say. */
typedef struct
{
  const char *name;
  const char *organisation;
  const char *charity;
  const char *url;
  const char *phone;
  const char *postcode;
  const char *uprn;
  DwMask boroughs;
  double ages[2];
} Said;

typedef struct
{
  const char *why;
  DwSameness expected;
  Said one;
  Said other;
} Pair;

static DwService *
make_said (const Said *said)
{
  DwService *service = dw_service_new_in (dw_arena_new ());
  DwOrganization *organisation = dw_class_new (&DW_CLASS_ORGANIZATION, service->arena);
  DwServiceAtLocation *there = append (service, &service->service_at_locations, &DW_CLASS_SERVICE_AT_LOCATION);
  DwLocation *location = dw_class_new (&DW_CLASS_LOCATION, service->arena);

  service->name = said->name;
  service->url = said->url;
  service->organization = organisation;
  organisation->name = said->organisation;
  there->location = location;
  location->external_identifier = said->uprn;
  location->external_identifier_type = "UPRN";
  if (said->charity != NULL)
    {
      DwOrganizationIdentifier *identifier = append (service, &organisation->organization_identifiers, &DW_CLASS_ORGANIZATION_IDENTIFIER);

      identifier->identifier_scheme = "GB-CHC";
      identifier->identifier = said->charity;
    }
  if (said->phone != NULL)
    ((DwPhone *) append (service, &service->phones, &DW_CLASS_PHONE))->number = said->phone;
  if (said->postcode != NULL)
    ((DwAddress *) append (service, &location->addresses, &DW_CLASS_ADDRESS))->postal_code = said->postcode;
  return service;
}

static DwSameness
compare (const Said *a,
         const Said *b)
{
  g_autoptr (DwService) one = make_said (a);
  g_autoptr (DwService) other = make_said (b);
  g_autoptr (GArray) one_marks = dw_likeness_read_marks (one);
  g_autoptr (GArray) other_marks = dw_likeness_read_marks (other);
  const DwLikeness first = {
    (const DwMark *) one_marks->data, one_marks->len, a->boroughs, a->ages[0] > 0 ? a->ages[0] : NAN, a->ages[1] > 0 ? a->ages[1] : NAN,
  };
  const DwLikeness second = {
    (const DwMark *) other_marks->data, other_marks->len, b->boroughs, b->ages[0] > 0 ? b->ages[0] : NAN, b->ages[1] > 0 ? b->ages[1] : NAN,
  };
  DwSameness sameness = dw_likeness_compare (&first, &second);

  g_assert_cmpint (dw_likeness_compare (&second, &first), ==, sameness);
  return sameness;
}

static void
check (const Pair *pairs,
       gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_test_message ("%s", pairs[i].why);
      g_assert_cmpint (compare (&pairs[i].one, &pairs[i].other), ==, pairs[i].expected);
    }
}

static void
test_same (void)
{
  static const Pair pairs[] = {
    { "who runs it agrees, and the little words of the name do not", DW_SAMENESS_SAME,
      { .name = "The Family Support Service", .organisation = "Example Families Ltd" },
      { .name = "Family Support", .organisation = "Example Families" } },
    { "the words of the name stand in another order, the charity's number agrees", DW_SAMENESS_SAME,
      { .name = "Young Carers Hackney", .charity = "1234567" },
      { .name = "Hackney Young Carers project", .charity = "123 4567" } },
    { "the telephone is written otherwise", DW_SAMENESS_SAME,
      { .name = "Toy Library", .phone = "020 7946 0018" },
      { .name = "Toy library", .phone = "+44 (0)20 7946 0018 ext. 2" } },
    { "the page has another scheme and no www", DW_SAMENESS_SAME,
      { .name = "Toy Library", .url = "https://www.example-toys.uk/library/" },
      { .name = "Toy Library", .url = "http://example-toys.uk/library" } },
    { "the building agrees", DW_SAMENESS_SAME,
      { .name = "Toy Library", .uprn = "100023336956" },
      { .name = "Toy Library", .uprn = "100023336956" } },
    { "the postcode agrees with and without its space", DW_SAMENESS_SAME,
      { .name = "Toy Library", .postcode = "E8 1EA", .ages = { 1, 5 } },
      { .name = "Toy Library", .postcode = "e81ea", .ages = { 4, 9 } } },
  };

  check (pairs, G_N_ELEMENTS (pairs));
}

static void
test_maybe (void)
{
  static const Pair pairs[] = {
    { "nothing but the name", DW_SAMENESS_MAYBE, { .name = "Toy Library" }, { .name = "Toy Library" } },
    { "another name by one word, and the same telephone", DW_SAMENESS_MAYBE,
      { .name = "Early Help Front Door", .phone = "020 7946 0018" },
      { .name = "Early Help Hub Front Door", .phone = "020 7946 0018" } },
  };

  check (pairs, G_N_ELEMENTS (pairs));
}

static void
test_not_same (void)
{
  static const Pair pairs[] = {
    { "two venues of one programme", DW_SAMENESS_NONE,
      { .name = "Stay and Play", .organisation = "Example Council", .postcode = "E8 1EA" },
      { .name = "Stay and Play", .organisation = "Example Council", .postcode = "E9 6AB" } },
    { "two boroughs of one trust", DW_SAMENESS_NONE,
      { .name = "Speech and Language Therapy", .organisation = "Example NHS Trust", .boroughs = 1 },
      { .name = "Speech and Language Therapy", .organisation = "Example NHS Trust", .boroughs = 2 } },
    { "two charities of one name", DW_SAMENESS_NONE,
      { .name = "Home Visitors", .charity = "1234567", .phone = "020 7946 0018" },
      { .name = "Home Visitors", .charity = "7654321", .phone = "020 7946 0018" } },
    { "two ages of one club", DW_SAMENESS_NONE,
      { .name = "Holiday Club", .organisation = "Example Clubs", .ages = { 4, 7 } },
      { .name = "Holiday Club", .organisation = "Example Clubs", .ages = { 8, 11 } } },
    { "two services of one switchboard", DW_SAMENESS_NONE,
      { .name = "Health Visiting", .organisation = "Example NHS Trust", .phone = "020 7946 0018" },
      { .name = "School Nursing", .organisation = "Example NHS Trust", .phone = "020 7946 0018" } },
    { "two buildings", DW_SAMENESS_NONE,
      { .name = "Toy Library", .organisation = "Example Toys", .uprn = "100023336956" },
      { .name = "Toy Library", .organisation = "Example Toys", .uprn = "100023336957" } },
    { "a page on a social network is not a way to tell", DW_SAMENESS_MAYBE,
      { .name = "Toy Library", .url = "https://facebook.com" },
      { .name = "Toy Library", .url = "https://www.facebook.com/" } },
    { "names of empty words", DW_SAMENESS_NONE, { .name = "The Service" }, { .name = "The Team" } },
    { "no names", DW_SAMENESS_NONE, { .phone = "020 7946 0018" }, { .phone = "020 7946 0018" } },
  };

  check (pairs, G_N_ELEMENTS (pairs));
}

/* What stands side by side in real directories and is two services, whatever it shares. */
static const Pair apart[] = {
  { "a programme for two ages by its name", 0, { .name = "Incredible Years Toddler", .organisation = "Merton Council" }, { .name = "Incredible Years", .organisation = "Merton Council" } },
  { "mothers and fathers", 0, { .name = "Autism support group for mums", .phone = "020 7946 0011" }, { .name = "Autism support group for dads", .phone = "020 7946 0011" } },
  { "teenagers and children", 0, { .name = "Triple P Teen", .organisation = "Sutton Council" }, { .name = "Triple P", .organisation = "Sutton Council" } },
  { "one charity in two boroughs", 0, { .name = "Young Carers", .charity = "1234567", .boroughs = 1 }, { .name = "Young Carers", .charity = "1234567", .boroughs = 4 } },
  { "one trust in two boroughs by name", 0, { .name = "Southwark CAMHS", .url = "https://trust.nhs.uk/camhs" }, { .name = "Lambeth CAMHS", .url = "https://trust.nhs.uk/camhs" } },
  { "north and south", 0, { .name = "Children's Centre North", .organisation = "Brent Council" }, { .name = "Children's Centre South", .organisation = "Brent Council" } },
  { "first and second part", 0, { .name = "Parenting course part 1", .organisation = "Brent Council" }, { .name = "Parenting course part 2", .organisation = "Brent Council" } },
  { "under one and under two", 0, { .name = "Under 1s play", .phone = "020 7946 0011" }, { .name = "Under 2s play", .phone = "020 7946 0011" } },
  { "group A and group B", 0, { .name = "Parent group A", .phone = "020 7946 0011" }, { .name = "Parent group B", .phone = "020 7946 0011" } },
  { "group A and the group", 0, { .name = "Parent group A", .phone = "020 7946 0011" }, { .name = "Parent group", .phone = "020 7946 0011" } },
  { "year 7 and year 9", 0, { .name = "Transition workshop year 7", .organisation = "Kids First" }, { .name = "Transition workshop year 9", .organisation = "Kids First" } },
  { "two days", 0, { .name = "Tuesday Toddlers", .postcode = "SM4 5AB" }, { .name = "Thursday Toddlers", .postcode = "SM4 5AB" } },
  { "two times of day", 0, { .name = "Morning homework club", .postcode = "SM4 5AB" }, { .name = "Evening homework club", .postcode = "SM4 5AB" } },
  { "girls and boys", 0, { .name = "Girls' football", .organisation = "Kids First" }, { .name = "Boys' football", .organisation = "Kids First" } },
  { "women and men", 0, { .name = "Domestic abuse service for women", .phone = "020 7946 0011" }, { .name = "Domestic abuse service for men", .phone = "020 7946 0011" } },
  { "two levels", 0, { .name = "English for beginners", .organisation = "Kids First" }, { .name = "English for improvers", .organisation = "Kids First" } },
  { "adults and the young", 0, { .name = "Counselling", .organisation = "Kids First", .ages = { 18, 99 } }, { .name = "Counselling", .organisation = "Kids First", .ages = { 11, 17 } } },
  { "a branch and its whole", 0, { .name = "Mencap Merton", .phone = "020 7946 0011" }, { .name = "Mencap", .phone = "020 7946 0011" } },
  { "two branches", 0, { .name = "Home-Start Merton", .url = "https://home-start.example.net/find" }, { .name = "Home-Start Sutton", .url = "https://home-start.example.net/find" } },
  { "two venues and one telephone", 0, { .name = "Baby clinic", .phone = "020 7946 0011", .postcode = "SM4 5AB" }, { .name = "Baby clinic", .phone = "020 7946 0011", .postcode = "CR4 3AA" } },
  { "two hosts in one church hall", 0, { .name = "Stay and play", .organisation = "Acorn Children's Centre", .postcode = "SM4 5AB" }, { .name = "Stay and Play", .organisation = "St Mark's Church", .postcode = "SM4 5AB" } },
  { "two hosts in one building by its number", 0, { .name = "Food bank", .organisation = "Trussell", .uprn = "100023336956" }, { .name = "Food bank", .organisation = "Islamic Relief", .uprn = "100023336956" } },
  { "two councils and one switchboard", 0, { .name = "Early help", .organisation = "Kingston Council", .phone = "020 7946 0011" }, { .name = "Early help", .organisation = "Richmond Council", .phone = "020 7946 0011" } },
  { "two charities of two numbers in one place", 0, { .name = "Advice", .charity = "1234567", .postcode = "SM4 5AB" }, { .name = "Advice", .charity = "7654321", .postcode = "SM4 5AB" } },
  { "nothing but a common name", 0, { .name = "Youth club" }, { .name = "Youth club" } },
  { "two pages of a social network", 0, { .name = "Youth club", .url = "https://www.facebook.com/profile.php?id=100" }, { .name = "Youth club", .url = "https://facebook.com/profile.php?id=200" } },
  { "therapy and its waiting list", 0, { .name = "Speech therapy drop-in", .phone = "020 7946 0011" }, { .name = "Speech therapy waiting list", .phone = "020 7946 0011" } },
  { "online and there", 0, { .name = "Triple P online", .organisation = "Sutton Council" }, { .name = "Triple P", .organisation = "Sutton Council" } },
  { "two pages of a council's directory", 0, { .name = "Youth club", .url = "https://fis.merton.example.net/service.page?id=aX1" }, { .name = "Youth club", .url = "https://fis.merton.example.net/service.page?id=bY2" } },
  { "two languages", 0, { .name = "Somali parents' group", .organisation = "Kids First" }, { .name = "Bengali parents' group", .organisation = "Kids First" } },
  { "the place and what is on there", 0, { .name = "Acorn Children's Centre", .postcode = "SM4 5AB" }, { .name = "Acorn Children's Centre stay and play", .postcode = "SM4 5AB" } },
};

/* The same service as two publishers write it. */
static const Pair one_service[] = {
  { "great and small letters", 0, { .name = "STAY AND PLAY", .postcode = "SM4 5AB" }, { .name = "Stay and play", .postcode = "SM4 5AB" } },
  { "an ampersand", 0, { .name = "Stay & Play", .postcode = "SM4 5AB" }, { .name = "Stay and Play", .postcode = "SM4 5AB" } },
  { "an apostrophe", 0, { .name = "Parents' evening", .organisation = "Kids First" }, { .name = "Parents\u2019 Evening", .organisation = "Kids First" } },
  { "a missing apostrophe", 0, { .name = "Childrens Centre Mitcham", .postcode = "CR4 3AA" }, { .name = "Children's Centre Mitcham", .postcode = "CR4 3AA" } },
  { "an accent", 0, { .name = "Café club", .phone = "020 7946 0011" }, { .name = "Cafe Club", .phone = "02079460011" } },
  { "a limited company", 0, { .name = "Play scheme", .organisation = "Kids First Ltd" }, { .name = "Play Scheme", .organisation = "Kids First Limited" } },
  { "an article", 0, { .name = "The Toy Library", .uprn = "100023336956" }, { .name = "Toy Library", .uprn = "100023336956" } },
  { "words in another order", 0, { .name = "Merton Young Carers", .charity = "1234567" }, { .name = "Young Carers (Merton)", .charity = "1234567" } },
  { "a number with its country", 0, { .name = "Early help", .phone = "+442079460011" }, { .name = "Early Help", .phone = "(020) 7946 0011" } },
  { "a page with and without www", 0, { .name = "Messy play", .url = "https://www.acorn.example.net/messy" }, { .name = "Messy Play", .url = "http://acorn.example.net/messy/" } },
  { "a hyphen", 0, { .name = "Drop-in", .organisation = "Kids First" }, { .name = "Drop in", .organisation = "Kids First" } },
  { "a bracket", 0, { .name = "Portage (home visits)", .organisation = "Kids First" }, { .name = "Portage home visits", .organisation = "Kids First" } },
  { "a charity's number with a space", 0, { .name = "Night shelter", .charity = "123 4567" }, { .name = "Night shelter", .charity = "1234567" } },
  { "ages that overlap", 0, { .name = "Holiday club", .organisation = "Kids First", .ages = { 4, 9 } }, { .name = "Holiday Club", .organisation = "Kids First", .ages = { 5, 11 } } },
  { "boroughs that overlap", 0, { .name = "Portage", .organisation = "Kids First", .boroughs = 3 }, { .name = "Portage", .organisation = "Kids First", .boroughs = 1 } },
  { "who runs it left out by one", 0, { .name = "Baby massage", .organisation = "Kids First", .phone = "020 7946 0011" }, { .name = "Baby massage", .phone = "020 7946 0011" } },
  { "a department and its council", 0, { .name = "Short breaks", .organisation = "Merton Council", .phone = "020 7946 0011" }, { .name = "Short breaks", .organisation = "London Borough of Merton Council", .phone = "020 7946 0011" } },
  { "a service and its programme", 0, { .name = "Portage Service", .phone = "020 7946 0011" }, { .name = "Portage", .phone = "020 7946 0011" } },
  { "two spaces", 0, { .name = "Stay  and play ", .postcode = "SM4 5AB" }, { .name = "Stay and play", .postcode = "SM45AB" } },
  { "a telephone that says more", 0, { .name = "Toy library", .phone = "Bookings: 020 7946 0011" }, { .name = "Toy library", .phone = "020 7946 0011" } },
};

static void
test_near_doubles (void)
{
  guint n_merged = 0, n_missed = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (apart); i++)
    if (compare (&apart[i].one, &apart[i].other) == DW_SAMENESS_SAME)
      {
        n_merged++;
        g_test_message ("merged, and should not be: %s", apart[i].why);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (one_service); i++)
    if (compare (&one_service[i].one, &one_service[i].other) != DW_SAMENESS_SAME)
      {
        n_missed++;
        g_test_message ("not merged, and should be: %s", one_service[i].why);
      }

  g_test_message ("%u of %" G_GSIZE_FORMAT " merged wrongly, %u of %" G_GSIZE_FORMAT " missed", n_merged, G_N_ELEMENTS (apart), n_missed,
                  G_N_ELEMENTS (one_service));
  g_assert_cmpuint (n_merged, ==, 0);
  g_assert_cmpuint (n_missed, ==, 0);
}

static void
test_flood (void)
{
  const Said said = { .name = "Toy Library" };
  g_autoptr (DwService) service = make_said (&said);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) marks = NULL;

  for (guint i = 0; i < DW_MARK_LIMIT + 1; i++)
    {
      char *number = g_strdup_printf ("020 7946 %04u", i);

      g_ptr_array_add (numbers, number);
      ((DwPhone *) append (service, &service->phones, &DW_CLASS_PHONE))->number = number;
    }

  marks = dw_likeness_read_marks (service);
  g_assert_cmpuint (marks->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/likeness/records whose names and one more fact agree are the same service", test_same);
  g_test_add_func ("/model/likeness/records with less in common may be the same: a person says", test_maybe);
  g_test_add_func ("/model/likeness/records that another place, borough, register or age tells apart are not", test_not_same);
  g_test_add_func ("/model/likeness/of thirty-one near doubles none is merged, and twenty ways to write one service are", test_near_doubles);
  g_test_add_func ("/model/likeness/a record of too many marks is like no other", test_flood);

  return g_test_run ();
}
