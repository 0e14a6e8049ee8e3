/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwOffers: What services write of themselves, as far as it names something: "stay and play", "assessment", and not
 * "safe" or "get on better". Who says "not" before it says that it is not wanted. Filled once, then immutable.
 */
typedef struct _DwOffers DwOffers;

/** dw_offers_new: Returns: (transfer full): nothing yet. */
DwOffers *dw_offers_new (void);

/** dw_offers_free: Frees. */
void dw_offers_free (DwOffers *self);

/**
 * dw_offers_add: Takes in @term, folded, unless it says how somebody is or what somebody does; it must outlive @self.
 */
void dw_offers_add (DwOffers   *self,
                    const char *term);

/** dw_offers_find: Returns: how many of @words from @at on are the longest such term, of one or of many; 0 for none. */
guint dw_offers_find (const DwOffers  *self,
                      char           **words,
                      guint            at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwOffers, dw_offers_free)

G_END_DECLS
