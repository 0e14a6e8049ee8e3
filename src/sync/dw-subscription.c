/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-subscription.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-crawl.h"
#include "dw-feed-address.h"
#include "dw-signed-feed.h"

#define SUFFIX ".oruk"
#define SCHEME "oruk+"
#define MOST_MIRRORS 8
#define MOST_KEY_BYTES (64 * 1024)

void
dw_subscription_free (DwSubscription *subscription)
{
  g_free (subscription->url);
  g_array_unref (subscription->pins);
  g_ptr_array_unref (subscription->mirrors);
  g_free (subscription);
}

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_BAD_ADDRESS, message);
  return FALSE;
}

/* In an address what stands after a “#” is never part of it; in a path it is, unless a feed's own name ends before it
   and no file has all of that name. */
static const char *
find_hash (const char *address,
           gboolean    is_marked)
{
  const char *last = strrchr (address, '#');
  g_autofree char *before = last != NULL ? g_strndup (address, (gsize) (last - address)) : NULL;

  if (is_marked || strstr (address, "://") != NULL)
    return strchr (address, '#');

  return before != NULL && g_str_has_suffix (before, SUFFIX) && !g_file_test (address, G_FILE_TEST_EXISTS) ? last
                                                                                                           : NULL;
}

/* "oruk+https://host/feed.oruk#RW…,RW…" taken apart. What stands after the # is for us and never leaves this computer. */
static char *
take_off_pins (const char  *typed,
               char       **keys)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));
  gboolean is_marked = g_ascii_strncasecmp (trimmed, SCHEME, strlen (SCHEME)) == 0;
  const char *address = trimmed + (is_marked ? strlen (SCHEME) : 0);
  const char *hash = find_hash (address, is_marked);
  gsize length = hash != NULL ? (gsize) (hash - address) : strlen (address);

  if (hash == NULL)
    return g_strdup (address);

  *keys = g_uri_unescape_string (hash + 1, NULL);
  if (*keys != NULL)
    g_strdelimit (*keys, ",", '\n');
  return g_strndup (address, length);
}

static gboolean
add_pins (DwSubscription  *subscription,
          const char      *text,
          GError         **error)
{
  g_autoptr (GArray) keys = dw_public_keys_parse (text, strlen (text), error);

  if (keys == NULL)
    return FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      const DwPublicKey *key = &g_array_index (keys, DwPublicKey, i);
      gboolean is_there = FALSE;

      for (guint j = 0; j < subscription->pins->len && !is_there; j++)
        is_there = dw_public_key_equal (&g_array_index (subscription->pins, DwPublicKey, j), key);
      if (!is_there)
        g_array_append_vals (subscription->pins, key, 1);
    }

  return TRUE;
}

char *
dw_subscription_read_key_file (const char  *path,
                               GError     **error)
{
  g_autofree char *url = dw_crawl_check_address (path, error);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GError) problem = NULL;
  gsize length = 0;
  const char *text = NULL;

  if (url == NULL)
    return NULL;
  if (dw_feed_address_is_file (url) && (bytes = dw_feed_address_read_file (url, error)) == NULL)
    return NULL;

  /* Keys are short: a feed that somebody gives in place of its key is not read whole. */
  if (bytes != NULL)
    text = g_bytes_get_data (bytes, &length);
  if (length > 0 && length <= MOST_KEY_BYTES && memchr (text, '\0', length) == NULL)
    keys = dw_public_keys_parse (text, length, &problem);
  if (keys != NULL)
    return g_strndup (text, length);
  if (g_error_matches (problem, DW_KEY_ERROR, DW_KEY_ERROR_SECRET))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  g_set_error (error, DW_KEY_ERROR, DW_KEY_ERROR_FORM,
               _("“%s” holds no public key. The publisher’s key is a small file, often called sign.pub or minisign.pub."), name);
  return NULL;
}

/* What is no key may be the path of one; a key may have a “/” in it. */
static gboolean
add_typed_pins (DwSubscription  *subscription,
                const char      *typed,
                GError         **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));
  g_autofree char *text = NULL;
  gboolean is_path = strchr (trimmed, '\n') == NULL && (*trimmed == '/' || *trimmed == '~' || *trimmed == '.' ||
                                                        g_str_has_prefix (trimmed, "file:") || g_str_has_suffix (trimmed, ".pub"));

  if (is_path && (text = dw_subscription_read_key_file (trimmed, error)) == NULL)
    return FALSE;

  return add_pins (subscription, text != NULL ? text : trimmed, error);
}

static gboolean
add_mirrors (DwSubscription     *subscription,
             const char *const  *mirrors,
             GError            **error)
{
  for (guint i = 0; mirrors != NULL && mirrors[i] != NULL; i++)
    {
      char *url = dw_crawl_check_address (mirrors[i], error);

      if (url == NULL)
        return FALSE;
      g_ptr_array_add (subscription->mirrors, url);
      if (dw_feed_address_is_file (url))
        return refuse (_("A further address of a feed begins with https://. A file is taken in with “sync --from”."), error);
    }

  if (subscription->mirrors->len > MOST_MIRRORS)
    return refuse (_("A feed has no more than 8 further addresses."), error);
  return TRUE;
}

/* A file that cannot be read is no signed feed; whoever reads it next says why. */
static gboolean
is_signed_file (const char *url)
{
  g_autoptr (GBytes) bytes = dw_feed_address_read_file (url, NULL);

  return bytes != NULL && dw_signed_feed_is_one (bytes);
}

DwSubscription *
dw_subscription_parse (const char         *typed,
                       const char         *pin,
                       const char *const  *mirrors,
                       GError            **error)
{
  g_autoptr (DwSubscription) subscription = g_new0 (DwSubscription, 1);
  g_autofree char *keys = NULL;
  g_autofree char *address = take_off_pins (typed, &keys);
  g_autofree char *url = dw_crawl_check_address (address, error);

  subscription->pins = g_array_new (FALSE, FALSE, sizeof (DwPublicKey));
  subscription->mirrors = g_ptr_array_new_with_free_func (g_free);
  subscription->url = url != NULL ? dw_feed_address_dup_signed (url) : NULL;
  if (subscription->url == NULL || !add_mirrors (subscription, mirrors, error)
      || (keys != NULL && !add_pins (subscription, keys, error))
      || (pin != NULL && !add_typed_pins (subscription, pin, error)))
    return NULL;

  subscription->is_signed = subscription->pins->len > 0 || g_str_has_suffix (subscription->url, SUFFIX)
                            || (dw_feed_address_is_file (subscription->url) && is_signed_file (subscription->url));
  if (subscription->mirrors->len > 0 && !subscription->is_signed)
    {
      refuse (_("Only a signed feed can be had from several addresses: nothing else shows that they hold the same."), error);
      return NULL;
    }

  return g_steal_pointer (&subscription);
}
