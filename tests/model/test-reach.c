/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-dial.h"
#include "dw-link.h"

#include <math.h>

/* Every number here is of Ofcom's blocks for drama, a helpline's published one, or no number at all. */

static void
test_dials (void)
{
  static const struct
  {
    const char *given;
    double extension;
    const char *whose;
    const char *number;     /* NULL: hidden */
    gboolean has_caution;
  } table[] = {
    { "020 7946 0018", NAN, NULL, "020 7946 0018", FALSE },
    { "Tel: 020 7946 0018", NAN, NULL, "020 7946 0018", FALSE },
    { "(020) 7946\u20110018", NAN, NULL, "(020) 7946-0018", FALSE },
    { "+44\u00a020.7946.0018", NAN, NULL, "+44 20 7946 0018", FALSE },
    { "020 7946 0018 ext. 12", NAN, NULL, "020 7946 0018 ext. 12", FALSE },
    { "020 7946 0018", 12, NULL, "020 7946 0018 ext. 12", FALSE },
    { "Bristol Youth MAPS: 0117 496 0111", NAN, NULL, "0117 496 0111", FALSE },
    { "Bookings: 020 7946 0018 (Mon to Fri)", NAN, NULL, "020 7946 0018", FALSE },
    { "Sussex: 020 7946 0018 ext: 12", NAN, NULL, "020 7946 0018 ext. 12", FALSE },
    { "Childline: 0909 8790 018", NAN, NULL, NULL, TRUE },
    { "0909 8790 018 (Childline)", NAN, NULL, NULL, TRUE },
    { "Press: *21*07700900123#", NAN, NULL, NULL, TRUE },
    { "Room 5: 020 7946 0018", NAN, NULL, NULL, TRUE },
    { "Desk: ", NAN, NULL, NULL, TRUE },
    { "0909 8790 018", NAN, NULL, "0909 8790 018", TRUE },
    { "+44 909 8790 018", NAN, NULL, "+44 909 8790 018", TRUE },
    { "0044 70 0000 0000", NAN, NULL, "0044 70 0000 0000", TRUE },
    { "0845 000 0000", NAN, NULL, "0845 000 0000", TRUE },
    { "118 000", NAN, NULL, "118 000", TRUE },
    { "*21*07700900123#", NAN, NULL, NULL, TRUE },
    { "٠٢٠ ٧٩٤٦ ٠٠١٨", NAN, NULL, NULL, TRUE },
    { "020 7946 0018; ext=1", NAN, NULL, NULL, TRUE },
    { "ring us", NAN, NULL, NULL, TRUE },
    { "", NAN, NULL, NULL, TRUE },
    { "12345678901234567890123456789012345678901234567890", NAN, NULL, NULL, TRUE },
    { "0800 1111", NAN, "Childline", "0800 1111", FALSE },
    { "0909 8790 018", NAN, "Childline", NULL, TRUE },
    { "020 7946 0018", NAN, "Police 999\nHackney", NULL, TRUE },
    { "020 7946 0018", NAN, "CHILDLINE (free)", NULL, TRUE },
    { "020 7946 0018", NAN, "Childlines of Hackney", "020 7946 0018", FALSE },
    { "+44 808 800 5000", NAN, "NSPCC helpline", "+44 808 800 5000", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (DwDial) dial = { NULL, };

      dw_dial_read (table[i].given, table[i].extension, table[i].whose, &dial);
      g_test_message ("%s under %s", table[i].given, table[i].whose);
      g_assert_cmpstr (dial.number, ==, table[i].number);
      g_assert_cmpint (dial.caution != NULL, ==, table[i].has_caution);
    }
}

/* What stands beside a number is for whoever rings it. */
static void
test_words_beside_number (void)
{
  g_auto (DwDial) dial = { NULL, };

  dw_dial_read ("Bookings: 020 7946 0018 (Mon to Fri)", NAN, NULL, &dial);
  g_assert_cmpstr (dial.number, ==, "020 7946 0018");
  g_assert_cmpstr (dial.words, ==, "Bookings, Mon to Fri");
}

static void
test_web_addresses (void)
{
  static const struct
  {
    const char *given, *uri, *shown;    /* uri NULL: not to be opened */
  } table[] = {
    { "https://www.example.org/", "https://www.example.org/", "example.org" },
    { "http://example.org/hubs/acacia", "http://example.org/hubs/acacia", "example.org/hubs/acacia" },
    { "https://example.org/a?b=c", "https://example.org/a?b=c", "example.org/a…" },
    { "https://example.org:8443/a", "https://example.org:8443/a", "example.org/a" },
    { "https://bücher.example/", "https://xn--bcher-kva.example/", "bücher.example" },
    { "https://ехаmple.org/", "https://xn--mple-43d3a6i.org/", "xn--mple-43d3a6i.org" },
    { "https://example.org@evil.example/", NULL, NULL },
    { "https://user:secret@example.org/", NULL, NULL },
    { "javascript:alert(1)", NULL, NULL },
    { "data:text/html,x", NULL, NULL },
    { "file:///etc/passwd", NULL, NULL },
    { "smb://example.org/a", NULL, NULL },
    { "https:///nowhere", NULL, NULL },
    { "https://example.org\\@evil.example/", NULL, NULL },
    { "https://exa mple.org/", NULL, NULL },
    { "https://example.org/\"><b>", NULL, NULL },
    { "//example.org", NULL, NULL },
    { "", NULL, NULL },
    { NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (DwLink) link = { NULL, };
      gboolean opens = dw_link_read_web (table[i].given, &link);

      g_test_message ("%s", table[i].given);
      g_assert_cmpstr (link.uri, ==, table[i].uri);
      g_assert_cmpint (opens, ==, table[i].uri != NULL);
      if (table[i].shown != NULL && !g_str_has_prefix (table[i].shown, "xn--"))
        g_assert_cmpstr (link.shown, ==, table[i].shown);
      else if (opens)
        g_assert_true (g_str_has_prefix (link.shown, "xn--"));
    }
}

static void
test_long_address (void)
{
  g_autofree char *tail = g_strnfill (9000, 'a');
  g_autofree char *address = g_strconcat ("https://example.org/", tail, NULL);
  g_auto (DwLink) link = { NULL, };

  g_assert_false (dw_link_read_web (address, &link));
}

static void
test_email_addresses (void)
{
  static const struct
  {
    const char *given, *uri;
  } table[] = {
    { "hub@example.org", "mailto:hub@example.org" },
    { "family.hub+north@example.org", "mailto:family.hub%2Bnorth@example.org" },
    { "hub@example.org?attach=/etc/passwd", NULL },
    { "hub@example.org&bcc=all@example.org", NULL },
    { "hub@example.org,other@example.org", NULL },
    { "hub", NULL },
    { "@example.org", NULL },
    { "hub@example", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (DwLink) link = { NULL, };

      dw_link_read_email (table[i].given, &link);
      g_assert_cmpstr (link.uri, ==, table[i].uri);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reach/a number is shown only when it can be dialled and is whose it says", test_dials);
  g_test_add_func ("/reach/words beside a number are kept apart from it, and it can be dialled", test_words_beside_number);
  g_test_add_func ("/reach/only plain web addresses can be opened", test_web_addresses);
  g_test_add_func ("/reach/an endless address cannot be opened", test_long_address);
  g_test_add_func ("/reach/only one plain e-mail address can be written to", test_email_addresses);

  return g_test_run ();
}
