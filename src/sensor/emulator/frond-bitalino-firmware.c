/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-bitalino-firmware.h"

#include <math.h>
#include <string.h>

#include "driver/bitalino/frond-bitalino-frame.h"

/* 3.97 V: a battery in use. */
#define BATTERY    615
#define OPEN_INPUT 512

void
frond_bitalino_firmware_init (FrondBitalinoFirmware *self)
{
  *self = (FrondBitalinoFirmware) {
    .version = 5.2,
    .with_pwm = TRUE,
    .battery = BATTERY,
    .rate_hz = 1000,
  };
}

static void
reply_version (FrondBitalinoFirmware *self,
               GByteArray            *reply)
{
  char             number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *line = g_strdup_printf ("BITalino_v%s\n", g_ascii_formatd (number, sizeof number, "%.1f", self->version));

  g_byte_array_append (reply, (const guint8 *) line, (guint) strlen (line));
}

static void
reply_state (FrondBitalinoFirmware *self,
             GByteArray            *reply)
{
  FrondBitalinoState state = { .battery = self->battery };
  guint8             bytes[FROND_BITALINO_STATE_BYTES_WITH_PWM];

  for (guint i = 0; i < FROND_BITALINO_MAX_CHANNELS; i++)
    state.analog[i] = OPEN_INPUT;
  frond_bitalino_state_encode (&state, self->with_pwm, bytes);
  g_byte_array_append (reply, bytes, self->with_pwm ? FROND_BITALINO_STATE_BYTES_WITH_PWM : FROND_BITALINO_STATE_BYTES);
}

static void
start_stream (FrondBitalinoFirmware *self,
              guint8                 command)
{
  guint8 mask = command >> 2;

  if (mask == 0)
    return;
  self->mask = mask;
  self->n_channels = 0;
  for (guint i = 0; i < FROND_BITALINO_MAX_CHANNELS; i++)
    self->n_channels += (mask >> i) & 1;
  self->simulated = (command & 0x03) == 0x02;
  self->sequence = 0;
  self->streaming = TRUE;
}

/**
 * frond_bitalino_firmware_command:
 * @command: the byte that came
 * @reply: gets the reply
 *
 * While streaming everything but stop is ignored.
 */
void
frond_bitalino_firmware_command (FrondBitalinoFirmware *self,
                                 guint8                 command,
                                 GByteArray            *reply)
{
  static const guint rates[] = { 1, 10, 100, 1000 };

  if (self->streaming) {
    if (command == 0x00 || command == 0xFF)
      self->streaming = FALSE;
    return;
  }
  if (command == FROND_BITALINO_COMMAND_VERSION || command == 0x0F)
    reply_version (self, reply);
  else if (command == FROND_BITALINO_COMMAND_STATE && self->version >= 5)
    reply_state (self, reply);
  else if ((command & 0x3F) == 0x03)
    self->rate_hz = rates[command >> 6];
  else if ((command & 0x03) == 0x01 || (command & 0x03) == 0x02)
    start_stream (self, command);
}

/* The test signals of the firmware have a period of 100 frames: sines on A3 to A6, noise on A2, a pulse on A1. */
static guint16
get_test_value (guint64 index,
                guint   input)
{
  static const double cycles[] = { 0, 0, 5, 4, 2, 1 };
  double              phase = (double) (index % 100) / 100;

  if (input == 0)
    return (guint16) (OPEN_INPUT + lround (400 * exp (-pow (((double) (index % 50) - 25) / 2, 2))));
  if (input == 1)
    return (guint16) ((index % 100) * 7919 % 1024);

  return (guint16) (OPEN_INPUT + lround (500 * sin (2 * G_PI * cycles[input] * phase)));
}

/**
 * frond_bitalino_firmware_frame:
 * @index: of the frame
 * @input: what is at the inputs; not asked for test signals
 * @bytes: room for %FROND_BITALINO_MAX_FRAME_BYTES
 *
 * The next frame; the sequence number goes on whether it will arrive or not.
 *
 * Returns: how many bytes
 */
guint
frond_bitalino_firmware_frame (FrondBitalinoFirmware *self,
                               guint64                index,
                               FrondBitalinoInput     input,
                               gpointer               user_data,
                               guint8                *bytes)
{
  FrondBitalinoFrame frame = { .sequence = self->sequence };
  guint              n = 0;

  for (guint i = 0; i < FROND_BITALINO_MAX_CHANNELS; i++) {
    guint16 value;

    if (((self->mask >> i) & 1) == 0)
      continue;
    value = self->simulated ? get_test_value (index, i) : input (index, i, user_data);
    frame.values[n] = (guint16) (value >> (10 - frond_bitalino_channel_get_bits (self->n_channels, n)));
    n++;
  }
  self->sequence = (self->sequence + 1) & 15;

  return frond_bitalino_frame_encode (&frame, self->n_channels, bytes);
}
