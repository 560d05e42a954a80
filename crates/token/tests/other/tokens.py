#!/usr/bin/env python3
"""Another maker of tokens, written from docs/TOKENS.md, RFC 9497, RFC 9496 and RFC 9380 alone; shares no
code with ours. Standard library only. Not for real keys: it takes its time, and anybody can measure it.

    tokens.py vectors FILE     the test vectors
    tokens.py ask FILE         {input, blind}: {blinded}
    tokens.py answer FILE      {seed, scope, blinded, random}: {public, element, proof}
    tokens.py finish FILE      {input, blind, public, scope, element, proof}: {token}
    tokens.py spend FILE       {seed, scope, token}: {good, spent}

Exit code 0 if all holds, 1 if not (with the reason).
"""

import base64
import hashlib
import hmac
import json
import sys

# The field and the group (RFC 9496 §4)

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = (-121665 * pow(121666, -1, P)) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)
ONE_MINUS_D_SQ = (1 - D * D) % P
D_MINUS_ONE_SQ = (D - 1) ** 2 % P


class Refused(Exception):
    """It does not hold."""


def refuse_unless(holds, why):
    if not holds:
        raise Refused(why)


def negative(x):
    return x % P & 1 == 1


def absolute(x):
    return -x % P if negative(x) else x % P


def sqrt_ratio(u, v):
    """Whether u/v is a square, and the root of it or of SQRT_M1·u/v that is not negative (§4.2)."""
    r = u * v**3 * pow(u * v**7, (P - 5) // 8, P) % P
    check = v * r * r % P
    u %= P
    flipped = check == -u % P
    if flipped or check == -u * SQRT_M1 % P:
        r = r * SQRT_M1 % P
    return check == u or flipped, absolute(r)


INVSQRT_A_MINUS_D = sqrt_ratio(1, -1 - D)[1]
SQRT_AD_MINUS_ONE = 25063068953384623474111414158702152701244531502492656460079210482610430750235


class Point:
    """An element, as extended coordinates of one of the points that stand for it."""

    def __init__(self, x, y, z=1, t=None):
        self.x, self.y, self.z = x % P, y % P, z % P
        self.t = (x * y if t is None else t) % P

    def __add__(self, other):
        a = (self.y - self.x) * (other.y - other.x)
        b = (self.y + self.x) * (other.y + other.x)
        c = 2 * self.t * D * other.t
        d = 2 * self.z * other.z
        e, f, g, h = b - a, d - c, d + c, b + a
        return Point(e * f, g * h, f * g, e * h)

    def __rmul__(self, number):
        total, double = NEUTRAL, self
        number %= ORDER
        while number:
            if number & 1:
                total = total + double
            double = double + double
            number >>= 1
        return total

    def encode(self):
        x, y, z, t = self.x, self.y, self.z, self.t
        u1, u2 = (z + y) * (z - y), x * y
        inverse = sqrt_ratio(1, u1 * u2**2)[1]
        den1, den2 = inverse * u1 % P, inverse * u2 % P
        z_inverse = den1 * den2 * t % P
        if negative(t * z_inverse):
            x, y, den = y * SQRT_M1 % P, x * SQRT_M1 % P, den1 * INVSQRT_A_MINUS_D % P
        else:
            den = den2
        if negative(x * z_inverse):
            y = -y
        return absolute(den * (z - y)).to_bytes(32, "little")

    def __eq__(self, other):
        return self.encode() == other.encode()


NEUTRAL = Point(0, 1)


def element(encoded):
    """Reads an element; refuses what is none, and the neutral one (RFC 9497 §4.1)."""
    s = int.from_bytes(encoded, "little")
    refuse_unless(len(encoded) == 32 and s < P and not negative(s), "not an element")
    u1, u2 = (1 - s * s) % P, (1 + s * s) % P
    v = (-D * u1 * u1 - u2 * u2) % P
    square, inverse = sqrt_ratio(1, v * u2 * u2)
    x = absolute(2 * s * inverse * u2)
    y = u1 * inverse * inverse * u2 * v % P
    t = x * y % P
    refuse_unless(square and not negative(t) and y != 0, "not an element")
    refuse_unless(s != 0, "the neutral element")
    return Point(x, y, 1, t)


def mapped(raw):
    """The map of §4.3.4, for one half of the bytes."""
    t = int.from_bytes(raw, "little") % 2**255
    r = SQRT_M1 * t * t % P
    u = (r + 1) * ONE_MINUS_D_SQ % P
    v = (-1 - r * D) * (r + D) % P
    square, s = sqrt_ratio(u, v)
    c = -1
    if not square:
        s, c = -absolute(s * t) % P, r
    n = (c * (r - 1) * D_MINUS_ONE_SQ - v) % P
    w0, w1 = 2 * s * v, n * SQRT_AD_MINUS_ONE
    w2, w3 = 1 - s * s, 1 + s * s
    return Point(w0 * w3, w2 * w1, w1 * w3, w0 * w2)


BASE = element(bytes.fromhex("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76"))


# Hashes (RFC 9380 §5.3.1, RFC 9497 §4.1)

CONTEXT = b"OPRFV1-\x02-ristretto255-SHA512"


def sha512(*parts):
    return hashlib.sha512(b"".join(parts)).digest()


def framed(part):
    return len(part).to_bytes(2, "big") + part


def uniform(message, dst):
    """expand_message_xmd to 64 bytes: as many as one hash has."""
    dst += len(dst).to_bytes(1, "big")
    first = sha512(bytes(128), message, (64).to_bytes(2, "big"), b"\0", dst)
    return sha512(first, b"\1", dst)


def to_group(message):
    raw = uniform(message, b"HashToGroup-" + CONTEXT)
    return mapped(raw[:32]) + mapped(raw[32:])


def to_scalar(message, dst=b"HashToScalar-"):
    return int.from_bytes(uniform(message, dst + CONTEXT), "little") % ORDER


def scalar(encoded):
    number = int.from_bytes(encoded, "little")
    refuse_unless(len(encoded) == 32 and number < ORDER, "not a scalar")
    return number


def write(number):
    return number.to_bytes(32, "little")


# The protocol, for one input at a time (RFC 9497 §2.2, §3.3.3)

def derive_key(seed, used_for):
    for counter in range(256):
        key = to_scalar(seed + framed(used_for) + bytes([counter]), b"DeriveKeyPair")
        if key != 0:
            return key
    raise Refused("a seed without a key")


def tweak_of(info):
    return to_scalar(b"Info" + framed(info))


def composite(public, evaluated, blinded):
    seed = sha512(framed(public), framed(b"Seed-" + CONTEXT))
    return to_scalar(framed(seed) + bytes(2) + framed(evaluated) + framed(blinded) + b"Composite")


def challenge(*elements):
    return to_scalar(b"".join(framed(e.encode()) for e in elements) + b"Challenge")


def ask(message, blind):
    refuse_unless(blind != 0, "blinded with nothing")
    return (blind * to_group(message)).encode()


def answer(key, info, blinded, random):
    tweaked = (key + tweak_of(info)) % ORDER
    asked = element(blinded)
    evaluated = pow(tweaked, -1, ORDER) * asked
    public = tweaked * BASE
    m = composite(public.encode(), evaluated.encode(), blinded) * evaluated
    c = challenge(public, m, tweaked * m, random * BASE, random * m)
    return evaluated.encode(), write(c) + write((random - c * tweaked) % ORDER)


def hashed(message, info, issued):
    return sha512(framed(message), framed(info), framed(issued), b"Finalize")


def finish(message, blind, public, info, evaluated, proof):
    refuse_unless(len(proof) == 64, "not a proof")
    c, s = scalar(proof[:32]), scalar(proof[32:])
    tweaked = tweak_of(info) * BASE + element(public)
    refuse_unless(tweaked != NEUTRAL, "a key for no scope")
    answered, blinded = element(evaluated), ask(message, blind)
    d = composite(tweaked.encode(), evaluated, blinded)
    m, z = d * answered, d * element(blinded)
    again = challenge(tweaked, m, z, s * BASE + c * tweaked, s * m + c * z)
    refuse_unless(c == again, "the proof does not hold")
    return hashed(message, info, (pow(blind, -1, ORDER) * answered).encode())


def output_of(key, message, info):
    tweaked = (key + tweak_of(info)) % ORDER
    return hashed(message, info, (pow(tweaked, -1, ORDER) * to_group(message)).encode())


# Tokens (docs/TOKENS.md)

USE = b"mingbai-rating-key-v1"


def raw(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def text(raw_bytes):
    return base64.urlsafe_b64encode(raw_bytes).rstrip(b"=").decode()


def info_of(scope):
    (kind, name), = ((kind, scope[kind]) for kind in ("window", "department") if kind in scope)
    parts = ["mingbai-rating-token-v1", kind[0], name, scope["quarter"]]
    return "\0".join(parts).encode()


def key_of(seed):
    return derive_key(raw(seed), USE)


def run_ask(given):
    return {"blinded": text(ask(raw(given["input"]), scalar(raw(given["blind"]))))}


def run_answer(given):
    key, random = key_of(given["seed"]), scalar(raw(given["random"]))
    made, proof = answer(key, info_of(given["scope"]), raw(given["blinded"]), random)
    return {"public": text((key * BASE).encode()), "element": text(made), "proof": text(proof)}


def run_finish(given):
    message = raw(given["input"])
    output = finish(
        message,
        scalar(raw(given["blind"])),
        raw(given["public"]),
        info_of(given["scope"]),
        raw(given["element"]),
        raw(given["proof"]),
    )
    return {"token": text(message + output)}


def run_spend(given):
    token = raw(given["token"])
    refuse_unless(len(token) == 96, "not a token")
    again = output_of(key_of(given["seed"]), token[:32], info_of(given["scope"]))
    spent = hashlib.sha256(b"mingbai-rating-spent-v1\0" + token[:32]).digest()
    return {"good": hmac.compare_digest(again, token[32:]), "spent": text(spent)}


def run_vectors(vectors):
    for vector in vectors["rfc9497"]:
        of = {name: bytes.fromhex(value) for name, value in vector.items()}
        key, blind = derive_key(of["seed"], of["key_info"]), scalar(of["blind"])
        refuse_unless(write(key) == of["secret"], "secret key")
        refuse_unless((key * BASE).encode() == of["public"], "public key")
        refuse_unless(ask(of["input"], blind) == of["blinded"], "blinded element")
        made, proof = answer(key, of["info"], of["blinded"], scalar(of["random"]))
        refuse_unless((made, proof) == (of["element"], of["proof"]), "answer")
        output = finish(of["input"], blind, of["public"], of["info"], made, proof)
        refuse_unless(output == of["output"], "output")
        refuse_unless(output_of(key, of["input"], of["info"]) == output, "recomputed")
    for vector in vectors["tokens"]:
        refuse_unless(info_of(vector["scope"]).hex() == vector["info_hex"], "info")
        for run, names in (
            (run_ask, ["blinded"]),
            (run_answer, ["public", "element", "proof"]),
            (run_finish, ["token"]),
        ):
            made = run(vector)
            for name in names:
                refuse_unless(made[name] == vector[name], name)
        refuse_unless(run_spend(vector) == {"good": True, "spent": vector["spent"]}, "spending")
    return {"vectors": len(vectors["rfc9497"]) + len(vectors["tokens"])}


COMMANDS = {
    "vectors": run_vectors,
    "ask": run_ask,
    "answer": run_answer,
    "finish": run_finish,
    "spend": run_spend,
}


def main():
    _, command, file = sys.argv
    with open(file, encoding="utf-8") as opened:
        given = json.load(opened)
    try:
        print(json.dumps(COMMANDS[command](given)))
    except Refused as why:
        print(f"refused: {why}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
