// Rating with a code and without one, to the end: how it counts, what comes of it, its receipt. Codes that are worth
// nothing are in rate-shown.spec.js.
import { Clerk } from '../harness/clerk.js';
import { expect, test as base } from '../harness/own-county.js';
import { Rate } from '../pages/rate.js';

const test = base.extend({
  // The server's clock is the real one, and codes end by it.
  now: [null, { option: true }],
  clerk: async ({ own }, use) => use(await Clerk.of(own)),
});

test.slow();

/** What Lighthouse calls slow 4G, as the browser's developer tools slow it down. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: (1474.56 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 };

test('from the scan to "it counts" on slow 4G, with one tap and send', async ({ app, page, context, clerk }) => {
  const rate = new Rate(app);
  const code = await clerk.liveCode();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  const began = Date.now();
  await page.goto(`/r/A03#l.${code}`, { waitUntil: 'commit' });
  await expect(rate.heading).toHaveText('刚才办得怎么样？');
  const readable = Date.now() - began;
  await rate.choose(5);
  await expect(rate.counts).toContainText('分钟内送出，计入排名', { timeout: 30_000 });
  const ready = Date.now() - began;
  await rate.send.click();
  await expect(rate.heading).toHaveText('算进去了', { timeout: 30_000 });
  const said = `readable ${readable} ms, ready ${ready} ms, counted ${Date.now() - began} ms`;
  test.info().annotations.push({ type: 'slow 4G', description: said });
  console.log(`slow 4G: ${said}`);
  expect(page.url()).toMatch(/\/r\/A03$/);
  await expect(rate.seal).toHaveAccessibleName(/^印章：已评价/);
  await expect(rate.seal, 'whoever has sent sees it without scrolling').toBeInViewport({ ratio: 1 });
  await expect(rate.main).toContainText('A03 食品药品许可窗口，非常满意。');
  await expect(rate.how.first()).toContainText('一分钟一换，所以计入排名');
  await expect(rate.follow).toHaveCount(0);
});

test('a bad one needs a reason, and leads to what comes of it, which the phone keeps only if asked', async ({ app, page }) => {
  const rate = new Rate(app);
  await app.open('/r/A03');
  await rate.choose(2);
  await rate.send.click();
  await expect(rate.faults).toContainText('还没选原因');
  await rate.reason('等候时间太长').click();
  await rate.more.click();
  await rate.comment.fill('等了两个小时。');
  await rate.item.selectOption('food-business-license');
  await rate.send.click();
  await expect(rate.heading).toHaveText('收到了', { timeout: 30_000 });
  await expect(rate.main).toContainText('先交给督办的人');
  await app.axe();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('rated')))).toEqual([]);
  await rate.keep.check();
  const link = await rate.follow.getAttribute('href');
  expect(link).toMatch(/^\/r\/A03#f\.[\w-]{43}$/);
  await rate.follow.click();
  await expect(rate.heading).toHaveText('还在督办的人手里');
  expect(page.url()).toMatch(/\/r\/A03$/);
  await app.axe();
  await app.open('/r');
  await expect(rate.mine).toHaveCount(1);
  await rate.mine.getByRole('link').click();
  await expect(rate.heading).toHaveText('还在督办的人手里');
  await app.open('/settings');
  await expect(rate.main).toContainText('1 条没送出的评价或差评的后续');
  await rate.main.getByRole('button', { name: '全部清除' }).click();
  await rate.main.locator('.note + .acts .btn').first().click();
  await expect(rate.main.locator('#erased')).not.toBeEmpty();
  await app.open('/r');
  await expect(rate.mine).toHaveCount(0);
  // Whoever has the link still opens it; a broken one opens nothing.
  await page.goto('about:blank');
  await app.open(link);
  await expect(rate.heading).toHaveText('还在督办的人手里');
  await page.goto('about:blank');
  app.expectTrouble(/404/);
  await app.open(link.replace(/.{42}$/, 'A'.repeat(42)));
  await expect(rate.heading).toHaveText('没有找到');
});

test('its receipt is genuine', async ({ app, page }) => {
  const rate = new Rate(app);
  await app.open('/r/A03');
  await rate.choose(5);
  await rate.send.click();
  await expect(rate.heading).toHaveText('收到了', { timeout: 30_000 });
  const download = page.waitForEvent('download');
  await rate.save.click();
  expect((await download).suggestedFilename()).toBe('receipt.json');
  // Its day is not over: it is not in the log yet.
  app.expectTrouble(/404/);
  await rate.check.click();
  await expect(rate.main.locator('#verdict')).toContainText('评价', { timeout: 20_000 });
  await expect(rate.main.locator('#verdict .note')).not.toHaveClass(/bad/);
});
