// One-time codes as an authenticator app shows them (RFC 6238: SHA-1, 30 seconds, six digits).
import crypto from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of a secret in base32 (RFC 4648 §6), whatever stands between its groups. */
function bytes(secret) {
  const bits = [...secret.replace(/[^A-Z2-7]/g, '')].map((c) => ALPHABET.indexOf(c).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/** The step of time that it is now. */
export function step(now = Date.now()) {
  return Math.floor(now / 30_000);
}

/** The code of a step. */
export function totp(secret, at = step()) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(at));
  const hash = crypto.createHmac('sha1', bytes(secret)).update(counter).digest();
  const offset = hash[19] & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
