// What other people's programs make of pictures and of what is printed.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Does something in a folder of its own. */
function within(act) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mingbai-print-'));
  try {
    return act((name) => path.join(folder, name), folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The codes in a picture (PNG), as zbar finds them. It ends with 4 where there are none. */
export function codes(picture) {
  return within((file) => {
    fs.writeFileSync(file('picture.png'), picture);
    try {
      const found = execFileSync('zbarimg', ['--quiet', '--raw', file('picture.png')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      return found.split('\n').filter(Boolean).sort();
    } catch (error) {
      if (error.status === 4) return [];
      throw error;
    }
  });
}

/** The codes on each page of a PDF file, as a printer of 200 dots an inch would have them. */
export function pages(pdf) {
  return within((file, folder) => {
    fs.writeFileSync(file('all.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '200', '-png', file('all.pdf'), file('page')]);
    const found = fs.readdirSync(folder).filter((name) => name.endsWith('.png')).sort();
    return found.map((name) => codes(fs.readFileSync(file(name))));
  });
}

/** The codes in a drawing (SVG). */
export function drawn(svg) {
  return within((file) => {
    fs.writeFileSync(file('one.svg'), svg);
    execFileSync('rsvg-convert', ['--dpi-x', '200', '--dpi-y', '200', '--output', file('one.png'), file('one.svg')]);
    return codes(fs.readFileSync(file('one.png')));
  });
}
