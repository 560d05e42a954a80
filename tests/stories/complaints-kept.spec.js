// A complaint that waits on the phone: whatever becomes of the network, the browser, the phone's room and the
// offices' keys meanwhile, it is sent, and counts once.
import { ComplaintOffice } from '../harness/complaint-office.js';
import { expect, test as base } from '../harness/own-county.js';
import { Phone } from '../harness/phone.js';
import { day } from '../harness/receipts.js';
import { sound } from '../harness/sound.js';
import { Complaints } from '../pages/complaints.js';

const WHAT = '周四下午在 A03 窗口排了两个小时，一直没有人来。';
const MEGABYTE = 1 << 20;

const test = base.extend({
  now: [null, { option: true }],
  bureau: async ({ own, county, browser }, use) => {
    const bureau = await ComplaintOffice.of(own, county, browser);
    await use(bureau);
    await bureau.close();
  },
  phone: async ({ playwright, own }, use) => {
    const phone = new Phone(playwright, own.address);
    await use(phone);
    await phone.away();
  },
});

test.slow();

/** How much of a complaint there is in the browser: what stands in storage, and in how many databases. */
function kept(page) {
  return page.evaluate(async () => [Object.keys(localStorage), (await indexedDB.databases()).length]);
}

/** Everything in the browser's databases, as text. */
function waits(page) {
  return page.evaluate(async () => {
    const found = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((done, failed) => {
        Object.assign(indexedDB.open(name), { onsuccess: ({ target }) => done(target.result), onerror: failed });
      });
      for (const store of database.objectStoreNames) {
        const asked = database.transaction(store).objectStore(store).getAll();
        found.push(...(await new Promise((done) => { asked.onsuccess = () => done(asked.result); })));
      }
      database.close();
    }
    return found;
  });
}

/** Writes a complaint and seals it; then the network goes. */
async function sealed(complaints, what = WHAT) {
  await complaints.fill(what);
  await complaints.next.click();
  await expect(complaints.locked).toBeVisible({ timeout: 30_000 });
}

test('more than three megabytes, sealed without a network, outlive the browser and are sent once', async ({ phone, bureau, own }) => {
  let page = await phone.on();
  let complaints = new Complaints({ page });
  await page.goto('/complaints/new');
  await page.evaluate(async () => {
    const wanted = ['/api/v1/catalog', '/api/v1/calendar', '/api/v1/lists/complaint-categories', '/api/v1/complaints/key'];
    await navigator.serviceWorker.ready;
    while (!(await Promise.all(wanted.map((path) => caches.match(path)))).every(Boolean)) await new Promise((later) => setTimeout(later, 50));
  });
  await own.stop();
  // All of it without a network: what seals is on the phone as well.
  await page.goto('/complaints/new');
  for (const [place, seconds] of [175, 40].entries()) {
    await complaints.files.setInputFiles({ name: `${seconds}.wav`, mimeType: 'audio/wav', buffer: sound(seconds) });
    await expect(complaints.attached).toHaveCount(place + 1, { timeout: 30_000 });
  }
  await sealed(complaints);
  const code = await complaints.giveBack();
  await expect(complaints.heading).toHaveText('锁好了，还没寄出', { timeout: 30_000 });
  await expect(complaints.main).toContainText('锁好的投诉存在这部手机上，谁也打不开');
  await phone.dies();

  page = await phone.on();
  complaints = new Complaints({ page });
  await page.goto('/complaints');
  await expect(complaints.waiting).toContainText('还没寄出。连上网，打开这一页');
  const [note, text] = await waits(page);
  expect(note).toBe(day());
  expect(text.length).toBeGreaterThan(5 * MEGABYTE);
  for (const secret of [WHAT, '两个小时', code]) expect(text).not.toContain(secret);
  await page.goto('/settings');
  await expect(complaints.main).toContainText('投诉的草稿、回执码或没寄出的 1 份');
  await phone.off();

  await own.start();
  expect(await bureau.list()).toEqual([]);
  page = await phone.on();
  complaints = new Complaints({ page });
  await page.goto('/complaints');
  await expect(complaints.waiting).toContainText('寄到了', { timeout: 30_000 });
  expect(await kept(page)).toEqual([[], 0]);
  await page.goto('/complaints');
  await expect(complaints.start).toBeVisible();
  await expect(complaints.waiting).toHaveCount(0);
  const listed = await bureau.list();
  expect(listed).toHaveLength(1);
  const { said } = await bureau.read(listed[0].id);
  expect(said[0].content.what).toBe(WHAT);
  const sizes = said[0].content.attachments.map(({ length }) => length);
  expect(sizes).toHaveLength(2);
  expect(sizes[0] + sizes[1]).toBeGreaterThan(3 * MEGABYTE);
});

test('of two pages that are open one sends it', async ({ app, page, context, bureau, own }) => {
  app.expectGone();
  const complaints = new Complaints(app);
  await app.open('/complaints/new');
  await sealed(complaints);
  await own.stop();
  await complaints.giveBack();
  await expect(complaints.heading).toHaveText('锁好了，还没寄出');
  await own.start();
  const sent = [];
  let go;
  const going = new Promise((done) => { go = done; });
  await context.route('**/api/v1/complaints', async (route) => {
    sent.push(route.request());
    await going;
    return route.continue();
  });
  const pages = [page, await context.newPage()];
  for (const one of pages) {
    await one.goto('/complaints');
    await expect(new Complaints({ page: one }).waiting).toContainText('正在寄');
  }
  await expect.poll(() => sent.length).toBe(1);
  go();
  await expect(complaints.waiting).toContainText('寄到了');
  await expect(new Complaints({ page: pages[1] }).waiting).toContainText('另一个页面寄走了');
  expect(sent).toHaveLength(1);
  expect(await bureau.list()).toHaveLength(1);
  expect(await kept(page)).toEqual([[], 0]);
});

test('a phone without room says so, and one that keeps nothing; leaving asks first', async ({ app, page, bureau, own }) => {
  app.expectGone();
  const complaints = new Complaints(app);
  const chromium = await page.context().newCDPSession(page);
  await chromium.send('Storage.overrideQuotaForOrigin', { origin: own.address, quotaSize: 4096 });
  await app.open('/complaints/new');
  await sealed(complaints);
  await own.stop();
  await complaints.giveBack();
  await expect(complaints.heading).toHaveText('锁好了，还没寄出');
  await expect(complaints.main).toContainText('这部手机没有地方存它');
  await app.axe();
  await complaints.footer.getByRole('link', { name: '关于' }).click();
  await expect(complaints.going).toBeFocused();
  await complaints.going.getByRole('button', { name: '接着写' }).click();
  // Some room is made.
  await chromium.send('Storage.overrideQuotaForOrigin', { origin: own.address });
  await complaints.main.getByRole('button', { name: '再寄一次' }).click();
  await expect(complaints.main).toContainText('锁好的投诉存在这部手机上');
  await own.start();
  await complaints.footer.getByRole('link', { name: '关于' }).click();
  await expect(page).toHaveURL('/about');

  // It goes with everything else that the person wants gone.
  await app.open('/settings');
  await complaints.main.getByRole('button', { name: '全部清除' }).first().click();
  await complaints.main.getByRole('button', { name: '清除', exact: true }).click();
  await expect(complaints.main.locator('#erased')).not.toBeEmpty();
  expect(await kept(page)).toEqual([[], 0]);
  await app.open('/complaints');
  await expect(complaints.start).toBeVisible();
  await expect(complaints.waiting).toHaveCount(0);

  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await app.open('/complaints/new');
  await sealed(complaints);
  await own.stop();
  await complaints.giveBack();
  await expect(complaints.main).toContainText('这个浏览器不让存东西');
  await own.start();
  await complaints.main.getByRole('button', { name: '再寄一次' }).click();
  await expect(complaints.heading).toContainText('寄到了');
  expect(await bureau.list()).toHaveLength(1);
});

test('keys that were changed while it waited are no reason to lose it', async ({ app, page, bureau, own }) => {
  app.expectGone();
  const complaints = new Complaints(app);
  await app.open('/complaints/new');
  await sealed(complaints);
  await own.stop();
  await complaints.giveBack();
  await expect(complaints.heading).toHaveText('锁好了，还没寄出');
  await page.goto('about:blank');
  await own.start();
  await bureau.changeKey();
  await app.open('/complaints');
  await expect(complaints.waiting).toContainText('寄到了');
  const [listed] = await bureau.list();
  const { said } = await bureau.read(listed.id);
  expect(said[0].content.what).toBe(WHAT);
});

test('what is sealed to keys that are no longer taken is sealed anew while its words are here', async ({ app, page, bureau, county }) => {
  app.expectTrouble(/409/);
  const complaints = new Complaints(app);
  const sent = [];
  page.on('request', (request) => request.url().endsWith('/api/v1/complaints') && sent.push(request));
  // The county has signed this key, and the server has forgotten it long ago.
  const old = { root: county.root, keys: [county.officeKey('2026-01-01')] };
  await page.route('**/api/v1/complaints/key', (route) => route.fulfill({ json: old }));
  await app.open('/complaints/new');
  await sealed(complaints);
  await page.unroute('**/api/v1/complaints/key');
  const code = await complaints.giveBack();
  await expect(complaints.heading).toContainText('寄到了', { timeout: 30_000 });
  expect(await complaints.receipt()).toBe(code);
  expect(sent).toHaveLength(2);
  const [listed] = await bureau.list();
  const { said } = await bureau.read(listed.id);
  expect(said[0].content.what).toBe(WHAT);
  expect(await kept(page)).toEqual([[], 0]);
});
