// A photo as a phone takes it: it tells the place, the device, the author and the time.
import fs from 'node:fs';
import path from 'node:path';

/** Its bytes. */
export function photo() {
  return fs.readFileSync(path.resolve(import.meta.dirname, '../../crates/vault/samples/told.jpg'));
}
