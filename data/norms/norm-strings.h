/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of the files in this folder that are translated, in a form that xgettext reads; compiled by nobody. A test fails where one lacks. */

/* Translators: who was measured in a published study */
N_("28 healthy women, as parts of their own strongest contraction")
/* Translators: who was measured in a published study */
N_("The women without complaints among 70 who had not been pregnant; pressure in a vaginal balloon")
/* Translators: who was measured in a published study */
N_("96 women aged 22–27 who had not given birth")
/* Translators: who was measured in a published study */
N_("50 women without complaints; cut-offs, not means")
