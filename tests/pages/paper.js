// What comes out of a printer: the pages of a PDF, as Chromium writes them.

/** A point of a PDF, in millimetres. */
const POINT = 25.4 / 72;

/** The width and height of every page, in whole millimetres. */
export function sheets(pdf) {
  const text = pdf.toString('latin1');
  const pages = text.split(/\bobj\b/).filter((object) => /\/Type\s*\/Page\b/.test(object));
  return pages.map((page) => {
    const box = page.match(/\/MediaBox\s*\[([^\]]+)\]/)[1].trim().split(/\s+/).map(Number);
    const [left, bottom, right, top] = box;
    return [Math.round((right - left) * POINT), Math.round((top - bottom) * POINT)];
  });
}

/** One page of A4, upright. */
export const ONE_PAGE = [[210, 297]];
