/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "dw-body.h"
#include "tests/support/isolated.h"

enum { LIMIT = 8 * 1024 * 1024, WIRE_PIECE = 16 * 1024 };

/* Returns: (transfer full): @length bytes of @data in gzip form. */
static GBytes *
pack (gconstpointer data,
      gsize         length)
{
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (zip));
  g_autoptr (GOutputStream) sink = g_memory_output_stream_new_resizable ();

  g_assert_cmpint (g_output_stream_splice (sink, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL), >, 0);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (sink));
}

/* Feeds @length bytes in pieces and finishes. Returns: (transfer full) (nullable): the body. */
static GBytes *
run_through (gboolean      is_gzip,
             gconstpointer data,
             gsize         length,
             gsize         piece,
             gsize         limit,
             gint64        declared,
             DwNetFault   *fault)
{
  g_autoptr (DwBody) body = dw_body_new (limit);

  if (is_gzip)
    dw_body_set_gzip (body);

  for (gsize at = 0; at < length; at += piece)
    {
      *fault = dw_body_take (body, (const char *) data + at, MIN (piece, length - at));
      if (*fault != DW_NET_FAULT_NONE)
        return NULL;
    }

  return dw_body_finish (body, declared, fault);
}

static char *
make_json (gsize length)
{
  char *text = g_malloc (length);
  guint32 noise = 12345;

  for (gsize i = 0; i < length; i++)
    {
      noise = noise * 1664525 + 1013904223;
      text[i] = "{}[]\":,abcdefghijklmnop 0123456789"[noise >> 27];
    }
  text[0] = '{';
  return text;
}

static void
test_pieces (void)
{
  static const gsize pieces[] = { 1, 7, 1000, WIRE_PIECE, 1 << 20 };
  const gsize length = 300 * 1000;
  g_autofree char *text = make_json (length);
  g_autoptr (GBytes) packed = pack (text, length);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (int is_gzip = 0; is_gzip < 2; is_gzip++)
      {
        const char *wire = is_gzip ? g_bytes_get_data (packed, NULL) : text;
        gsize wire_length = is_gzip ? g_bytes_get_size (packed) : length;
        DwNetFault fault = DW_NET_FAULT_NONE;
        g_autoptr (GBytes) body = run_through (is_gzip != 0, wire, wire_length, pieces[i], LIMIT, (gint64) wire_length, &fault);

        g_assert_cmpint ((int) fault, ==, DW_NET_FAULT_NONE);
        g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), text, length);
      }
}

/* Output that fills the scratch to the last byte must not be left inside the unpacker. */
static void
test_scratch_edges (void)
{
  for (gsize length = 64 * 1024 - 3; length <= 64 * 1024 + 3; length++)
    for (gsize times = 1; times <= 3; times++)
      {
        g_autofree char *text = g_strnfill (length * times, ' ');
        g_autoptr (GBytes) packed = pack (text, length * times);
        DwNetFault fault = DW_NET_FAULT_NONE;
        g_autoptr (GBytes) body = run_through (TRUE, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), 1 << 20, LIMIT,
                                               -1, &fault);

        g_assert_cmpint ((int) fault, ==, DW_NET_FAULT_NONE);
        g_assert_cmpuint (g_bytes_get_size (body), ==, length * times);
      }
}

static void
test_every_cut (void)
{
  g_autofree char *text = make_json (3000);
  g_autoptr (GBytes) packed = pack (text, 3000);
  gsize whole = g_bytes_get_size (packed);

  for (gsize length = 0; length < whole; length++)
    {
      DwNetFault fault = DW_NET_FAULT_NONE;

      g_assert_null (run_through (TRUE, g_bytes_get_data (packed, NULL), length, WIRE_PIECE, LIMIT, -1, &fault));
      g_assert_cmpint ((int) dw_net_fault_get_code (fault), ==, DW_NET_ERROR_INCOMPLETE);
    }

  g_test_message ("%" G_GSIZE_FORMAT " cuts", whole);
}

/* Every flipped bit is caught, or lies where it changes nothing that is read (the header's time and system). */
static void
test_every_flip (void)
{
  g_autofree char *text = make_json (600);
  g_autoptr (GBytes) packed = pack (text, 600);
  gsize length = g_bytes_get_size (packed);
  guint n_caught = 0;

  for (gsize bit = 0; bit < length * 8; bit++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (packed, NULL), length);
      g_autoptr (GBytes) body = NULL;
      DwNetFault fault = DW_NET_FAULT_NONE;

      copy[bit / 8] ^= (guint8) (1 << (bit % 8));
      body = run_through (TRUE, copy, length, WIRE_PIECE, LIMIT, -1, &fault);
      if (body != NULL)
        g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), text, 600);
      n_caught += body == NULL;
    }

  g_test_message ("%u of %" G_GSIZE_FORMAT " flips caught", n_caught, length * 8);
  g_assert_cmpuint (n_caught, >, length * 8 - 10 * 8);
}

static void
test_several_streams (void)
{
  g_autoptr (GBytes) one = pack ("{\"a\":1,", 7);
  g_autoptr (GBytes) two = pack ("\"b\":2}", 6);
  g_autoptr (GByteArray) wire = g_byte_array_new ();
  g_autoptr (GBytes) body = NULL;
  DwNetFault fault = DW_NET_FAULT_NONE;

  g_byte_array_append (wire, g_bytes_get_data (one, NULL), (guint) g_bytes_get_size (one));
  g_byte_array_append (wire, g_bytes_get_data (two, NULL), (guint) g_bytes_get_size (two));
  body = run_through (TRUE, wire->data, wire->len, 5, LIMIT, -1, &fault);
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), "{\"a\":1,\"b\":2}", 13);

  g_byte_array_append (wire, (const guint8 *) "junk", 4);
  g_assert_null (run_through (TRUE, wire->data, wire->len, 5, LIMIT, -1, &fault));
  g_assert_cmpint ((int) dw_net_fault_get_code (fault), ==, DW_NET_ERROR_INCOMPLETE);
}

static void
test_bombs (void)
{
  const gsize length = 64 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (length);
  g_autoptr (GBytes) bomb = pack (zeros, length);
  DwNetFault fault = DW_NET_FAULT_NONE;

  g_assert_null (run_through (TRUE, g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb), WIRE_PIECE, 2 * length, -1, &fault));
  g_assert_cmpint ((int) fault, ==, DW_NET_FAULT_BOMB);
  g_assert_null (run_through (TRUE, g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb), WIRE_PIECE, 1000 * 1000, -1, &fault));
  g_assert_cmpint ((int) fault, ==, DW_NET_FAULT_TOO_LARGE);
}

/* Empty stored blocks: five bytes each on the wire, none unpacked, without end. */
static void
test_endless_nothing (void)
{
  static const guint8 opening[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3 };
  static const guint8 block[] = { 0, 0, 0, 0xff, 0xff };
  g_autoptr (DwBody) body = dw_body_new (100 * 1000);
  DwNetFault fault = DW_NET_FAULT_NONE;
  guint n_blocks = 0;

  dw_body_set_gzip (body);
  fault = dw_body_take (body, opening, sizeof opening);
  for (; fault == DW_NET_FAULT_NONE && n_blocks < 100 * 1000; n_blocks++)
    fault = dw_body_take (body, block, sizeof block);

  g_assert_cmpint ((int) fault, ==, DW_NET_FAULT_TOO_LARGE);
  g_assert_cmpuint (n_blocks, <=, 20 * 1000);
}

static void
test_limits (void)
{
  g_autofree char *text = make_json (1001);
  g_autoptr (GBytes) just = NULL;
  DwNetFault fault = DW_NET_FAULT_NONE;

  just = run_through (FALSE, text, 1000, 10, 1000, 1000, &fault);
  g_assert_nonnull (just);
  g_assert_null (run_through (FALSE, text, 1001, 10, 1000, 1001, &fault));
  g_assert_cmpint ((int) fault, ==, DW_NET_FAULT_TOO_LARGE);
  g_assert_null (run_through (FALSE, text, 500, 10, 1000, 501, &fault));
  g_assert_cmpint ((int) fault, ==, DW_NET_FAULT_LENGTHS);
  g_assert_null (run_through (FALSE, text, 0, 10, 1000, 0, &fault));
  g_assert_cmpint ((int) fault, ==, DW_NET_FAULT_EMPTY);
}

static void
test_web_pages (void)
{
  static const struct
  {
    const char *text;
    gboolean is_page;
  } rows[] = {
    { "<!DOCTYPE html><html>", TRUE },
    { "<!doctype HTML>", TRUE },
    { "  \r\n\t<html lang=en>", TRUE },
    { "\xef\xbb\xbf<!DOCTYPE html>", TRUE },
    { "<!-- hotel Wi-Fi --> <html>", TRUE },
    { "<HEAD>", TRUE },
    { "<script>location='/login'</script>", TRUE },
    { "{\"name\":\"<html>\"}", FALSE },
    { "[]", FALSE },
    { "\xef\xbb\xbf{}", FALSE },
    { "<?xml version=\"1.0\"?><feed/>", FALSE },
    { "<!--", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DwNetFault fault = DW_NET_FAULT_NONE;
      g_autoptr (GBytes) body = run_through (FALSE, rows[i].text, strlen (rows[i].text), 3, LIMIT, -1, &fault);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint ((int) fault, ==, (int) (rows[i].is_page ? DW_NET_FAULT_WEB_PAGE : DW_NET_FAULT_NONE));
    }
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_func ("/body/pieces of any size give the same bytes, packed or not", test_pieces);
  g_test_add_func ("/body/no byte stays behind in the unpacker", test_scratch_edges);
  g_test_add_func ("/body/a packed body cut anywhere is incomplete", test_every_cut);
  g_test_add_func ("/body/no flipped bit changes what is taken", test_every_flip);
  g_test_add_func ("/body/several packed streams are one body, and junk after them is damage", test_several_streams);
  g_test_add_func ("/body/a small body that unpacks without end is refused", test_bombs);
  g_test_add_func ("/body/packed bytes that unpack to nothing have a limit", test_endless_nothing);
  g_test_add_func ("/body/the limit and the declared length are exact", test_limits);
  g_test_add_func ("/body/a web page is told from data", test_web_pages);

  return g_test_run ();
}
