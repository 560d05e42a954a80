#!/usr/bin/env python3
"""Another opener of what is sealed, written from docs/SEALING.md alone; shares no code with ours.

    open.py vectors FILE     the test vectors
    open.py open FILE        {key, reporter?, offices, place, envelope}: what a message says
    open.py seal FILE        {key?, sender?, recipients, place, content, files}: an envelope

Exit code 0 if all holds, 1 if not (with the reason). Needs what requirements.txt names.
"""

import base64
import hashlib
import json
import os
import sys

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pyhpke import AEADId, CipherSuite, KDFId, KEMId
from pyhpke.exceptions import PyHPKEError

SUITE = CipherSuite.new(
    KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.CHACHA20_POLY1305
)
INFO = b"mingbai-complaint-v1"
CLASSES = [1 << bits for bits in (12, 14, 16, 18, 20, 22)]
NONCE = bytes(12)
OFFICES = {"complaint_office": 1, "supervision_office": 2}
TYPES = {"image/jpeg", "audio/wav"}
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Refused(Exception):
    """It does not hold."""


def refuse_unless(holds, why):
    if not holds:
        raise Refused(why)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def raw(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def text(raw_bytes):
    return base64.urlsafe_b64encode(raw_bytes).rstrip(b"=").decode()


# Keys

def public(private):
    key = X25519PrivateKey.from_private_bytes(private)
    return key.public_key().public_bytes_raw()


def key_id(key):
    return sha256(key)[:8]


def stretched(secret, salt, memory_kib, passes, length):
    return hash_secret_raw(secret, salt, passes, memory_kib, 1, length, Type.ID)


def check_letters(code):
    total = 0
    for letter in code:
        doubled = total << 1
        total = (doubled if doubled < 32 else doubled ^ 0b100101) ^ LETTERS.index(letter)
    refuse_unless(total == 0, "the check character is wrong")


def thread_of(receipt, county):
    check_letters(receipt)
    salt = b"mingbai-receipt-v1\0" + county.encode()
    secret = stretched(receipt.encode(), salt, RECEIPT["memory_kib"], RECEIPT["passes"], 64)

    def expand(label):
        return HKDF(hashes.SHA256(), 32, None, label).derive(secret)

    return expand(b"mingbai-lookup-v1"), expand(b"mingbai-reply-v1")


RECEIPT = {"memory_kib": 19 << 10, "passes": 3}


def open_key_file(file, key, passphrase):
    check_letters(passphrase)
    refuse_unless(file["version"] == 1, "another version")
    salt = raw(file["salt"])
    secret = stretched(passphrase.encode(), salt, file["memory_kib"], file["passes"], 32)
    aad = b"".join([
        b"mingbai-office-key-file-v1\0", b"\1", file["memory_kib"].to_bytes(4, "big"),
        file["passes"].to_bytes(4, "big"), salt, key,
    ])
    private = ChaCha20Poly1305(secret).decrypt(NONCE, raw(file["sealed"]), aad)
    refuse_unless(public(private) == key, "another key")
    return private


def check_offices(root, offices):
    refuse_unless(offices["root"] == root, "another root")
    for office in offices["keys"]:
        signed = b"".join([
            b"mingbai-office-key-v1\0", bytes([OFFICES[office["office"]]]), raw(office["key"]),
            office["valid_from"].encode(), office.get("retired", "----------").encode(),
        ])
        key = Ed25519PublicKey.from_public_bytes(raw(root))
        key.verify(raw(office["signature"]), signed)
        refuse_unless(raw(office["id"]) == key_id(raw(office["key"])), "another name")


# Envelopes

def header(place, sender, recipients):
    first = place.get("first")
    number = 1 if first else 3 if sender else 2
    category, routing = b"", b""
    if first:
        category = first["category"].encode()
        to = first["routing"]
        departments = ",".join(to.get("departments", []))
        routing = "/".join([to.get("window", ""), to.get("item", ""), departments]).encode()
    return b"".join([
        b"mingbai-complaint-v1\0", bytes([number]), raw(place["thread"]), raw(place["message"]),
        category, b"\0", routing, b"\0", *recipients,
    ])


def without_body(sender, wraps):
    return b"".join([
        b"\1", sender or bytes(8), len(wraps).to_bytes(4, "big"),
        *(raw(wrap[part]) for wrap in wraps for part in ("key", "enc", "sealed")),
    ])


def open_envelope(key, sender_key, place, envelope):
    refuse_unless(envelope["version"] == 1, "another version")
    body, wraps = raw(envelope["body"]), envelope["wraps"]
    refuse_unless(len(body) - 16 in CLASSES, "no size class")
    sender = raw(envelope["sender"]) if "sender" in envelope else None
    own = text(key_id(public(key)))
    wrap = next((wrap for wrap in wraps if wrap["key"] == own), None)
    refuse_unless(wrap is not None, "not sealed to this key")
    bound = sha256(header(place, sender, [raw(wrap["key"]) for wrap in wraps]))
    context = SUITE.create_recipient_context(
        raw(wrap["enc"]), SUITE.kem.deserialize_private_key(key), INFO,
        sender_key and SUITE.kem.deserialize_public_key(sender_key),
    )
    content_key = context.open(raw(wrap["sealed"]), bound + sha256(body[:-16]))
    aad = bound + sha256(without_body(sender, wraps))
    return content_of(ChaCha20Poly1305(content_key).decrypt(NONCE, body, aad))


def content_of(padded):
    inner = padded.rstrip(b"\0")
    refuse_unless(inner[-1:] == b"\x80", "not padded")
    inner = inner[:-1]
    refuse_unless(min(size for size in CLASSES if size > len(inner)) == len(padded), "not padded")
    length = int.from_bytes(inner[:4], "big")
    content, rest = json.loads(inner[4:4 + length]), inner[4 + length:]
    files = []
    for attachment in content.get("attachments", []):
        refuse_unless(attachment["media_type"] in TYPES, "another type")
        files.append(rest[:attachment["length"]])
        rest = rest[attachment["length"]:]
    refuse_unless(rest == b"", "something is left over")
    return content, files


def seal_envelope(key, sender, recipients, place, content, files):
    """`key` is the writer's, absent for a first message; `sender` its name where an office writes."""
    inner = json.dumps(content, ensure_ascii=False).encode()
    inner = len(inner).to_bytes(4, "big") + inner + b"".join(files)
    size = min(size for size in CLASSES if size > len(inner))
    padded = (inner + b"\x80").ljust(size, b"\0")
    content_key = os.urandom(32)
    cipher = ChaCha20Poly1305(content_key)
    bound = sha256(header(place, sender, [key_id(recipient) for recipient in recipients]))
    aad = bound + sha256(cipher.encrypt(NONCE, padded, b"")[:-16])
    wraps = []
    for recipient in recipients:
        enc, context = SUITE.create_sender_context(
            SUITE.kem.deserialize_public_key(recipient), INFO,
            key and SUITE.kem.deserialize_private_key(key),
        )
        wraps.append({
            "key": text(key_id(recipient)), "enc": text(enc),
            "sealed": text(context.seal(content_key, aad)),
        })
    body = cipher.encrypt(NONCE, padded, bound + sha256(without_body(sender, wraps)))
    envelope = {"version": 1, "body": text(body), "wraps": wraps}
    return envelope | ({"sender": text(sender)} if sender else {})


# Commands

def sender_of(ask):
    """Whose key a message was sealed with; none for a first one."""
    envelope, place = ask["envelope"], ask["place"]
    if place.get("first"):
        refuse_unless("sender" not in envelope, "a first message has no sender")
        return None
    if "sender" not in envelope:
        return raw(ask["reporter"])
    keys = [office for office in ask["offices"]["keys"] if office["id"] == envelope["sender"]]
    refuse_unless(keys, "an unknown sender")
    return raw(keys[0]["key"])


def open_asked(ask):
    check_offices(ask["root"], ask["offices"])
    content, files = open_envelope(
        raw(ask["key"]), sender_of(ask), ask["place"], ask["envelope"])
    return {"content": content, "files": [text(file) for file in files]}


def seal_asked(ask):
    key = raw(ask["key"]) if "key" in ask else None
    sender = raw(ask["sender"]) if "sender" in ask else None
    recipients, files = ([raw(item) for item in ask[name]] for name in ("recipients", "files"))
    return seal_envelope(key, sender, recipients, ask["place"], ask["content"], files)


def refused(act):
    try:
        act()
    except (Refused, PyHPKEError, InvalidTag, InvalidSignature):
        return True
    return False


def vectors_hold(vectors):
    for vector in vectors["receipts"]:
        lookup, reply = thread_of(vector["receipt"], vector["county"])
        refuse_unless(text(lookup) == vector["lookup"], "another look-up id")
        refuse_unless(text(sha256(lookup)) == vector["thread"], "another thread")
        refuse_unless(text(reply) == vector["reply"], "another reply key")
        refuse_unless(text(public(reply)) == vector["reply_public"], "another public key")
    vector = vectors["key_file"]
    found = open_key_file(vector["file"], raw(vector["public"]), vector["passphrase"])
    refuse_unless(text(found) == vector["key"], "another office key")
    opened = 0
    for vector in vectors["messages"]:
        for key in vectors["keys"].values():
            ask = vector | {name: vectors[name] for name in ("root", "offices", "reporter")}
            ask["key"] = key
            found = open_asked(ask)
            refuse_unless(found == vector["opened"], "another content")
            opened += 1
            changed = bytearray(raw(vector["envelope"]["body"]))
            changed[7] ^= 1
            ask["envelope"] = vector["envelope"] | {"body": text(bytes(changed))}
            refuse_unless(refused(lambda: open_asked(ask)), "a changed body opens")
    refuse_unless(opened > 0, "no vectors")


def main(command, file):
    with open(file, encoding="utf-8") as opened:
        ask = json.load(opened)
    if command == "vectors":
        vectors_hold(ask)
    else:
        answer = {"open": open_asked, "seal": seal_asked}[command](ask)
        json.dump(answer, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (Refused, PyHPKEError, InvalidTag, InvalidSignature) as why:
        sys.exit(f"refused: {type(why).__name__} {why}")
