/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-object-shelf.h"
#include "dw-signed-load.h"

G_BEGIN_DECLS

/* What the parts of a load share. Hash tables have an object's SHA-256 (GBytes) for key. */

struct _DwSignedLoad
{
  const DwSignedState *before;
  gint64 now;
  DwEdition *edition;
  char *etag;               /* of the first address's head */
  gboolean is_confirmed;
  guint first_url;          /* the address that gave the head: objects are asked of it first */
  GHashTable *packed;       /* to GBytes: bodies that came in a bundle */
  GHashTable *held;         /* to DwHeldObject: in the directory already */
  GHashTable *known;        /* (nullable): DwHash to gint64: records of objects that the edition replaces */
  GHashTable *at_hand;      /* to GArray of DwObjectLine: of the objects on the shelf, those whose lines are in memory
                               too */
  gsize n_bytes_at_hand;
  GPtrArray *missing;       /* of const DwManifestObject*: neither held nor a second time */
  DwObjectShelf *shelf;     /* bodies of those of @missing that are not in @packed; NULL: none */
};

/** dw_signed_load_key: Returns: (transfer full): @object's hash as the tables have it. */
GBytes *dw_signed_load_key (const DwManifestObject *object);

G_END_DECLS
