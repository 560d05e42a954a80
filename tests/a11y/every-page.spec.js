// Every kind of page, as people need it: on every width, in both languages, in large print. Each story
// ends with an axe audit of its last state; what a page does is told in stories/.
import { expect, test } from '../harness/story.js';
import { Frame } from '../pages/frame.js';

const PAGES = [
  '/',
  '/items',
  '/items?q=%E5%BC%80%E9%A5%AD%E5%BA%97',
  '/items?q=zzzzzz',
  '/items/food-business-license',
  // The longest clock, the most materials, a step of unknown length, the longest name.
  '/items/designated-pharmacy',
  '/items/construction-permit',
  '/items/ridehailing-taxi-permit',
  '/items/food-business-license/checklist',
  '/items/construction-permit/checklist',
  '/lists',
  '/lists/fees',
  '/lists/penalty-discretion',
  '/lists/key-goals',
  '/centers',
  '/centers/zwfw-main',
  '/centers/t1',
  '/windows/A03',
  '/kept',
  '/settings',
  '/about',
  '/privacy',
  '/accessibility',
  '/no-such-page',
];

/** From a desk to the smallest phone in use, which is also a desk at 400 %; that one is audited. */
const WIDTHS = [1280, 768, 390, 320];
const PHONES = [320, 390];

for (const path of PAGES) {
  test.describe(path, () => {
    test.beforeEach(({ app }) => {
      if (path === '/no-such-page') app.expectTrouble(/404/);
    });

    test('fits every width', async ({ app, page }) => {
      await app.open(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 844 });
        await app.fits();
      }
    });

    test('fits phones in English and in large print', async ({ app, page }) => {
      await app.open(`${path}${path.includes('?') ? '&' : '?'}lang=en`);
      const frame = new Frame(app);
      await expect(frame.root).toHaveAttribute('lang', 'en');
      await expect(frame.heading).toHaveCount(1);
      for (const width of PHONES) {
        await page.setViewportSize({ width, height: 844 });
        await app.fits();
      }
      await frame.print.click();
      await expect(frame.root).toHaveAttribute('data-print', 'large');
      for (const width of PHONES) {
        await page.setViewportSize({ width, height: 844 });
        await app.fits();
      }
    });
  });
}
