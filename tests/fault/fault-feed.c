/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-feed.h"

#define N_RECORDS_A 210
#define N_RECORDS_NEW 30

static const char *const words[] = {
  "parenting", "toddlers", "speech", "autism", "holiday", "food",   "debt",    "housing", "youth",  "music",
  "garden",    "breakfast", "reading", "dads",  "babies", "feeding", "weaning", "respite", "carers", "counselling",
};

static void
append_words (GString *json,
              guint    seed,
              guint    n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      seed = seed * 1103515245 + 12345;
      g_string_append_printf (json, " %s%u", words[(seed >> 16) % G_N_ELEMENTS (words)], (seed >> 8) % 97);
    }
}

static void
append_record (GString    *json,
               guint       number,
               const char *edition)
{
  g_string_append_printf (json, "%s{\"id\":\"s%04u\",\"name\":\"Service %u %s\",\"status\":\"active\",\"description\":\"",
                          json->str[json->len - 1] == '[' ? "" : ",", number, number, edition);
  append_words (json, number * 7919 + (guint) edition[0], 60);
  g_string_append_printf (json,
                          "\",\"fees\":\"Free\",\"assured_date\":\"2025-%02u-%02u\",\"organization\":{\"id\":\"o%u\","
                          "\"name\":\"Council %u\",\"description\":\"A council\"},\"service_areas\":[{\"id\":\"a%u\","
                          "\"name\":\"Hackney\"}],\"service_at_locations\":[{\"id\":\"l%u\",\"location\":{\"id\":\"p%u\","
                          "\"location_type\":\"physical\",\"name\":\"Hall %u\",\"latitude\":51.5%u,\"longitude\":-0.%u,"
                          "\"addresses\":[{\"id\":\"d%u\",\"address_1\":\"%u High Street\",\"city\":\"London\","
                          "\"state_province\":\"London\",\"postal_code\":\"E8 1AA\",\"country\":\"GB\","
                          "\"address_type\":\"physical\"}]}}]}",
                          number % 12 + 1, number % 28 + 1, number % 9, number % 9, number, number, number, number,
                          number % 89 + 10, number % 89 + 10, number, number);
}

GBytes *
fault_feed_new_page (FaultSnapshot snapshot)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < N_RECORDS_A; i++)
    {
      gboolean is_new = snapshot == FAULT_SNAPSHOT_B;

      if (!is_new || i % 10 != 0)
        append_record (json, i, is_new && i % 3 == 0 ? "newer" : "older");
    }

  for (guint i = 0; snapshot == FAULT_SNAPSHOT_B && i < N_RECORDS_NEW; i++)
    append_record (json, N_RECORDS_A + i, "newer");

  g_string_append_c (json, ']');
  return g_string_free_to_bytes (json);
}
