// A county's keys and receipts for stories, made after docs/LOG.md with Node's own cryptography.
import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const CODES = { key: 1, application: 4, complaint: 5, rating: 6 };
const text = (bytes) => Buffer.from(bytes).toString('base64url');
const sha256 = (...parts) => crypto.createHash('sha256').update(Buffer.concat(parts.map((part) => Buffer.from(part)))).digest();

/** A secret key from 32 bytes, with its public half. */
function key(seed) {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const secret = crypto.createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const open = Buffer.from(crypto.createPublicKey(secret).export({ format: 'jwk' }).x, 'base64url');
  return { seed, open, id: sha256(open).subarray(0, 8), sign: (bytes) => crypto.sign(null, bytes, secret) };
}

export class County {
  #working = key(crypto.randomBytes(32));
  #root = key(crypto.randomBytes(32));

  get root() {
    return text(this.#root.open);
  }

  /** The folder of keys, as `mingbai-server keys init` writes it and somebody took the root key away. */
  write(folder) {
    const [working, from] = [this.#working, '2026-01-01'];
    const signed = Buffer.concat([Buffer.from('mingbai-log-key-v1\0'), working.open, Buffer.from(`${from}----------`)]);
    const keys = [{ key: text(working.open), valid_from: from, signature: text(this.#root.sign(signed)) }];
    fs.mkdirSync(folder, { mode: 0o700 });
    const put = (name, words) => fs.writeFileSync(path.join(folder, name), words, { mode: 0o600 });
    put(`working-${working.id.toString('hex')}.key`, `mingbai-working-key-v1 ${text(working.seed)}\n`);
    put('public.json', JSON.stringify({ root: this.root, keys }));
  }

  /** Brings the root key back to the folder for as long as something is done with it. */
  withRoot(folder, act) {
    const file = path.join(folder, 'root.key');
    fs.writeFileSync(file, `mingbai-root-key-v1 ${text(this.#root.seed)}\n`, { mode: 0o600 });
    try {
      return act();
    } finally {
      fs.rmSync(file);
    }
  }

  /** Makes a key of tokens in the folder, which the server takes up by itself within seconds. */
  makeTokenKey(folder) {
    this.withRoot(folder, () => execFileSync(process.env.SERVER, ['keys', 'tokens', '--keys', folder]));
  }

  /** A key of the complaint office that the root has signed, and of which no server knows. */
  officeKey(from) {
    const { publicKey } = crypto.generateKeyPairSync('x25519');
    const open = Buffer.from(publicKey.export({ format: 'jwk' }).x, 'base64url');
    const signed = ['mingbai-office-key-v1\0', [1], open, `${from}----------`].map((part) => Buffer.from(part));
    const signature = text(this.#root.sign(Buffer.concat(signed)));
    return { id: text(sha256(open).subarray(0, 8)), office: 'complaint_office', key: text(open), valid_from: from, signature };
  }

  /** A receipt; for the commitment to something that nobody has entered unless it is named. */
  receipt(kind, day, commitment = crypto.randomBytes(32)) {
    const signed = [Buffer.from('mingbai-log-receipt-v1\0'), Buffer.from([CODES[kind]]), commitment, Buffer.from(day)];
    const signature = text(this.#working.sign(Buffer.concat(signed)));
    return { kind, commitment: text(commitment), day, key: text(this.#working.id), signature };
  }

  /** A receipt for what every log holds: the entry of the root key. */
  entered(day) {
    const record = Buffer.concat([Buffer.from('mingbai-log-root-v1\0'), this.#root.open]);
    return this.receipt('key', day, sha256('mingbai-commitment-v1\0', [CODES.key], Buffer.alloc(32), record));
  }
}

/** A day in Beijing, so many from today by the real clock: the server's. */
export function day(from = 0) {
  return new Date(Date.now() + (from * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
}
