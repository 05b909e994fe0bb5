/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-crc32c.h"

/* Castagnoli's polynomial, bits reversed (RFC 3720, appendix B.4). */
#define POLYNOMIAL 0x82f63b78u

static guint32 tables[8][256];

/* Slicing by 8 (Kounavis and Berry): eight tables, eight bytes a step; one table would cost as much as a commit's encryption. */
static void
fill_tables (void)
{
  for (guint i = 0; i < 256; i++) {
    guint32 crc = i;

    for (guint bit = 0; bit < 8; bit++)
      crc = (crc >> 1) ^ ((crc & 1) ? POLYNOMIAL : 0);
    tables[0][i] = crc;
  }
  for (guint t = 1; t < 8; t++)
    for (guint i = 0; i < 256; i++)
      tables[t][i] = (tables[t - 1][i] >> 8) ^ tables[0][tables[t - 1][i] & 0xff];
}

/**
 * frond_crc32c:
 * @crc: checksum of what came before, 0 at the beginning
 * @data: bytes
 * @n_bytes: how many
 *
 * CRC-32C: finds every damage of up to 32 neighbouring bits.
 *
 * Returns: the checksum
 */
guint32
frond_crc32c (guint32       crc,
              const guint8 *data,
              gsize         n_bytes)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready)) {
    fill_tables ();
    g_once_init_leave (&ready, 1);
  }

  crc = ~crc;
  for (; n_bytes >= 8; n_bytes -= 8, data += 8) {
    guint32 low, high;

    memcpy (&low, data, 4);
    memcpy (&high, data + 4, 4);
    low = GUINT32_FROM_LE (low) ^ crc;
    high = GUINT32_FROM_LE (high);
    crc = tables[7][low & 0xff] ^ tables[6][(low >> 8) & 0xff] ^ tables[5][(low >> 16) & 0xff] ^ tables[4][low >> 24] ^
          tables[3][high & 0xff] ^ tables[2][(high >> 8) & 0xff] ^ tables[1][(high >> 16) & 0xff] ^ tables[0][high >> 24];
  }
  while (n_bytes--)
    crc = (crc >> 8) ^ tables[0][(crc ^ *data++) & 0xff];

  return ~crc;
}
