/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"

/* Makes every digest in a segment right again, as far as what they are of is where it is said to be: what was harmed before then gets past the checks of what the bytes are, to those of where they lead. */
void harm_mend (guint8 *bytes,
                gsize   length);

/** HarmBytes: a file of the index. */
typedef struct
{
  const guint8 *bytes;
  gsize length;
} HarmBytes;

/*
 * Opens an index of @base and @delta (nullable) and asks it for every term, beginnings, phrases and every count.
 *
 * Returns: whether all was answered; FALSE where it was refused, at once or when it was asked
 */
gboolean harm_ask (HarmBytes        base,
                   const HarmBytes *delta,
                   DwGazetteer     *gazetteer);

/*
 * Opens the index in @folder, cuts @file, one of its files, to @length, and asks it the same. @is_late: cuts it when its columns were
 * taken, not before.
 *
 * Returns: whether it says that it was cut
 */
gboolean harm_ask_cut (const char  *folder,
                       const char  *file,
                       gsize        length,
                       gboolean     is_late,
                       DwGazetteer *gazetteer);
