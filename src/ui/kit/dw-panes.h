/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DwPanesMode:
 * @DW_PANES_WIDE: start, middle and end stand side by side
 * @DW_PANES_MEDIUM: middle and end stand side by side; start takes the place of middle when it is shown
 * @DW_PANES_NARROW: one at a time
 */
typedef enum
{
  DW_PANES_WIDE,
  DW_PANES_MEDIUM,
  DW_PANES_NARROW,
} DwPanesMode;

/** DwPane: one of the three children of a DwPanes, in reading order. */
typedef enum
{
  DW_PANE_START,
  DW_PANE_MIDDLE,
  DW_PANE_END,
} DwPane;

/** DW_N_PANES: how many panes there are. */
#define DW_N_PANES (DW_PANE_END + 1)

#define DW_TYPE_PANES (dw_panes_get_type ())
G_DECLARE_FINAL_TYPE (DwPanes, dw_panes, DW, PANES, GtkWidget)

/**
 * DwPanes:
 *
 * Three panes side by side where there is room, two where there is less, one at a time on a narrow window. What is
 * room depends on the width (1100 and 641 pixels for text of the usual size, 11 points at 96 dots an inch; more for
 * larger text, so that a line holds about as many words) and on what the panes need at the least.
 *
 * Properties: `start`, `middle`, `end` (GtkWidget), `mode` (int, a DwPanesMode, read only), `showing` (int, a DwPane:
 * the one in front when not all can be seen).
 */

/** dw_panes_get_mode: Returns: how many panes can be seen now. */
DwPanesMode dw_panes_get_mode (DwPanes *self);

/** dw_panes_get_showing: Returns: the pane in front. */
DwPane dw_panes_get_showing (DwPanes *self);

/** dw_panes_set_showing: Brings @pane to the front; in a wide window this changes nothing to be seen. */
void dw_panes_set_showing (DwPanes *self,
                           DwPane   pane);

/** dw_panes_is_seen: Returns: whether @pane can be seen now. */
gboolean dw_panes_is_seen (DwPanes *self,
                           DwPane   pane);

/** dw_panes_get_child: Returns: (nullable) (transfer none): the widget in @pane. */
GtkWidget *dw_panes_get_child (DwPanes *self,
                               DwPane   pane);

G_END_DECLS
