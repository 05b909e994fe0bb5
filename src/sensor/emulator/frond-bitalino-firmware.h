/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FrondBitalinoFirmware:
 * @version: what it says, for instance 5.2; below 5 it knows no state command
 * @with_pwm: whether its state reply has 17 bytes
 * @battery: raw value of the battery's channel
 * @rate_hz: 1, 10, 100 or 1000
 * @streaming: whether it sends frames
 * @simulated: the frames hold its own test signals
 * @mask: selected inputs, A1 in bit 0
 * @n_channels: how many
 * @sequence: of the next frame
 *
 * What a BITalino's firmware keeps in mind. Pure: commands in, replies and frames out.
 */
typedef struct {
  double   version;
  gboolean with_pwm;
  guint16  battery;
  guint    rate_hz;
  gboolean streaming;
  gboolean simulated;
  guint8   mask;
  guint    n_channels;
  guint8   sequence;
} FrondBitalinoFirmware;

/* Value of an input, 10 bits; index counts frames since the stream started. */
typedef guint16 (*FrondBitalinoInput) (guint64  index,
                                       guint    input,
                                       gpointer user_data);

void  frond_bitalino_firmware_init (FrondBitalinoFirmware *self);
void  frond_bitalino_firmware_command (FrondBitalinoFirmware *self,
                                       guint8                 command,
                                       GByteArray            *reply);
guint frond_bitalino_firmware_frame (FrondBitalinoFirmware *self,
                                     guint64                index,
                                     FrondBitalinoInput     input,
                                     gpointer               user_data,
                                     guint8                *bytes);

G_END_DECLS
