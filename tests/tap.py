# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the unittest cases of the calling program and speaks TAP; for all tests in Python."""
import signal
import sys
import unittest


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.count = 0

    def report(self, verdict, test, note='', detail=''):
        self.count += 1
        print(f'{verdict} {self.count} - {test.id().split(".", 1)[1]}{note}')
        for line in detail.splitlines():
            print('#', line)
        sys.stdout.flush()

    def addSuccess(self, test):
        super().addSuccess(test)
        self.report('ok', test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.report('ok', test, f' # SKIP {reason}')

    def addError(self, test, err):
        super().addError(test, err)
        self.report('not ok', test, detail=self.errors[-1][1])

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.report('not ok', test, detail=self.failures[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err:
            self.report('not ok', subtest, detail=str(err[1]))


def end_at_limit(result):
    """Whoever runs this says SIGTERM where it takes too long: the test that hangs then fails where it is, cleans up, and is the last."""
    def told(*_):
        result.stop()
        raise TimeoutError('took too long and was told to end')
    signal.signal(signal.SIGTERM, told)


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules['__main__'])
    result = TapResult()
    end_at_limit(result)
    print(f'1..{suite.countTestCases()}')
    suite.run(result)
    sys.exit(not result.wasSuccessful())
