/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-hold.h"
#include "dw-manifest.h"
#include "dw-publication.h"

G_BEGIN_DECLS

/**
 * DwEditionConsent: what the publisher says an edition may change at most, as counted when it was asked: a word for
 * every time would let anything through.
 */
typedef struct
{
  guint n_gone;
  guint n_phones_changed;
  guint64 version;          /* an edition that was signed, and that the folder knows nothing of */
} DwEditionConsent;

/**
 * dw_edition_gate_pass:
 * @objects: the folder with the objects of @before
 * @before: (nullable): the edition that is there
 * @next: the one that is to take its place
 * @publication: the services of @next, sorted
 * @bits: @next is cut into 2^@bits objects
 * @now: seconds since 1970-01-01T00:00:00Z
 * @hold: (out caller-allocates): what @next would change, every example of it
 * @arena: owns the examples
 *
 * Asks of an edition what every reader's Doorway asks of a list (dw-hold.h), before it is published: a spreadsheet that
 * was saved with half of its rows hidden is mended by whoever has it. Of objects of @before that cannot be read, and
 * that @next has not, all services count as gone, and it is asked however few they are.
 *
 * Returns: FALSE with DW_PUBLISH_ERROR_HELD where it changes more than that and more than @consent says; or with
 *   DW_PUBLISH_ERROR_WRITE
 */
gboolean dw_edition_gate_pass (const char              *objects,
                               const DwManifest        *before,
                               const DwManifest        *next,
                               DwPublication           *publication,
                               int                      bits,
                               const DwEditionConsent  *consent,
                               gint64                   now,
                               DwHold                  *hold,
                               DwArena                 *arena,
                               GError                 **error);

G_END_DECLS
