// A recording, as a phone may make it.

/** So many seconds of a low hum: a WAVE file, 8,000 samples a second. */
export function hum(seconds) {
  const rate = 8_000;
  const samples = Buffer.alloc(seconds * rate, 0).map((_, at) => 128 + Math.round(40 * Math.sin(at / 10)));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  // Plain numbers, one channel, a byte a sample.
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
