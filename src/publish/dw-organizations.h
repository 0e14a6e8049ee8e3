/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-draft.h"

G_BEGIN_DECLS

/**
 * DwOrganizations:
 *
 * What all rows of a spreadsheet say of the organisations that they name: what one says holds for all. One thread.
 */
typedef struct _DwOrganizations DwOrganizations;

/** dw_organizations_new: Returns: (transfer full): one that knows nothing. */
DwOrganizations *dw_organizations_new (void);

/** dw_organizations_free: Frees @self. */
void dw_organizations_free (DwOrganizations *self);

/** dw_organizations_note: Notes what @draft says of its organisation, if it has one. What was said first stays. */
void dw_organizations_note (DwOrganizations *self,
                            DwDraft         *draft);

/**
 * dw_organizations_tell: Gives the organisation of @draft what it does not say itself. Returns: FALSE when it says
 * something else than was noted first.
 */
gboolean dw_organizations_tell (DwOrganizations *self,
                                DwDraft         *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwOrganizations, dw_organizations_free)

G_END_DECLS
