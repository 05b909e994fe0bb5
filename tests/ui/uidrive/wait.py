# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for an effect, never for a time."""
import time


class UiError(Exception):
    """What the driven window did not do, in words."""


def until(test, what, timeout):
    """Ask more and more slowly (10 ms to 100 ms) until TEST answers something true; answer that.

    Asking costs the program time: half of it at most, so that it gets on with what is waited for."""
    end, pause = time.monotonic() + timeout, .01
    while True:
        begin = time.monotonic()
        if result := test():
            return result
        now = time.monotonic()
        if now > end:
            raise UiError(f'timed out after {timeout:g} s waiting for {what}')
        time.sleep(max(pause, min(now - begin, .5)))
        pause = min(pause * 1.5, .1)
