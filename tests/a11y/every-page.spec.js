// Every kind of page, as people need it: on every width, in both languages, in large print. Each story
// ends with an axe audit of its last state; what a page does is told in stories/.
import { expect, test } from '../harness/story.js';

const PAGES = [
  '/',
  '/items',
  '/items?q=%E5%BC%80%E9%A5%AD%E5%BA%97',
  '/items?q=zzzzzz',
  '/items/food-business-license',
  '/items/food-business-license/checklist',
  '/lists',
  '/lists/fees',
  '/centers',
  '/centers/zwfw-main',
  '/windows/A03',
  '/kept',
  '/settings',
  '/about',
  '/privacy',
  '/accessibility',
];

/** From the smallest phone in use, and a phone at 200 %, to a desk. */
const WIDTHS = [320, 390, 768, 1280];

for (const path of PAGES) {
  test.describe(path, () => {
    test('fits every width', async ({ app, page }) => {
      await app.open(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 844 });
        await app.fits();
        await app.axe();
      }
    });

    test('can be read in English and in large print', async ({ app, page }) => {
      const and = path.includes('?') ? '&' : '?';
      await app.open(`${path}${and}lang=en&print=large`);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await app.fits();
    });
  });
}

test('an address without a page says so in words', async ({ app, page }) => {
  app.expectTrouble(/404/);
  await app.open('/no-such-page');
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
});
