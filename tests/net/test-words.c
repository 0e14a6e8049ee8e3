/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "dw-net-words.h"
#include "tests/support/isolated.h"

/* What a person should never have to read: libcurl's vocabulary, and ours. */
static void
assert_is_plain (const char *sentence)
{
  static const char *const jargon[] = {
    "curl", "CURL", "libcurl", "SSL", "TLS", "errno", "HTTP", "http/", "(null)", "{", "}", "%", "!", "error", "code", "timeout",
    "timed out", "peer", "socket", "handshake", "resolve", "DNS",
  };

  g_assert_nonnull (sentence);
  g_assert_cmpuint (strlen (sentence), >, 20);
  g_assert_true (g_str_has_suffix (sentence, "."));
  g_assert_true (g_ascii_isupper (sentence[0]));
  for (guint i = 0; i < G_N_ELEMENTS (jargon); i++)
    if (strstr (sentence, jargon[i]) != NULL)
      g_error ("“%s” says “%s”", sentence, jargon[i]);
}

static void
test_sentences (void)
{
  for (guint fault = DW_NET_FAULT_NONE + 1; fault < DW_NET_N_FAULTS; fault++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dw_net_set_error (&error, (DwNetFault) fault, "feed.example", "other.example"));
      g_assert_error (error, DW_NET_ERROR, (int) dw_net_fault_get_code ((DwNetFault) fault));
      assert_is_plain (error->message);
    }
}

static void
test_every_code (void)
{
  guint n_rows = 0;

  g_assert_cmpint ((int) dw_net_fault_of_curl (CURLE_OK), ==, DW_NET_FAULT_NONE);

  for (int code = 1; code < CURL_LAST; code++)
    {
      DwNetFault fault = dw_net_fault_of_curl ((CURLcode) code);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint ((int) fault, !=, DW_NET_FAULT_NONE);
      n_rows += fault != DW_NET_FAULT_UNKNOWN;
      dw_net_set_error (&error, fault, "feed.example", "other.example");
      assert_is_plain (error->message);
      g_assert_null (strstr (error->message, curl_easy_strerror ((CURLcode) code)));
    }

  g_test_message ("%u of %d codes have a row of their own", n_rows, CURL_LAST - 1);
  g_assert_cmpuint (n_rows, >=, 35);
}

static void
test_named_codes (void)
{
  static const struct
  {
    CURLcode code;
    DwNetError error;
  } rows[] = {
    { CURLE_COULDNT_RESOLVE_HOST, DW_NET_ERROR_NO_SUCH_HOST },
    { CURLE_COULDNT_CONNECT, DW_NET_ERROR_UNREACHABLE },
    { CURLE_OPERATION_TIMEDOUT, DW_NET_ERROR_TIMED_OUT },
    { CURLE_PEER_FAILED_VERIFICATION, DW_NET_ERROR_NOT_SECURE },
    { CURLE_SSL_CONNECT_ERROR, DW_NET_ERROR_NOT_SECURE },
    { CURLE_PARTIAL_FILE, DW_NET_ERROR_INCOMPLETE },
    { CURLE_RECV_ERROR, DW_NET_ERROR_INCOMPLETE },
    { CURLE_FILESIZE_EXCEEDED, DW_NET_ERROR_TOO_LARGE },
    { CURLE_WEIRD_SERVER_REPLY, DW_NET_ERROR_PROTOCOL },
    { CURLE_FTP_WEIRD_PASS_REPLY, DW_NET_ERROR_FAILED },
    { CURLE_BAD_FUNCTION_ARGUMENT, DW_NET_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint ((int) dw_net_fault_get_code (dw_net_fault_of_curl (rows[i].code)), ==, (int) rows[i].error);
}

static void
test_statuses (void)
{
  static const struct
  {
    guint status;
    DwNetError error;
  } rows[] = {
    { 100, DW_NET_ERROR_PROTOCOL },  { 201, DW_NET_ERROR_PROTOCOL },  { 204, DW_NET_ERROR_PROTOCOL },
    { 206, DW_NET_ERROR_PROTOCOL },  { 300, DW_NET_ERROR_PROTOCOL },  { 304, DW_NET_ERROR_PROTOCOL },
    { 400, DW_NET_ERROR_REFUSED },   { 401, DW_NET_ERROR_REFUSED },   { 403, DW_NET_ERROR_REFUSED },
    { 404, DW_NET_ERROR_NOT_FOUND }, { 407, DW_NET_ERROR_REFUSED },   { 410, DW_NET_ERROR_NOT_FOUND },
    { 418, DW_NET_ERROR_REFUSED },   { 429, DW_NET_ERROR_TRY_LATER }, { 451, DW_NET_ERROR_REFUSED },
    { 500, DW_NET_ERROR_SERVER },    { 502, DW_NET_ERROR_SERVER },    { 503, DW_NET_ERROR_TRY_LATER },
    { 504, DW_NET_ERROR_SERVER },    { 511, DW_NET_ERROR_PORTAL },    { 599, DW_NET_ERROR_SERVER },
    { 0, DW_NET_ERROR_PROTOCOL },    { 600, DW_NET_ERROR_PROTOCOL },  { 999, DW_NET_ERROR_PROTOCOL },
  };

  g_assert_cmpint ((int) dw_net_fault_of_status (200), ==, DW_NET_FAULT_NONE);
  for (guint status = 0; status < 1000; status++)
    g_assert_true (status == 200 || dw_net_fault_of_status (status) != DW_NET_FAULT_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint ((int) dw_net_fault_get_code (dw_net_fault_of_status (rows[i].status)), ==, (int) rows[i].error);
}

static void
test_retry_after (void)
{
  const gint64 now = 1700000000; /* Tue, 14 Nov 2023 22:13:20 GMT */
  static const struct
  {
    const char *value;
    guint seconds;
  } rows[] = {
    { NULL, 0 },
    { "", 0 },
    { "soon", 0 },
    { "0", 1 },
    { "-1", 1 },
    { "-99999999999999999999", 1 },
    { "1", 1 },
    { "120", 120 },
    { "86400", 86400 },
    { "86401", 86400 },
    { "1000000000000", 86400 },
    { "99999999999999999999999999", 86400 },
    { "Tue, 14 Nov 2023 22:15:20 GMT", 120 },
    { "Tue, 14 Nov 2023 22:13:20 GMT", 1 },
    { "Thu, 01 Jan 1970 00:00:00 GMT", 1 },
    { "Thu, 01 Jan 2099 00:00:00 GMT", 86400 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].value);
      g_assert_cmpuint (dw_net_parse_retry_after (rows[i].value, now), ==, rows[i].seconds);
    }
}

static void
test_wait_travels (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Something else.");

  dw_net_set_error (&error, DW_NET_FAULT_TOO_OFTEN, "feed.example", NULL);
  g_assert_cmpuint (dw_net_error_get_retry_after (error), ==, 0);
  dw_net_error_set_retry_after (error, 120);
  copy = g_error_copy (error);
  g_prefix_error (&copy, "First: ");

  g_assert_cmpuint (dw_net_error_get_retry_after (copy), ==, 120);
  g_assert_cmpuint (dw_net_error_get_retry_after (other), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_func ("/words/every fault has one plain sentence", test_sentences);
  g_test_add_func ("/words/every code of libcurl has a sentence without its words", test_every_code);
  g_test_add_func ("/words/codes that people meet mean what they should", test_named_codes);
  g_test_add_func ("/words/no status but 200 passes for an answer", test_statuses);
  g_test_add_func ("/words/a wait that a server asks for is between a second and a day", test_retry_after);
  g_test_add_func ("/words/the wait travels with the error and its copies", test_wait_travels);

  return g_test_run ();
}
