# SPDX-License-Identifier: GPL-3.0-or-later
"""The rule for packagers: every chip that sensors have gets the tag, nothing else does. Reads the file as udev does, as far as it uses it."""
import re
from pathlib import Path

from desktop_case import DATA, DesktopCase, main

RULES = DATA / 'udev/70-frond-sensors.rules'
# Gives whoever sits at the computer what has the tag.
ACTS = Path('/usr/lib/udev/rules.d/73-seat-late.rules')
PART = re.compile(r'([A-Z]+(?:\{[^}]*\})?)(==|!=|\+=|=)"([^"]*)"')


def rules(text):
    for line in text.splitlines():
        if line and not line.startswith('#'):
            parts = [PART.fullmatch(part.strip()) for part in line.split(',')]
            assert all(parts), f'not a rule: {line}'
            yield [part.groups() for part in parts]


def tags(text, action, subsystem, vendor, product):
    """The tags that a device gets whose USB parent has these ids."""
    known = {'ACTION': action, 'SUBSYSTEM': subsystem, 'SUBSYSTEMS': 'usb', 'ATTRS{idVendor}': vendor, 'ATTRS{idProduct}': product}
    found, jump = set(), None
    for rule in rules(text):
        if jump:
            jump = None if ('LABEL', '=', jump) in rule else jump
            continue
        if all((known[key] == value) == (how == '==') for key, how, value in rule if how in ('==', '!=')):
            found |= {value for key, how, value in rule if (key, how) == ('TAG', '+=')}
            jump = next((value for key, how, value in rule if key == 'GOTO'), None)
    return found


class UdevRules(DesktopCase):
    def setUp(self):
        super().setUp()
        self.text = RULES.read_text(encoding='utf-8')

    def test_ports_of_sensors(self):
        for vendor, product in (('0403', '6015'), ('0403', '6001'), ('2341', '0043'), ('1a86', '7523'), ('10c4', 'ea60'), ('303a', '1001')):
            for action in 'add', 'change':
                self.assertEqual(tags(self.text, action, 'tty', vendor, product), {'uaccess'}, (vendor, product))

    def test_nothing_else(self):
        self.assertEqual(tags(self.text, 'add', 'tty', '0403', '6010'), set(), 'another FTDI chip')
        self.assertEqual(tags(self.text, 'add', 'tty', '1a86', '55d4'), set(), 'another WCH chip')
        self.assertEqual(tags(self.text, 'add', 'block', '2341', '0043'), set(), 'a disk')
        self.assertEqual(tags(self.text, 'remove', 'tty', '2341', '0043'), set())

    def test_before_the_rule_that_acts_on_it(self):
        """udev goes by name, and a tag that comes later is seen by nobody. What is installed is what is here, under its own name."""
        there = {path.name for path in RULES.parent.glob('*.rules')}
        self.assertEqual(set(re.findall(r"'([^']+\.rules)'", (RULES.parent / 'meson.build').read_text(encoding='utf-8'))), there)
        self.assertEqual([name for name in there if name >= ACTS.name], [])
        if not ACTS.exists():
            self.skipTest(f'{ACTS} is not here to see that it is the one')
        self.assertRegex(ACTS.read_text(encoding='utf-8'), r'(?m)^TAG=="uaccess".*RUN\{builtin\}\+="uaccess"')

    def test_command_of_the_window_adds_to_it(self):
        """What a user is told to write is a rule beside the packaged one, which a file of its name would replace, and as early."""
        source = (DATA.parent / 'src/sensor/frond-port-access.c').read_text(encoding='utf-8')
        name = re.search(r'"/etc/udev/rules\.d/([^"]+)"', source).group(1)
        self.assertNotEqual(name, RULES.name)
        self.assertLess(name, ACTS.name)

    def test_jumps_arrive(self):
        for label in re.findall('GOTO="([^"]*)"', self.text):
            self.assertEqual(self.text.count(f'LABEL="{label}"'), 1)


if __name__ == '__main__':
    main()
