/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-address.h"
#include "dw-check-address.h"
#include "dw-net-error.h"
#include "fuzz.h"

/* An input is what a person types as a feed's address, and on a second line where its server says that the feed has moved to. */

static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p <= ' ' || *p >= 127)
      return FALSE;

  return TRUE;
}

static void
check_host (const char *host)
{
  g_autofree char *shown = dw_address_show_host (host);

  for (const char *p = shown; *p != '\0'; p++)
    FUZZ_CHECK (g_ascii_isalnum (*p) || strchr (".-:?", *p) != NULL);
}

/* What is accepted is encrypted, carries no name or password, has nothing that a terminal or a log could trip over, and is its own form. */
static void
check_accepted (const char *address,
                gboolean    may_be_here)
{
  g_autofree char *host = dw_address_dup_host (address);
  g_autofree char *again = NULL;

  FUZZ_CHECK (g_str_has_prefix (address, "https://") && is_plain (address));
  FUZZ_CHECK (host != NULL && *host != '\0' && strchr (host, '@') == NULL);
  check_host (host);
  again = dw_address_check (address, may_be_here, NULL);
  FUZZ_CHECK (g_strcmp0 (again, address) == 0);
}

static char *
check_typed (const char *typed,
             gboolean    may_be_here)
{
  g_autoptr (GError) error = NULL;
  char *address = dw_address_check (typed, may_be_here, &error);

  FUZZ_CHECK ((address == NULL) == (error != NULL));
  if (address == NULL)
    {
      FUZZ_CHECK (g_error_matches (error, DW_NET_ERROR, DW_NET_ERROR_BAD_ADDRESS));
      FUZZ_CHECK (g_utf8_validate (error->message, -1, NULL) && strpbrk (error->message, "\n\r\t\033") == NULL);
    }
  else
    check_accepted (address, may_be_here);

  return address;
}

/* A server may lead to its own host only, over https. */
static void
check_redirect (const char *from,
                const char *location)
{
  g_autofree char *other = NULL;
  DwNetFault fault = DW_NET_FAULT_NONE;
  g_autofree char *next = dw_address_follow (from, location, &other, &fault);
  g_autofree char *host = dw_address_dup_host (from);
  g_autofree char *next_host = next != NULL ? dw_address_dup_host (next) : NULL;

  FUZZ_CHECK ((next == NULL) == (fault != DW_NET_FAULT_NONE));
  FUZZ_CHECK (next == NULL || g_str_has_prefix (next, "https://"));
  FUZZ_CHECK (next == NULL || g_strcmp0 (host, next_host) == 0);
  if (other != NULL)
    check_host (other);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  char *location = strchr (text, '\n');
  g_autofree char *here = NULL;
  g_autofree char *address = NULL;

  if (location != NULL)
    *location++ = '\0';
  check_host (text);
  here = check_typed (text, TRUE);
  address = check_typed (text, FALSE);
  FUZZ_CHECK (address == NULL || g_strcmp0 (here, address) == 0);
  if (location != NULL)
    check_redirect (address != NULL ? address : "https://example.org/api/v3", location);
  return 0;
}
