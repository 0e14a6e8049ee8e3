/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

/*
 * Makes the stored database of the present schema version, once for each release that changes the schema. The files in
 * tests/fixtures/store are never made again for a version that was released: they are what people have on their disks.
 *
 * usage: make-fixture FOLDER   writes FOLDER/directory.db
 */

int
main (int    argc,
      char **argv)
{
  g_autoptr (DwClock) clock = dw_clock_new_fixed (NOON);
  g_autoptr (GError) error = NULL;
  DwWriter *writer;

  if (argc != 2)
    return 2;

  writer = dw_writer_open (argv[1], clock, &error);
  g_assert_no_error (error);
  sync_feed (writer, add_feed (writer, "https://example.org/", "Example"), THREE_SERVICES);
  dw_writer_close (writer);
  return 0;
}
