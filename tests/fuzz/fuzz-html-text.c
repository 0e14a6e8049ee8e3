/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-html-text.h"
#include "fuzz.h"

/* A description in HTML: whatever it is, what comes out is text, and not much longer than what went in. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *valid = g_utf8_make_valid ((const char *) data, (gssize) size);
  gsize length = strlen (valid);
  g_autofree char *exact = g_memdup2 (valid, MAX (length, 1));
  g_autofree char *text = dw_html_to_text (exact, length);

  dw_html_is_likely (exact, length);
  dw_html_is_page (exact, length);
  FUZZ_CHECK (g_utf8_validate (text, -1, NULL));
  /* The most that one character of markup can become: `<li>` is a line feed, a bullet and a space. */
  FUZZ_CHECK (strlen (text) <= 4 * length + 8);
  return 0;
}
