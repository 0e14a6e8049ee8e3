/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-spare-feeds.h"

G_BEGIN_DECLS

/*
 * A damaged directory that was beyond help and gave way to a new one: whoever uses it is to hear that once. The note is
 * a file beside the directory, since it may be another program that meets the damage than the one that a person looks
 * at.
 */

/** dw_renewal_note: Leaves word in @data_dir that its directory was begun again. Best effort. */
void dw_renewal_note (const char *data_dir);

/**
 * DwRenewalKind: what happened to the directory.
 *
 * @DW_RENEWAL_DAMAGED: it was beyond help and set aside; another was begun
 * @DW_RENEWAL_MISSING: it was not there; another was begun
 * @DW_RENEWAL_MENDED: a part of the list of feeds was damaged, and was put right in its place
 */
typedef enum
{
  DW_RENEWAL_DAMAGED,
  DW_RENEWAL_MISSING,
  DW_RENEWAL_MENDED,
} DwRenewalKind;

/** dw_renewal_note_kept: Leaves word in @data_dir of what came back from the second copy. Best effort. */
void dw_renewal_note_kept (const char           *data_dir,
                           DwRenewalKind         kind,
                           const DwSpareCounts  *counts);

/**
 * dw_renewal_is_untold: Returns: whether the directory in @data_dir was begun again or put right, and nobody has
 * dismissed the notice of it.
 */
gboolean dw_renewal_is_untold (const char *data_dir);

/** dw_renewal_dismiss: A person has read it. Best effort: where it cannot be noted, it is told again. */
void dw_renewal_dismiss (const char *data_dir);

/**
 * dw_renewal_dup_sentence: Returns: (transfer full): what happened, what came back and what did not, what is kept and
 * where, and what to do; translated.
 */
char *dw_renewal_dup_sentence (const char *data_dir);

G_END_DECLS
