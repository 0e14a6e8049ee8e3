/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"

/* Makes every digest in a segment right again, as far as what they are of is where it is said to be: what was harmed before then gets past the checks of what the bytes are, to those of where they lead. */
void harm_mend (guint8 *bytes,
                gsize   length);

/*
 * Opens a segment and asks it for every term, beginnings, phrases and every count.
 *
 * Returns: whether all was answered; FALSE where it was refused, at once or when it was asked
 */
gboolean harm_ask (const guint8 *bytes,
                   gsize         length,
                   DwGazetteer  *gazetteer);
