/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-address.h"
#include "dw-check-address.h"
#include "dw-peer.h"
#include "tests/support/isolated.h"

static void
test_accepted (void)
{
  static const struct
  {
    const char *typed;
    const char *address;
  } rows[] = {
    { "example.org", "https://example.org" },
    { "example.org/", "https://example.org" },
    { "example.org/api", "https://example.org/api" },
    { "example.org/api///", "https://example.org/api" },
    { "//example.org/api", "https://example.org/api" },
    { "  https://example.org/api/v3/\n", "https://example.org/api/v3" },
    { "\u00a0\u2003https://example.org\u3000", "https://example.org" },
    { "HTTPS://Example.ORG/Api", "https://example.org/Api" },
    { "https://example.org:443/api", "https://example.org/api" },
    { "https://example.org:8443/api", "https://example.org:8443/api" },
    { "example.org:8443", "https://example.org:8443" },
    { "https://example.org./api", "https://example.org/api" },
    { "https://example.org/a/../b/./c", "https://example.org/b/c" },
    { "https://example.org/api?key=1", "https://example.org/api?key=1" },
    { "https://example.org/api#here", "https://example.org/api" },
    { "https://b\u00fccher.example/api", "https://xn--bcher-kva.example/api" },
    /* Cyrillic a among Latin letters: the look-alike shows itself. */
    { "https://p\u0430ypal.example", "https://xn--pypal-4ve.example" },
    { "https://93.184.216.34/api", "https://93.184.216.34/api" },
    { "https://[2606:2800:220:1::1]/api", "https://[2606:2800:220:1::1]/api" },
    { "https://10.1.2.3/api", "https://10.1.2.3/api" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = NULL;
      g_autofree char *again = NULL;

      g_test_message ("%s", rows[i].typed);
      address = dw_address_check (rows[i].typed, FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (address, ==, rows[i].address);

      again = dw_address_check (address, FALSE, &error);
      g_assert_cmpstr (again, ==, address);
    }
}

static void
test_refused (void)
{
  static const char *const rows[] = {
    "", "   ", "\t\n", "http://example.org/api", "HTTP://example.org", "http:example.org", "file:///etc/passwd", "file:x",
    "ftp://example.org", "javascript:alert(1)", "data:text/html,x", "mailto:a@example.org", "smb://example.org/x",
    "about:blank", "https:", "https:/", "https://", "https:///api", "https:example.org", "https://user@example.org/",
    "https://user:pass@example.org/", "user@example.org", "example.org@evil.example", "https://example.org\\@evil.example",
    "https://exa mple.org", "https://example.org/a b", "https://example.org/\x01", "https://example.org/\r\nHost: x",
    "https://example.org/\x7f", "https://example.org/\u202egpj", "https://example.org/\u200b", "https://example.org:0/",
    "https://example.org:99999/", "https://example.org:-1/", "https://example.org:abc/", "https://-example.org/",
    "https://exa_mple.org/", "https://example..org/", "https://.example.org", "https://example", "parenting", "...",
    "https://%65xample.org\x80", "https://[::1", "https://[fe80::1%25eth0]/", "https://0.0.0.0/", "https://255.255.255.255/",
    "https://224.0.0.1/", "https://<script>/", "https://{x}.example.org", "https://a`b.example.org", "https://a|b.org",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int is_testing = 0; is_testing < 2; is_testing++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *shown = g_strescape (rows[i], NULL);

        g_test_message ("%s", shown);
        g_assert_null (dw_address_check (rows[i], is_testing != 0, &error));
        g_assert_error (error, DW_NET_ERROR, DW_NET_ERROR_BAD_ADDRESS);
        g_assert_true (g_str_has_suffix (error->message, "."));
      }
}

static void
test_long (void)
{
  g_autofree char *path = g_strnfill (3000, 'a');
  g_autofree char *typed = g_strconcat ("https://example.org/", path, NULL);
  g_autofree char *label = g_strnfill (64, 'a');
  g_autofree char *host = g_strconcat ("https://", label, ".org", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) host_error = NULL;

  g_assert_null (dw_address_check (typed, FALSE, &error));
  g_assert_error (error, DW_NET_ERROR, DW_NET_ERROR_BAD_ADDRESS);
  g_assert_null (dw_address_check (host, FALSE, &host_error));
  g_assert_error (host_error, DW_NET_ERROR, DW_NET_ERROR_BAD_ADDRESS);
}

/* Every way of writing 127.0.0.1 that a resolver understands, and the names that mean it. */
static void
test_loopback (void)
{
  static const char *const rows[] = {
    "https://localhost:8443/api", "localhost:8443", "https://127.0.0.1", "https://127.9.9.9", "https://[::1]:8443",
    "https://0x7f.1", "https://2130706433/", "https://0177.0.0.1", "https://feed.localhost", "https://LOCALHOST",
    "https://[::ffff:127.0.0.1]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = NULL;

      g_test_message ("%s", rows[i]);
      address = dw_address_check (rows[i], TRUE, NULL);
      g_assert_nonnull (address);
      g_assert_null (dw_address_check (rows[i], FALSE, &error));
      g_assert_error (error, DW_NET_ERROR, DW_NET_ERROR_BAD_ADDRESS);
    }
}

static void
test_redirects (void)
{
  static const char *const here = "https://example.org:8443/api/services?page=2";
  static const struct
  {
    const char *location;
    const char *next;
    DwNetFault fault;
    const char *other;
  } rows[] = {
    { "/v3/services", "https://example.org:8443/v3/services", DW_NET_FAULT_NONE, NULL },
    { "services?page=3", "https://example.org:8443/api/services?page=3", DW_NET_FAULT_NONE, NULL },
    { "?page=4", "https://example.org:8443/api/services?page=4", DW_NET_FAULT_NONE, NULL },
    { "https://EXAMPLE.org:8443/x#frag", "https://EXAMPLE.org:8443/x", DW_NET_FAULT_NONE, NULL },
    { "//example.org:8443/x", "https://example.org:8443/x", DW_NET_FAULT_NONE, NULL },
    { "https://example.org/x", NULL, DW_NET_FAULT_OTHER_HOST, "example.org" },
    { "https://example.org:9000/x", NULL, DW_NET_FAULT_OTHER_HOST, "example.org:9000" },
    { "https://evil.example/x", NULL, DW_NET_FAULT_OTHER_HOST, "evil.example" },
    { "//evil.example/x", NULL, DW_NET_FAULT_OTHER_HOST, "evil.example" },
    { "https://127.0.0.1/", NULL, DW_NET_FAULT_OTHER_HOST, "127.0.0.1" },
    { "https://2130706433/", NULL, DW_NET_FAULT_OTHER_HOST, "127.0.0.1" },
    { "https://[::1]/", NULL, DW_NET_FAULT_OTHER_HOST, "::1" },
    { "https://user@example.org:8443/", NULL, DW_NET_FAULT_OTHER_HOST, "example.org:8443" },
    { "https://p\xd0\xb0ypal.example/", NULL, DW_NET_FAULT_OTHER_HOST, "xn--pypal-4ve.example" },
    { "http://example.org:8443/x", NULL, DW_NET_FAULT_NOT_ENCRYPTED, "example.org:8443" },
    { "http://portal.example/login", NULL, DW_NET_FAULT_NOT_ENCRYPTED, "portal.example" },
    { "file:///etc/passwd", NULL, DW_NET_FAULT_OTHER_SCHEME, NULL },
    { "ftp://example.org/x", NULL, DW_NET_FAULT_OTHER_SCHEME, NULL },
    { "gopher://example.org/x", NULL, DW_NET_FAULT_OTHER_SCHEME, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *other = NULL;
      g_autofree char *next = NULL;
      DwNetFault fault = DW_NET_FAULT_NONE;

      g_test_message ("%s", rows[i].location);
      next = dw_address_follow (here, rows[i].location, &other, &fault);
      g_assert_cmpstr (next, ==, rows[i].next);
      g_assert_cmpint ((int) fault, ==, (int) rows[i].fault);
      if (rows[i].other != NULL)
        g_assert_cmpstr (other, ==, rows[i].other);
    }
}

static void
test_hosts_to_show (void)
{
  static const struct
  {
    const char *host;
    const char *shown;
  } rows[] = {
    { "example.org", "example.org" },
    { "EXAMPLE.org", "example.org" },
    { "p\xd0\xb0ypal.example", "xn--pypal-4ve.example" },
    { "evil.example\x1b[31m", "evil.example??31m" },
    { "a{host}b", "a?host?b" },
    { "<b>x</b>", "?b?x??b?" },
    { "\xff\xfe", NULL },
    { NULL, "" },
  };
  g_autofree char *endless = g_strnfill (5000, 'a');
  g_autofree char *cut = dw_address_show_host (endless);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = dw_address_show_host (rows[i].host);

      g_assert_true (g_str_is_ascii (shown));
      if (rows[i].shown != NULL)
        g_assert_cmpstr (shown, ==, rows[i].shown);
    }

  g_assert_cmpuint (strlen (cut), <=, 253);
}

static void
test_peers (void)
{
  static const struct
  {
    const char *peer;
    gboolean by_name;         /* allowed when a name led there */
    gboolean by_number;       /* allowed when the number was typed */
    gboolean in_tests;
  } rows[] = {
    { "93.184.216.34", TRUE, TRUE, TRUE },
    { "2606:2800:220:1::1", TRUE, TRUE, TRUE },
    { "127.0.0.1", FALSE, FALSE, TRUE },
    { "::1", FALSE, FALSE, TRUE },
    { "::ffff:127.0.0.1", FALSE, FALSE, TRUE },
    { "10.0.0.1", FALSE, TRUE, FALSE },
    { "172.16.0.1", FALSE, TRUE, FALSE },
    { "172.31.255.255", FALSE, TRUE, FALSE },
    { "172.32.0.1", TRUE, TRUE, TRUE },
    { "192.168.1.1", FALSE, TRUE, FALSE },
    { "100.64.0.1", FALSE, TRUE, FALSE },
    { "169.254.169.254", FALSE, TRUE, FALSE },
    { "fe80::1", FALSE, TRUE, FALSE },
    { "fd00::1", FALSE, TRUE, FALSE },
    { "64:ff9b::a00:1", FALSE, TRUE, FALSE },
    { "2002:a00:1::1", FALSE, TRUE, FALSE },
    { "0.0.0.0", FALSE, FALSE, FALSE },
    { "::", FALSE, FALSE, FALSE },
    { "224.0.0.251", FALSE, FALSE, FALSE },
    { "255.255.255.255", FALSE, FALSE, FALSE },
    { "ff02::fb", FALSE, FALSE, FALSE },
    { "not an address", FALSE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].peer);
      g_assert_cmpint (dw_peer_is_allowed (rows[i].peer, "feed.example", FALSE), ==, rows[i].by_name);
      g_assert_cmpint (dw_peer_is_allowed (rows[i].peer, rows[i].peer, FALSE), ==, rows[i].by_number);
      g_assert_cmpint (dw_peer_is_allowed (rows[i].peer, "feed.example", TRUE), ==, rows[i].in_tests);
    }
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_func ("/address/what a person types becomes one https address", test_accepted);
  g_test_add_func ("/address/what is not a safe web address is refused with a sentence", test_refused);
  g_test_add_func ("/address/an endless address is refused", test_long);
  g_test_add_func ("/address/this computer is no feed, except in tests", test_loopback);
  g_test_add_func ("/address/a redirect is followed on the same server only", test_redirects);
  g_test_add_func ("/address/a host from the network is shown in plain letters", test_hosts_to_show);
  g_test_add_func ("/address/a name must not lead into a private network", test_peers);

  return g_test_run ();
}
