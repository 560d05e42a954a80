#!/usr/bin/env python3
"""Another verifier of the public log, written from docs/LOG.md alone. Standard library only.

    verify.py evidence ROOT FILE       a receipt with everything that proves it
    verify.py consistency ROOT FILE    {keys, first, second, proof}: two heads
    verify.py log ROOT FILE            {keys, heads, entries}: a whole log
    verify.py vectors FILE             the test vectors

Exit code 0 if all holds, 1 if not (with the reason), 2 if the file is none of these.
"""

import base64
import hashlib
import json
import re
import sys

CODES = {
    "key": 1, "bundle": 2, "audit_head": 3, "application": 4,
    "complaint": 5, "rating": 6, "rating_batch": 7,
}


class Refused(Exception):
    """It does not hold."""


def refuse_unless(holds, why):
    if not holds:
        raise Refused(why)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


# Encodings

def raw(text, length):
    refuse_unless(isinstance(text, str) and re.fullmatch(r"[A-Za-z0-9_-]*", text), "not base64url")
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    refuse_unless(len(data) == length, f"not {length} bytes")
    refuse_unless(base64.urlsafe_b64encode(data).rstrip(b"=").decode() == text, "not canonical")
    return data


def date(text):
    refuse_unless(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII), "not a date")
    return text


def moment(text):
    form = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{2}:\d{2}"
    refuse_unless(re.fullmatch(form, text, re.ASCII), "not a moment")
    return text


def size_of(number):
    refuse_unless(type(number) is int and 0 <= number < 2**63, "not a size")
    return number


def u64(number):
    return size_of(number).to_bytes(8, "big")


# Ed25519 (RFC 8032 §5.1), points in extended coordinates

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number, point):
    result = NEUTRAL
    while number:
        if number & 1:
            result = add(result, point)
        point = add(point, point)
        number >>= 1
    return result


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def of_base():
    y = 4 * pow(5, P - 2, P) % P
    return point(y.to_bytes(32, "little"))


BASE = of_base()


def has_signed(key, message, signature):
    a, r = point(key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    if same(times(8, a), NEUTRAL) or same(times(8, r), NEUTRAL):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return same(times(s, BASE), add(r, times(k, a)))


# Entries and tree

def commitment_of(kind, salt, record):
    return sha256(b"mingbai-commitment-v1\0", bytes([CODES[kind]]), salt, record)


def leaf(entry):
    refuse_unless(entry["kind"] in CODES, "unknown kind")
    return sha256(b"\0", bytes([CODES[entry["kind"]]]), raw(entry["commitment"], 32))


def node(left, right):
    return sha256(b"\1", left, right)


class Tree:
    """The roots of the complete subtrees from the left; sizes are powers of two, falling."""

    def __init__(self):
        self.parts = []

    def push(self, hashed):
        width = 1
        while self.parts and self.parts[-1][0] == width:
            hashed = node(self.parts.pop()[1], hashed)
            width *= 2
        self.parts.append((width, hashed))

    def root(self):
        if not self.parts:
            return sha256()
        root = self.parts[-1][1]
        for _, hashed in reversed(self.parts[:-1]):
            root = node(hashed, root)
        return root


def check_inclusion(root, hashed, proof):
    index, size = size_of(proof["index"]), size_of(proof["size"])
    refuse_unless(index < size, "no such entry")
    fn, sn, r = index, size - 1, hashed
    for text in proof["path"]:
        p = raw(text, 32)
        refuse_unless(sn, "the path is too long")
        if fn & 1 or fn == sn:
            r = node(p, r)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node(r, p)
        fn, sn = fn >> 1, sn >> 1
    refuse_unless(sn == 0 and r == root, "the entry is not there")


def check_consistency(old, new, proof):
    first, second = size_of(proof["first"]), size_of(proof["second"])
    path = [raw(text, 32) for text in proof["path"]]
    if first == second:
        return refuse_unless(not path and old == new, "two logs of one size")
    if first == 0:
        return refuse_unless(not path and old == sha256(), "not the empty log")
    refuse_unless(first < second, "the wrong way round")
    if first & (first - 1) == 0:
        path.insert(0, old)
    refuse_unless(path, "the path is empty")
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        refuse_unless(sn, "the path is too long")
        if fn & 1 or fn == sn:
            fr, sr = node(c, fr), node(c, sr)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node(sr, c)
        fn, sn = fn >> 1, sn >> 1
    refuse_unless(sn == 0 and fr == old and sr == new, "the log was rewritten")


# Keys and what they sign

def key_id(key):
    return sha256(key)[:8]


def key_bytes(key):
    retired = key.get("retired")
    return b"".join([
        b"mingbai-log-key-v1\0", raw(key["key"], 32), date(key["valid_from"]).encode(),
        b"-" * 10 if retired is None else date(retired).encode(),
    ])


def poster_bytes(window):
    form = r"[A-Za-z0-9]([A-Za-z0-9-]{0,62}[A-Za-z0-9])?"
    refuse_unless(re.fullmatch(form, window, re.ASCII), "not a window")
    return b"mingbai-poster-v1\0" + window.encode()


def check_poster(window, code, keys):
    """A poster is good with any key that the root stands for, whenever that was in use."""
    match code.split("."):
        case ["p", name, signature]:
            name, signature = raw(name, 8), raw(signature, 64)
        case _:
            raise Refused("not the code of a poster")
    known = [raw(key["key"], 32) for key in keys["keys"]]
    named = [key for key in known if key_id(key) == name]
    refuse_unless(named, "an unknown key")
    refuse_unless(has_signed(named[0], poster_bytes(window), signature), "the poster is not signed")


def office_key_bytes(key):
    office = {"complaint_office": b"\1", "supervision_office": b"\2"}[key["office"]]
    retired = key.get("retired")
    return b"".join([
        b"mingbai-office-key-v1\0", office, raw(key["key"], 32), date(key["valid_from"]).encode(),
        b"-" * 10 if retired is None else date(retired).encode(),
    ])


def rating_record(rating):
    name, day = raw(rating["id"], 32), date(rating["day"])
    return b"mingbai-rating-v1\0" + name + day.encode() + b"\0" + rating["window"].encode()


def batch_record(batch):
    fields = [date(batch["day"]), batch["window"], str(size_of(batch["ratings"]))]
    return b"mingbai-rating-batch-v1\0" + "\0".join(fields).encode()


def token_key_bytes(key):
    retired = key.get("retired")
    return b"".join([
        b"mingbai-token-key-v1\0", raw(key["key"], 32), date(key["valid_from"]).encode(),
        b"-" * 10 if retired is None else date(retired).encode(),
    ])


def complaint_record(sent):
    envelope, routing = sent["envelope"], sent["routing"]
    wraps = envelope["wraps"]
    body = base64.urlsafe_b64decode(envelope["body"] + "=" * (-len(envelope["body"]) % 4))
    places = [routing.get("window", ""), routing.get("item", ""),
              ",".join(routing.get("departments", []))]
    bound = b"".join([
        b"mingbai-complaint-v1\0", b"\1", raw(sent["thread"], 32), raw(sent["message"], 16),
        sent["category"].encode(), b"\0", "/".join(places).encode(), b"\0",
        *(raw(wrap["key"], 8) for wrap in wraps),
        bytes([envelope["version"]]), bytes(8), len(wraps).to_bytes(4, "big"),
        *(raw(wrap["key"], 8) + raw(wrap["enc"], 32) + raw(wrap["sealed"], 48) for wrap in wraps),
        body,
    ])
    return b"mingbai-complaint-v1\0" + raw(sent["thread"], 32) + hashlib.sha256(bound).digest()


def head_bytes(head):
    return b"".join([
        b"mingbai-log-head-v1\0", u64(head["size"]), raw(head["root"], 32),
        moment(head["at"]).encode(),
    ])


def receipt_bytes(receipt):
    refuse_unless(receipt["kind"] in CODES, "unknown kind")
    return b"".join([
        b"mingbai-log-receipt-v1\0", bytes([CODES[receipt["kind"]]]),
        raw(receipt["commitment"], 32), date(receipt["day"]).encode(),
    ])


def check_keys(root, keys):
    refuse_unless(keys["root"] == root, "another root key")
    known = {}
    for key in keys["keys"]:
        signed = has_signed(raw(root, 32), key_bytes(key), raw(key["signature"], 64))
        refuse_unless(signed, "the root has not signed a key")
        known.setdefault(key_id(raw(key["key"], 32)), key)
    return known


def check_signature(known, thing, day, message, what):
    key = known.get(raw(thing["key"], 8))
    refuse_unless(key, "unknown key")
    in_use = key["valid_from"] <= day and ("retired" not in key or day <= key["retired"])
    refuse_unless(in_use, "the key was not in use")
    signed = has_signed(raw(key["key"], 32), message, raw(thing["signature"], 64))
    refuse_unless(signed, f"the {what} is not what was signed")


def check_head(known, head):
    check_signature(known, head, moment(head["at"])[:10], head_bytes(head), "head")


def check_receipt(known, receipt):
    check_signature(known, receipt, date(receipt["day"]), receipt_bytes(receipt), "receipt")


def check_evidence(root, evidence):
    known = check_keys(root, evidence["keys"])
    check_receipt(known, evidence["receipt"])
    check_head(known, evidence["head"])
    refuse_unless(evidence["inclusion"]["size"] == evidence["head"]["size"], "another size")
    root_hash = raw(evidence["head"]["root"], 32)
    check_inclusion(root_hash, leaf(evidence["receipt"]), evidence["inclusion"])


def check_grown(root, file):
    known = check_keys(root, file["keys"])
    first, second, proof = file["first"], file["second"], file["proof"]
    check_head(known, first)
    check_head(known, second)
    sizes = (first["size"], second["size"])
    refuse_unless(sizes == (proof["first"], proof["second"]), "another size")
    check_consistency(raw(first["root"], 32), raw(second["root"], 32), proof)


def check_log(root, log):
    known = check_keys(root, log["keys"])
    heads = sorted(log["heads"], key=lambda head: head["size"])
    tree, count = Tree(), 0
    entries = iter(log["entries"])
    for head in heads:
        check_head(known, head)
        while count < head["size"]:
            entry = next(entries, None)
            refuse_unless(entry, "entries are missing")
            tree.push(leaf(entry))
            count += 1
        refuse_unless(tree.root() == raw(head["root"], 32), f"another tree at {count}")
    refuse_unless(next(entries, None) is None, "entries that no head covers")


def check_vectors(file):
    for example in file["commitments"]:
        salt = bytes.fromhex(example["salt_hex"])
        made = commitment_of(example["kind"], salt, example["record_utf8"].encode())
        refuse_unless(made == raw(example["commitment"], 32), "a commitment")
        refuse_unless(leaf(example) == raw(example["leaf"], 32), "a leaf")
    tree, roots = Tree(), [sha256()]
    refuse_unless(roots[0] == raw(file["empty_root"], 32), "the empty root")
    for entry, hashed, root in zip(file["entries"], file["leaves"], file["roots"], strict=True):
        refuse_unless(leaf(entry) == raw(hashed, 32), "a leaf")
        tree.push(leaf(entry))
        roots.append(tree.root())
        refuse_unless(tree.root() == raw(root, 32), "a root")
    for proof in file["inclusion"]:
        check_inclusion(roots[proof["size"]], raw(file["leaves"][proof["index"]], 32), proof)
    for proof in file["consistency"]:
        check_consistency(roots[proof["first"]], roots[proof["second"]], proof)
    evidence, signed = file["evidence"], file["signed_hex"]
    earlier, working = evidence["keys"]["keys"]
    for key, name in ((earlier, "earlier"), (working, "working")):
        named = key_id(raw(key["key"], 32))
        refuse_unless(named == raw(file["key_ids"][name], 8), "a key's name")
    for made, name in (
        (key_bytes(earlier), "first_key"), (key_bytes(working), "second_key"),
        (head_bytes(evidence["head"]), "head"), (receipt_bytes(evidence["receipt"]), "receipt"),
    ):
        refuse_unless(made == bytes.fromhex(signed[name]), f"what is signed of {name}")
    poster = file["poster"]
    made = poster_bytes(poster["window"])
    refuse_unless(made == bytes.fromhex(poster["signed_hex"]), "what is signed of a poster")
    check_poster(poster["window"], poster["code"], evidence["keys"])
    for other in ("A04", "A0", "A031"):
        try:
            check_poster(other, poster["code"], evidence["keys"])
        except Refused:
            continue
        raise Refused("a poster counts for another window")
    office, sent = file["office_key"], file["complaint"]
    key = office["key"]
    made = office_key_bytes(key)
    refuse_unless(made == bytes.fromhex(office["signed_hex"]), "what is signed of an office's key")
    refuse_unless(raw(key["id"], 8) == key_id(raw(key["key"], 32)), "the name of an office's key")
    signed = has_signed(raw(evidence["keys"]["root"], 32), made, raw(key["signature"], 64))
    refuse_unless(signed, "the root has not signed the office's key")
    token = file["token_key"]["key"]
    made = token_key_bytes(token)
    refuse_unless(made == bytes.fromhex(file["token_key"]["signed_hex"]), "what is signed of a key of tokens")
    signed = has_signed(raw(evidence["keys"]["root"], 32), made, raw(token["signature"], 64))
    refuse_unless(signed, "the root has not signed the key of tokens")
    made = complaint_record(sent["sent"])
    refuse_unless(made == bytes.fromhex(sent["record_hex"]), "the record of a complaint")
    for made, name, salt in (
        (rating_record(file["rating"]), "rating", bytes.fromhex(file["rating"]["salt_hex"])),
        (batch_record(file["rating_batch"]["batch"]), "rating_batch", bytes(32)),
    ):
        refuse_unless(made == bytes.fromhex(file[name]["record_hex"]), f"the record of a {name}")
        made = commitment_of(name, salt, made)
        refuse_unless(made == raw(file[name]["commitment"], 32), f"the commitment to a {name}")
    check_evidence(evidence["keys"]["root"], evidence)


def main(arguments):
    checks = {"evidence": check_evidence, "consistency": check_grown, "log": check_log}
    try:
        match arguments:
            case ["vectors", path]:
                with open(path, encoding="utf-8") as file:
                    check_vectors(json.load(file))
            case [what, root, path] if what in checks:
                with open(path, encoding="utf-8") as file:
                    checks[what](root, json.load(file))
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except Refused as why:
        print(f"It does not hold: {why}")
        return 1
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        print(f"The file is not what it should be: {error!r}", file=sys.stderr)
        return 2
    print("It holds.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
