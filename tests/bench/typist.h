/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Types queries into an entry, key by key, and measures: from a keystroke to the end of the frame that paints the list it found,
 * by the frame clock; what that time went into; and how long the main thread is held at a stretch, from one poll of the
 * main loop to the next. Held is measured by the clock and by the thread's own CPU time, which other programs on a busy
 * machine do not lengthen.
 *
 * With BENCH_TRACE in the environment, each key has a line on standard error: which keys are the slow ones, and at what.
 */

/** typist_begin: Counts from now on, and types @n_keys keys of @queries (NULL-terminated); to be called before the main loop runs. */
void typist_begin (GtkApplication *application,
                   char          **queries,
                   guint           n_keys);

/**
 * typist_type:
 * @words: where to type
 * @window: whose frames are timed
 *
 * Begins to type, a while after this. When all is typed it prints one JSON object and quits the application.
 */
void typist_type (GtkEditable *words,
                  GtkWidget   *window);

/** typist_note_answer: The list has what the last key found; @is_slow_way: not from the index, which ought to be there. */
void typist_note_answer (gboolean is_slow_way);

G_END_DECLS
