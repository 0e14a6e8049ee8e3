/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-likeness.h"

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

static gpointer
append (DwService     *service,
        DwList        *list,
        const DwClass *class)
{
  gpointer *items = dw_arena_alloc (service->arena, sizeof (gpointer) * (list->n_items + 1));

  for (guint i = 0; i < list->n_items; i++)
    items[i] = list->items[i];
  items[list->n_items] = dw_class_new (class, service->arena);
  list->items = items;
  return items[list->n_items++];
}

static DwService *
make_service (const Said *said)
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
  g_autoptr (DwService) one = make_service (a);
  g_autoptr (DwService) other = make_service (b);
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

static void
test_flood (void)
{
  const Said said = { .name = "Toy Library" };
  g_autoptr (DwService) service = make_service (&said);
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
  g_test_add_func ("/model/likeness/a record of too many marks is like no other", test_flood);

  return g_test_run ();
}
