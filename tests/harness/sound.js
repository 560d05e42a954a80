// A short sound as a recorder writes it: WAVE, one channel, 16 bits, 8000 samples a second.

/** Its bytes: so many seconds of one tone. */
export function sound(seconds = 2) {
  const [rate, samples] = [8000, 8000 * seconds];
  const bytes = Buffer.alloc(44 + 2 * samples);
  bytes.write('RIFF', 0, 'ascii');
  bytes.writeUInt32LE(36 + 2 * samples, 4);
  bytes.write('WAVEfmt ', 8, 'ascii');
  [16, 1 | (1 << 16), rate, 2 * rate, 2 | (16 << 16), 0].forEach((word, at) => bytes.writeUInt32LE(word, 16 + 4 * at));
  bytes.write('data', 36, 'ascii');
  bytes.writeUInt32LE(2 * samples, 40);
  for (let n = 0; n < samples; n += 1) {
    bytes.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * 440 * n) / rate)), 44 + 2 * n);
  }
  return bytes;
}
