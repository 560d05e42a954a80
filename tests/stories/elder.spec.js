// Large print (长辈版): found on the home page, in two sizes, to the national rules for it (DESIGN §5).
import { expect, test } from '../harness/story.js';
import { Guide } from '../pages/guide.js';
import { Home } from '../pages/home.js';
import { Keys } from '../pages/keys.js';
import { en } from '../pages/words.js';

const size = (page) => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));

test('large print is entered on the home page, made larger, and left again', async ({ app, page }) => {
  const [home, guide] = [new Home(app), new Guide(app)];
  await home.open();
  await expect(home.elder).toContainText('长辈版');
  await expect(home.sizes).toHaveCount(0);
  const normal = await size(page);
  await home.elder.click();
  await expect(home.root).toHaveAttribute('data-print', 'large');
  expect(await size(page)).toBe(22);
  // What was tapped is gone: the focus is on the size that is now in force.
  await expect(home.size('大字')).toBeFocused();
  await expect(home.size('大字')).toHaveAttribute('aria-current', 'true');
  await home.size('特大字').click();
  await expect(home.root).toHaveAttribute('data-print', 'larger');
  await expect(home.size('特大字')).toHaveAttribute('aria-current', 'true');
  expect(await size(page)).toBe(30);
  // It is so on every page, and the next day.
  await guide.open('food-business-license');
  await page.reload();
  await expect(guide.answer('多久')).toBeVisible();
  expect(await size(page)).toBe(30);
  await home.open();
  await home.size('标准').click();
  await expect(home.root).not.toHaveAttribute('data-print');
  await expect(home.elder).toBeFocused();
  expect(await size(page)).toBe(normal);
});

test('the entrance is reached with the keyboard, after the search and the hall', async ({ app, page }) => {
  const home = new Home(app);
  await home.open();
  const keys = new Keys(page);
  await keys.to(home.elder);
  await keys.press('Enter');
  await expect(home.size('大字')).toBeFocused();
  await keys.to(home.size('特大字'), 1);
  await keys.press('Enter');
  await expect(home.root).toHaveAttribute('data-print', 'larger');
});

test('with forced colours one sees which size is in force', async ({ app, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const home = new Home(app);
  await home.open();
  await home.elder.click();
  const look = (control) =>
    control.evaluate((one) => {
      const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(one);
      return [backgroundColor, borderTopColor, borderTopWidth].join(' ');
    });
  expect(await look(home.size('大字'))).not.toBe(await look(home.size('标准')));
});

test.describe('in English', () => {
  test.use({ locale: en.locale });

  test('the entrance speaks English', async ({ app }) => {
    const home = new Home(app, en);
    await home.open();
    await expect(home.elder).toContainText('Large print');
    await home.elder.click();
    await home.size('Very large').click();
    await expect(home.root).toHaveAttribute('data-print', 'larger');
    await app.fits();
    await home.size('Normal').click();
    await expect(home.elder).toBeVisible();
  });
});
