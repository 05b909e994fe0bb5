/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-page.h"

#include "frond-live-readout.h"
#include "frond-marker-panel.h"
#include "frond-patient-view-button.h"
#include "frond-rating-row.h"
#include "frond-ribbon.h"
#include "frond-saving-panel.h"
#include "frond-session-announcer.h"
#include "frond-session-curtain.h"
#include "frond-session-guard.h"
#include "frond-step-bar.h"
#include "frond-stop-panel.h"
#include "frond-trace-panel.h"
#include "frond-trainer-row.h"

G_BEGIN_DECLS

struct _FrondLivePage {
  AdwNavigationPage parent_instance;

  /* Owned */
  FrondLiveSession     *session;
  FrondProgramme       *programme;
  FrondSessionAnnouncer announcer;
  char                 *unit;
  double                text_at_s;
  FrondTrainer          last_trainer; /* of the last session */
  gboolean              is_simulated;
  gboolean              is_discarded;
  gboolean              is_finished;
  gboolean              ended_behind; /* the curtain */

  /* Ids, while mapped */
  guint              refresh_id;
  FrondSessionGuard *guard;

  /* Borrowed: one of the two is shown. */
  GtkWidget           *behind;
  FrondSessionCurtain *curtain;

  /* Template */
  AdwToolbarView      *toolbar_view;
  AdwWindowTitle      *identity;
  GtkWidget           *recording_dot;
  GtkLabel            *clock;
  GtkWidget           *simulated;
  GtkWidget           *narrow_simulated;
  GtkWidget           *show_panel;
  GtkImage            *sensor_dot;
  GtkLabel            *sensor_text;
  AdwBanner           *trouble;
  GtkStack            *stack;
  AdwOverlaySplitView *panel_view;
  FrondLiveReadout    *readout;
  FrondTracePanel     *trace_panel;
  FrondRibbon         *ribbon;
  FrondMarkerPanel    *marker_panel;
  FrondStopPanel      *stop_panel;
  FrondSavingPanel    *saving_panel;
  FrondRatingRow      *rating_row;
  FrondTrainerRow     *trainer_row;
  FrondStepBar        *step_bar;
  GtkWidget           *next;
  GtkImage            *pause_icon;
  GtkLabel            *pause_label;

  FrondPatientViewButton *patient_view;
};

/* frond-live-page.c */
void frond_live_page_say (FrondLivePage *self,
                          const char    *title,
                          gboolean       can_undo);
void frond_live_page_finish (FrondLivePage *self);

/* frond-live-page-curtain.c */
void     frond_live_page_add_curtain (FrondLivePage *self);
gboolean frond_live_page_is_covered (FrondLivePage *self);
void     frond_live_page_toggle_curtain (FrondLivePage *self);
void     frond_live_page_refresh_curtain (FrondLivePage         *self,
                                          const FrondLiveStatus *status);

/* frond-live-page-actions.c */
gboolean frond_live_page_is_running (FrondLiveState state);
void     frond_live_page_install_actions (GtkWidgetClass *widget_class);
void     frond_live_page_enable_actions (FrondLivePage *self,
                                         FrondLiveState state);

G_END_DECLS
