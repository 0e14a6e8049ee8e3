/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "dw-package.h"

/* An environment variable says that a file which is no library stands in libarchive's place. */
static gboolean
is_missing (void)
{
  return g_getenv ("DOORWAY_TEST_NO_LIBARCHIVE") != NULL;
}

static gboolean
is_loaded (void)
{
  g_autofree char *maps = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  return strstr (maps, "/libarchive.so") != NULL;
}

static GBytes *
pack (const char *text)
{
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  guint8 packed[256];
  gsize n_read = 0;
  gsize n_written = 0;
  GConverterResult end = g_converter_convert (G_CONVERTER (packer), text, strlen (text), packed, sizeof packed,
                                              G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);

  g_assert_cmpint (end, ==, G_CONVERTER_FINISHED);
  return g_bytes_new (packed, n_written);
}

static void
test_open (void)
{
  g_autoptr (GBytes) packed = pack ("{\"contents\":[]}");

  g_assert_true (dw_package_is_archive (packed));
  g_assert_false (is_loaded ());
  if (is_missing ())
    g_test_expect_message ("doorway-feed", G_LOG_LEVEL_MESSAGE, "*libarchive.so.13*");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DwPackage) package = dw_package_open (packed, &error);

      g_test_assert_expected_messages ();
      g_assert_cmpint (package == NULL, ==, is_missing ());
      g_assert_cmpint (is_loaded (), ==, !is_missing ());
      if (package != NULL)
        g_assert_cmpuint (g_bytes_get_size (dw_package_find (package, "data")->bytes), ==, 15);
      else
        g_assert_cmpstr (error->message, ==,
                         "Doorway cannot unpack this file: a part of this computer’s software that it needs for that is missing. "
                         "Whoever looks after this computer can install it.");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/libarchive is loaded by the first packed file, or one sentence says that it is missing", test_open);
  return g_test_run ();
}
