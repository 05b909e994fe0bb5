/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes of a BITalino, both ways; pure functions. The firmware's published source is the specification. */

#define FROND_BITALINO_MAX_CHANNELS    6
#define FROND_BITALINO_MAX_FRAME_BYTES 8
#define FROND_BITALINO_BAUD            115200

enum {
  FROND_BITALINO_COMMAND_STOP = 0x00,
  FROND_BITALINO_COMMAND_VERSION = 0x07,
  FROND_BITALINO_COMMAND_STATE = 0x0B,
  FROND_BITALINO_COMMAND_RATE_1000 = 0xC3,
};
#define FROND_BITALINO_COMMAND_LIVE(mask)      ((guint8) ((mask) << 2 | 0x01))
#define FROND_BITALINO_COMMAND_SIMULATED(mask) ((guint8) ((mask) << 2 | 0x02))

/**
 * FrondBitalinoFrame:
 * @sequence: 0-15, counts every frame, also those that the device dropped itself
 * @digital: inputs and outputs I1 I2 O1 O2, I1 in bit 3
 * @values: of the selected channels in their order: four of 10 bits, then two of 6
 */
typedef struct {
  guint8  sequence;
  guint8  digital;
  guint16 values[FROND_BITALINO_MAX_CHANNELS];
} FrondBitalinoFrame;

/**
 * FrondBitalinoState:
 * @analog: A1 to A6
 * @battery: raw value of the battery's channel
 * @threshold: of the low-battery light
 * @digital: as in a frame
 */
typedef struct {
  guint16 analog[FROND_BITALINO_MAX_CHANNELS];
  guint16 battery;
  guint8  threshold;
  guint8  digital;
} FrondBitalinoState;

guint    frond_bitalino_frame_get_length (guint n_channels);
guint    frond_bitalino_channel_get_bits (guint n_channels,
                                          guint channel);
gboolean frond_bitalino_frame_decode (const guint8       *bytes,
                                      guint               n_channels,
                                      FrondBitalinoFrame *frame);
guint    frond_bitalino_frame_encode (const FrondBitalinoFrame *frame,
                                      guint                     n_channels,
                                      guint8                   *bytes);

#define FROND_BITALINO_STATE_BYTES          16
#define FROND_BITALINO_STATE_BYTES_WITH_PWM 17

gboolean frond_bitalino_state_decode (const guint8       *bytes,
                                      gsize               n_bytes,
                                      FrondBitalinoState *state);
void     frond_bitalino_state_encode (const FrondBitalinoState *state,
                                      gboolean                  with_pwm,
                                      guint8                   *bytes);
double   frond_bitalino_state_get_battery_v (const FrondBitalinoState *state);

gboolean frond_bitalino_version_parse (const guint8 *bytes,
                                       gsize         n_bytes,
                                       double       *version);

G_END_DECLS
