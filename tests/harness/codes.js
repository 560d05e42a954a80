// QR codes as pictures and as what a camera sees.
import fs from 'node:fs';

import { PNG } from 'pngjs';
import qrcode from 'qrcode-generator';

/**
 * How light (235 or 20) the pixels of a picture are, row by row, with a code that takes so much room in its
 * middle; without a text there is none.
 */
function drawn(text, width, height, room = Math.min(width, height)) {
  const pixels = Buffer.alloc(width * height, 235);
  if (text === null) return pixels;
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const side = code.getModuleCount();
  const scale = Math.floor(room / (side + 8));
  const [left, top] = [width, height].map((whole) => Math.floor((whole - side * scale) / 2));
  const module = (at, from) => Math.floor((at - from) / scale);
  const inside = (at) => at >= 0 && at < side;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [column, row] = [module(x, left), module(y, top)];
      if (inside(column) && inside(row) && code.isDark(row, column)) pixels[y * width + x] = 20;
    }
  }
  return pixels;
}

/** A picture of a code, or of nothing, as PNG. */
export function picture(text, side = 640, room = side) {
  const image = new PNG({ width: side, height: side });
  drawn(text, side, side, room).forEach((light, at) => image.data.set([light, light, light, 255], at * 4));
  return PNG.sync.write(image);
}

/** Writes what Chromium's pretended camera shows: one frame with a code (YUV4MPEG2). */
export function film(file, text, width = 640, height = 480) {
  const grey = Buffer.alloc((width * height) / 2, 128);
  const head = `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`;
  fs.writeFileSync(file, Buffer.concat([Buffer.from(`${head}FRAME\n`), drawn(text, width, height), grey]));
}
