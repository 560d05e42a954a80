// Without a network: the app opens, searches and shows what was read before. Each story has a server of
// its own, which it stops and starts as it needs.
import { OwnServer } from '../harness/own-server.js';
import { expect, test as base } from '../harness/story.js';
import { Checklist } from '../pages/checklist.js';
import { Guide } from '../pages/guide.js';
import { Home } from '../pages/home.js';
import { Results } from '../pages/results.js';
import { Settings } from '../pages/settings.js';
import { en, zh } from '../pages/words.js';

const test = base.extend({
  own: async ({}, use) => {
    const own = await OwnServer.start();
    await use(own);
    await own.remove();
  },
  baseURL: async ({ own }, use) => use(own.address),
});

test.use({ serviceWorkers: 'allow' });

const LICENCE = 'food-business-license';
const OTHER = 'passport-first';
/** What a page says above something that could not be checked. */
const AS_OF = /现在连不上，这是 \d+月\d+日 \d+:\d\d 存下的内容。/;

/** Waits until the worker is in charge and keeps these answers, and the page. */
async function settled(page, ...paths) {
  await page.evaluate(async (wanted) => {
    await navigator.serviceWorker.ready;
    const all = [...wanted, location.pathname + location.search];
    const there = async () => {
      if (!navigator.serviceWorker.controller) return false;
      for (const path of all) if (!(await caches.match(path))) return false;
      return true;
    };
    while (!(await there())) await new Promise((later) => setTimeout(later, 50));
  }, ['/api/v1/catalog', '/api/v1/calendar', ...paths.map((item) => `/api/v1/items/${item}`)]);
}

const strip = (page) => page.locator('.strip');

test('the server is gone: the app opens, searches, and shows a guide that was opened before', async ({ app, page, own }) => {
  app.expectGone();
  const [home, results, guide, list] = [new Home(app), new Results(app), new Guide(app), new Checklist(app)];
  // The first visit of all leads straight to a guide: the worker comes after it, and keeps it too.
  await guide.open(LICENCE);
  await settled(page, LICENCE);
  await list.open(LICENCE);
  await list.ticks.first().check();
  await own.stop();
  await home.open();
  await expect(home.heading).toHaveText(zh.question);
  await expect(home.hall).toContainText('大厅现在开着');
  await expect(strip(page)).toHaveText(AS_OF);
  await home.searchFor('开饭店');
  await results.hit('食品经营许可').click();
  await expect(guide.heading).toContainText('食品经营许可');
  await expect(strip(page)).toHaveText(AS_OF);
  await expect(guide.sentence).toHaveText('今天交齐，12月2日（周三）前出结果。');
  await guide.toChecklist.click();
  await expect(list.ticks.first()).toBeChecked();
  // What was never opened is not here, and says so; it comes when the server does.
  await app.open(`/items/${OTHER}`);
  await expect(home.heading).toHaveText(zh.failed);
  await own.start();
  await home.main.getByRole('button', { name: zh.retry }).click();
  await expect(home.heading).toContainText('护照');
  await page.reload();
  await expect(home.heading).toContainText('护照');
  await expect(strip(page)).toHaveCount(0);
});

test('English, never read on this phone before, is there without a network too', async ({ app, page, own }) => {
  app.expectGone();
  const home = new Home(app);
  await home.open();
  await settled(page);
  await own.stop();
  await home.language.click();
  await expect(home.heading).toHaveText(en.question);
  await page.reload();
  await expect(home.heading).toHaveText(en.question);
});

test('a page that was opened before is there as the server rendered it, each with the build it belongs to', async ({ app, page, own }) => {
  app.expectGone();
  const guide = new Guide(app);
  const address = `/items/${LICENCE}`;
  await guide.open(LICENCE);
  await settled(page, LICENCE);
  const kept = () => page.evaluate(async (wanted) => (await caches.match(wanted))?.text(), address);
  await expect.poll(kept).toContain('data-page="zh-Hans-CN"');
  // A page of another build is not kept: it comes with that build.
  await own.deploy('index.html', (html) => html.replaceAll(/mingbai-[0-9a-f]{13,16}/g, 'mingbai-0123456789abcdef'));
  await guide.open(LICENCE);
  await expect(guide.answer('多久')).toContainText('3个工作日');
  expect(await kept()).not.toContain('mingbai-0123456789abcdef');
  await own.stop();
  const answer = await page.goto(address);
  expect(await answer.text()).toContain('食品经营许可');
  await expect(strip(page)).toHaveText(AS_OF);
});

test('all guides are kept on the phone when the person asks for it, and erased when they ask for that', async ({ app, page, own }) => {
  test.setTimeout(90_000);
  app.expectGone();
  const [settings, guide] = [new Settings(app), new Guide(app)];
  await settings.open();
  await settled(page);
  await page.reload();
  await expect(settings.main).toContainText(/没网也能看的办事指南有 0 份，连同应用一共 \d+\.\d MB/);
  await settings.main.getByRole('button', { name: /把全部 \d+ 份存到这部手机/ }).click();
  await expect(settings.main.getByRole('progressbar')).toBeVisible();
  await expect(settings.main).toContainText('全都存好了', { timeout: 60_000 });
  await expect(settings.main.getByRole('button', { name: /把全部/ })).toBeHidden();
  await own.stop();
  for (const item of [OTHER, 'construction-permit']) {
    await guide.open(item);
    await expect(guide.answer('多久')).toBeVisible();
  }
  await app.open('/lists/fees');
  await expect(guide.heading).toContainText('收费');
  await settings.open();
  await expect(settings.stored).toContainText(/看过的指南 \d+ 份/);
  await settings.erase.click();
  await settings.yes.click();
  await expect(settings.stored).toHaveText('什么都没存。');
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test('a new version is offered, and never forced on what is half filled', async ({ app, page, own }) => {
  const results = new Results(app);
  await results.open();
  await settled(page);
  const before = await page.evaluate(() => caches.keys());
  await own.deploy('index.html', (html) => html.replace('<title>', '<meta name="build" content="next"><title>'));
  await own.deploy('sw.js', (worker) => worker.replace(/BUILD = '[0-9a-f]{16}'/, "BUILD = 'fedcba9876543210'"));
  await results.search.fill('开饭');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await expect(strip(page)).toContainText('明白办有新版本');
  await expect(results.search).toHaveValue('开饭');
  await expect(results.hits.first()).toBeVisible();
  // Whoever goes on, even with a reload, stays with the old one and is asked again.
  await page.waitForURL(/q=/);
  await page.reload();
  await expect(page.locator('meta[name=build]')).toHaveCount(0);
  await expect(strip(page)).toContainText('明白办有新版本');
  await strip(page).getByRole('button', { name: '换上' }).click();
  await expect(page.locator('meta[name=build]')).toHaveCount(1);
  await expect(results.search).toHaveValue('开饭');
  await expect(strip(page)).toHaveCount(0);
  // The old shell is gone, what was kept is not.
  const after = await page.evaluate(() => caches.keys());
  expect(after).toContain('mingbai-shell-fedcba9876543210');
  expect(after.filter((name) => name.startsWith('mingbai-shell-'))).toHaveLength(1);
  expect(after.filter((name) => name.startsWith('mingbai-data-'))).toEqual(before.filter((name) => name.startsWith('mingbai-data-')));
});

test('a guide that has changed shows at once as it was, says so, and shows the change when asked', async ({ app, page, own }) => {
  const guide = new Guide(app);
  await guide.open(LICENCE);
  await settled(page, LICENCE);
  await own.publish(LICENCE, (item) => ({ ...item, name: { ...item.name, zh: '食品经营许可（新）' } }));
  await guide.open(LICENCE);
  await expect(guide.heading).toContainText('食品经营许可（餐饮服务、食品销售）');
  await expect(strip(page)).toContainText('这一页的内容刚更新过');
  await strip(page).getByRole('button', { name: '看新的' }).click();
  await expect(guide.heading).toContainText('食品经营许可（新）');
  await expect(strip(page)).toHaveCount(0);
});

test('a new version never reads what was kept in another shape, nor the reverse', async ({ app, page, own }) => {
  const guide = new Guide(app);
  await guide.open(LICENCE);
  await settled(page, LICENCE);
  await own.deploy('sw.js', (worker) =>
    worker.replace(/BUILD = '[0-9a-f]{16}'/, "BUILD = 'fedcba9876543210'").replace(/SHAPE = '\d+'/, "SHAPE = '999'"),
  );
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.evaluate(() => (window.before = true));
  await strip(page).getByRole('button', { name: '换上' }).click();
  await page.waitForFunction(() => !window.before && document.documentElement.dataset.app === '');
  // The worker expects shape 999, this app and this server have another: all of it comes from the network.
  await expect(guide.heading).toContainText('食品经营许可');
  await page.waitForFunction(async () => !(await caches.keys()).some((name) => name.startsWith('mingbai-data-') && !name.endsWith('-999')));
  const kept = await page.evaluate(async () => {
    const store = await caches.open('mingbai-data-999');
    return (await store.keys()).length;
  });
  expect(kept).toBe(0);
});

test('where nothing answers in time the page shows what it has, and says from when that is', async ({ app, page, own }) => {
  const guide = new Guide(app);
  await guide.open(LICENCE);
  await settled(page, LICENCE);
  own.freeze();
  await guide.open(LICENCE);
  await expect(guide.answer('多久')).toContainText('3个工作日');
  await expect(strip(page)).toHaveText(AS_OF);
  // The answer comes late, but it comes: then nothing needs to be said any more.
  own.thaw();
  await expect(strip(page)).toHaveCount(0);
});

test.describe('a browser without service workers', () => {
  test('does everything but offline, and the settings say so', async ({ app, page }) => {
    await page.addInitScript(() => {
      delete Navigator.prototype.serviceWorker;
    });
    const [home, results, guide, settings] = [new Home(app), new Results(app), new Guide(app), new Settings(app)];
    await home.open();
    await home.searchFor('开饭店');
    await results.hit('食品经营许可').click();
    await expect(guide.answer('多久')).toContainText('3个工作日');
    await settings.open();
    await expect(settings.main).toContainText('这个浏览器不能离线用');
  });
});

test('nothing but public answers is ever kept', async ({ app, page }) => {
  const [home, results, guide] = [new Home(app), new Results(app), new Guide(app)];
  await home.open();
  await settled(page);
  await home.searchFor('低保');
  await results.hits.first().getByRole('link').first().click();
  await expect(guide.answer('多久')).toBeVisible();
  await page.goto('/items/food-business-license?version=1');
  await page.goto('/api/docs');
  await page.goto('/items?q=%E4%BD%8E%E4%BF%9D');
  const kept = await page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) {
      const store = await caches.open(name);
      found.push(...(await store.keys()).map(({ url }) => url.slice(location.origin.length)));
    }
    return found;
  });
  for (const address of kept) {
    expect(address).toMatch(/^\/(api\/v1\/(catalog|calendar|items\/[a-z0-9-]+|complaints\/key|lists\/complaint-categories)|items\/[a-z0-9-]+|index\.html|(mingbai|part|receipt|seal|complaint|purse|token|vault|words)-[^/]+|icon\.svg|manifest\.webmanifest)?$/);
  }
});
