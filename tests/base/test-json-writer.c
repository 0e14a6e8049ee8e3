/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-json-writer.h"
#include "tests/support/isolated.h"

#include <glib.h>
#include <math.h>

static void
test_shapes (void)
{
  DwJsonWriter *json = dw_json_writer_new ();
  g_autofree char *text = NULL;

  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_begin_list (json, "empty");
  dw_json_writer_end_list (json);
  dw_json_writer_begin_list (json, "list");
  dw_json_writer_add_integer (json, NULL, G_MININT64);
  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_end_object (json);
  dw_json_writer_add_boolean (json, NULL, TRUE);
  dw_json_writer_end_list (json);
  dw_json_writer_add_json (json, "raw", "{ \"a\" : 1 }", 11);
  dw_json_writer_add_text (json, "last", NULL);
  dw_json_writer_end_object (json);

  text = dw_json_writer_finish (json);
  g_assert_cmpstr (text, ==, "{\"empty\":[],\"list\":[-9223372036854775808,{},true],\"raw\":{ \"a\" : 1 },\"last\":null}");
}

static char *
write_text (const char *value)
{
  DwJsonWriter *json = dw_json_writer_new ();

  dw_json_writer_add_text (json, NULL, value);
  return dw_json_writer_finish (json);
}

static char *
write_number (double value)
{
  DwJsonWriter *json = dw_json_writer_new ();

  dw_json_writer_add_number (json, NULL, value);
  return dw_json_writer_finish (json);
}

static void
test_texts (void)
{
  static const struct { const char *value, *json; } cases[] = {
    { "", "\"\"" },
    { "say \"hello\" \\ /", "\"say \\\"hello\\\" \\\\ /\"" },
    { "a\nb\tc\rd\x01\x1b[31m\x7f", "\"a\\nb\\tc\\rd\\u0001\\u001b[31m\\u007f\"" },
    { "caf\xc3\xa9 \xf0\x9f\x8f\xa0", "\"caf\xc3\xa9 \xf0\x9f\x8f\xa0\"" },
    { "\xe2\x80\xae" "evil\xe2\x81\xa6\xef\xbb\xbf\xc2\x9b", "\"\\u202eevil\\u2066\\ufeff\\u009b\"" },
    { "bad\xff" "byte", "\"bad\xef\xbf\xbd" "byte\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = write_text (cases[i].value);

      g_assert_cmpstr (json, ==, cases[i].json);
    }
}

static void
test_numbers (void)
{
  static const struct { double value; const char *json; } cases[] = {
    { 0.0, "0" }, { 5.0, "5" }, { -0.1, "-0.1" }, { 51.5, "51.5" }, { 1e300, "1e+300" },
    { 1.0 / 3.0, "0.33333333333333331" }, { NAN, "null" }, { INFINITY, "null" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = write_number (cases[i].value);

      g_assert_cmpstr (json, ==, cases[i].json);
    }
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/json-writer/objects and lists nest and are parted by single commas", test_shapes);
  g_test_add_func ("/json-writer/any text becomes a valid string that no terminal obeys", test_texts);
  g_test_add_func ("/json-writer/numbers are written in the fewest digits and what is not one as null", test_numbers);
  return g_test_run ();
}
