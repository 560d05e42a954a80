// Reads a QR code as a phone's camera would: from the pixels on the screen.
import jsQR from 'jsqr';
import { PNG } from 'pngjs';

/** The text of the QR code that an element shows, or null where no camera could read it. */
export async function scan(element) {
  const { data, width, height } = PNG.sync.read(await element.screenshot());
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? null;
}
