/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-clock.h"
#include "dw-html-text.h"
#include "dw-limits.h"
#include "dw-reading.h"
#include "tests/support/isolated.h"

enum { FINE = DW_READING_FINE };

/* What a publisher wrote, what is taken from it (NULL: nothing), and the fault that is reported. */
typedef struct
{
  const char *found;
  const char *taken;
  int fault;
} Case;

/* Names the case on one line. */
static void
say (const char *text)
{
  g_autofree char *escaped = g_strescape (text, NULL);

  g_test_message ("\"%s\"", escaped);
}

static void
check_cases (DwReadFunc  read,
             const Case *cases,
             gsize       n_cases)
{
  g_autoptr (DwArena) arena = dw_arena_new ();

  for (gsize i = 0; i < n_cases; i++)
    {
      DwReading reading = read (arena, cases[i].found, strlen (cases[i].found));

      say (cases[i].found);
      g_assert_cmpstr (reading.text, ==, cases[i].taken);
      g_assert_cmpint (reading.fault, ==, cases[i].fault);
      g_assert_true ((reading.message == NULL) == (reading.fault == FINE));
    }
}

static void
test_dates (void)
{
  static const Case cases[] = {
    { "2005-01-01", "2005-01-01", FINE },
    { " 2024-02-29 ", "2024-02-29", FINE },
    { "", NULL, FINE },
    { "2026-09-10T00:00:00.000Z", "2026-09-10", DW_FAULT_COERCED },
    { "2026-09-10 09:30:00", "2026-09-10", DW_FAULT_COERCED },
    { "2023-02-29", NULL, DW_FAULT_FORMAT },
    { "0000-01-01", NULL, DW_FAULT_FORMAT },
    { "2023", NULL, DW_FAULT_FORMAT },
    { "01/02/2023", NULL, DW_FAULT_FORMAT },
    { "2023-1-2", NULL, DW_FAULT_FORMAT },
    { "2023-01-02x", NULL, DW_FAULT_FORMAT },
    { "2023-01-02T", NULL, DW_FAULT_FORMAT },
    { "voluptate", NULL, DW_FAULT_FORMAT },
  };

  check_cases (dw_read_date, cases, G_N_ELEMENTS (cases));
}

static void
test_date_times (void)
{
  static const Case cases[] = {
    { "2023-03-15T10:30:45.123Z", "2023-03-15T10:30:45Z", FINE },
    { "2023-03-15T10:30:45+0000", "2023-03-15T10:30:45Z", FINE },
    { "2023-07-15T00:30:00+01:00", "2023-07-14T23:30:00Z", FINE },
    { "2023-12-31T23:30:00-05:30", "2024-01-01T05:00:00Z", FINE },
    { "2023-03-15T10:30Z", "2023-03-15T10:30:00Z", FINE },
    { "2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", FINE },
    { "2025-09-02T12:06:15.654", "2025-09-02T12:06:15Z", DW_FAULT_COERCED },
    { "2025-09-02", "2025-09-02T00:00:00Z", DW_FAULT_COERCED },
    { "", NULL, FINE },
    { "2025-09-02T25:00:00Z", NULL, DW_FAULT_FORMAT },
    { "2025-09-02T24:00:00Z", NULL, DW_FAULT_FORMAT },
    { "2025-09-02T12:61:00Z", NULL, DW_FAULT_FORMAT },
    { "2025-09-02T12:06:15+99:00", NULL, DW_FAULT_FORMAT },
    { "2025-09-02T12:06:15ZZ", NULL, DW_FAULT_FORMAT },
    { "0001-01-01T00:00:00+14:00", NULL, DW_FAULT_FORMAT },
    { "yesterday", NULL, DW_FAULT_FORMAT },
  };
  g_autoptr (DwArena) arena = dw_arena_new ();

  check_cases (dw_read_date_time, cases, G_N_ELEMENTS (cases));
  g_assert_cmpstr (dw_read_epoch (arena, 1678876245).text, ==, "2023-03-15T10:30:45Z");
  g_assert_cmpstr (dw_read_epoch (arena, 1678876245123).text, ==, "2023-03-15T10:30:45Z");
  g_assert_cmpint (dw_read_epoch (arena, -1).fault, ==, DW_FAULT_FORMAT);
  g_assert_cmpint (dw_read_epoch (arena, G_MAXINT64).fault, ==, DW_FAULT_FORMAT);
}

static void
test_times (void)
{
  static const Case cases[] = {
    { "10:00:00", "10:00", FINE },
    { "09:00:00Z", "09:00", FINE },
    { "09:00+01:00", "09:00", FINE },
    { "18:30", "18:30", FINE },
    { "", NULL, FINE },
    { "9:00", "09:00", DW_FAULT_COERCED },
    { "9:00am", "09:00", DW_FAULT_COERCED },
    { "9am", "09:00", DW_FAULT_COERCED },
    { "9.30 p.m.", "21:30", DW_FAULT_COERCED },
    { "12:15 AM", "00:15", DW_FAULT_COERCED },
    { "12pm", "12:00", DW_FAULT_COERCED },
    { "24:00", "23:59", DW_FAULT_COERCED },
    { "24:01", NULL, DW_FAULT_FORMAT },
    { "25:00", NULL, DW_FAULT_FORMAT },
    { "10:60", NULL, DW_FAULT_FORMAT },
    { "13pm", NULL, DW_FAULT_FORMAT },
    { "10", NULL, DW_FAULT_FORMAT },
    { "10:00 to 12:00", NULL, DW_FAULT_FORMAT },
    { "by appointment", NULL, DW_FAULT_FORMAT },
  };

  check_cases (dw_read_time, cases, G_N_ELEMENTS (cases));
}

static void
test_byday (void)
{
  static const Case cases[] = {
    { "TH,FR", "TH,FR", FINE },
    { "1SA", "1SA", FINE },
    { "-1FR,2MO", "-1FR,2MO", FINE },
    { "+1MO", "1MO", FINE },
    { "", NULL, FINE },
    { " , ", NULL, FINE },
    { "Thursday", "TH", DW_FAULT_COERCED },
    { "mo, tu", "MO,TU", DW_FAULT_COERCED },
    { "Mon;Weds", "MO,WE", DW_FAULT_COERCED },
    { "Mon;Wed", "MO,WE", DW_FAULT_COERCED },
    { "Tues Thurs", "TU,TH", DW_FAULT_COERCED },
    { "Mondays", "MO", DW_FAULT_COERCED },
    { "0MO", NULL, DW_FAULT_FORMAT },
    { "54MO", NULL, DW_FAULT_FORMAT },
    { "-MO", NULL, DW_FAULT_FORMAT },
    { "1", NULL, DW_FAULT_FORMAT },
    { "XX", NULL, DW_FAULT_FORMAT },
    { "M", NULL, DW_FAULT_FORMAT },
  };

  check_cases (dw_read_byday, cases, G_N_ELEMENTS (cases));
}

static void
test_addresses (void)
{
  static const Case cases[] = {
    { "http://example.com/counselling", "http://example.com/counselling", FINE },
    { "https://www.example.org:8443/a-b_c/?q=1&r=%C3%A9#top", "https://www.example.org:8443/a-b_c/?q=1&r=%C3%A9#top", FINE },
    { "HTTPS://Example.org/", "https://example.org/", FINE },
    { "", NULL, FINE },
    { "www.example.org", "https://www.example.org", DW_FAULT_COERCED },
    { "example.org/page?x=1", "https://example.org/page?x=1", DW_FAULT_COERCED },
    { "http://example.org/a b", "http://example.org/a%20b", DW_FAULT_COERCED },
    { "http://xn--mnchen-3ya.example/", "http://xn--mnchen-3ya.example/", FINE },
    { "http://m\xC3\xBCnchen.example/", "http://xn--mnchen-3ya.example/", DW_FAULT_COERCED },
    { "example_counselling", NULL, DW_FAULT_FORMAT },
    { "example/counselling", NULL, DW_FAULT_FORMAT },
    { "example_com", NULL, DW_FAULT_FORMAT },
    { "docs-openreferraluk-org/en/latest/openapi30.json", NULL, DW_FAULT_FORMAT },
    { "javascript:alert(1)", NULL, DW_FAULT_FORMAT },
    { "JavaScript:alert(1)//www.example.org", NULL, DW_FAULT_FORMAT },
    { "file:///etc/passwd", NULL, DW_FAULT_FORMAT },
    { "data:text/html,<b>", NULL, DW_FAULT_FORMAT },
    { "http://user@example.org/", NULL, DW_FAULT_FORMAT },
    { "https://bank.example.org@evil.example/", NULL, DW_FAULT_FORMAT },
    { "bank.example.org:80@evil.example/", NULL, DW_FAULT_FORMAT },
    { "name@example.org", NULL, DW_FAULT_FORMAT },
    { "http://", NULL, DW_FAULT_FORMAT },
    { "http:///path", NULL, DW_FAULT_FORMAT },
    { "http://localhost/", NULL, DW_FAULT_FORMAT },
    { "http://http://example.org", NULL, DW_FAULT_FORMAT },
    { "http://exa\xE2\x80\xAEmple.org/", NULL, DW_FAULT_TEXT },
    { "http://example..org/", NULL, DW_FAULT_FORMAT },
    { "http://-example.org/", NULL, DW_FAULT_FORMAT },
    { "9.30", NULL, DW_FAULT_FORMAT },
    { "N/A", NULL, DW_FAULT_FORMAT },
  };

  check_cases (dw_read_uri, cases, G_N_ELEMENTS (cases));
}

static void
test_emails (void)
{
  static const Case cases[] = {
    { "email@example.com", "email@example.com", FINE },
    { " first.last+tag@sub.example.org ", "first.last+tag@sub.example.org", FINE },
    { "", NULL, FINE },
    { "mailto:a@example.org", "a@example.org", DW_FAULT_COERCED },
    { "email-example_com", NULL, DW_FAULT_FORMAT },
    { "false", NULL, DW_FAULT_FORMAT },
    { "Unknown-12@noemail.invalid", NULL, DW_FAULT_FORMAT },
    { "a@b", NULL, DW_FAULT_FORMAT },
    { "a@@example.org", NULL, DW_FAULT_FORMAT },
    { "a@example.org, b@example.org", NULL, DW_FAULT_FORMAT },
    { ".a@example.org", NULL, DW_FAULT_FORMAT },
    { "a..b@example.org", NULL, DW_FAULT_FORMAT },
    { "a@example.1", NULL, DW_FAULT_FORMAT },
    { "a@example.org.", NULL, DW_FAULT_FORMAT },
    { "a b@example.org", NULL, DW_FAULT_FORMAT },
    { "a\xE2\x80\x8B@example.org", NULL, DW_FAULT_TEXT },
  };

  check_cases (dw_read_email, cases, G_N_ELEMENTS (cases));
}

static void
test_phones (void)
{
  static const Case cases[] = {
    { "020 7946 0000", "020 7946 0000", FINE },
    { "\"+44 1234 234567\"", "+44 1234 234567", DW_FAULT_COERCED },
    { "tel:02079460000", "02079460000", DW_FAULT_COERCED },
    { "Bristol Youth MAPS: 0117 332 7111", "Bristol Youth MAPS: 0117 332 7111", FINE },
    { "", NULL, FINE },
    { "*21*02079460000#", NULL, DW_FAULT_FORMAT },
    { "call the office", NULL, DW_FAULT_FORMAT },
    { "2.08E+09", NULL, DW_FAULT_FORMAT },
    { "020 7946 0000 E", "020 7946 0000 E", FINE },
    { "999", "999", FINE },
    { "116 123", "116 123", FINE },
    { "\xD9\xA0\xD9\xA1\xD9\xA2 020", NULL, DW_FAULT_FORMAT },
    { "020 7946\xE2\x80\xAE 0000", "020 7946 0000", DW_FAULT_TEXT },
  };

  check_cases (dw_read_phone, cases, G_N_ELEMENTS (cases));
}

static void
test_ids (void)
{
  static const Case cases[] = {
    { "ac148810-d857-441c-9679-408f346de14b", "ac148810-d857-441c-9679-408f346de14b", FINE },
    { "not a uuid/../x", "not a uuid/../x", FINE },
    { "", NULL, FINE },
    { "a\x01" "b", NULL, DW_FAULT_TEXT },
    { "a\xE2\x80\xAE" "b", NULL, DW_FAULT_TEXT },
    { "a\xEF\xBF\xBD" "b", NULL, DW_FAULT_TEXT },
    { "a\nb", NULL, DW_FAULT_TEXT },
  };
  g_autoptr (DwArena) arena = dw_arena_new ();
  g_autofree char *longest = g_strnfill (DW_LIMIT_ID, 'x');
  g_autofree char *too_long = g_strnfill (DW_LIMIT_ID + 1, 'x');

  check_cases (dw_read_id, cases, G_N_ELEMENTS (cases));
  g_assert_cmpstr (dw_read_id (arena, longest, DW_LIMIT_ID).text, ==, longest);
  g_assert_cmpint (dw_read_id (arena, too_long, DW_LIMIT_ID + 1).fault, ==, DW_FAULT_FORMAT);
}

static DwReading
read_status (DwArena    *arena,
             const char *text,
             gsize       length)
{
  static const char *const words[] = { "active", "temporarily closed", "WEEKLY", "TH", NULL };

  return dw_read_word (arena, text, length, words);
}

static void
test_words (void)
{
  static const Case cases[] = {
    { "active", "active", FINE },
    { "Active ", "active", DW_FAULT_COERCED },
    { "temporarily_closed", "temporarily closed", DW_FAULT_COERCED },
    { "week", "WEEKLY", DW_FAULT_COERCED },
    { "Thursday", "TH", DW_FAULT_COERCED },
    { "month", NULL, DW_FAULT_WORD },
    { "", NULL, FINE },
    { "act", NULL, DW_FAULT_WORD },
    { "a very long word that stands in no list of the standard at all", NULL, DW_FAULT_WORD },
  };

  check_cases (read_status, cases, G_N_ELEMENTS (cases));
}

/* JSON may hold a NUL (\u0000): a word ends where its length says, and what lies behind it in memory is not asked. */
static void
test_words_with_nul (void)
{
  g_autoptr (DwArena) arena = dw_arena_new ();
  const gsize start = sizeof "active";
  char text[64] = "active";

  for (gsize length = start + 1; length < sizeof text; length++)
    {
      DwReading reading;

      text[length - 1] = 'x';
      reading = read_status (arena, text, length);
      g_test_message ("%" G_GSIZE_FORMAT " bytes", length);
      g_assert_null (reading.text);
      g_assert_cmpint (reading.fault, ==, DW_FAULT_WORD);
    }
}

static void
test_prose (void)
{
  static const Case cases[] = {
    { "plain", "plain", FINE },
    { "one\r\ntwo\rthree", "one\ntwo\nthree", FINE },
    { "one\\ntwo", "one\ntwo", DW_FAULT_COERCED },
    { "<p>One</p><p>Two</p>", "One\n\nTwo", FINE },
    { "a < b and c > d", "a < b and c > d", FINE },
    { "Contact <name@example.org>", "Contact <name@example.org>", FINE },
    { "Parents &amp; carers", "Parents & carers", FINE },
    { "5 &pound; &#163;5 &#x2019;s &#146;", "5 \xC2\xA3 \xC2\xA3" "5 \xE2\x80\x99s \xE2\x80\x99", FINE },
    { "&nosuch; & AT&T", "&nosuch; & AT&T", FINE },
    { "a\xE2\x80\xAE" "b", "ab", DW_FAULT_TEXT },
    { "&#x202E;evil", "evil", DW_FAULT_TEXT },
    { "&#0;&#xD800;", "\xEF\xBF\xBD\xEF\xBF\xBD", FINE },
    { "<br>", NULL, FINE },
    { "", NULL, FINE },
  };

  check_cases (dw_read_prose, cases, G_N_ELEMENTS (cases));
}

static void
test_lines (void)
{
  static const Case cases[] = {
    { " Trailing spaces  ", "Trailing spaces", FINE },
    { "two\nlines", "two lines", FINE },
    { "<b>Bold</b> name", "Bold name", DW_FAULT_COERCED },
    { "Caf\xC3\xA9 \xE2\x80\x93 it\xE2\x80\x99s open", "Caf\xC3\xA9 \xE2\x80\x93 it\xE2\x80\x99s open", FINE },
    { "\x07" "bell", "bell", DW_FAULT_TEXT },
  };

  check_cases (dw_read_line, cases, G_N_ELEMENTS (cases));
}

static void
test_long_text (void)
{
  g_autoptr (DwArena) arena = dw_arena_new ();
  g_autofree char *text = g_strnfill (DW_LIMIT_JSON_STRING + 2, 'x');
  DwReading reading;

  /* The limit falls into a two-byte character, which goes whole. */
  text[DW_LIMIT_JSON_STRING - 1] = '\xC3';
  text[DW_LIMIT_JSON_STRING] = '\xA9';
  reading = dw_read_prose (arena, text, strlen (text));
  g_assert_cmpint (reading.fault, ==, DW_FAULT_TEXT);
  g_assert_cmpuint (strlen (reading.text), ==, DW_LIMIT_JSON_STRING - 1);
  g_assert_true (g_utf8_validate (reading.text, -1, NULL));
}

static void
test_html (void)
{
  static const struct { const char *html; const char *text; } cases[] = {
    { "<h1>Help</h1>\n<p>One\ntwo</p>", "Help\n\nOne two\n\n" },
    { "<ul><li>a</li><li>b</li></ul>c", "\xE2\x80\xA2 a\n\xE2\x80\xA2 b\n\nc" },
    { "a<br>b<br/>c<BR />d", "a\nb\nc\nd" },
    { "see <a href=\"https://example.org/a?b=1&amp;c=2\">the page</a>.", "see the page (https://example.org/a?b=1&c=2)." },
    { "<a class='x' href='mailto:a@example.org'>write</a>", "write (a@example.org)" },
    { "<a href=\"https://example.org\">https://example.org</a>", "https://example.org" },
    { "<a href=\"javascript:evil()\">click</a>", "click" },
    { "<a href=https://example.org/x>bare</a>", "bare (https://example.org/x)" },
    { "<a>none</a>", "none" },
    { "<a href=\"https://example.org\">open", "open (https://example.org)" },
    { "a<script>if (a<b) evil ('</p>')</script>b<style>x{}</style>c", "abc" },
    { "a<script>never closed", "a" },
    { "a<!-- hidden > still --> b", "a b" },
    { "a<!-- never closed > b", "a b" },
    { "<img alt=\"a > b\" src=x>c", "c" },
    { "<p class=\"broken>text</p>", "text\n\n" },
    { "<td>a</td><td>b</td>", "a b " },
    { "line one\n<b>line two</b>", "line one\nline two" },
    { "<unknown>stays</unknown>", "<unknown>stays</unknown>" },
    { "1 <2 and <", "1 <2 and <" },
    { "<p", "<p" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dw_html_to_text (cases[i].html, strlen (cases[i].html));

      say (cases[i].html);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Microseconds of work that @n bytes of @pattern take. */
static gint64
measure_html (const char *pattern,
              gsize       n)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autofree char *text = NULL;
  gint64 start = 0;

  while (html->len < n)
    g_string_append (html, pattern);
  g_string_append (html, ">");

  start = dw_clock_get_effort ();
  dw_html_is_likely (html->str, html->len);
  text = dw_html_to_text (html->str, html->len);
  return dw_clock_get_effort () - start;
}

/* Each of these made some tokenizer look to the end of the text at every step: sixteen times the text was 256 times the work. */
static void
test_html_is_linear (void)
{
  static const char *const patterns[] = { "<", "<p", "<!--", "<!-- >", "<a \"", "<a \">", "&", "&#", "<script", "<a href=\"", "</", "<a>", "<p>" };

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      gint64 part = measure_html (patterns[i], DW_LIMIT_JSON_STRING / 16);
      gint64 whole = measure_html (patterns[i], DW_LIMIT_JSON_STRING);

      g_test_message ("%s: %" G_GINT64_FORMAT " us, a sixteenth of it %" G_GINT64_FORMAT, patterns[i], whole, part);
      g_assert_cmpint (whole, <, 64 * MAX (part, 1000));
    }
}

/* What is written as it should be is taken without being taken apart. A space before and behind it changes nothing but the way. */
static void
test_short_ways (void)
{
  static const struct
  {
    DwReadFunc read;
    const char *parts[12];
    gint32 most;
  } ways[] = {
    { dw_read_byday, { "MO", "TU", "SU", "SA", "FR", "mo", "1", ",", ",", ",", "M", " " }, 6 },
    { dw_read_time, { "0", "1", "2", "3", "9", "5", "23", "24", ":", ":", "59", "60" }, 5 },
    { dw_read_line, { "a", "Zoë", " ", "&", "<", "\\", "abcdefgh", "\n", "0123456789abcdef", "~", "\x7F", "\t" }, 7 },
    { dw_read_prose, { "a", "Zoë", " ", "&", "<", "\\", "abcdefgh", "\n", "0123456789abcdef", "~", "\x7F", "\t" }, 7 },
  };
  g_autoptr (DwArena) arena = dw_arena_new ();
  GRand *random = g_rand_new_with_seed (20261122);
  guint n_taken = 0;

  for (guint i = 0; i < 4000; i++)
    {
      guint way = i % G_N_ELEMENTS (ways);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *spaced = NULL;
      DwReading quick, slow;

      for (gint32 n = g_rand_int_range (random, 1, ways[way].most); n > 0; n--)
        g_string_append (text, ways[way].parts[g_rand_int_range (random, 0, G_N_ELEMENTS (ways[way].parts))]);
      spaced = g_strdup_printf (" %s ", text->str);
      quick = ways[way].read (arena, text->str, text->len);
      slow = ways[way].read (arena, spaced, strlen (spaced));
      g_assert_cmpstr (quick.text, ==, slow.text);
      g_assert_cmpint (quick.fault, ==, slow.fault);
      n_taken += quick.text != NULL && quick.fault == FINE;
    }

  g_assert_cmpuint (n_taken, >, 400);
  g_rand_free (random);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/feed/reading/dates are read and nonsense is dropped", test_dates);
  g_test_add_func ("/feed/reading/date-times come out in UTC", test_date_times);
  g_test_add_func ("/feed/reading/times are wall-clock times whatever zone they claim", test_times);
  g_test_add_func ("/feed/reading/weekdays come out as in iCalendar", test_byday);
  g_test_add_func ("/feed/reading/only plain http and https addresses pass", test_addresses);
  g_test_add_func ("/feed/reading/only e-mail addresses that can exist pass", test_emails);
  g_test_add_func ("/feed/reading/telephone numbers pass and codes do not", test_phones);
  g_test_add_func ("/feed/reading/ids are short and visible", test_ids);
  g_test_add_func ("/feed/reading/words of closed lists are understood in their known spellings", test_words);
  g_test_add_func ("/feed/reading/a word that goes on behind a NUL is not the word before it", test_words_with_nul);
  g_test_add_func ("/feed/reading/what is written as it should be reads the same by the short way as by the long", test_short_ways);
  g_test_add_func ("/feed/reading/prose keeps its lines and loses its HTML", test_prose);
  g_test_add_func ("/feed/reading/a line is one line", test_lines);
  g_test_add_func ("/feed/reading/a text that is too long is cut at a character", test_long_text);
  g_test_add_func ("/feed/reading/HTML becomes text", test_html);
  g_test_add_func ("/feed/reading/hostile HTML takes no longer than its length", test_html_is_linear);
  return g_test_run ();
}
