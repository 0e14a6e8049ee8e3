/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-arena.h"
#include "dw-json.h"
#include "dw-page-parts.h"
#include "dw-page.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { N_PAGES = 2000, SEED = 20261123 };

static const char *const gaps[] = { "", "", "", " ", "\n  ", "\t", "\r\n" };

static const char *
pick_gap (GRand *random)
{
  return gaps[g_rand_int_range (random, 0, G_N_ELEMENTS (gaps))];
}

static void
append_record (GRand   *random,
               GString *text,
               guint    number)
{
  static const char *const names[] = { "Stay and play", "]},{[", "a \\\"contents\\\" : [", "\\\\", "\xC2\xA3 5, or \\u005d", "{" };

  g_string_append_printf (text, "{\"id\":\"s%u\",%s\"name\":\"%s\",\"contents\":[1,{}],\"description\":\"", number, pick_gap (random),
                          names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))]);
  for (gint i = g_rand_int_range (random, 0, 60); i > 0; i--)
    g_string_append (text, "word ");
  g_string_append (text, "\"}");
}

/* A page as publishers write them: an envelope around its list, before or behind it, or none. */
static GString *
make_page (GRand *random)
{
  static const char *const before[] = { "[", "{\"contents\":[", "{\"total_items\": 9, \"x\": {\"contents\": [0]}, \"contents\" : [", "{\"a\":\"\\\"contents\\\":[\",\"contents\":[" };
  static const char *const behind[] = { "]", "]}", "], \"size\": 3}", "],\"last_page\":true}" };
  guint form = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (before));
  guint n = (guint) g_rand_int_range (random, 0, 12);
  GString *text = g_string_new (pick_gap (random));

  g_string_append (text, before[form]);
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "%s%s%s", i > 0 ? "," : "", pick_gap (random), "");
      append_record (random, text, i);
      g_string_append (text, pick_gap (random));
    }
  g_string_append (text, behind[form == 0 ? 0 : g_rand_int_range (random, 1, G_N_ELEMENTS (behind))]);
  return text;
}

/* The ids and bytes of all records of @page, one after the other; counts the parts. NULL where one cannot be read. */
static GString *
read_parts (GBytes *page,
            gsize   size,
            guint  *n_parts)
{
  DwPageText text = dw_page_text_of (page);
  g_autoptr (DwPageParts) parts = dw_page_parts_new (&text, size, NULL);
  GString *all = g_string_new (NULL);

  *n_parts = 0;
  for (;;)
    {
      g_autoptr (GBytes) part = dw_page_parts_next (parts, NULL);
      g_autoptr (DwPage) read = part != NULL ? dw_page_parse (part, &DW_CLASS_SERVICE, NULL) : NULL;
      const DwPageRecord *records = NULL;
      guint n = 0;

      if (part == NULL)
        return all;
      if (read == NULL)
        {
          g_string_free (all, TRUE);
          return NULL;
        }

      ++*n_parts;
      records = dw_page_get_records (read, &n);
      for (guint i = 0; i < n; i++)
        {
          g_string_append_printf (all, "%s=", records[i].source_id != NULL ? records[i].source_id : "?");
          g_string_append_len (all, records[i].raw, (gssize) records[i].raw_length);
          g_string_append_c (all, '\n');
        }
    }
}

static void
free_string (GString *text)
{
  if (text != NULL)
    g_string_free (text, TRUE);
}

/* Returns how many parts there were. */
static guint
compare (const GString *text,
         gsize          size)
{
  g_autoptr (GBytes) page = g_bytes_new (text->str, text->len);
  guint n_parts = 0;
  guint n_whole = 0;
  GString *whole = read_parts (page, G_MAXSIZE, &n_whole);
  GString *parted = read_parts (page, size, &n_parts);

  g_assert_cmpuint (n_whole, ==, whole != NULL);
  g_assert_true ((whole == NULL) == (parted == NULL));
  if (whole != NULL)
    g_assert_cmpstr (whole->str, ==, parted->str);

  free_string (whole);
  free_string (parted);
  return n_parts;
}

static void
test_same_records (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_parts = 0;

  for (guint i = 0; i < N_PAGES; i++)
    {
      GString *text = make_page (random);

      n_parts += compare (text, (gsize) g_rand_int_range (random, 1, 1500));
      g_string_free (text, TRUE);
    }
  g_assert_cmpuint (n_parts, >, 2 * N_PAGES);
}

/* A byte more, less or changed: what is no page as a whole is none in parts, and what still is one has the same records. */
static void
test_damage (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  static const char bytes[] = "[]{},:\"\\ a0";

  for (guint i = 0; i < N_PAGES; i++)
    {
      GString *text = make_page (random);
      gssize at = g_rand_int_range (random, 0, (gint32) text->len);
      char byte = bytes[g_rand_int_range (random, 0, sizeof bytes - 1)];

      if (i % 3 == 0)
        g_string_erase (text, at, 1);
      else if (i % 3 == 1)
        g_string_insert_c (text, at, byte);
      else
        text->str[at] = byte;

      compare (text, 200);
      g_string_free (text, TRUE);
    }
}

static void
test_sizes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  GString *text = g_string_new ("[");
  guint n_parts = 0;
  gsize longest = 0;

  for (guint i = 0; i < 400; i++)
    {
      g_string_append (text, i > 0 ? "," : "");
      append_record (random, text, i);
    }
  g_string_append_c (text, ']');

  {
    g_autoptr (GBytes) page = g_bytes_new (text->str, text->len);
    DwPageText whole = dw_page_text_of (page);
    g_autoptr (DwPageParts) parts = dw_page_parts_new (&whole, 2000, NULL);
    GBytes *part = NULL;

    for (; (part = dw_page_parts_next (parts, NULL)) != NULL; n_parts++)
      {
        longest = MAX (longest, g_bytes_get_size (part));
        g_bytes_unref (part);
      }
  }

  g_assert_cmpuint (longest, <=, 2002);
  g_assert_cmpuint (n_parts, <=, text->len / 1000);
  g_string_free (text, TRUE);
}

/* What is no plain list of records comes as it is. */
static void
test_others (void)
{
  static const char *const texts[] = {
    "", "x", "[1,{\"id\":\"a\",\"name\":\"b\"}]", "{\"id\":\"a\",\"name\":\"b\",\"contents\":[{\"id\":\"c\"},{\"id\":\"d\"}]}",
    "{\"contents\":[{\"id\":\"c\"}],\"contents\":[{\"id\":\"d\"}]}", "\xEF\xBB\xBF[{\"id\":\"a\",\"name\":\"b\"},{}]",
    "{\"con\\u0074ents\":[{\"id\":\"a\",\"name\":\"b\"},{\"id\":\"c\",\"name\":\"d\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) page = g_bytes_new_static (texts[i], strlen (texts[i]));
      DwPageText text = dw_page_text_of (page);
      g_autoptr (DwPageParts) parts = dw_page_parts_new (&text, 1, NULL);
      g_autoptr (GBytes) first = dw_page_parts_next (parts, NULL);

      g_assert_true (g_bytes_equal (first, page));
      g_assert_null (dw_page_parts_next (parts, NULL));
    }
}

/* A page that tells the most that was ever read of it at once, and may fail. */
typedef struct
{
  GBytes *page;
  gsize most;
  guint n_reads;
  guint fails_at;   /* 0: never */
} Watched;

static gboolean
read_watched (gpointer   data,
              gsize      at,
              gpointer   bytes,
              gsize      length,
              GError   **error)
{
  Watched *watched = data;
  gsize size = 0;
  const char *text = g_bytes_get_data (watched->page, &size);

  g_assert_cmpuint (at, <=, size);
  g_assert_cmpuint (length, <=, size - at);
  watched->most = MAX (watched->most, length);
  if (++watched->n_reads == watched->fails_at)
    {
      g_set_error_literal (error, G_IO_CHANNEL_ERROR, G_IO_CHANNEL_ERROR_IO, "The disk was pulled.");
      return FALSE;
    }

  memcpy (bytes, text + at, length);
  return TRUE;
}

/* A page of @n services, some of them with descriptions of @longest bytes. */
static GString *
make_long_page (GRand *random,
                guint  n,
                guint  longest)
{
  GString *text = g_string_new ("{\"total_items\":9,\"contents\":[");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *padding = g_strnfill (i % 7 == 3 ? (gsize) g_rand_int_range (random, 0, (gint32) longest) : 0, 'x');

      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", pick_gap (random));
      append_record (random, text, i);
      g_string_insert (text, (gssize) text->len - 2, padding);
    }
  g_string_append_printf (text, "%s],\"size\":%u}", pick_gap (random), n);
  return text;
}

/* Records across the edges of what is looked at, and longer than that. */
static void
test_long_pages (void)
{
  static const guint sizes[] = { 1, 2000, 16 * 1024, 200 * 1000, 300 * 1000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  static const char bytes[] = "[]{},:\"\\ a0";

  for (guint i = 0; i < 25; i++)
    {
      GString *text = make_long_page (random, (guint) g_rand_int_range (random, 200, 900), sizes[i % G_N_ELEMENTS (sizes)]);

      g_assert_cmpuint (compare (text, DW_PAGE_PART), >, 1);
      text->str[g_rand_int_range (random, 0, (gint32) text->len)] = bytes[g_rand_int_range (random, 0, sizeof bytes - 1)];
      compare (text, DW_PAGE_PART);
      g_string_truncate (text, (gsize) g_rand_int_range (random, 0, (gint32) text->len));
      compare (text, DW_PAGE_PART);
      g_string_free (text, TRUE);
    }
}

/* Takes all parts of @watched. Returns their bytes; 0 with @error. */
static gsize
take_parts (Watched  *watched,
            GError  **error)
{
  DwPageText text = { g_bytes_get_size (watched->page), read_watched, watched };
  g_autoptr (DwPageParts) parts = dw_page_parts_new (&text, DW_PAGE_PART, error);
  GBytes *part = NULL;
  gsize taken = 0;

  while (parts != NULL && (part = dw_page_parts_next (parts, error)) != NULL)
    {
      taken += g_bytes_get_size (part);
      g_bytes_unref (part);
    }
  return error != NULL && *error != NULL ? 0 : taken;
}

/* What a page takes of memory is no matter of its length. */
static void
test_piece_by_piece (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  GString *text = make_long_page (random, 4000, 1);
  g_autoptr (GBytes) page = g_string_free_to_bytes (text);
  Watched watched = { .page = page };
  guint n_reads = 0;

  g_assert_cmpuint (take_parts (&watched, NULL), >, g_bytes_get_size (page) * 9 / 10);
  g_test_message ("%" G_GSIZE_FORMAT " bytes, %u times, at most %" G_GSIZE_FORMAT, g_bytes_get_size (page),
                  watched.n_reads, watched.most);
  g_assert_cmpuint (g_bytes_get_size (page), >, 10 * watched.most);
  g_assert_cmpuint (watched.most, <=, 17 * 1024);

  n_reads = watched.n_reads;
  for (guint i = 1; i <= n_reads; i++)
    {
      g_autoptr (GError) error = NULL;

      watched = (Watched) { .page = page, .fails_at = i };
      g_assert_cmpuint (take_parts (&watched, &error), ==, 0);
      g_assert_error (error, G_IO_CHANNEL_ERROR, G_IO_CHANNEL_ERROR_IO);
      g_assert_cmpuint (watched.n_reads, ==, i);
    }
}

/* Bytes of this process that are in memory; 0 where nobody tells. */
static gint64
read_resident (void)
{
  g_autofree char *told = NULL;
  long n_pages = 0;

  if (!g_file_get_contents ("/proc/self/statm", &told, NULL, NULL) || sscanf (told, "%*s %ld", &n_pages) != 1)
    return 0;

  return (gint64) n_pages * sysconf (_SC_PAGESIZE);
}

/* As a crawl reads page after page, and then goes on with parts of them. */
static void
test_spares (void)
{
  g_autoptr (GString) text = g_string_new ("[0");
  DwJson *json = dw_json_new ();
  DwJsonValue root;
  gint64 before = 0;
  gint64 after = 0;

  while (text->len < (gsize) 4 * 1024 * 1024)
    g_string_append (text, ",{\"id\":[1,2,3]}");
  g_string_append_c (text, ']');
  g_assert_true (dw_json_parse (json, text->str, text->len, 8, &root));
  dw_json_free (json);

  before = read_resident ();
  dw_json_drop_spares ();
  dw_arena_trim ();
  after = read_resident ();
  g_test_message ("%" G_GINT64_FORMAT " KiB, then %" G_GINT64_FORMAT, before / 1024, after / 1024);
#ifndef __SANITIZE_ADDRESS__
  if (before == 0)
    g_test_skip ("No /proc here.");
  else
    g_assert_cmpint (before - after, >, (gint64) text->len);
#endif

  json = dw_json_new ();
  g_assert_true (dw_json_parse (json, "[1]", 3, 8, &root));
  dw_json_free (json);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/feed/parts/A page in parts has the same records as the page", test_same_records);
  g_test_add_func ("/feed/parts/What is no page is none in parts", test_damage);
  g_test_add_func ("/feed/parts/No part is longer than was asked for", test_sizes);
  g_test_add_func ("/feed/parts/What is no plain list of records comes whole", test_others);
  g_test_add_func ("/feed/parts/A long page in parts has the same records as the page", test_long_pages);
  g_test_add_func ("/feed/parts/A long page is read piece by piece, and what cannot be read ends it", test_piece_by_piece);
  g_test_add_func ("/feed/parts/What read a whole page goes back before its parts are read", test_spares);

  return g_test_run ();
}
