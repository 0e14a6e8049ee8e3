/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "page-promises.h"

/* The members of one record in the dialect of Open Referral UK 1.0; `oruk-1.dict` has their names. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  check_record_promises (data, size);
  return 0;
}
