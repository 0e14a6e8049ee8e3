/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdlib.h>

#include <glib.h>

/** LLVMFuzzerTestOneInput: Tries one input, and ends the program when anything about it is wrong. Returns: 0 */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/** LLVMFuzzerInitialize: Called once by libFuzzer. Returns: 0 */
int LLVMFuzzerInitialize (int    *argc,
                          char ***argv);

/** FUZZ_CHECK: A promise that no input may break. Unlike g_assert(), it ends by abort(), of which libFuzzer keeps the input. */
#define FUZZ_CHECK(promise)                                                                \
  do                                                                                       \
    {                                                                                      \
      if (!(promise))                                                                      \
        {                                                                                  \
          g_printerr ("%s:%d: broken promise: %s\n", __FILE__, __LINE__, #promise);        \
          abort ();                                                                        \
        }                                                                                  \
    }                                                                                      \
  while (0)
