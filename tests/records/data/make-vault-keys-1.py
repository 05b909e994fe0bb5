#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes vault-keys-1.bin as docs/vault-format.md says, without Frond's code: python-cryptography 48 for Argon2id and AES-GCM.

The test of the key slots opens it. Run it again only for a new version of the format, under a new name."""
import hashlib
import hmac
import struct
import sys

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

POLYNOMIAL = 0x82f63b78


def crc32c(data):
    crc = 0xffffffff
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (POLYNOMIAL if crc & 1 else 0)
    return crc ^ 0xffffffff


def hkdf(key, info):
    pseudo_random = hmac.new(bytes(32), key, hashlib.sha256).digest()
    return hmac.new(pseudo_random, info + b'\x01', hashlib.sha256).digest()


master = bytes(range(32))
uuid = bytes.fromhex('00112233445546678899aabbccddeeff')
header = b'FRNDKEY1' + struct.pack('<HH', 1, 4) + uuid + struct.pack('<I', 1)
salt = bytes(range(100, 116))


def slot(kind, cost, salt, nonce, wrapping_key, label, created):
    head = struct.pack('<BBHIII', kind, 1, 0, *cost) + salt
    tail = label.encode().ljust(32, b'\0') + struct.pack('<q', created)
    wrapped = AESGCM(wrapping_key).encrypt(nonce, master, header + head + tail)
    body = head + nonce + wrapped + tail + bytes(24)
    return body + struct.pack('<I', crc32c(header + body))


def argon2(passphrase):
    return Argon2id(salt=salt, length=32, iterations=2, lanes=1, memory_cost=256).derive(passphrase.encode())


slots = [
    slot(1, (256, 2, 1), salt, b'nonce-number', argon2('correct horse battery'), 'Ana Example', 1763800000000000),
    slot(1, (256, 2, 1), salt, b'other-number', argon2('Grün ist die Heide'), 'Berta Beispiel', 1763800001000000),
    bytes(160),
    slot(2, (0, 0, 0), bytes(range(16)), b'third-number', hkdf(bytes(range(20)), b'recovery'), '', 1763800002000000),
]
body = header + b''.join(slots)
sys.stdout.buffer.write(body + hmac.new(hkdf(master, b'header'), body, hashlib.sha256).digest())
