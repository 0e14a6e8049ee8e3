/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-request.h"

void
dw_response_free (DwResponse *response)
{
  g_bytes_unref (response->body);
  g_free (response->etag);
  g_free (response->final_url);
  g_free (response);
}
