# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK 4 application headless, the way a person would."""
from .ui import Ui
from .wait import UiError

__all__ = ['Ui', 'UiError']
