// How this phone shows the app, what it keeps, and how that is erased.
import { expect, started, test } from '../harness/story.js';
import { Checklist, Kept } from '../pages/checklist.js';
import { Frame } from '../pages/frame.js';
import { Guide } from '../pages/guide.js';
import { Home } from '../pages/home.js';
import { Settings } from '../pages/settings.js';
import { en, zh } from '../pages/words.js';

/** Opens a path with the app held back, so that only what comes before it shows. */
async function openWithoutApp(page, path) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  return async () => {
    release();
    await started(page);
  };
}

test('the language is chosen in the header, acts at once, and is remembered', async ({ app, page }) => {
  const home = new Home(app);
  await home.open();
  await home.language.click();
  await expect(home.root).toHaveAttribute('lang', 'en');
  await expect(home.heading).toHaveText(en.question);
  await expect(page).toHaveTitle(/ · Mingbai$/);
  await page.reload();
  await expect(home.heading).toHaveText(en.question);
  await home.language.click();
  await expect(home.heading).toHaveText(zh.question);
  await expect(home.root).toHaveAttribute('lang', zh.lang);
});

test('the language changes under the page one is on, not away from it', async ({ app, page }) => {
  await app.open('/items/food-business-license?situation=change');
  const frame = new Frame(app);
  await frame.language.click();
  await expect(frame.heading).toContainText('Food business licence');
  await expect(page).toHaveURL('/items/food-business-license?situation=change');
  await expect(page.getByRole('radio', { name: '变更' })).toBeChecked();
});

test('English is fetched by whoever wants it; where it does not come, the page stays in Chinese and says so', async ({ app, page }) => {
  const asked = [];
  await page.route('**/words-en-*.txt', (route) => {
    asked.push(route.request().url());
    return asked.length > 1 ? route.continue() : route.fulfill({ status: 503, body: 'later' });
  });
  const home = new Home(app);
  await home.open();
  expect(asked).toEqual([]);
  app.trouble.expect(/503/);
  await home.language.click();
  await expect(page.getByRole('status').filter({ hasText: '英文没取到' })).toBeVisible();
  await expect(home.heading).toHaveText(zh.question);
  await expect(home.root).toHaveAttribute('lang', zh.lang);
  await home.language.click();
  await expect(home.heading).toHaveText(en.question);
  await expect(page.getByRole('status').filter({ hasText: '英文没取到' })).toHaveCount(0);
  expect(asked).toHaveLength(2);
});

test('an English page whose words do not come stays as it is, and works as plain pages do', async ({ app, page }) => {
  await page.route('**/words-en-*.txt', (route) => route.fulfill({ status: 503, body: 'later' }));
  app.trouble.expect(/503|not to be had/);
  await page.goto('/?lang=en');
  const home = new Home(app);
  await expect(home.heading).toHaveText(en.question);
  await expect(home.root).not.toHaveAttribute('data-js');
  await home.language.click();
  await expect(home.heading).toHaveText(zh.question);
});

for (const [locale, lang, question] of [
  ['en-US', 'en', en.question],
  ['zh-TW', zh.lang, zh.question],
  ['fr-FR', zh.lang, zh.question],
]) {
  test.describe(`a phone set to ${locale}`, () => {
    test.use({ locale });

    test(`gets the page in "${lang}"`, async ({ app }) => {
      const home = new Home(app);
      await home.open();
      await expect(home.root).toHaveAttribute('lang', lang);
      await expect(home.heading).toHaveText(question);
    });
  });
}

test('every setting acts at once and is still there after a reload', async ({ app, page }) => {
  const settings = new Settings(app);
  await settings.open();
  await expect(settings.choice('中文')).toBeChecked();
  await settings.choice('大字').check();
  await expect(settings.root).toHaveAttribute('data-print', 'large');
  await settings.choice('深色').check();
  await expect(settings.root).toHaveAttribute('data-theme', 'dark');
  await expect(settings.stored).toContainText('设置 2 项');
  await page.reload();
  await expect(settings.choice('大字')).toBeChecked();
  await expect(settings.choice('深色')).toBeChecked();
  await settings.choice(/^English/).check();
  await expect(settings.heading).toHaveText('Settings');
  await page.reload();
  await expect(settings.heading).toHaveText('Settings');
  expect(await settings.storage()).toEqual({
    'mingbai.lang': 'en',
    'mingbai.print': 'large',
    'mingbai.theme': 'dark',
  });
});

test('what was chosen shows before the app is there: nothing flashes', async ({ app, page }) => {
  const settings = new Settings(app);
  await settings.open();
  await settings.choice('大字').check();
  await settings.choice('深色').check();
  await settings.choice(/^English/).check();
  await expect(settings.heading).toHaveText('Settings');
  const start = await openWithoutApp(page, '/');
  await expect(settings.root).toHaveAttribute('lang', 'en');
  await expect(settings.root).toHaveAttribute('data-print', 'large');
  await expect(settings.root).toHaveAttribute('data-theme', 'dark');
  await start();
  await expect(settings.heading).toHaveText(en.question);
  await expect(settings.root).toHaveAttribute('data-theme', 'dark');
});

test('the loading shell is dark where the phone is dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const start = await openWithoutApp(page, '/');
  const dark = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await dark();
  const [red] = before.match(/\d+/g).map(Number);
  expect(red).toBeLessThan(60);
  await start();
  expect(await dark()).toBe(before);
});

test('large print: text of at least 22 pixels, and the header says how to go back', async ({ app, page }) => {
  const home = new Home(app);
  await home.open();
  await home.print.click();
  await expect(home.print).toHaveText('标准字');
  const size = (selector) =>
    page.locator(selector).first().evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  expect(await size('html')).toBe(22);
  expect(await size('body')).toBeGreaterThanOrEqual(22);
  await app.open('/items/food-business-license');
  expect(await size('main dd')).toBeGreaterThanOrEqual(22);
  expect(await size('main label')).toBeGreaterThanOrEqual(22);
  await home.print.click();
  await expect(home.root).not.toHaveAttribute('data-print');
});

test('what a link asks for lasts until the tab is closed, unless one chooses otherwise', async ({ app, page, context }) => {
  const home = new Home(app, en);
  await app.open('/?lang=en&print=large');
  await home.main.getByRole('link').first().click();
  await page.reload();
  await expect(home.root).toHaveAttribute('lang', 'en');
  await expect(home.root).toHaveAttribute('data-print', 'large');
  // Somebody else's link does not change this phone's own settings.
  const other = await context.newPage();
  await other.goto('/');
  await expect(other.locator('html')).toHaveAttribute('lang', 'zh-Hans-CN');
  await expect(other.locator('html')).not.toHaveAttribute('data-print');
  await other.close();
  await home.print.click();
  await page.reload();
  await expect(home.root).not.toHaveAttribute('data-print');
  await expect(home.root).toHaveAttribute('lang', 'en');
});

test('"erase everything" asks, then leaves nothing on the phone', async ({ app, page }) => {
  const settings = new Settings(app);
  const list = new Checklist(app);
  const home = new Home(app);
  await home.open();
  await home.searchFor('换驾照');
  await list.open('food-business-license');
  await list.ticks.first().check();
  await settings.open();
  await settings.choice('大字').check();
  await expect(settings.stored).toHaveText('设置 1 项，打过勾的清单 1 份，最近查过的词 1 条。');
  await settings.erase.click();
  await settings.no.click();
  expect(Object.keys(await settings.storage())).toHaveLength(3);
  await settings.erase.click();
  await settings.yes.click();
  await expect(settings.said).toHaveText('清除了。');
  await expect(settings.stored).toHaveText('什么都没存。');
  await expect(settings.erase).toBeHidden();
  await expect(settings.root).not.toHaveAttribute('data-print');
  expect(await settings.storage()).toEqual({});
  await list.open('food-business-license');
  await expect(list.ticks.first()).not.toBeChecked();
  await page.reload();
  expect(await settings.storage()).toEqual({});
});

test('a list is removed from the phone, or unticked', async ({ app }) => {
  const list = new Checklist(app);
  const kept = new Kept(app);
  const settings = new Settings(app);
  await list.open('food-business-license');
  await expect(list.untick).toBeHidden();
  await list.ticks.first().check();
  await list.untick.click();
  await expect(list.ticks.first()).not.toBeChecked();
  expect(await settings.storage()).toEqual({});
  await list.ticks.first().check();
  await kept.open();
  await kept.lists.getByRole('button', { name: '删掉这份' }).click();
  await expect(kept.lists).toHaveCount(0);
  await expect(kept.main).toContainText('还没有');
  expect(await settings.storage()).toEqual({});
});

/** The ways in which browsers refuse to keep something. */
const REFUSALS = {
  'there is no storage': () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  },
  'the storage is full': () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  },
};

for (const [how, refuse] of Object.entries(REFUSALS)) {
  test(`where ${how} everything works until the page is closed, and the page says so`, async ({ app, page }) => {
    await page.addInitScript(refuse);
    const list = new Checklist(app);
    const settings = new Settings(app);
    await list.open('food-business-license');
    await list.ticks.first().check();
    await expect(list.ticks.first()).toBeChecked();
    await expect(list.progress).toHaveText(zh.progress(1, 4));
    await expect(list.main).toContainText(zh.notKept);
    // Going on and coming back loses nothing, as long as the page is not closed.
    await list.toGuide.click();
    await new Guide(app).toChecklist.click();
    await expect(list.ticks.first()).toBeChecked();
    await expect(list.main).toContainText(zh.notKept);
    await settings.open();
    await expect(settings.stored).toContainText('不让网页存东西');
    await settings.choice('深色').check();
    await expect(settings.root).toHaveAttribute('data-theme', 'dark');
    await settings.choice(/^English/).check();
    await expect(settings.heading).toHaveText('Settings');
  });
}
