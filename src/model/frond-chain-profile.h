/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Sensor of a chain in which nobody is measured. */
#define FROND_CHAIN_SIMULATED "Simulated patient"

/**
 * FrondChainProfile:
 * @sensor: model, for instance "BITalino (r)evolution"
 * @firmware: its version
 * @channel: label of the channel that was shown
 * @unit: of that channel
 * @rate_hz: samples per second
 * @gain: of the amplifier, NAN when the sensor does not tell
 * @band_low_hz: lower edge really used
 * @band_high_hz: upper edge really used
 * @filter_order: order per edge of the Butterworth band-pass
 * @notch_hz: mains frequency that was notched out, 0 for none
 * @window_ms: averaging window of the envelope
 * @envelope: "RMS" or "ARV" (average rectified value; sqrt(pi/2) below RMS for Gaussian EMG)
 * @electrode: type, in the clinic's words
 * @electrode_serial: which one of them
 * @electrode_depth_mm: how deep a probe lies, NAN when nobody wrote it down
 * @electrode_orientation: where its plates face
 * @site: where it was
 * @position: of the patient
 *
 * Everything between the muscle and the number. Numbers of different chains are never compared without a visible break
 * (see frond-chain-comparison.h). Site, position and what is said about the electrode are the placement: no sensor can tell it.
 */
typedef struct {
  char  *sensor;
  char  *firmware;
  char  *channel;
  char  *unit;
  double rate_hz;
  double gain;
  double band_low_hz;
  double band_high_hz;
  guint  filter_order;
  double notch_hz;
  double window_ms;
  char  *envelope;
  char  *electrode;
  char  *electrode_serial;
  double electrode_depth_mm;
  char  *electrode_orientation;
  char  *site;
  char  *position;
} FrondChainProfile;

#define FROND_TYPE_CHAIN_PROFILE (frond_chain_profile_get_type ())
GType frond_chain_profile_get_type (void) G_GNUC_CONST;

FrondChainProfile *frond_chain_profile_new (void) G_GNUC_WARN_UNUSED_RESULT;
FrondChainProfile *frond_chain_profile_copy (const FrondChainProfile *self) G_GNUC_WARN_UNUSED_RESULT;
void               frond_chain_profile_free (FrondChainProfile *self);

void frond_chain_profile_set_placement (FrondChainProfile       *self,
                                        const FrondChainProfile *placement);

gboolean frond_chain_profile_is_comparable (const FrondChainProfile *self,
                                            const FrondChainProfile *other);
gboolean frond_chain_profile_is_simulated (const FrondChainProfile *self);
char    *frond_chain_profile_describe (const FrondChainProfile *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondChainProfile, frond_chain_profile_free)

G_END_DECLS
