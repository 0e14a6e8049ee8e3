/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-edition-gate.h"
#include "dw-edition-plan.h"
#include "dw-mirror-edition.h"
#include "dw-publication.h"

G_BEGIN_DECLS

/**
 * DwMirror:
 *
 * A folder that any web server can hold: a signed feed (feeds.md 6.2: `feed.oruk`, `objects/`), the same services as
 * static pages of Open Referral UK 3.0 (`index.json`, `services/`, `services.ndjson`) and a page for people
 * (`index.html`). One process publishes to it at a time. One thread.
 *
 * Whenever writing stops, each way to read the folder finds one edition, whole: objects have names that no other
 * edition gives to other bytes, `services/` changes as a whole, and feed.oruk, in one step like every file, comes last.
 * What cannot be written, or put in its place, leaves all as it was. What the edition before needs stays until the
 * next.
 */
typedef struct _DwMirror DwMirror;

/**
 * dw_mirror_open: Opens @folder, which need not exist, for this process alone. Returns: (transfer full): it, or NULL
 * with DW_PUBLISH_ERROR.
 */
DwMirror *dw_mirror_open (const char  *folder,
                          GError     **error);

/** dw_mirror_free: Lets go of the folder. */
void dw_mirror_free (DwMirror *self);

/** dw_mirror_get_settings: Returns: (transfer none): what the feed is; to be changed before publishing. */
DwPublishSettings *dw_mirror_get_settings (DwMirror *self);

/** dw_mirror_get_manifest: Returns: (transfer none) (nullable): the edition that is there. */
const DwManifest *dw_mirror_get_manifest (DwMirror *self);

/**
 * dw_mirror_publish:
 * @consent: what it may change beyond what happens on any day
 * @report: (out caller-allocates)
 *
 * Writes @publication as the next edition. What is there with the same bytes stays as it is; when all of it is, and the
 * edition has more than half of its time before it, there is no new one.
 *
 * Returns: FALSE with DW_PUBLISH_ERROR or DW_SIGNED_ERROR; the feed is then as it was. After DW_PUBLISH_ERROR_HELD
 *   dw_mirror_get_hold() says why
 */
gboolean dw_mirror_publish (DwMirror               *self,
                            DwPublication          *publication,
                            const DwMirrorSigning  *signing,
                            const DwEditionConsent *consent,
                            DwMirrorReport         *report,
                            GError                **error);

/**
 * dw_mirror_get_hold: Returns: (transfer none): what the edition that was published, or held, last changes, with every
 * service that is gone or has other numbers.
 */
const DwHold *dw_mirror_get_hold (DwMirror *self);

/**
 * dw_mirror_put_bundle:
 * @only_changed: without the objects of the edition before
 *
 * Puts the edition that is there as one file, for a USB stick.
 *
 * Returns: FALSE with DW_PUBLISH_ERROR, or the error of @sink
 */
gboolean dw_mirror_put_bundle (DwMirror       *self,
                               gboolean        only_changed,
                               DwPublishSink   sink,
                               gpointer        data,
                               GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwMirror, dw_mirror_free)

G_END_DECLS
