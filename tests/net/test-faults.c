/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "net-fixture.h"
#include "tests/support/isolated.h"

enum
{
  LIMIT = 4 * 1024 * 1024,
  SHORT_SECONDS = 1,          /* the deadline where nothing but the deadline ends a transfer */
  LONG_SECONDS = 12,          /* where something else must */
  /* The other limits of time are 15 s and more: what ends before, the deadline or a verdict has ended. */
  PATIENCE_SECONDS = 13,
  GOOD = -1,
};

typedef struct
{
  const char *path;
  int code;                   /* a DwNetError, or GOOD */
  const char *says;           /* in the sentence, or NULL */
  guint retry_after;
} Case;

static const Case cases[] = {
  { "/good", GOOD },
  { "/good/gzip", GOOD },
  { "/good/gzip-streams", GOOD },
  { "/good/chunked", GOOD },
  { "/good/until-close", GOOD },
  { "/good/hints", GOOD },
  { "/good/untyped", GOOD },
  { "/good/plain", GOOD },
  { "/good/same-length-twice", GOOD },
  { "/good/odd-etag", GOOD },
  { "/good/no-goodbye", GOOD },
  { "/redirect/good", GOOD },
  { "/redirect/endless-body", GOOD },

  { "/length/long", DW_NET_ERROR_INCOMPLETE },
  { "/length/two", DW_NET_ERROR_INCOMPLETE },
  { "/length/three", DW_NET_ERROR_INCOMPLETE },
  { "/length/negative", DW_NET_ERROR_PROTOCOL },
  { "/length/words", DW_NET_ERROR_PROTOCOL },
  { "/length/huge", DW_NET_ERROR_TOO_LARGE },
  { "/length/overflow", DW_NET_ERROR_TOO_LARGE },
  { "/chunk/cut", DW_NET_ERROR_INCOMPLETE },
  { "/chunk/no-end", DW_NET_ERROR_INCOMPLETE },
  { "/chunk/nonsense", DW_NET_ERROR_INCOMPLETE },
  { "/empty", DW_NET_ERROR_INCOMPLETE },
  { "/empty/chunked", DW_NET_ERROR_INCOMPLETE },

  { "/gzip/cut", DW_NET_ERROR_INCOMPLETE },
  { "/gzip/cut-length-agrees", DW_NET_ERROR_INCOMPLETE },
  { "/gzip/damaged", DW_NET_ERROR_INCOMPLETE },
  { "/gzip/not", DW_NET_ERROR_INCOMPLETE },
  { "/gzip/bomb", DW_NET_ERROR_TOO_LARGE, "unpack" },
  { "/gzip/bomb-in-streams", DW_NET_ERROR_TOO_LARGE, "unpack" },
  { "/gzip/nothing", DW_NET_ERROR_TOO_LARGE },
  { "/packed/fifty-times", DW_NET_ERROR_PROTOCOL },
  { "/packed/twice", DW_NET_ERROR_PROTOCOL },
  { "/packed/brotli", DW_NET_ERROR_PROTOCOL },
  { "/packed/in-transfer", DW_NET_ERROR_PROTOCOL },

  { "/endless/body", DW_NET_ERROR_TOO_LARGE },
  { "/endless/chunks", DW_NET_ERROR_TOO_LARGE },
  { "/endless/headers", DW_NET_ERROR_TOO_LARGE },
  { "/endless/header", DW_NET_ERROR_TOO_LARGE },
  { "/endless/continue", DW_NET_ERROR_TOO_LARGE },
  { "/endless/error-page", DW_NET_ERROR_NOT_FOUND },
  { "/endless/trailers", DW_NET_ERROR_TOO_LARGE },

  { "/slow/drip", DW_NET_ERROR_TIMED_OUT },
  { "/slow/drip-head", DW_NET_ERROR_TIMED_OUT },
  { "/slow/65-bytes-a-second", DW_NET_ERROR_TIMED_OUT },
  { "/stall/head", DW_NET_ERROR_TIMED_OUT },
  { "/stall/mid-head", DW_NET_ERROR_TIMED_OUT },
  { "/stall/body", DW_NET_ERROR_TIMED_OUT },
  { "/stall/last-chunk", DW_NET_ERROR_TIMED_OUT },

  { "/broken/reset-body", DW_NET_ERROR_INCOMPLETE },
  { "/broken/reset-head", DW_NET_ERROR_INCOMPLETE },
  { "/broken/silent", DW_NET_ERROR_INCOMPLETE },
  { "/broken/no-status", DW_NET_ERROR_PROTOCOL },
  { "/broken/odd-status", DW_NET_ERROR_PROTOCOL },
  { "/broken/old-protocol", DW_NET_ERROR_PROTOCOL },
  { "/broken/busy-and-cut", DW_NET_ERROR_TRY_LATER, NULL, 30 },

  { "/redirect/six", DW_NET_ERROR_PROTOCOL },
  { "/redirect/self", DW_NET_ERROR_PROTOCOL },
  { "/redirect/ring", DW_NET_ERROR_PROTOCOL },
  { "/redirect/nowhere", DW_NET_ERROR_PROTOCOL },
  { "/redirect/empty", DW_NET_ERROR_PROTOCOL },
  { "/redirect/http", DW_NET_ERROR_REDIRECTED, "localhost:" },
  { "/redirect/file", DW_NET_ERROR_REDIRECTED },
  { "/redirect/ftp", DW_NET_ERROR_REDIRECTED },
  { "/redirect/script", DW_NET_ERROR_REDIRECTED },
  { "/redirect/other", DW_NET_ERROR_REDIRECTED, "elsewhere.example" },
  { "/redirect/number", DW_NET_ERROR_REDIRECTED, "127.0.0.1" },
  { "/redirect/inside", DW_NET_ERROR_REDIRECTED, "169.254.169.254" },
  { "/redirect/user", DW_NET_ERROR_REDIRECTED, "localhost" },
  { "/redirect/port", DW_NET_ERROR_REDIRECTED, "localhost:1" },
  { "/redirect/portal", DW_NET_ERROR_REDIRECTED, "login.wifi.example" },
  { "/redirect/lookalike", DW_NET_ERROR_REDIRECTED, "xn--pypal-4ve.example" },
  { "/redirect/escapes", DW_NET_ERROR_REDIRECTED },

  { "/status/201", DW_NET_ERROR_PROTOCOL },
  { "/status/204", DW_NET_ERROR_PROTOCOL },
  { "/status/206", DW_NET_ERROR_PROTOCOL },
  { "/status/300", DW_NET_ERROR_PROTOCOL },
  { "/status/304", DW_NET_ERROR_PROTOCOL },
  { "/status/400", DW_NET_ERROR_REFUSED },
  { "/status/401", DW_NET_ERROR_REFUSED, "password" },
  { "/status/403", DW_NET_ERROR_REFUSED },
  { "/status/404", DW_NET_ERROR_NOT_FOUND },
  { "/status/407", DW_NET_ERROR_REFUSED },
  { "/status/410", DW_NET_ERROR_NOT_FOUND, "gone" },
  { "/status/429-minus", DW_NET_ERROR_TRY_LATER, NULL, 1 },
  { "/status/429-ages", DW_NET_ERROR_TRY_LATER, NULL, 86400 },
  { "/status/429-2099", DW_NET_ERROR_TRY_LATER, NULL, 86400 },
  { "/status/429-words", DW_NET_ERROR_TRY_LATER, NULL, 0 },
  { "/status/429-silent", DW_NET_ERROR_TRY_LATER, NULL, 0 },
  { "/status/503", DW_NET_ERROR_TRY_LATER, NULL, 120 },
  { "/status/500", DW_NET_ERROR_SERVER },
  { "/status/502", DW_NET_ERROR_SERVER },
  { "/status/511", DW_NET_ERROR_PORTAL, "sign in" },
  { "/portal/html", DW_NET_ERROR_PORTAL, "sign in" },
  { "/portal/says-json", DW_NET_ERROR_PORTAL, "sign in" },
  { "/portal/untyped", DW_NET_ERROR_PORTAL },
  { "/portal/xhtml", DW_NET_ERROR_PORTAL },
};

/* Faults of the connection: a port each. */
static const Case ports[] = {
  { "wrong_host", DW_NET_ERROR_NOT_SECURE, "prove" },
  { "expired", DW_NET_ERROR_NOT_SECURE, "out of date" },
  { "tomorrow", DW_NET_ERROR_NOT_SECURE, "clock" },
  { "self_signed", DW_NET_ERROR_NOT_SECURE, "prove" },
  { "stranger", DW_NET_ERROR_NOT_SECURE, "prove" },
  { "tls10", DW_NET_ERROR_NOT_SECURE },
  { "tls11", DW_NET_ERROR_NOT_SECURE },
  { "plain", DW_NET_ERROR_NOT_SECURE },
  { "silent", DW_NET_ERROR_TIMED_OUT },
};

/* The sentence is for a person: no word of libcurl's, no control character, and it tells what is safe. */
static void
assert_is_for_a_person (const char *sentence)
{
  static const char *const jargon[] = { "curl", "SSL", "OpenSSL", "errno", "(null)", "{", "}", "alert", "handshake", "socket",
                                        "peer", "transferred", "transfer closed", "Operation", "routines", "HTTP/" };

  g_assert_nonnull (sentence);
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  g_assert_true (g_str_has_suffix (sentence, "What you have stays as it was."));
  for (guint i = 0; i < G_N_ELEMENTS (jargon); i++)
    if (strstr (sentence, jargon[i]) != NULL)
      g_error ("“%s” says “%s”", sentence, jargon[i]);
  for (const char *c = sentence; *c != '\0'; c++)
    g_assert_false (g_ascii_iscntrl (*c));
}

static void
run_case (Fixture    *fixture,
          const Case *fault,
          const char *url)
{
  const guint deadline = fault->code == DW_NET_ERROR_TIMED_OUT ? SHORT_SECONDS : LONG_SECONDS;
  const DwRequest request = { .url = url, .max_bytes = LIMIT, .deadline_seconds = deadline };
  g_autoptr (GError) error = NULL;
  g_autoptr (DwResponse) response = NULL;
  gint64 started_at = g_get_monotonic_time ();

  response = dw_fetcher_fetch (fixture->fetcher, &request, NULL, &error);
  g_test_message ("%s: %s", fault->path, error != NULL ? error->message : "taken");
  g_assert_cmpint ((g_get_monotonic_time () - started_at) / G_USEC_PER_SEC, <, PATIENCE_SECONDS);

  if (fault->code == GOOD)
    {
      g_assert_no_error (error);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (response->body, NULL), (gssize) g_bytes_get_size (response->body),
                                      "Stay and play"));
      g_assert_null (response->etag);
      return;
    }

  g_assert_null (response);
  g_assert_error (error, DW_NET_ERROR, fault->code);
  g_assert_cmpuint (dw_net_error_get_retry_after (error), ==, fault->retry_after);
  assert_is_for_a_person (error->message);
  if (fault->says != NULL)
    g_assert_nonnull (strstr (error->message, fault->says));
}

static void
test_path (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *fault = data;
  g_autofree char *url = make_url ("localhost", "good", fault->path);

  run_case (fixture, fault, url);
}

static void
test_port (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *fault = data;
  g_autofree char *url = make_url ("localhost", fault->path, "/good");

  run_case (fixture, fault, url);
}

/*
 * A body that ends with the connection has no length to check, and one with too small a length is cut by libcurl: what
 * arrives is handed on as it is, and whether it is a whole JSON text is for its reader to say.
 */
static void
test_left_to_the_reader (Fixture       *fixture,
                         gconstpointer  data)
{
  static const char *const paths[] = { "/length/none-cut", "/length/none-cut-rudely", "/length/short" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *url = make_url ("localhost", "good", paths[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (DwResponse) response = dw_fetcher_fetch (fixture->fetcher, &(DwRequest) { .url = url, .deadline_seconds = 20 },
                                                          NULL, &error);
      const char *body = NULL;
      gsize length = 0;

      g_assert_no_error (error);
      body = g_bytes_get_data (response->body, &length);
      g_assert_cmpint (body[0], ==, '{');
      g_assert_cmpint (body[length - 1], !=, '}');
    }
}

static void
test_nobody_there (Fixture       *fixture,
                   gconstpointer  data)
{
  /* Port 1 of loopback: nothing listens there. */
  run_case (fixture, &(Case) { "nobody", DW_NET_ERROR_UNREACHABLE, "localhost" }, "https://localhost:1/");
}

static void
test_unknown_authority (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *url = make_url ("localhost", "good", "/good");
  g_autofree char *authority = g_strdup (g_getenv ("DOORWAY_TEST_CA"));

  g_unsetenv ("DOORWAY_TEST_CA");
  run_case (fixture, &(Case) { "unknown", DW_NET_ERROR_NOT_SECURE, "prove" }, url);
  g_setenv ("DOORWAY_TEST_CA", "/nonexistent", TRUE);
  run_case (fixture, &(Case) { "unreadable", DW_NET_ERROR_NOT_SECURE, "authorities" }, url);
  g_setenv ("DOORWAY_TEST_CA", authority, TRUE);
  run_case (fixture, &(Case) { "known", GOOD }, url);
}

static void
test_not_an_address (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char *const urls[] = { "http://localhost/", "file:///etc/passwd", "https://user@localhost/", "https://", "", "x" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dw_fetcher_fetch (fixture->fetcher, &(DwRequest) { .url = urls[i] }, NULL, &error));
      g_assert_error (error, DW_NET_ERROR, DW_NET_ERROR_BAD_ADDRESS);
    }
}

/* The most memory this process has ever held, for the log: one bomb must not cost much more than its limit. */
static void
test_memory (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, "VmHWM:")) == NULL)
    {
      g_test_skip ("No /proc here.");
      return;
    }

  g_test_message ("%.*s", (int) strcspn (line, "\n"), line);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10), <, 64 * 1024);
#endif
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = g_strconcat (cases[i].code == GOOD ? "/taken" : "/refused", cases[i].path, NULL);

      g_test_add (title, Fixture, &cases[i], set_up, test_path, tear_down);
    }

  for (guint i = 0; i < G_N_ELEMENTS (ports); i++)
    {
      g_autofree char *title = g_strconcat ("/refused/connection/", ports[i].path, NULL);

      g_test_add (title, Fixture, &ports[i], set_up, test_port, tear_down);
    }

  g_test_add ("/faults/a body without an end of its own is handed on as it came", Fixture, NULL, set_up,
              test_left_to_the_reader, tear_down);
  g_test_add ("/faults/a server that is not there is unreachable", Fixture, NULL, set_up, test_nobody_there, tear_down);
  g_test_add ("/faults/an authority is trusted only when it is named", Fixture, NULL, set_up, test_unknown_authority, tear_down);
  g_test_add ("/faults/only https addresses are asked", Fixture, NULL, set_up, test_not_an_address, tear_down);
  g_test_add_func ("/faults/all of this fits into 64 MiB", test_memory);

  return g_test_run ();
}
