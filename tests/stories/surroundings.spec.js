// The pages follow what the phone is set to: less motion, forced colours, dark, more contrast.
import { expect, test } from '../harness/story.js';
import { Guide } from '../pages/guide.js';
import { Home } from '../pages/home.js';

const ITEM = 'food-business-license';

test('where the phone asks for less motion nothing moves', async ({ app, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const home = new Home(app);
  await home.open();
  await home.searchFor('开饭店');
  await page.getByRole('link', { name: /食品经营许可/ }).click();
  const guide = new Guide(app);
  await guide.situation('变更').check();
  await guide.whyDate.locator('summary').click();
  const moving = await page.evaluate(() => {
    const long = [...document.querySelectorAll('*')].filter((one) => {
      const { transitionDuration, animationDuration } = getComputedStyle(one);
      return [...transitionDuration.split(','), ...animationDuration.split(',')].some(
        (time) => parseFloat(time) > 0.01,
      );
    });
    return [...long.map((one) => one.outerHTML.slice(0, 80)), ...document.getAnimations().map(String)];
  });
  expect(moving).toEqual([]);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
});

test('with forced colours the clock, the dots and the ticks are still seen', async ({ app, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const guide = new Guide(app);
  await guide.open(ITEM);
  const colour = (selector) =>
    page.locator(selector).first().evaluate((one) => getComputedStyle(one).backgroundColor);
  const paper = await colour('body');
  expect(await colour('.clock li.done'), 'a counted day').not.toBe(paper);
  expect(await colour('.dot'), 'the dot that says open').not.toBe(paper);
  const before = await colour('input.tick');
  await guide.materials.first().check();
  expect(await colour('input.tick'), 'a tick').not.toBe(before);
  await expect(guide.toChecklist).toHaveCSS('border-top-style', 'solid');
});

for (const path of ['/', '/items?q=%E5%BC%80%E9%A5%AD%E5%BA%97', `/items/${ITEM}`, `/items/${ITEM}/checklist`, '/centers/zwfw-main', '/lists/fees', '/settings']) {
  test(`in the dark ${path} is dark, and can be read`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await app.open(path);
    const [red, green, blue] = await page.evaluate(() =>
      getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number),
    );
    expect(Math.max(red, green, blue)).toBeLessThan(60);
    // The audit at the end reads the contrast of every word.
  });
}

test('"light" in the settings wins over a dark phone', async ({ app, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await app.open('/settings');
  await page.getByRole('radio', { name: '浅色' }).check();
  const [red] = await page.evaluate(() =>
    getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number),
  );
  expect(red).toBeGreaterThan(200);
});

test('with more contrast a guide is all there', async ({ app, page }) => {
  await page.emulateMedia({ contrast: 'more' });
  const guide = new Guide(app);
  await guide.open(ITEM);
  await expect(guide.answer('多久')).toContainText('3个工作日');
  await expect(guide.clock).toBeVisible();
});
