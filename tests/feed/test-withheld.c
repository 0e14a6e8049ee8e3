/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-address-words.h"
#include "dw-class-json.h"
#include "dw-likeness.h"
#include "dw-page.h"
#include "tests/support/isolated.h"

/* Places that must not be known: what is kept of such a record holds nothing of them, whatever dialect it is in. */

#define LOCATION "\"location\":{\"id\":\"l\",\"name\":\"Marigold House\",\"description\":\"Opposite the mill\",\"latitude\":51.501,\"longitude\":-0.101," \
  "\"external_identifier\":\"10092008082\",\"vendor\":{\"postal_code\":\"ZZ9 9ZZ\"}," \
  "\"addresses\":[{\"id\":\"d\",\"address_1\":\"7 Marigold Street\",\"city\":\"Sandgrove\",\"postal_code\":\"SW1A 2AB\"}]," \
  "\"accessibility\":[{\"id\":\"x\",\"description\":\"Ramp\"}]}"
#define AT "\"service_at_locations\":[{\"id\":\"a\"," LOCATION "}]"
#define SECRETS "Marigold House", "Opposite the mill", "51.501", "10092008082", "7 Marigold Street", "7 marigold STREET", "SW1A 2AB", "SW1A2AB", "ZZ9 9ZZ"

static const char *const secrets[] = { SECRETS };

static DwPage *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  DwPage *page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);

  g_assert_no_error (error);
  return page;
}

static gboolean
has_withheld (DwPage *page)
{
  guint n_faults = 0;
  const DwFault *faults = dw_page_get_faults (page, &n_faults, NULL);

  for (guint i = 0; i < n_faults; i++)
    if (faults[i].kind == DW_FAULT_WITHHELD)
      return TRUE;

  return FALSE;
}

static void
assert_no_secret (const char *text,
                  gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_test_message ("%s in %.*s", secrets[i], (int) length, text);
      g_assert_null (memmem (text, length, secrets[i], strlen (secrets[i])));
    }
}

/* Looks through all that goes on from a page: the kept record, its struct, the bytes for the spool, the quoted faults. */
static void
assert_kept_nowhere (const char *text)
{
  g_autoptr (DwPage) page = parse (text);
  g_autoptr (GBytes) kept = dw_page_dup_kept (page);
  guint n_records = 0;
  guint n_faults = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  const DwFault *faults = dw_page_get_faults (page, &n_faults, NULL);
  g_autofree char *meaning = dw_class_dup_json (&DW_CLASS_SERVICE, records[0].object);

  g_assert_true (has_withheld (page));
  assert_no_secret (records[0].raw, records[0].raw_length);
  assert_no_secret (meaning, strlen (meaning));
  assert_no_secret (g_bytes_get_data (kept, NULL), g_bytes_get_size (kept));
  for (guint i = 0; i < n_faults; i++)
    if (faults[i].found != NULL)
      assert_no_secret (faults[i].found, strlen (faults[i].found));
}

static const char *const refuges[] = {
  "{\"id\":\"1\",\"name\":\"Sandgrove Women's Refuge\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sandgrove Support\",\"organization\":{\"id\":\"o\",\"name\":\"Domestic Abuse Alliance\",\"locations\":[{" LOCATION "}]}," AT "}",
  "{\"id\":\"1\",\"name\":\"Sandgrove Support\",\"attributes\":[{\"id\":\"t\",\"taxonomy_term\":{\"id\":\"u\",\"name\":\"Sexual violence\",\"taxonomy\":\"Needs\"}}]," AT "}",
  "{\"id\":\"1\",\"name\":\"Safe and Sound\",\"description\":\"We offer refuge accommodation at 7 marigold STREET (SW1A2AB).\"," AT "}",
  "{\"content\":[{\"id\":1,\"name\":\"Honour Based Abuse Service\",\"service_at_locations\":[{\"location\":{\"id\":\"l\",\"physical_addresses\":[{\"address_1\":\"7 Marigold Street\"}]}}]}]}",
  "{\"id\":1,\"name\":\"Refuge outreach\",\"locations\":[{\"id\":2,\"name\":\"Marigold House\",\"address_1\":\"7 Marigold Street\",\"postal_code\":\"SW1A 2AB\",\"mask_exact_address\":false,\"geometry\":{\"type\":\"Point\",\"coordinates\":[-0.101,51.501]}}]}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"Emergency accommodation for women fleeing domestic abuse.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"SAFE ACCOMMODATION FOR WOMEN AND THEIR CHILDREN AT RISK OF DOMESTIC ABUSE\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"Emergency housing for survivors of abuse\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"For people escaping violence\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"eligibility_description\":\"Women fleeing domestic abuse and their children\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"eligibility_description\":\"Survivors of sexual violence\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"Secure accommodation for victims of modern slavery.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"Supported housing for women who have experienced domestic abuse\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"A specialist refuge. Find us at 7 Marigold Street.\"}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"The refuge offers a room. Come to 7 marigold STREET.\"}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"Our refuge building has room for six women and their children.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"We are a women's refuge hotel scheme.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"We have a refuge flat for mothers.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"Ring us about a room in one of our refuges.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"Our refuge recovery workers live in.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"This is the warm refuge that offers beds.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"White Horse Refuge\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Women's Refuge not open on Sundays\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"Our refuge is not open to visitors.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"Our refuge cannot take boys over 12.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"Unfortunately our refuge is full.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Women's Refuge Hotel Team\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Warm refuge\"," AT "}",
  "{\"id\":\"1\",\"name\":\"The refuge bar\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Refuge flat\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Our refuges\"," AT "}",
  "{\"id\":\"1\",\"name\":\"The Refuge Cafe\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Refuge Chapel Street\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"Accommodation for women and children fleeing a violent partner\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"A crash pad for women leaving abusive homes\"," AT "}",
  "{\"id\":\"1\",\"name\":\"VAWG hub\",\"vendor\":[\"Come to SW1A2AB\"],\"url\":\"https://example.org/?at=SW1A2AB\"}",
};

static void
test_refuges (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refuges); i++)
    assert_kept_nowhere (refuges[i]);
}

/* Nor would a publisher's second record of it be known again by its place. */
static void
test_marks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refuges); i++)
    {
      g_autoptr (DwPage) page = parse (refuges[i]);
      g_autoptr (DwService) service = dw_page_dup_service (page, 0);
      g_autoptr (GArray) marks = dw_likeness_read_marks (service);

      g_assert_cmpuint (marks->len, >, 0);
      for (guint j = 0; j < marks->len; j++)
        g_assert_cmpint (dw_mark_get_kind (g_array_index (marks, DwMark, j)), <, DW_MARK_PROPERTY);
    }
}

static const char *const masked[] = {
  "{\"id\":1,\"name\":\"Knitting circle\",\"description\":\"At 7 Marigold Street.\",\"organisation\":{\"id\":2,\"name\":\"A\"},\"locations\":[{\"id\":2,\"name\":\"Marigold House\",\"address_1\":\"7 Marigold Street\","
  "\"city\":\"Sandgrove\",\"postal_code\":\"SW1A 2AB\",\"mask_exact_address\":true,\"geometry\":{\"type\":\"Point\",\"coordinates\":[-0.101,51.501]}}]}",
  "{\"id\":1,\"name\":\"Knitting circle\",\"service_at_locations\":[{\"id\":\"a\",\"location\":{\"mask_exact_address\":\"true\",\"id\":\"l\",\"latitude\":51.501,\"longitude\":-0.101,"
  "\"addresses\":[{\"id\":\"d\",\"address_1\":\"7 Marigold Street\",\"city\":\"Sandgrove\",\"postal_code\":\"SW1A 2AB\"}]}}]}",
  "{\"id\":1,\"name\":\"Knitting circle\",\"service_at_locations\":[{\"id\":\"a\",\"location\":{\"mask_exact_address\":true,\"id\":\"l\","
  "\"addresses\":[{\"id\":\"d\",\"address_1\":\"7 Marigold Street\",\"city\":\"Sandgrove\",\"postal_code\":\"SW1A 2AB\"}]}}]}",
};

static void
test_masked (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (masked); i++)
    {
      g_autoptr (DwPage) page = parse (masked[i]);
      g_autoptr (DwService) service = dw_page_dup_service (page, 0);
      const DwServiceAtLocation *there = service->service_at_locations.items[0];
      const DwAddress *address = there->location->addresses.items[0];

      assert_kept_nowhere (masked[i]);
      g_assert_cmpstr (address->city, ==, "Sandgrove");
      g_assert_cmpstr (there->location->doorway_withheld, ==, "masked");
    }
}

/* What says that its address is not given out, where it says so does not matter, and gives it. */
static void
test_untold (void)
{
  static const char *const kept[] = {
    "{\"id\":\"1\",\"name\":\"Supper club\",\"description\":\"Address withheld. Come to 7 marigold STREET.\"," AT "}",
    "{\"id\":\"1\",\"name\":\"Supper club\",\"application_process\":\"Location not disclosed\"," AT "}",
    "{\"id\":\"1\",\"name\":\"Supper club\",\"service_at_locations\":[{\"id\":\"a\",\"location\":{\"id\":\"l\",\"name\":\"Confidential\",\"latitude\":51.501,"
    "\"addresses\":[{\"id\":\"d\",\"address_1\":\"7 Marigold Street\",\"postal_code\":\"SW1A 2AB\"}]}}]}",
    "{\"id\":\"1\",\"name\":\"Supper club\",\"service_at_locations\":[{\"id\":\"a\",\"location\":{\"id\":\"l\","
    "\"addresses\":[{\"id\":\"d\",\"address_1\":\"Address withheld\",\"address_2\":\"7 Marigold Street\",\"postal_code\":\"SW1A 2AB\"}]}}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr (DwPage) page = parse (kept[i]);
      g_autoptr (DwService) service = dw_page_dup_service (page, 0);
      const DwServiceAtLocation *there = service->service_at_locations.items[0];

      assert_kept_nowhere (kept[i]);
      g_assert_cmpstr (there->location->doorway_withheld, ==, "untold");
    }
}

/* Of somebody's own home the town stays; a hall beside it stays where it is. */
static void
test_homes (void)
{
  static const char *const homes[] = {
    "{\"id\":\"1\",\"name\":\"Busy Bees Childminding\"," AT "}",
    "{\"id\":\"1\",\"name\":\"Busy Bees\",\"description\":\"Registered childminder. Come to 7 marigold STREET (SW1A2AB).\"," AT "}",
    "{\"id\":\"1\",\"name\":\"Piano\",\"description\":\"Lessons at Mrs Patel's house.\"," AT "}",
    "{\"id\":\"1\",\"name\":\"Busy Bees\",\"attributes\":[{\"id\":\"t\",\"taxonomy_term\":{\"id\":\"u\",\"name\":\"Childminder\",\"taxonomy\":\"Type\"}}]," AT "}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (homes); i++)
    {
      g_autoptr (DwPage) page = parse (homes[i]);
      g_autoptr (DwService) service = dw_page_dup_service (page, 0);
      const DwServiceAtLocation *there = service->service_at_locations.items[0];
      const DwAddress *address = there->location->addresses.items[0];

      assert_kept_nowhere (homes[i]);
      g_assert_cmpstr (address->city, ==, "Sandgrove");
      g_assert_cmpstr (there->location->doorway_withheld, ==, "home");
    }
}

static void
test_beside_home (void)
{
  static const char text[] = "{\"id\":1,\"name\":\"Busy Bees Childminding\",\"locations\":["
                             "{\"id\":2,\"address_1\":\"7 Marigold Street\",\"city\":\"Cheam\",\"postal_code\":\"SW1A 2AB\"},"
                             "{\"id\":3,\"name\":\"Cheam Library\",\"address_1\":\"9 High Road\"},"
                             "{\"id\":4,\"name\":\"Hall\",\"mask_exact_address\":true,\"address_1\":\"8 Fern Close\"}]}";
  static const char wanted[] = "{\"id\":1,\"name\":\"Busy Bees Childminding\",\"locations\":["
                               "{\"id\":2,\"city\":\"Cheam\",\"doorway_withheld\":\"home\"},"
                               "{\"id\":3,\"name\":\"Cheam Library\",\"address_1\":\"9 High Road\"},"
                               "{\"id\":4,\"mask_exact_address\":true,\"doorway_withheld\":\"masked\"}]}";
  g_autoptr (DwPage) page = parse (text);
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  g_autofree char *raw = g_strndup (records[0].raw, records[0].raw_length);
  g_autoptr (DwPage) again = NULL;

  g_assert_cmpstr (raw, ==, wanted);
  again = parse (raw);
  g_assert_false (has_withheld (again));
}

/* A mask holds wherever it stands: within what no table knows, in what cannot be read, of an address, of a service. */
static void
test_masks_anywhere (void)
{
#define PLACE "\"address_1\":\"7 Marigold Street\",\"postal_code\":\"SW1A 2AB\""
#define MASKED "{\"mask_exact_address\":true," PLACE "}"
  static const char *const places[] = {
    "\"venue\":" MASKED, "\"venues\":[" MASKED "]", "\"more\":{\"of\":[{\"it\":" MASKED "}]}",
    "\"description\":" MASKED, "\"locations\":[[" MASKED "]]", "\"name\":\"B\",\"url\":\"\",\"url\":" MASKED,
    "\"locations\":[{\"id\":2,\"addresses\":[" MASKED "]}]", "\"mask_exact_address\":true,\"locations\":[{\"id\":2," PLACE "}]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"id\":1,\"name\":\"Knitting circle\",%s}", places[i]);

      assert_kept_nowhere (text);
    }
}

/* Whether a location masks its address by this. */
static const struct { const char *mask; gboolean is_masked; } masks[] = {
  { "null", FALSE },      { "false", FALSE },   { "true", TRUE },     { "0", FALSE },     { "1", TRUE },      { "-1", TRUE },
  { "0.5", TRUE },        { "{}", TRUE },       { "[]", TRUE },       { "\"\"", FALSE },  { "\"False\"", FALSE }, { "\"F\"", FALSE },
  { "\"0\"", FALSE },     { "\"NO\"", FALSE },  { "\"n\"", FALSE },   { "\"1\"", TRUE },  { "\"yes\"", TRUE },  { "\"True\"", TRUE },
  { "\"who knows\"", TRUE },
};

static void
test_masks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"id\":1,\"name\":\"Knitting circle\",\"locations\":[{\"id\":2,\"name\":\"Marigold House\","
                                               "\"address_1\":\"7 Marigold Street\",\"mask_exact_address\":%s}]}", masks[i].mask);
      g_autoptr (DwPage) page = parse (text);

      g_test_message ("%s", text);
      g_assert_cmpint (has_withheld (page), ==, masks[i].is_masked);
      if (masks[i].is_masked)
        assert_kept_nowhere (text);
    }
}

/* What is withheld stays nowhere in another spelling, nor as a point by another name; numbers to ring stay. */
static void
test_spellings (void)
{
  static const char text[] = "{\"id\":1,\"name\":\"Knitting circle\",\"description\":\"Flat at 12,\\u00a0Quibble-Lane (sw1a2ab), SW1A  2AB; not E1 6AN. Ring 020 7946 0000\","
                             "\"locations\":[{\"id\":2,\"mask_exact_address\":1,\"address_1\":\"12 Quibble Lane SW1A 2AB\",\"address_2\":\"12 Quibble Lane\",\"external_identifier\":\"79460\","
                             "\"lat\":51.501,\"lng\":1,\"lon\":1,\"long\":1,\"geo\":{\"x\":1},\"easting\":1,\"northing\":1,\"what3words\":\"a.b.c\",\"plus_code\":\"9C\"}]}";
  static const char wanted[] = "{\"id\":1,\"name\":\"Knitting circle\",\"description\":\"Flat at [withheld]), [withheld]; not E1 6AN. Ring 020 7946 0000\","
                               "\"locations\":[{\"id\":2,\"mask_exact_address\":1,\"doorway_withheld\":\"masked\"}]}";
  g_autoptr (DwPage) page = parse (text);
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  g_autofree char *raw = g_strndup (records[0].raw, records[0].raw_length);
  g_autoptr (DwPage) again = NULL;

  g_assert_cmpstr (raw, ==, wanted);
  again = parse (raw);
  g_assert_false (has_withheld (again));
}

/* An open place whose words repeat the address of a masked one says nothing of an address of its own that is left out. */
static void
test_beside_masked (void)
{
  static const char text[] = "{\"id\":1,\"name\":\"Knitting circle\",\"locations\":["
                             "{\"id\":2,\"mask_exact_address\":true,\"address_1\":\"7 Marigold Street\",\"postal_code\":\"SW1A 2AB\"},"
                             "{\"id\":3,\"description\":\"Round the corner from 7 Marigold Street\",\"address_1\":\"9 High Road\"},"
                             "{\"id\":4,\"address_1\":\"7 marigold STREET\"}]}";
  static const char wanted[] = "{\"id\":1,\"name\":\"Knitting circle\",\"locations\":["
                               "{\"id\":2,\"mask_exact_address\":true,\"doorway_withheld\":\"masked\"},"
                               "{\"id\":3,\"description\":\"Round the corner from [withheld]\",\"address_1\":\"9 High Road\"},"
                               "{\"id\":4,\"address_1\":\"[withheld]\",\"doorway_withheld\":\"masked\"}]}";
  g_autoptr (DwPage) page = parse (text);
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  g_autofree char *raw = g_strndup (records[0].raw, records[0].raw_length);

  g_assert_cmpstr (raw, ==, wanted);
}

/* A place beside a masked one keeps its address, and so does a service that only speaks of abuse. */
static const char *const open[] = {
  "{\"id\":\"1\",\"name\":\"Stay and play\",\"description\":\"We welcome families who have lived with domestic abuse.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Family hub\",\"attributes\":[{\"id\":\"t\",\"taxonomy_term\":{\"id\":\"u\",\"name\":\"Domestic abuse\",\"taxonomy\":\"Needs\"}},"
  "{\"id\":\"v\",\"taxonomy_term\":{\"id\":\"w\",\"name\":\"Play\",\"taxonomy\":\"Needs\"}}]," AT "}",
  "{\"id\":\"1\",\"name\":\"Refugee welcome group\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Pet refuge\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sandgrove animal refuge\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Wildlife Refuge volunteers\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Climate refuge at the library\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Refuge Recovery meeting\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Sisters house\",\"description\":\"Our refuge church opens its doors on Sundays.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Homework club\",\"description\":\"A refuge from a noisy home, where children take refuge in books.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Nature walk\",\"description\":\"We walk to the wildlife refuge that offers shelter to birds.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Early help outreach\",\"description\":\"Works with: the foodbank; the refuge; children's centres.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Housing desk\",\"eligibility_description\":\"People who are homeless, leaving care or fleeing domestic abuse.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Stop smoking\",\"eligibility_description\":\"Anyone, including victims of domestic abuse\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Supported housing\",\"description\":\"Supported housing for young people leaving care.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Refuge Temple food bank\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Busy Bees Childminding\",\"attributes\":[{\"id\":\"t\",\"value\":\"Public address\"}]," AT "}",
  "{\"id\":\"1\",\"name\":\"Childminder drop-in group\",\"description\":\"For childminders, at 7 Marigold Street.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Home visits\",\"description\":\"We come to your home.\"," AT "}",
  "{\"id\":\"1\",\"name\":\"Domestic abuse advice at the town hall\",\"attributes\":[{\"id\":\"t\",\"value\":\"Public address\"}]," AT "}",
};

static void
test_open (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_autoptr (DwPage) page = parse (open[i]);
      guint n_records = 0;
      const DwPageRecord *records = dw_page_get_records (page, &n_records);

      g_test_message ("%s", open[i]);
      g_assert_false (has_withheld (page));
      g_assert_cmpuint (records[0].raw_length, ==, strlen (open[i]));
    }
}

/* Nobody can tell what a record without a name is. Its faults say what is wrong, and quote nothing of where it is. */
static void
test_nameless (void)
{
  static const char text[] = "{\"id\":\"1\",\"status\":\"7 Marigold Street\",\"minimum_age\":\"SW1A 2AB\",\"email\":\"7 Marigold Street\"," AT "}";
  g_autoptr (DwPage) page = parse (text);
  guint n_faults = 0;
  const DwFault *faults = dw_page_get_faults (page, &n_faults, NULL);

  g_assert_cmpuint (dw_page_get_n_quarantined (page), ==, 1);
  g_assert_cmpuint (n_faults, >, 2);
  for (guint i = 0; i < n_faults; i++)
    if (faults[i].found != NULL)
      assert_no_secret (faults[i].found, strlen (faults[i].found));
}

/* What finds an address in somebody's words, and what it leaves alone. */
static const struct { const char *text; const char *found; } addresses[] = {
  { "Ring, or come to 12 Quibble Lane, first floor", "12 Quibble Lane" },
  { "at 7a high street", "7a high street" },
  { "We are at 140 St John's Wood Road", "140 St John's Wood Road" },
  { "(sw1a2ab)", "sw1a2ab" },
  { "3 Fern Close", "3 Fern Close" },
  { "Open 24 hours on the road", NULL },
  { "1 in 4 women", NULL },
  { "Walk 5 minutes along the lane", NULL },
  { "Ring 020 7946 0000 on weekdays", NULL },
  { "Aged 5 to 11 at the Grove", NULL },
};

static void
test_addresses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      const char *end = NULL;
      const char *start = dw_address_words_find (addresses[i].text, &end);
      g_autofree char *found = start != NULL ? g_strndup (start, end - start) : NULL;

      g_assert_cmpstr (found, ==, addresses[i].found);
    }
}

/* The rest of the record stays, also what no table knows; and a record written without its place is written so once. */
static void
test_rest (void)
{
  static const char text[] = "{\"id\":\"SW1A 2AB\",\"name\":\"Sandgrove Refuge\",\"pc_x\":{\"n\":[1,2.5,true,null]},\"fees\":\"Ring 020 7946 0000\"," AT "}";
  static const char wanted[] = "{\"id\":\"SW1A 2AB\",\"name\":\"Sandgrove Refuge\",\"pc_x\":{\"n\":[1,2.5,true,null]},\"fees\":\"Ring 020 7946 0000\","
                               "\"service_at_locations\":[{\"id\":\"a\",\"location\":{\"id\":\"l\",\"vendor\":{},"
                               "\"accessibility\":[{\"id\":\"x\",\"description\":\"Ramp\"}],\"doorway_withheld\":\"safety\"}}]}";
  g_autoptr (DwPage) page = parse (text);
  g_autoptr (DwPage) again = NULL;
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  g_autofree char *raw = g_strndup (records[0].raw, records[0].raw_length);

  g_assert_cmpstr (raw, ==, wanted);
  again = parse (raw);
  g_assert_false (has_withheld (again));
}

static DwPage *
parse_kept (DwPage *page)
{
  g_autoptr (GBytes) kept = dw_page_dup_kept (page);
  g_autoptr (GError) error = NULL;
  DwPage *again;

  assert_no_secret (g_bytes_get_data (kept, NULL), g_bytes_get_size (kept));
  g_assert_null (memchr (g_bytes_get_data (kept, NULL), '\n', g_bytes_get_size (kept)));
  again = dw_page_parse (kept, &DW_CLASS_SERVICE, &error);
  g_assert_no_error (error);
  return again;
}

/* A crawl that goes on counts what waited for it: a page must come back with as many records, and promise as many. */
static void
test_spooled (void)
{
  static const char text[] = "{\"total_items\":7,\"total_pages\":2,\"page_number\":1,\"size\":5,\"contents\":["
                             "{\"id\":\"1\",\"name\":\"Stay and play\"},{\"id\":\"2\",\"name\":\"Sandgrove Refuge\"," AT "},"
                             "{\"id\":\"3\"," AT "},{\"fees\":\"7 Marigold Street\"},{\"fees\":\"SW1A 2AB\"}]}";
  g_autoptr (DwPage) page = parse (text);
  g_autoptr (DwPage) again = parse_kept (page);
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (again, &n_records);

  g_assert_cmpuint (n_records, ==, 5);
  g_assert_cmpuint (dw_page_get_n_quarantined (page), ==, 3);
  g_assert_cmpuint (dw_page_get_n_quarantined (again), ==, 3);
  g_assert_cmpstr (records[2].source_id, ==, "3");
  g_assert_false (records[3].raw_length == records[4].raw_length && memcmp (records[3].raw, records[4].raw, records[3].raw_length) == 0);
  g_assert_cmpint (dw_page_get_pagination (again)->total_items, ==, 7);
  g_assert_cmpint (dw_page_get_pagination (again)->total_pages, ==, 2);
  g_assert_cmpint (dw_page_get_pagination (again)->page_number, ==, 1);
  g_assert_cmpint (dw_page_get_pagination (again)->last_page, ==, DW_TRI_NOT_STATED);
}

/* One record is a page too: a line of a feed with a service a line, or a full record. */
static void
test_spooled_line (void)
{
  static const char *const lines[] = { "{\"id\":\"2\",\"name\":\"Sandgrove Refuge\"," AT "}", "{\"id\":\"3\"," AT "}", "{\"id\":null,\"name\":\"7 Marigold Street\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (DwPage) page = parse (lines[i]);
      g_autoptr (DwPage) again = parse_kept (page);
      guint n_records = 0;

      dw_page_get_records (again, &n_records);
      g_assert_cmpuint (n_records, ==, 1);
      g_assert_cmpuint (dw_page_get_n_quarantined (again), ==, i > 0);
    }
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/feed/withheld/nothing that is kept tells where a refuge is, in any dialect", test_refuges);
  g_test_add_func ("/feed/withheld/the place of a refuge leaves no mark to tell doubles by", test_marks);
  g_test_add_func ("/feed/withheld/what says that its address is not given out is kept without it", test_untold);
  g_test_add_func ("/feed/withheld/somebody’s own home is kept as its town", test_homes);
  g_test_add_func ("/feed/withheld/a building open to all keeps its address beside somebody’s home", test_beside_home);
  g_test_add_func ("/feed/withheld/a masked address is kept as its town", test_masked);
  g_test_add_func ("/feed/withheld/a mask holds wherever it stands", test_masks_anywhere);
  g_test_add_func ("/feed/withheld/in doubt an address is masked", test_masks);
  g_test_add_func ("/feed/withheld/what is withheld stays in no other spelling", test_spellings);
  g_test_add_func ("/feed/withheld/an open place beside a masked one keeps its address, and says so", test_beside_masked);
  g_test_add_func ("/feed/withheld/the faults of a record that is left out quote nothing of its place", test_nameless);
  g_test_add_func ("/feed/withheld/an address is found in words, and what only looks like one is not", test_addresses);
  g_test_add_func ("/feed/withheld/other services keep their address, byte for byte", test_open);
  g_test_add_func ("/feed/withheld/a page that waits for its crawl tells no place and still counts", test_spooled);
  g_test_add_func ("/feed/withheld/so does a line", test_spooled_line);
  g_test_add_func ("/feed/withheld/the rest of the record stays, and is rewritten once", test_rest);
  return g_test_run ();
}
