// What a finger has to hit is large enough: WCAG 2.2, 2.5.8 everywhere, and more in large print.
import { expect, test } from '../harness/story.js';

const PAGES = [
  '/',
  '/items?q=%E5%BC%80%E9%A5%AD%E5%BA%97',
  '/items/food-business-license',
  '/items/food-business-license/checklist',
  '/lists/fees',
  '/centers/zwfw-main',
  '/windows/A03',
  '/settings',
];

/** Controls that a page is about; links within a sentence are not among them. */
const MAIN = 'main :is(.btn, .pick, summary, .tasks a, .life a, .hall, .hits a, .tabs a, .find, input.input)';

/** The controls of a selector that are narrower or lower than so many pixels. */
async function smaller(page, selector, width, height) {
  return page.locator(selector).evaluateAll(
    (all, [width, height]) =>
      all
        .map((one) => [one, one.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.width < width - 0.5 || box.height < height - 0.5))
        .map(([one, box]) => {
          const name = one.getAttribute('aria-label') ?? one.textContent.trim().slice(0, 20);
          return `${one.tagName}.${one.className} “${name}” ${box.width.toFixed()}×${box.height.toFixed()}`;
        }),
    [width, height],
  );
}

for (const path of PAGES) {
  test(`${path}: every control can be hit`, async ({ app, page }) => {
    await app.open(path);
    // Axe holds 2.5.8 with its exceptions; what stands alone needs no exception.
    expect(await smaller(page, MAIN, 24, 44)).toEqual([]);
    expect(await smaller(page, 'main .btn, main .pick', 48, 48)).toEqual([]);
    expect(await smaller(page, 'header a, footer a', 24, 24)).toEqual([]);
    expect(await smaller(page, 'main input[type=checkbox]', 24, 24)).toEqual([]);
  });

  test(`${path}: in large print every main control is 60 by 60 pixels`, async ({ app, page }) => {
    await app.open(`${path}${path.includes('?') ? '&' : '?'}print=large`);
    expect(await smaller(page, MAIN, 60, 60)).toEqual([]);
  });
}
