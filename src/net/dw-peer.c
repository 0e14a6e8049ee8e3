/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-peer.h"

typedef enum
{
  PEER_LOOPBACK,              /* this computer: only in tests */
  PEER_PRIVATE,               /* the network around it: only when typed as a number */
  PEER_NEVER,                 /* no server lives there */
} PeerKind;

/* RFC 6890 and the registries after it. The first row that holds the address wins; without one it is public. */
static const struct
{
  const char *mask;
  PeerKind kind;
} peers[] = {
  { "127.0.0.0/8", PEER_LOOPBACK },   { "::1/128", PEER_LOOPBACK },
  { "10.0.0.0/8", PEER_PRIVATE },     { "172.16.0.0/12", PEER_PRIVATE },  { "192.168.0.0/16", PEER_PRIVATE },
  { "100.64.0.0/10", PEER_PRIVATE },  { "169.254.0.0/16", PEER_PRIVATE }, { "198.18.0.0/15", PEER_PRIVATE },
  { "fc00::/7", PEER_PRIVATE },       { "fe80::/10", PEER_PRIVATE },      { "fec0::/10", PEER_PRIVATE },
  { "0.0.0.0/8", PEER_NEVER },        { "224.0.0.0/4", PEER_NEVER },      { "240.0.0.0/4", PEER_NEVER },
  { "::/128", PEER_NEVER },           { "ff00::/8", PEER_NEVER },
};

/* Ranges of IPv6 that carry an IPv4 address in their last or, for 6to4, their third to sixth bytes. */
static const struct
{
  const char *mask;
  guint first_byte;
} carriers[] = {
  { "::ffff:0:0/96", 12 },
  { "64:ff9b::/96", 12 },
  { "2002::/16", 2 },
};

static gboolean
mask_holds (const char   *mask_text,
            GInetAddress *address)
{
  g_autoptr (GInetAddressMask) mask = g_inet_address_mask_new_from_string (mask_text, NULL);

  return g_inet_address_mask_get_family (mask) == g_inet_address_get_family (address)
         && g_inet_address_mask_matches (mask, address);
}

/* Returns: (transfer full): the IPv4 address inside @address, or @address. */
static GInetAddress *
unwrap_address (GInetAddress *address)
{
  for (guint i = 0; i < G_N_ELEMENTS (carriers); i++)
    if (mask_holds (carriers[i].mask, address))
      return g_inet_address_new_from_bytes (g_inet_address_to_bytes (address) + carriers[i].first_byte,
                                            G_SOCKET_FAMILY_IPV4);

  return g_object_ref (address);
}

gboolean
dw_peer_is_allowed (const char *peer,
                    const char *host,
                    gboolean    is_testing)
{
  g_autoptr (GInetAddress) wrapped = g_inet_address_new_from_string (peer);
  g_autoptr (GInetAddress) address = NULL;

  if (wrapped == NULL)
    return FALSE;

  address = unwrap_address (wrapped);
  for (guint i = 0; i < G_N_ELEMENTS (peers); i++)
    if (mask_holds (peers[i].mask, address))
      switch (peers[i].kind)
        {
        case PEER_LOOPBACK:
          return is_testing;
        case PEER_PRIVATE:
          return g_hostname_is_ip_address (host);
        case PEER_NEVER:
          return FALSE;
        }

  return TRUE;
}
