/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-object-lines.h"

#include <string.h>

GBytes *
dw_object_lines_next (GBytes *body,
                      gsize  *at)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  while (*at < length)
    {
      gsize begin = *at;
      const char *stop = memchr (text + begin, '\n', length - begin);
      gsize n = stop != NULL ? (gsize) (stop - text) - begin : length - begin;

      *at = begin + n + 1;
      if (n > 0)
        return g_bytes_new_from_bytes (body, begin, n);
    }

  return NULL;
}
