/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-class-json.h"
#include "dw-page.h"
#include "fuzz.h"
#include "page-promises.h"

/* A record that was kept must read as it read in its page, or what is stored is not what was shown. */
static void
check_kept (DwPage             *page,
            const DwPageRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) raw = g_bytes_new (record->raw, record->raw_length);
  g_autoptr (DwService) again = dw_page_parse_service (raw, &error);
  g_autofree char *before = dw_class_dup_json (&DW_CLASS_SERVICE, record->object);
  g_autofree char *after = NULL;

  FUZZ_CHECK (again != NULL);
  after = dw_class_dup_json (&DW_CLASS_SERVICE, again);
  FUZZ_CHECK (strcmp (before, after) == 0);
}

static void
check_page (DwPage *page)
{
  guint n_records = 0;
  guint n_taken = 0;
  guint n_faults = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  const DwFault *faults = dw_page_get_faults (page, &n_faults, NULL);

  for (guint i = 0; i < n_records; i++)
    {
      n_taken += records[i].object != NULL;
      FUZZ_CHECK (records[i].object == NULL || records[i].source_id != NULL);
      if (records[i].object != NULL)
        check_kept (page, &records[i]);
    }

  FUZZ_CHECK (n_taken + dw_page_get_n_quarantined (page) == n_records);
  for (guint i = 0; i < n_faults; i++)
    {
      FUZZ_CHECK (faults[i].record == DW_FAULT_NO_RECORD || faults[i].record < n_records);
      FUZZ_CHECK (faults[i].message != NULL && g_utf8_validate (faults[i].pointer, -1, NULL));
      FUZZ_CHECK (faults[i].found == NULL || g_utf8_validate (faults[i].found, -1, NULL));
    }
}

void
check_page_promises (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwPage) page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);

  FUZZ_CHECK ((page == NULL) == (error != NULL));
  if (page != NULL)
    check_page (page);
  else
    FUZZ_CHECK (g_utf8_validate (error->message, -1, NULL));
}

void
check_record_promises (const guint8 *data,
                       gsize         size)
{
  GString *record = g_string_new ("{\"id\":\"1\",\"name\":\"A\",");
  g_autoptr (GBytes) bytes = NULL;

  g_string_append_len (record, (const char *) data, (gssize) size);
  g_string_append_c (record, '}');
  bytes = g_string_free_to_bytes (record);
  check_page_promises (bytes);
}
