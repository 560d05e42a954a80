// When something goes wrong: no network, a broken server, a broken app, no scripts.
import { expect, started, test } from '../harness/story.js';
import { Guide } from '../pages/guide.js';
import { Home } from '../pages/home.js';
import { List } from '../pages/lists.js';
import { Results } from '../pages/results.js';
import { Track } from '../pages/track.js';
import { en, zh } from '../pages/words.js';

/** What a page asks for before it can show anything, and the heading that it then shows. */
const PAGES = [
  ['home', '/', '**/api/v1/catalog', zh.question],
  ['a guide', '/items/food-business-license', '**/api/v1/items/*', '食品经营许可'],
  ['a checklist', '/items/food-business-license/checklist', '**/api/v1/items/*', '要带这些'],
  ['a list', '/lists/fees', '**/api/v1/lists/*', '收费目录'],
  ['a window', '/windows/A03', '**/api/v1/catalog', '食品药品许可窗口'],
];

const TROUBLES = [
  ['without a network', (route) => route.abort('internetdisconnected'), /没连上网/, /ERR_INTERNET_DISCONNECTED/],
  ['where the server is broken', (route) => route.fulfill({ status: 500, body: '' }), /我们这边出了问题/, /500/],
  [
    'where something between sends a page of its own',
    (route) => route.fulfill({ contentType: 'text/html', body: '<p>请登录 Wi-Fi</p>' }),
    /我们这边出了问题/,
    null,
  ],
];

for (const [page_, path, asked, heading] of PAGES) {
  for (const [when, fail, words, noise] of TROUBLES) {
    test(`${page_} ${when}: says so, and opens on "try again"`, async ({ app, page }) => {
      if (noise) app.expectTrouble(noise);
      await page.route(asked, fail);
      await app.openBare(path);
      const home = new Home(app);
      await expect(home.heading).toHaveText(zh.failed);
      await expect(home.main).toContainText(words);
      await expect(home.phones('12345')).toBeVisible();
      // Not yet: it says the same again.
      await home.main.getByRole('button', { name: zh.retry }).click();
      await expect(home.main).toContainText(words);
      await page.unroute(asked);
      await home.main.getByRole('button', { name: zh.retry }).click();
      await expect(home.heading).toContainText(heading);
      await expect(home.main).not.toContainText(words);
    });
  }
}

for (const [way, go] of [
  ['by its address', (app) => app.open('/track')],
  [
    'by a link',
    async (app) => {
      const home = new Home(app);
      await home.open();
      await home.main.getByRole('link', { name: /查进度/ }).click();
    },
  ],
]) {
  test(`a page whose part of the program does not come, opened ${way}: says so, and opens on "try again"`, async ({ app, page }) => {
    app.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
    await page.route('**/part-*', (route) => route.abort('internetdisconnected'));
    await go(app);
    const track = new Track(app);
    await expect(track.heading).toHaveText(zh.failed);
    await expect(track.main).toContainText(/没连上网/);
    await page.unroute('**/part-*');
    await track.main.getByRole('button', { name: zh.retry }).click();
    await expect(track.heading).toHaveText('查进度');
    await expect(track.number).toBeEditable();
  });
}

test('results keep what was typed while the catalog does not come', async ({ app, page }) => {
  app.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
  await page.route('**/api/v1/catalog', (route) => route.abort('internetdisconnected'));
  const results = new Results(app);
  await app.openBare('/items');
  await results.search.fill('护照');
  await expect(results.main).toContainText('没连上网');
  await page.unroute('**/api/v1/catalog');
  await results.main.getByRole('button', { name: zh.retry }).click();
  await expect(results.search).toHaveValue('护照');
  await expect(results.hits.first()).toContainText('护照');
});

test('a guide can be read where only the calendar does not come', async ({ app, page }) => {
  app.expectTrouble(/500/);
  await page.route('**/api/v1/calendar*', (route) => route.fulfill({ status: 500, body: '' }));
  await page.route('**/api/v1/calendar/**', (route) => route.fulfill({ status: 500, body: '' }));
  const guide = new Guide(app);
  await app.openBare('/items/food-business-license');
  await expect(guide.answer('多久')).toContainText('3个工作日');
  await expect(guide.materials).toHaveCount(5);
});

test('a page that was open still shows when the network goes', async ({ app, page, context }) => {
  app.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
  const home = new Home(app);
  const catalog = page.waitForResponse('**/api/v1/catalog');
  await home.open();
  await (await catalog).finished();
  await context.setOffline(true);
  // The whole catalog is on the phone: search works.
  await home.searchFor('开饭店');
  const results = new Results(app);
  await results.hit('食品经营许可').click();
  // The guide is not: it says so, and comes when the network does.
  await expect(home.heading).toHaveText(zh.failed);
  await context.setOffline(false);
  await home.main.getByRole('button', { name: zh.retry }).click();
  await expect(home.heading).toContainText('食品经营许可');
});

/** Slow 3G as browsers' developer tools mean it: bytes a second, milliseconds. */
const SLOW = { offline: false, downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 400 };

test('on a slow network a guide becomes readable, and its answers stay where they are', async ({ app, page }) => {
  test.setTimeout(90_000);
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        const moved = sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 80));
        if (!hadRecentInput) window.shifts.push([value, ...moved]);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW);
  const guide = new Guide(app);
  await guide.open('food-business-license');
  await expect(guide.answer('多久')).toContainText('3个工作日');
  await expect(guide.sentence).toHaveText('今天交齐，12月2日（周三）前出结果。');
  await expect(guide.windows.first()).toContainText('现在开着');
  const shifts = await page.evaluate(() => window.shifts);
  const total = shifts.reduce((sum, [value]) => sum + value, 0);
  test.info().annotations.push({ type: 'layout shift', description: total.toFixed(4) });
  expect(total, JSON.stringify(shifts, null, 1)).toBeLessThanOrEqual(0.05);
});

test('when the app breaks, a page in words takes its place and leads home', async ({ app, page }) => {
  app.expectTrouble(/panicked/);
  app.expectTrouble(/RuntimeError: unreachable/);
  const home = new Home(app);
  await home.open();
  // Some browsers throw here when a page has gone too far too fast; the router does not expect it.
  await page.evaluate(() => {
    history.pushState = () => {
      throw new DOMException('too often', 'SecurityError');
    };
  });
  await home.main.getByRole('link', { name: '看清单' }).click();
  const crash = page.getByRole('alert');
  await expect(crash.getByRole('heading', { level: 1 })).toHaveText('页面出错了');
  await expect(crash.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(crash).toContainText('Something broke on this page');
  await expect(crash.locator('a[href="tel:12345"]')).toBeVisible();
  await expect(page.locator('#app')).toHaveCount(0);
  await crash.getByRole('link', { name: '回首页' }).click();
  await started(page);
  await expect(home.heading).toHaveText(zh.question);
});

/** What keeps the app from ever coming, and the noise that makes. */
const NEVER_COMES = [
  ['its script does not arrive', (page) => page.route('**/mingbai-*.js', (r) => r.abort('connectionreset')), [/ERR_CONNECTION_RESET/]],
  ['its program does not arrive', (page) => page.route('**/*.wasm', (r) => r.abort('connectionreset')), [/ERR_CONNECTION_RESET/, /exception/]],
  ['its program arrives broken', (page) => page.route('**/*.wasm', (r) => r.fulfill({ contentType: 'application/wasm', body: 'half' })), [/exception/]],
  ['the browser knows no WebAssembly', (page) => page.addInitScript(() => delete window.WebAssembly), [/exception/]],
  [
    'the browser makes no elements',
    (page) =>
      page.addInitScript(() => {
        document.createElement = () => {
          throw new DOMException('no more', 'QuotaExceededError');
        };
      }),
    [/RuntimeError: unreachable/],
  ],
];

for (const [why, prevent, noise] of NEVER_COMES) {
  test(`where ${why} a page in words stands in, and nobody waits for ever`, async ({ app, page }) => {
    for (const pattern of noise) app.expectTrouble(pattern);
    await app.bare();
    await prevent(page);
    await page.goto('/items/food-business-license');
    const crash = page.locator('#crash');
    await expect(crash.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(crash).toContainText('可能是网络断了');
    await expect(crash.locator('a[href="tel:12345"]')).toBeVisible();
    await expect(page.getByText('正在打开')).toHaveCount(0);
    // What audits the page makes elements, too.
    await page.evaluate(() => delete document.createElement);
  });
}

test.describe('without JavaScript', () => {
  // What audits the page is a script itself.
  test.use({ javaScriptEnabled: false, audit: false });

  test('the page says in both languages what it needs, gives a telephone, and claims nothing else', async ({
    app,
    page,
  }) => {
    app.expectTrouble(/request: csp .*\.js/);
    // The bare app, which a service worker keeps: pages of the server's need no script (plain.spec.js).
    await page.goto('/index.html');
    const words = page.locator('noscript');
    await expect(words.locator('h1')).toBeVisible();
    await expect(words.locator('p').first()).toHaveText(/这个页面要用到 JavaScript/, { useInnerText: true });
    await expect(words.locator('[lang=en]')).toHaveText(/This page needs JavaScript/, { useInnerText: true });
    await expect(words.locator('a[href="tel:12345"]').first()).toBeVisible();
    await expect(page.locator('#crash')).toBeHidden();
    await expect(page.getByText('正在打开')).toBeHidden();
  });
});

test.describe('in English', () => {
  test.use({ locale: en.locale });

  test('trouble is told in English', async ({ app, page }) => {
    app.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
    await page.route('**/api/v1/lists/*', (route) => route.abort('internetdisconnected'));
    const list = new List(app, en);
    await app.openBare('/lists/fees');
    await expect(list.heading).toHaveText(en.failed);
    await expect(list.main).toContainText('There is no connection');
    await page.unroute('**/api/v1/lists/*');
    await list.main.getByRole('button', { name: en.retry }).click();
    await expect(list.entries.first()).toBeVisible();
  });
});
