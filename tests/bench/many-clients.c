/* SPDX-License-Identifier: GPL-3.0-or-later */
/* many-clients CA N SECONDS ETAG URL…: N clients, each on a connection of its own, ask for every URL in turn, the first one only
   if it is not ETAG ("-": whatever it is). Prints {"clients", "requests", "bytes", "seconds", "not_modified", "failed"}. */
#include "config.h"

#include <curl/curl.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

enum { PARALLEL = 64 };

typedef struct
{
  CURLM *multi;
  const char *ca;
  char **urls;
  guint n_urls;
  struct curl_slist *conditional;
  guint n_begun, n_done, n_requests, n_not_modified, n_failed;
  guint64 n_bytes;
} Crowd;

typedef struct
{
  CURL *easy;
  guint at;
} Client;

static size_t
swallow (char   *bytes,
         size_t  size,
         size_t  length,
         void   *data)
{
  return length;
}

static void
ask (Crowd  *crowd,
     Client *client)
{
  CURL *easy = client->easy;

  curl_easy_reset (easy);
  curl_easy_setopt (easy, CURLOPT_PRIVATE, client);
  curl_easy_setopt (easy, CURLOPT_URL, crowd->urls[client->at]);
  curl_easy_setopt (easy, CURLOPT_CAINFO, crowd->ca);
  curl_easy_setopt (easy, CURLOPT_WRITEFUNCTION, swallow);
  curl_easy_setopt (easy, CURLOPT_HTTP_VERSION, (long) CURL_HTTP_VERSION_1_1);
  curl_easy_setopt (easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
  curl_easy_setopt (easy, CURLOPT_TIMEOUT, 30L);
  curl_easy_setopt (easy, CURLOPT_FRESH_CONNECT, client->at == 0 ? 1L : 0L);
  curl_easy_setopt (easy, CURLOPT_FORBID_REUSE, client->at == crowd->n_urls - 1 ? 1L : 0L);
  if (client->at == 0)
    curl_easy_setopt (easy, CURLOPT_HTTPHEADER, crowd->conditional);
  curl_multi_add_handle (crowd->multi, easy);
}

static void
begin_client (Crowd *crowd)
{
  Client *client = g_new0 (Client, 1);

  client->easy = curl_easy_init ();
  crowd->n_begun++;
  ask (crowd, client);
}

static void
count (Crowd    *crowd,
       CURL     *easy,
       CURLcode  code)
{
  curl_off_t body = 0;
  long head = 0, status = 0;

  curl_easy_getinfo (easy, CURLINFO_SIZE_DOWNLOAD_T, &body);
  curl_easy_getinfo (easy, CURLINFO_HEADER_SIZE, &head);
  curl_easy_getinfo (easy, CURLINFO_RESPONSE_CODE, &status);
  crowd->n_requests++;
  crowd->n_bytes += (guint64) body + (guint64) head;
  crowd->n_not_modified += status == 304;
  crowd->n_failed += code != CURLE_OK || (status != 200 && status != 304);
}

static void
finish (Crowd   *crowd,
        CURLMsg *message,
        guint    n_clients)
{
  CURL *easy = message->easy_handle;
  char *data = NULL;
  Client *client;

  count (crowd, easy, message->data.result);
  curl_easy_getinfo (easy, CURLINFO_PRIVATE, &data);
  client = (Client *) (void *) data;
  curl_multi_remove_handle (crowd->multi, easy);
  if (++client->at < crowd->n_urls)
    {
      ask (crowd, client);
      return;
    }

  curl_easy_cleanup (easy);
  g_free (client);
  crowd->n_done++;
  if (crowd->n_begun < n_clients)
    begin_client (crowd);
}

int
main (int    argc,
      char **argv)
{
  Crowd crowd = { 0 };
  guint n_clients;
  gint64 start, end;
  int running = 0, left = 0;

  if (argc < 6)
    return 2;

  n_clients = (guint) strtoul (argv[2], NULL, 10);
  crowd.ca = argv[1];
  crowd.urls = argv + 5;
  crowd.n_urls = (guint) argc - 5;
  curl_global_init (CURL_GLOBAL_DEFAULT);
  crowd.multi = curl_multi_init ();
  if (strcmp (argv[4], "-") != 0)
    {
      g_autofree char *header = g_strconcat ("If-None-Match: ", argv[4], NULL);

      crowd.conditional = curl_slist_append (NULL, header);
    }

  start = g_get_monotonic_time ();
  end = start + (gint64) strtoul (argv[3], NULL, 10) * G_USEC_PER_SEC;
  for (guint i = 0; i < MIN ((guint) PARALLEL, n_clients); i++)
    begin_client (&crowd);
  while (crowd.n_done < n_clients && g_get_monotonic_time () < end)
    {
      CURLMsg *message;

      curl_multi_perform (crowd.multi, &running);
      while ((message = curl_multi_info_read (crowd.multi, &left)) != NULL)
        if (message->msg == CURLMSG_DONE)
          finish (&crowd, message, n_clients);
      curl_multi_poll (crowd.multi, NULL, 0, 100, NULL);
    }

  g_print ("{\"clients\": %u, \"requests\": %u, \"bytes\": %" G_GUINT64_FORMAT
           ", \"seconds\": %.3f, \"not_modified\": %u, \"failed\": %u}\n",
           crowd.n_done, crowd.n_requests, crowd.n_bytes, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC,
           crowd.n_not_modified, crowd.n_failed);
  return crowd.n_failed == 0 && crowd.n_done == n_clients ? 0 : 1;
}
