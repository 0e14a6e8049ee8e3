/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-minisign.h"

G_BEGIN_DECLS

/**
 * dw_cli_key_file_read_public:
 *
 * Returns: (transfer full) (element-type DwPublicKey): the public keys in the file @path; NULL with
 *   DW_PUBLISH_ERROR_BAD_KEY.
 */
GArray *dw_cli_key_file_read_public (const char  *path,
                                     GError     **error);

/**
 * dw_cli_key_file_read_secret:
 *
 * Returns: (transfer full): the secret key in the file @path; NULL with DW_PUBLISH_ERROR_BAD_KEY.
 */
DwSecretKey *dw_cli_key_file_read_secret (const char  *path,
                                          GError     **error);

G_END_DECLS
