// A rating that waits on the phone: whatever becomes of the network and the browser meanwhile, it is sent, and
// counts once.
import { expect, test as base } from '../harness/own-county.js';
import { Phone } from '../harness/phone.js';
import { Rate } from '../pages/rate.js';

const test = base.extend({
  now: [null, { option: true }],
  phone: async ({ playwright, own }, use) => {
    const phone = new Phone(playwright, own.address);
    await use(phone);
    await phone.away();
  },
});

test.slow();

/** Everything that a bad rating needs. */
async function fill(rate) {
  await rate.choose(1);
  await rate.reason('态度恶劣').click();
}

test('without a network it is kept, outlives the browser, and is sent from whatever page is opened next', async ({ phone, own }) => {
  let page = await phone.on();
  let rate = new Rate({ page });
  await page.goto('/r/A03');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!(await caches.match('/api/v1/catalog'))) await new Promise((later) => setTimeout(later, 50));
  });
  await own.stop();
  // All of it without a network.
  await page.goto('/r/A03');
  await fill(rate);
  await rate.send.click();
  await expect(rate.heading).toHaveText('还没送出去', { timeout: 30_000 });
  await expect(rate.main).toContainText('存在这部手机上了');
  await phone.dies();

  page = await phone.on();
  rate = new Rate({ page });
  await page.goto('/r');
  await expect(rate.waiting).toContainText('还没送出，等网络。');
  await page.goto('/settings');
  await expect(rate.main).toContainText('1 条没送出的评价或差评的后续');
  await phone.off();

  await own.start();
  page = await phone.on();
  rate = new Rate({ page });
  const sent = [];
  page.on('request', (request) => { if (new URL(request.url()).pathname === '/api/v1/ratings') sent.push(request); });
  await page.goto('/');
  await expect(page.getByRole('status').filter({ hasText: '上次没送出的评价，送出去了。' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: '看看' }).click();
  await expect(rate.waiting).toContainText('送出了，单独列出，不计入排名。');
  await expect(rate.follow).toBeVisible();
  expect(sent).toHaveLength(1);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await page.goto('/r');
  await expect(rate.heading).toHaveText('评哪个窗口？');
  await expect(rate.waiting).toHaveCount(0);
});

test('when the network comes back the page sends it by itself, once with two pages open', async ({ app, page, context, own }) => {
  app.expectGone();
  const rate = new Rate(app);
  await app.open('/r/A03');
  await fill(rate);
  await own.stop();
  await rate.send.click();
  await expect(rate.heading).toHaveText('还没送出去', { timeout: 30_000 });
  await app.axe();
  await own.start();
  const sent = [];
  let go;
  const going = new Promise((done) => { go = done; });
  await context.route('**/api/v1/ratings', async (route) => {
    sent.push(route.request());
    await going;
    return route.continue();
  });
  const other = await context.newPage();
  await other.goto('/r');
  await expect.poll(() => sent.length, { timeout: 30_000 }).toBe(1);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  go();
  await expect(new Rate({ page: other }).waiting).toContainText('送出了', { timeout: 30_000 });
  expect(sent).toHaveLength(1);
});

test('one that somebody would rather not send is gone', async ({ app, own }) => {
  app.expectGone();
  const rate = new Rate(app);
  await app.open('/r/A03');
  await fill(rate);
  await own.stop();
  await rate.send.click();
  await expect(rate.heading).toHaveText('还没送出去', { timeout: 30_000 });
  await rate.discard.click();
  await expect(rate.heading).toHaveText('刚才办得怎么样？');
  await own.start();
  await app.open('/r');
  await expect(rate.waiting).toHaveCount(0);
});
