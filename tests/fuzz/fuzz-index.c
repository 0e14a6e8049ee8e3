/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-paths.h"
#include "fuzz.h"
#include "index-harm.h"

/* A file of the search index whose digests are right, whatever else it says: it is answered from or refused, and nothing leads out of it. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static DwGazetteer *gazetteer = NULL;
  g_autofree guint8 *bytes = g_memdup2 (data, size);

  if (gazetteer == NULL)
    {
      g_autofree char *places = dw_paths_dup_data ("places");

      gazetteer = dw_gazetteer_load (places, NULL);
    }

  FUZZ_CHECK (gazetteer != NULL);
  if (size == 0)
    return 0;

  harm_mend (bytes, size);
  harm_ask ((HarmBytes) { bytes, size }, NULL, gazetteer);
  return 0;
}
