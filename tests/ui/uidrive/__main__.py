# SPDX-License-Identifier: GPL-3.0-or-later
"""python3 -m uidrive VERB ...: the harness by hand, one verb at a time, on a session that stays up between calls.

start [LOOK] -- PROGRAM   tree [-v]   find SEL   read SEL   press SEL   click SEL   select SEL   type SEL TEXT   set SEL TEXT
key KEY...   action NAME   wait-for SEL [--state S] [--gone]   screenshot PNG   audit   tabs   log   stop

SEL is ROLE/NAME[N] [>> ROLE/NAME], for instance 'alert/* >> button/Discard'."""
import argparse
import sys

from gi.repository import GLib

from . import judge, selector
from .session import LOOK
from .ui import Ui
from .wait import UiError

VERBS = {'tree': [], 'find': ['what'], 'read': ['what'], 'press': ['what'], 'click': ['what'], 'select': ['what'], 'type': ['what', 'text'],
         'set': ['what', 'text'], 'key': ['keys'], 'action': ['name'], 'wait-for': ['what'], 'screenshot': ['path'], 'audit': [], 'tabs': [],
         'log': [], 'stop': []}


def parse():
    parser = argparse.ArgumentParser(prog='uidrive', description=__doc__, epilog=selector.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--dir')
    parser.add_argument('--timeout', type=float, default=10)
    verbs = parser.add_subparsers(dest='verb', required=True)
    start = verbs.add_parser('start')
    for name, default in LOOK.items():
        start.add_argument('--' + name.replace('_', '-'), default=default, **({'action': 'store_true'} if default is False else {'type': type(default)}))
    start.add_argument('argv', nargs='+')
    for verb, names in VERBS.items():
        sub = verbs.add_parser(verb)
        for name in names:
            sub.add_argument(name, **({'nargs': '+'} if name == 'keys' else {}))
        if verb == 'tree':
            sub.add_argument('-v', action='store_true')
        if verb == 'wait-for':
            sub.add_argument('--gone', action='store_true')
            sub.add_argument('--state')
    return parser.parse_args()


def start(ui, options):
    try:
        return f'up after {ui.start(options.argv, **{name: getattr(options, name) for name in LOOK}):.2f} s'
    except BaseException:
        ui.stop()
        raise


def perform(ui, options):
    what = getattr(options, 'what', None)
    return {
        'start': lambda: start(ui, options),
        'tree': lambda: ui.tree(options.v),
        'find': lambda: '\n'.join(node.line(True) for node in ui.find_all(what)) or sys.exit(1),
        'read': lambda: ui.read(what),
        'press': lambda: ui.press(what),
        'click': lambda: ui.click(what),
        'select': lambda: ui.select(what),
        'type': lambda: ui.type(what, options.text),
        'set': lambda: ui.type(what, options.text, keys=False),
        'key': lambda: ui.key(*options.keys),
        'action': lambda: ui.action(options.name),
        'wait-for': lambda: ui.find(what, state=options.state, gone=options.gone) and '',
        'screenshot': lambda: 'steady' if ui.screenshot(options.path) else 'still moving',
        'audit': lambda: '\n'.join(judge.audit(ui)),
        'tabs': lambda: '\n'.join(judge.tab_order(ui)),
        'log': ui.log,
        'stop': ui.stop,
    }[options.verb]()


def main():
    options = parse()
    try:
        printed = perform(Ui(options.dir, options.timeout), options)
    except (UiError, GLib.Error) as error:
        sys.exit(f'uidrive: {error}')
    if printed not in (None, '', True):
        print(printed)


main()
