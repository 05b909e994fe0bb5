/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is a live trace that is always calm and always on time: it paints only what is new, changes its scale seldom, and can
 * be held and looked back in while the recording goes on. */

#include "config.h"

#include "frond-live-plot.h"

#include <math.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "frond-live-overlay.h"
#include "frond-plot-axis.h"
#include "frond-plot-theme.h"
#include "frond-plot-words.h"

#define SWEEP_GAP      14.0
#define REDUCED_US     250000
#define SPEAK_US       1000000
#define DEFAULT_WINDOW 30.0
#define STEP_PART      0.25

struct _FrondLivePlot {
  GtkWidget parent_instance;

  /* Owned state */
  GPtrArray        *lanes; /* of FrondLiveLane */
  FrondLiveTiles   *tiles;
  FrondLiveOverlay *overlay;
  FrondProgramme   *programme;
  FrondPlotPalette  palette;
  FrondLivePlotMode mode;
  double            window_s;
  double            maximum;
  gboolean          looking_back;
  double            view_end; /* column at the right edge while looking back */
  double            drag_end;
  gint64            shown_head;
  gint64            drawn_at;
  gint64            spoken_at;
  char             *spoken;
  GskRenderNode    *axes; /* NULL when anything that it depends on changed */
  double            label_width;
  double            text_height;
  FrondLivePicture  picture;
  PangoLayout      *back_layout;
  graphene_rect_t   back_sign;

  /* Ids */
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (FrondLivePlot, frond_live_plot, GTK_TYPE_WIDGET)

enum {
  PROP_MODE = 1,
  PROP_WINDOW,
  PROP_MAXIMUM,
  PROP_LOOKING_BACK,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static double
get_n_columns (FrondLivePlot *self)
{
  return self->window_s * FROND_LIVE_COLUMNS_PER_SECOND;
}

static double
get_newest (FrondLivePlot *self)
{
  double newest = 0;

  for (guint i = 0; i < self->lanes->len; i++)
    newest = MAX (newest, ((FrondLiveLane *) g_ptr_array_index (self->lanes, i))->n_seen);

  return newest;
}

static void
forget_axes (FrondLivePlot *self)
{
  g_clear_pointer (&self->axes, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Layout */

static double
measure_labels (FrondLivePlot              *self,
                const PangoFontDescription *font)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t         *cr = cairo_create (surface);
  double           widest = 0;

  for (guint i = 0; i < self->lanes->len; i++) {
    FrondPlotFrame frame = { .height = gtk_widget_get_height (GTK_WIDGET (self)), .width = 1, .end_s = 1, .top = ((FrondLiveLane *) g_ptr_array_index (self->lanes, i))->top };

    widest = MAX (widest, frond_plot_axis_measure_values (cr, &frame, font));
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return widest;
}

static double
get_scale (FrondLivePlot *self)
{
  GtkNative  *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;

  return surface ? gdk_surface_get_scale (surface) : 1;
}

/* Pango's measures are too dear for every frame. */
static void
update_metrics (FrondLivePlot *self)
{
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_font (GTK_WIDGET (self), 0.85);

  self->label_width = ceil (measure_labels (self, font));
  self->text_height = frond_plot_theme_get_text_height (GTK_WIDGET (self));
}

/* FALSE when there is no room for a picture. */
static gboolean
update_layout (FrondLivePlot *self)
{
  FrondLivePicture *picture = &self->picture;
  double            scale = get_scale (self);
  FrondLiveLayout   layout;

  if (!self->axes)
    update_metrics (self);

  picture->widget = GTK_WIDGET (self);
  picture->tiles = self->tiles;
  picture->lanes = self->lanes;
  picture->palette = &self->palette;
  picture->scale = scale;
  picture->x = self->label_width;
  picture->y = 1;
  picture->text_height = self->text_height;
  layout = (FrondLiveLayout) {
    .width = (int) floor ((gtk_widget_get_width (GTK_WIDGET (self)) - picture->x - 1) * scale),
    .height = (int) floor ((gtk_widget_get_height (GTK_WIDGET (self)) - picture->y - self->text_height - 5) * scale),
    .scale = scale,
    .n_columns = get_n_columns (self),
    .text_height = self->text_height,
  };
  picture->width = layout.width / scale;
  picture->height = layout.height / scale;
  if (layout.width < 16 || layout.height < 16)
    return FALSE;

  frond_live_tiles_set_layout (self->tiles, &layout);

  return TRUE;
}

static guint
find_segments (FrondLivePlot    *self,
               FrondLiveSegment *segments)
{
  int    width = (int) round (self->picture.width * self->picture.scale);
  gint64 head = frond_live_tiles_get_head (self->tiles);

  if (self->looking_back) {
    guint n = frond_live_view_scroll (frond_live_tiles_get_x (self->tiles, self->view_end), width, segments);

    if (n > 0)
      segments[0].to = MIN (segments[0].to, head);
    return n > 0 && segments[0].from < segments[0].to ? 1 : 0;
  }
  if (self->mode == FROND_LIVE_PLOT_SWEEP)
    return frond_live_view_sweep (head, width, (int) (SWEEP_GAP * self->picture.scale), segments);

  return frond_live_view_scroll (head, width, segments);
}

/* The range looks at all that is in view, so that it does not change while the same thing is shown. */
static void
adapt (FrondLivePlot *self)
{
  double   end = self->looking_back ? self->view_end : get_newest (self);
  double   first = MAX (end - get_n_columns (self), 0);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->lanes->len; i++) {
    FrondLiveLane *lane = g_ptr_array_index (self->lanes, i);

    frond_live_lane_read (lane);
    changed |= frond_live_lane_adapt (lane, (guint64) first, (guint64) MAX (end, 0));
  }
  if (changed) {
    frond_live_tiles_clear (self->tiles);
    g_clear_pointer (&self->axes, gsk_render_node_unref);
  }
}

/* Snapshot */

static void
append_color (FrondLivePlot        *self,
              GtkSnapshot          *snapshot,
              const FrondPlotColor *color,
              double                x,
              double                width)
{
  GdkRGBA rgba;

  if (width <= 0)
    return;

  frond_plot_theme_to_rgba (color, &rgba);
  gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT ((float) x, (float) self->picture.y, (float) width, (float) self->picture.height));
}

static double
get_left (FrondLivePlot          *self,
          const FrondLiveSegment *segment)
{
  return self->picture.x + (segment->from - segment->origin) / self->picture.scale;
}

static double
get_right (FrondLivePlot          *self,
           const FrondLiveSegment *segment)
{
  return self->picture.x + (segment->to - segment->origin) / self->picture.scale;
}

/* Whole tiles, so that their nodes stay the same from frame to frame: what sticks out of the segment is covered afterwards. */
static void
snapshot_segment (FrondLivePlot          *self,
                  GtkSnapshot            *snapshot,
                  const FrondLiveSegment *segment)
{
  const FrondLivePicture *picture = &self->picture;

  for (gint64 x = segment->from, left = 0; x < segment->to;) {
    int         width;
    GdkTexture *texture = frond_live_tiles_get_texture (self->tiles, x, &left, &width);

    gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT ((float) (picture->x + (left - segment->origin) / picture->scale), (float) picture->y, (float) (width / picture->scale), (float) picture->height));
    x = left + width;
  }
}

/* The older page, over it the newer one, whose last tile is transparent where nothing is yet, and over both the free stretch. */
static void
snapshot_sweep (FrondLivePlot          *self,
                GtkSnapshot            *snapshot,
                const FrondLiveSegment *segments,
                guint                   n_segments)
{
  double right = self->picture.x + self->picture.width;
  double head = n_segments > 0 ? get_right (self, &segments[0]) : self->picture.x;
  double old = n_segments > 1 ? get_left (self, &segments[1]) : right;

  for (guint i = n_segments; i-- > 0;)
    snapshot_segment (self, snapshot, &segments[i]);
  append_color (self, snapshot, &self->palette.background, head, old - head);
  append_color (self, snapshot, &self->palette.quiet_text, MIN (head, right - 1), MAX (self->palette.line, 1));
}

static void
snapshot_scroll (FrondLivePlot          *self,
                 GtkSnapshot            *snapshot,
                 const FrondLiveSegment *segments,
                 guint                   n_segments)
{
  double right = self->picture.x + self->picture.width;
  double from = n_segments > 0 ? get_left (self, &segments[0]) : right;
  double to = n_segments > 0 ? get_right (self, &segments[0]) : right;

  append_color (self, snapshot, &self->palette.background, self->picture.x, from - self->picture.x);
  append_color (self, snapshot, &self->palette.background, to, right - to);
  if (n_segments == 0)
    return;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) from, (float) self->picture.y, (float) (to - from), (float) self->picture.height));
  snapshot_segment (self, snapshot, &segments[0]);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_axes (FrondLivePlot *self,
               GtkSnapshot   *snapshot)
{
  double end_s = self->view_end / FROND_LIVE_COLUMNS_PER_SECOND;

  if (!self->axes) {
    if (self->looking_back)
      self->axes = frond_live_overlay_draw_axes (&self->picture, end_s - self->window_s, end_s);
    else if (self->mode == FROND_LIVE_PLOT_SWEEP)
      self->axes = frond_live_overlay_draw_axes (&self->picture, 0, self->window_s);
    else
      self->axes = frond_live_overlay_draw_axes (&self->picture, -self->window_s, 0);
  }
  gtk_snapshot_append_node (snapshot, self->axes);
}

/* At the upper right, below the words of the phases: what is quiet lies at the bottom. */
static void
snapshot_back_sign (FrondLivePlot *self,
                    GtkSnapshot   *snapshot)
{
  GdkRGBA text, ground;
  int     width, height;
  float   x, y;

  if (!self->back_layout) {
    g_autoptr (PangoFontDescription) font = frond_plot_theme_get_font (GTK_WIDGET (self), 1);

    self->back_layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), _("Looking back · press End or click here for now"));
    pango_layout_set_font_description (self->back_layout, font);
    pango_layout_set_ellipsize (self->back_layout, PANGO_ELLIPSIZE_END);
  }
  pango_layout_set_width (self->back_layout, -1);
  pango_layout_get_pixel_size (self->back_layout, &width, &height);
  width = MIN (width + 1, MAX ((int) self->picture.width - 36, 1));
  pango_layout_set_width (self->back_layout, width * PANGO_SCALE);
  frond_plot_theme_to_rgba (&self->palette.background, &text);
  frond_plot_theme_to_rgba (&self->palette.text, &ground);
  x = (float) (self->picture.x + self->picture.width - width - 18);
  y = (float) (self->picture.y + self->picture.text_height + 9);
  graphene_rect_init (&self->back_sign, x - 12, y - 6, (float) width + 24, (float) height + 12);
  gtk_snapshot_append_color (snapshot, &ground, &self->back_sign);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, self->back_layout, &text);
  gtk_snapshot_restore (snapshot);
}

static void
frond_live_plot_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  FrondLivePlot   *self = FROND_LIVE_PLOT (widget);
  FrondLiveSegment segments[FROND_LIVE_VIEW_MOST_SEGMENTS];
  guint            n_segments;

  if (self->lanes->len == 0)
    return;

  adapt (self);
  if (!update_layout (self))
    return;

  n_segments = find_segments (self, segments);
  frond_live_tiles_begin_frame (self->tiles);
  if (self->mode == FROND_LIVE_PLOT_SWEEP && !self->looking_back)
    snapshot_sweep (self, snapshot, segments, n_segments);
  else
    snapshot_scroll (self, snapshot, segments, n_segments);
  frond_live_tiles_end_frame (self->tiles);

  frond_live_overlay_snapshot (self->overlay, &self->picture, snapshot, segments, n_segments);
  snapshot_axes (self, snapshot);
  frond_plot_theme_snapshot_focus (widget, snapshot, &self->palette);
  if (self->looking_back)
    snapshot_back_sign (self, snapshot);
  self->shown_head = frond_live_tiles_get_head (self->tiles);
}

static void
frond_live_plot_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  int text_height = (int) ceil (frond_plot_theme_get_text_height (widget));

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 12 * text_height : 5 * text_height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 200;
}

static void
frond_live_plot_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  forget_axes (FROND_LIVE_PLOT (widget));
}

/* Speaking */

static char *
describe_back (FrondLivePlot *self)
{
  double           end_s = self->view_end / FROND_LIVE_COLUMNS_PER_SECOND;
  g_autofree char *start = frond_plot_axis_format_time (MAX (end_s - self->window_s, 0), 1);
  g_autofree char *end = frond_plot_axis_format_time (end_s, 1);

  /* Translators: both are minutes and seconds since the beginning */
  return g_strdup_printf (_("looking back at %1$s to %2$s"), start, end);
}

static char *
describe (FrondLivePlot *self)
{
  FrondLiveLane     *lane = self->lanes->len > 0 ? g_ptr_array_index (self->lanes, 0) : NULL;
  FrondGoalDirection direction = FROND_GOAL_BELOW;
  double             goal, value;
  int                phase;
  const char        *zone;
  g_autofree char   *words = NULL;

  if (!lane)
    return g_strdup (_("no signal"));
  if (self->looking_back)
    return describe_back (self);

  value = frond_live_lane_get_value (lane, &goal, &phase);
  if (!isfinite (value))
    return g_strdup (_("waiting for the signal"));

  if (self->programme && phase >= 0 && (guint) phase < frond_programme_get_n_phases (self->programme))
    direction = frond_programme_get_phase (self->programme, (guint) phase)->goal_direction;
  words = frond_plot_words_describe_value (value, lane->unit);
  zone = frond_plot_words_describe_zone (frond_plot_words_find_zone (value, goal, direction), direction);

  return zone ? g_strdup_printf ("%s, %s", words, zone) : g_steal_pointer (&words);
}

static void
speak (FrondLivePlot *self,
       gint64         now)
{
  g_autofree char *text = NULL;

  if (self->spoken && now - self->spoken_at < SPEAK_US)
    return;

  self->spoken_at = now;
  text = describe (self);
  if (g_set_str (&self->spoken, text))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->spoken, -1);
}

/* Callbacks */

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (widget);
  gint64         now = gdk_frame_clock_get_frame_time (clock);

  speak (self, now);
  if (self->looking_back || self->lanes->len == 0)
    return G_SOURCE_CONTINUE;
  /* Reduced motion: the picture moves on in steps. */
  if (!adw_get_enable_animations (widget) && now - self->drawn_at < REDUCED_US)
    return G_SOURCE_CONTINUE;

  for (guint i = 0; i < self->lanes->len; i++)
    frond_live_lane_read (g_ptr_array_index (self->lanes, i));
  if (self->picture.tiles && frond_live_tiles_get_head (self->tiles) == self->shown_head)
    return G_SOURCE_CONTINUE;

  self->drawn_at = now;
  gtk_widget_queue_draw (widget);

  return G_SOURCE_CONTINUE;
}

static void
look_changed_cb (FrondLivePlot *self)
{
  frond_plot_theme_load (GTK_WIDGET (self), &self->palette);
  frond_live_tiles_set_palette (self->tiles, &self->palette);
  forget_axes (self);
}

static void
drag_begin_cb (FrondLivePlot *self,
               double         x,
               double         y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_end = frond_live_plot_get_view_end (self);
}

static void
drag_update_cb (FrondLivePlot *self,
                double         x,
                double         y)
{
  double moved_s = self->picture.width > 0 ? -x / self->picture.width * self->window_s : 0;

  if (self->looking_back || fabs (x) >= 8)
    frond_live_plot_move (self, self->drag_end + moved_s - frond_live_plot_get_view_end (self));
}

static gboolean
scroll_cb (FrondLivePlot *self,
           double         x,
           double         y)
{
  double step = fabs (x) > fabs (y) ? x : y;

  /* A page that is scrolled must not stop the picture under the pointer: to look back takes a sideways turn, a drag or a key. */
  if (!self->looking_back && (step >= 0 || step != x))
    return GDK_EVENT_PROPAGATE;
  frond_live_plot_move (self, step * self->window_s * STEP_PART / 2);

  return GDK_EVENT_STOP;
}

static void
pressed_cb (FrondLivePlot *self,
            int            n_press,
            double         x,
            double         y)
{
  if (self->looking_back && graphene_rect_contains_point (&self->back_sign, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
    frond_live_plot_set_looking_back (self, FALSE);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (widget);

  frond_live_plot_move (self, g_variant_get_double (arguments) * self->window_s);

  return TRUE;
}

static gboolean
go_to_beginning_cb (GtkWidget *widget,
                    GVariant  *arguments,
                    gpointer   data)
{
  frond_live_plot_move (FROND_LIVE_PLOT (widget), -G_MAXINT32);

  return TRUE;
}

static gboolean
go_to_now_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   data)
{
  frond_live_plot_set_looking_back (FROND_LIVE_PLOT (widget), FALSE);

  return TRUE;
}

/* Vfuncs */

static void
frond_live_plot_map (GtkWidget *widget)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (widget);

  GTK_WIDGET_CLASS (frond_live_plot_parent_class)->map (widget);
  self->tick_id = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
}

static void
frond_live_plot_unmap (GtkWidget *widget)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (widget);

  gtk_widget_remove_tick_callback (widget, self->tick_id);
  self->tick_id = 0;
  GTK_WIDGET_CLASS (frond_live_plot_parent_class)->unmap (widget);
}

static void
frond_live_plot_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (widget);

  GTK_WIDGET_CLASS (frond_live_plot_parent_class)->css_changed (widget, change);
  g_clear_object (&self->back_layout);
  frond_live_overlay_forget_layouts (self->overlay);
  forget_axes (self);
}

static void
frond_live_plot_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (object);

  switch (id) {
  case PROP_MODE:
    g_value_set_int (value, (int) self->mode);
    break;
  case PROP_WINDOW:
    g_value_set_double (value, self->window_s);
    break;
  case PROP_MAXIMUM:
    g_value_set_double (value, self->maximum);
    break;
  case PROP_LOOKING_BACK:
    g_value_set_boolean (value, self->looking_back);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frond_live_plot_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (object);

  switch (id) {
  case PROP_MODE:
    frond_live_plot_set_mode (self, (FrondLivePlotMode) g_value_get_int (value));
    break;
  case PROP_WINDOW:
    frond_live_plot_set_window (self, g_value_get_double (value));
    break;
  case PROP_MAXIMUM:
    frond_live_plot_set_maximum (self, g_value_get_double (value));
    break;
  case PROP_LOOKING_BACK:
    frond_live_plot_set_looking_back (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frond_live_plot_finalize (GObject *object)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (object);

  g_clear_pointer (&self->tiles, frond_live_tiles_free);
  g_clear_pointer (&self->overlay, frond_live_overlay_free);
  g_clear_pointer (&self->lanes, g_ptr_array_unref);
  g_clear_pointer (&self->axes, gsk_render_node_unref);
  g_clear_pointer (&self->spoken, g_free);
  g_clear_object (&self->back_layout);
  g_clear_object (&self->programme);

  G_OBJECT_CLASS (frond_live_plot_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint  key;
    double part;
  } moves[] = { { GDK_KEY_Left, -STEP_PART }, { GDK_KEY_Right, STEP_PART }, { GDK_KEY_Page_Up, -1 }, { GDK_KEY_Page_Down, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cb, "d", moves[i].part);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, go_to_beginning_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, go_to_now_cb, NULL);
}

static void
frond_live_plot_class_init (FrondLivePlotClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = frond_live_plot_get_property;
  object_class->set_property = frond_live_plot_set_property;
  object_class->finalize = frond_live_plot_finalize;
  widget_class->measure = frond_live_plot_measure;
  widget_class->size_allocate = frond_live_plot_size_allocate;
  widget_class->snapshot = frond_live_plot_snapshot;
  widget_class->map = frond_live_plot_map;
  widget_class->unmap = frond_live_plot_unmap;
  widget_class->css_changed = frond_live_plot_css_changed;

  /**
   * FrondLivePlot:mode:
   *
   * A #FrondLivePlotMode.
   */
  props[PROP_MODE] = g_param_spec_int ("mode", NULL, NULL, FROND_LIVE_PLOT_SWEEP, FROND_LIVE_PLOT_SCROLL, FROND_LIVE_PLOT_SWEEP, flags);
  /**
   * FrondLivePlot:window:
   *
   * How many seconds the plot is wide.
   */
  props[PROP_WINDOW] = g_param_spec_double ("window", NULL, NULL, FROND_LIVE_PLOT_SHORTEST_S, FROND_LIVE_PLOT_LONGEST_S, DEFAULT_WINDOW, flags);
  /**
   * FrondLivePlot:maximum:
   *
   * The greatest value shown; 0 lets the range adapt by itself.
   */
  props[PROP_MAXIMUM] = g_param_spec_double ("maximum", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  /**
   * FrondLivePlot:looking-back:
   *
   * Whether the picture stands while the feed goes on.
   */
  props[PROP_LOOKING_BACK] = g_param_spec_boolean ("looking-back", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "liveplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (FrondLivePlot *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
frond_live_plot_init (FrondLivePlot *self)
{
  self->lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_live_lane_free);
  self->tiles = frond_live_tiles_new (self->lanes);
  self->overlay = frond_live_overlay_new ();
  self->window_s = DEFAULT_WINDOW;

  /* Time runs from left to right in every language. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Live trace"), -1);
  frond_plot_theme_watch (GTK_WIDGET (self), G_CALLBACK (look_changed_cb));
  look_changed_cb (self);
  add_controllers (self);
}

GtkWidget *
frond_live_plot_new (void)
{
  return g_object_new (FROND_TYPE_LIVE_PLOT, NULL);
}

static void
lanes_changed (FrondLivePlot *self)
{
  frond_live_tiles_clear (self->tiles);
  forget_axes (self);
}

/**
 * frond_live_plot_set_feed:
 * @self: a live plot
 * @feed: (nullable): what to show in its only lane; %NULL to show nothing
 *
 * Begins anew: other lanes and all markers go, and the plot stops looking back.
 */
void
frond_live_plot_set_feed (FrondLivePlot *self,
                          FrondLiveFeed *feed)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  g_ptr_array_set_size (self->lanes, 0);
  frond_live_overlay_clear_markers (self->overlay);
  frond_live_plot_set_looking_back (self, FALSE);
  if (feed)
    frond_live_plot_add_lane (self, feed, FROND_PLOT_PELVIC_FLOOR, NULL, "uV");
  lanes_changed (self);
}

/**
 * frond_live_plot_add_lane:
 * @self: a live plot
 * @feed: where its columns come from
 * @series: what it is of; an accessory muscle gets a lower strip
 * @name: (nullable): its name
 * @unit: (nullable): its unit
 *
 * Adds a channel below the others. All lanes share the time axis.
 */
void
frond_live_plot_add_lane (FrondLivePlot  *self,
                          FrondLiveFeed  *feed,
                          FrondPlotSeries series,
                          const char     *name,
                          const char     *unit)
{
  FrondLiveLane *lane;

  g_return_if_fail (FROND_IS_LIVE_PLOT (self));
  g_return_if_fail (feed != NULL);

  lane = frond_live_lane_new (feed, series, name, unit);
  lane->fixed_top = self->maximum;
  g_ptr_array_add (self->lanes, lane);
  lanes_changed (self);
}

guint
frond_live_plot_get_n_lanes (FrondLivePlot *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), 0);

  return self->lanes->len;
}

/**
 * frond_live_plot_set_unit:
 * @self: a live plot
 * @unit: the unit of the first lane, as its channel names it
 */
void
frond_live_plot_set_unit (FrondLivePlot *self,
                          const char    *unit)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (self->lanes->len > 0 && g_set_str (&((FrondLiveLane *) g_ptr_array_index (self->lanes, 0))->unit, unit))
    forget_axes (self);
}

/**
 * frond_live_plot_set_programme:
 * @self: a live plot
 * @programme: (nullable): names, kinds and goals of the phases that the columns belong to
 */
void
frond_live_plot_set_programme (FrondLivePlot  *self,
                               FrondProgramme *programme)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (!g_set_object (&self->programme, programme))
    return;

  frond_live_tiles_set_programme (self->tiles, programme);
  frond_live_overlay_set_programme (self->overlay, programme);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
frond_live_plot_set_mode (FrondLivePlot    *self,
                          FrondLivePlotMode mode)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (mode == self->mode)
    return;

  self->mode = mode;
  forget_axes (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODE]);
}

FrondLivePlotMode
frond_live_plot_get_mode (FrondLivePlot *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), FROND_LIVE_PLOT_SWEEP);

  return self->mode;
}

/**
 * frond_live_plot_set_window:
 * @self: a live plot
 * @seconds: how long a stretch to show, brought into 10-120
 */
void
frond_live_plot_set_window (FrondLivePlot *self,
                            double         seconds)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  seconds = CLAMP (seconds, FROND_LIVE_PLOT_SHORTEST_S, FROND_LIVE_PLOT_LONGEST_S);
  if (seconds == self->window_s)
    return;

  self->window_s = seconds;
  forget_axes (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WINDOW]);
}

double
frond_live_plot_get_window (FrondLivePlot *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), DEFAULT_WINDOW);

  return self->window_s;
}

void
frond_live_plot_set_maximum (FrondLivePlot *self,
                             double         maximum)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (maximum == self->maximum)
    return;

  self->maximum = maximum;
  for (guint i = 0; i < self->lanes->len; i++)
    ((FrondLiveLane *) g_ptr_array_index (self->lanes, i))->fixed_top = maximum;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MAXIMUM]);
}

double
frond_live_plot_get_maximum (FrondLivePlot *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), 0);

  return self->maximum;
}

/**
 * frond_live_plot_add_marker:
 * @self: a live plot
 * @column: where it was put: how many columns the feed had then
 * @number: 1-8, 0 for a marker with text only
 * @label: (nullable): what it says
 */
void
frond_live_plot_add_marker (FrondLivePlot *self,
                            guint64        column,
                            guint          number,
                            const char    *label)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  frond_live_overlay_add_marker (self->overlay, column, number, label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
frond_live_plot_remove_last_marker (FrondLivePlot *self)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (frond_live_overlay_remove_last_marker (self->overlay))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
frond_live_plot_clear_markers (FrondLivePlot *self)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  frond_live_overlay_clear_markers (self->overlay);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
frond_live_plot_set_looking_back (FrondLivePlot *self,
                                  gboolean       looking_back)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (looking_back == self->looking_back)
    return;

  if (looking_back)
    self->view_end = get_newest (self);
  self->looking_back = looking_back;
  forget_axes (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOOKING_BACK]);
}

gboolean
frond_live_plot_get_looking_back (FrondLivePlot *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), FALSE);

  return self->looking_back;
}

/**
 * frond_live_plot_move:
 * @self: a live plot
 * @seconds: negative to look further back
 *
 * Moves the view and holds it there. Moving on to the newest value lets the picture run again.
 */
void
frond_live_plot_move (FrondLivePlot *self,
                      double         seconds)
{
  double newest, shortest, end;

  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  newest = get_newest (self);
  shortest = MIN (get_n_columns (self), newest);
  end = MAX (frond_live_plot_get_view_end (self) + seconds, 0) * FROND_LIVE_COLUMNS_PER_SECOND;
  if (end >= newest) {
    frond_live_plot_set_looking_back (self, FALSE);
    return;
  }

  frond_live_plot_set_looking_back (self, TRUE);
  self->view_end = MAX (end, shortest);
  forget_axes (self);
}

/**
 * frond_live_plot_get_view_end:
 * @self: a live plot
 *
 * Returns: the newest time in view, in seconds of the feed
 */
double
frond_live_plot_get_view_end (FrondLivePlot *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), 0);

  return (self->looking_back ? self->view_end : get_newest (self)) / FROND_LIVE_COLUMNS_PER_SECOND;
}
