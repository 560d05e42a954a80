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
  '/r',
  '/r/A03',
  '/board',
  '/settings',
  '/kept#carry=1.t:food-business-license:new-catering:apply',
];

/** Controls that a page is about; links within a sentence are not among them. */
const MAIN =
  'main :is(.btn, .pick, summary, .tasks a, .life a, .hall, .elder, .hits a, .tabs a, .find, input.input, .aloud button)';

/** An address that also asks for something. */
function asking(path, query) {
  const [before, fragment] = path.split('#');
  return `${before}${before.includes('?') ? '&' : '?'}${query}${fragment ? `#${fragment}` : ''}`;
}

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

  for (const print of ['large', 'larger']) {
    test(`${path}: in ${print} print every main control is 60 by 60 pixels`, async ({ app, page }) => {
      await app.open(asking(path, `print=${print}`));
      expect(await smaller(page, MAIN, 60, 60)).toEqual([]);
      expect(await smaller(page, 'header a, footer a', 24, 60)).toEqual([]);
    });
  }
}

for (const print of ['large', 'larger']) {
  test(`in ${print} print a finger hits a tick within 60 by 60 pixels`, async ({ app, page }) => {
    await app.open(`/items/food-business-license/checklist?print=${print}`);
    // What lies at the corners of that square; a tap itself is led to the nearest control by the browser.
    const missed = await page.getByRole('checkbox').evaluateAll((ticks) =>
      ticks.flatMap((tick) => {
        tick.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = tick.getBoundingClientRect();
        const corners = [[-29, -29], [29, -29], [-29, 29], [29, 29]];
        const hit = ([right, down]) => {
          const found = document.elementFromPoint(x + width / 2 + right, y + height / 2 + down);
          return found === tick || found?.closest('label')?.control === tick;
        };
        return corners.filter((corner) => !hit(corner)).map((corner) => `${tick.id} ${corner}`);
      }),
    );
    expect(missed).toEqual([]);
    await expect(page.getByRole('checkbox').first()).toBeVisible();
  });
}
