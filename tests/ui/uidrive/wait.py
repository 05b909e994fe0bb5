# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for an effect, never for a time."""
import time


class UiError(Exception):
    """What the driven window did not do, in words."""


def until(test, what, timeout):
    """Ask more and more slowly (10 ms to 100 ms) until TEST answers something true; answer that."""
    end, pause = time.monotonic() + timeout, .01
    while not (result := test()):
        if time.monotonic() > end:
            raise UiError(f'timed out after {timeout:g} s waiting for {what}')
        time.sleep(pause)
        pause = min(pause * 1.5, .1)
    return result
