// Complaining as phones and people are: no network, a slow one, paper, a keyboard, an app that breaks.
import jsQR from 'jsqr';
import { PNG } from 'pngjs';

import { ComplaintOffice } from '../harness/complaint-office.js';
import { expect, test as base } from '../harness/own-county.js';
import { started } from '../harness/story.js';
import { Complaints } from '../pages/complaints.js';
import { Keys } from '../pages/keys.js';
import { ONE_PAGE, sheets } from '../pages/paper.js';
import { en, zh } from '../pages/words.js';

const WHAT = '在 A03 窗口排了两个小时，一直没有人。';

const test = base.extend({
  now: [null, { option: true }],
  bureau: async ({ own, county, browser }, use) => {
    const bureau = await ComplaintOffice.of(own, county, browser);
    await use(bureau);
    await bureau.close();
  },
});

test.slow();

/** Everything in every cache: address and text. */
const cached = (page) =>
  page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) {
      const store = await caches.open(name);
      for (const request of await store.keys()) {
        const answer = await store.match(request);
        found.push([request.url.slice(location.origin.length), await answer.text()]);
      }
    }
    return found;
  });

test.describe('with the worker that keeps the app', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the pages open without a network, a complaint is sealed there, and no cache ever holds an answer about one', async ({ app, page, own, bureau }) => {
    app.expectGone();
    const complaints = new Complaints(app);
    await app.open('/');
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      const there = async () => navigator.serviceWorker.controller && (await caches.match('/api/v1/complaints/key'));
      while (!(await there())) await new Promise((later) => setTimeout(later, 50));
    });
    await own.stop();
    for (const path of ['/complaints', '/complaints/open', '/complaints/new']) {
      await app.open(path);
      await expect(complaints.heading).not.toHaveText(zh.failed);
      await expect(complaints.leave).toBeVisible();
      await app.axe();
    }
    await complaints.fill(WHAT);
    await complaints.next.click();
    await expect(complaints.locked).toBeVisible();
    const code = await complaints.giveBack();
    await expect(complaints.heading).toHaveText('锁好了，还没寄出');
    await own.start();
    await complaints.main.getByRole('button', { name: '再寄一次' }).click();
    await expect(complaints.heading).toContainText('寄到了');
    const [{ id }] = await bureau.list();
    await bureau.takeUp(id);
    await bureau.write(id, '请问是哪一天？');
    await app.open(`/complaints/open#${code}`);
    await expect(complaints.talk.last()).toContainText('请问是哪一天？');
    await complaints.again.click();
    await expect(complaints.main).toContainText('没有变化');

    const kept = await cached(page);
    const about = kept.map(([address]) => address).filter((address) => /complaint|challenge/.test(address));
    // What everybody's phone has from the first visit on, and the script that seals.
    for (const address of about) expect(address).toMatch(/^\/(api\/v1\/(complaints\/key|lists\/complaint-categories)|complaint-[0-9a-f]+\.js|part-complaints-[0-9a-f]+\.\w+)$/);
    expect(about).toContain('/api/v1/complaints/key');
    const file = (await bureau.read(id)).file;
    for (const [address, text] of kept) {
      for (const secret of [code, WHAT, '请问是哪一天', file.thread, file.messages[0].id]) expect(text.includes(secret), `${secret} in ${address}`).toBe(false);
    }
    // And without a network nothing of it is there any more.
    await own.stop();
    await app.open('/complaints');
    await app.open(`/complaints/open#${code}`);
    await expect(complaints.trouble).toContainText('没连上网');
    await expect(complaints.main).not.toContainText('请问是哪一天？');
  });
});

test('the receipt prints alone, on one page of A4, and its code opens the complaint', async ({ app, page, bureau }) => {
  expect(await bureau.list()).toEqual([]);
  for (const [words, query] of [
    [zh, '?lang=zh'],
    [en, '?lang=en'],
    [zh, '?lang=zh&print=larger'],
  ]) {
    await app.open(`/complaints/new${query}`);
    const complaints = new Complaints(app, words);
    await complaints.fill(WHAT, words === en ? 'Nobody at the window' : undefined);
    await complaints.next.click();
    await complaints.code.waitFor();
    const code = await complaints.receipt();
    expect(sheets(await page.pdf({ preferCSSPageSize: true })), query).toEqual(ONE_PAGE);
    await page.emulateMedia({ media: 'print' });
    const paper = page.locator('.receipt-paper');
    await expect(paper).toBeVisible();
    await expect(paper).toContainText(code.match(/.{4}/g).join('-'));
    await expect(complaints.header).toBeHidden();
    await expect(complaints.retype).toBeHidden();
    await expect(page.locator('body')).not.toContainText(WHAT);
    const image = PNG.sync.read(await paper.locator('svg').screenshot());
    const read = jsQR(new Uint8ClampedArray(image.data), image.width, image.height);
    expect(read?.data).toBe(`${new URL(page.url()).origin}/complaints/open#${code}`);
    await page.emulateMedia({ media: null });
    page.once('dialog', (dialog) => dialog.accept());
  }
});

/** Slow 3G as browsers' developer tools mean it: bytes a second, milliseconds. */
const SLOW = { offline: false, downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 400 };

test('on a slow network the form can be filled in at once, and the rest says how far it is', async ({ app, page, bureau }) => {
  test.setTimeout(180_000);
  const complaints = new Complaints(app);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW);
  await page.goto('/complaints/new?window=A03');
  await started(page);
  await expect(complaints.window).toHaveValue('A03');
  await complaints.fill(WHAT);
  await complaints.next.click();
  // The receipt needs no network but for the program that makes it; sealing says what it is at.
  await expect(complaints.heading).toHaveText('收好这个回执码', { timeout: 60_000 });
  await expect(complaints.locked).toBeVisible({ timeout: 60_000 });
  await complaints.giveBack();
  await expect(complaints.heading).toContainText('寄到了', { timeout: 60_000 });
  expect(await bureau.list()).toHaveLength(1);
});

test('somebody complains by the keyboard alone, and sees at every step where they are', async ({ app, page, bureau }) => {
  const complaints = new Complaints(app);
  const keys = new Keys(page);
  await app.open('/complaints');
  await keys.to(complaints.leave);
  await keys.to(complaints.start);
  await keys.press('Enter');
  await expect(complaints.heading).toBeFocused();
  // Nothing filled in: what is wrong takes the focus, and leads to the field.
  await keys.to(complaints.next);
  await keys.press('Enter');
  await expect(complaints.faults).toBeFocused();
  await keys.to(complaints.faults.getByRole('link').first());
  await keys.press('Enter');
  await expect(complaints.what).toBeFocused();
  await page.keyboard.type(WHAT);
  await keys.to(complaints.categories.first());
  await keys.press('Space');
  await keys.press('ArrowDown');
  await expect(complaints.categories.nth(1)).toBeChecked();
  await keys.to(complaints.wish);
  await page.keyboard.type('请道歉。');
  await keys.to(complaints.next);
  await keys.press('Enter');
  await expect(complaints.heading).toHaveText('收好这个回执码');
  await expect(complaints.heading).toBeFocused();
  const code = await complaints.receipt();
  await keys.to(complaints.retype);
  await page.keyboard.type(code.slice(-4));
  await expect(complaints.hint).toContainText('对了');
  await keys.press('Enter');
  await expect(complaints.heading).toContainText('寄到了');
  await expect(complaints.heading).toBeFocused();
  await keys.to(complaints.main.getByRole('link', { name: /看这份投诉|看答复|打开/ }).last());
  await keys.press('Enter');
  await expect(complaints.heading).toContainText('收到了');
  await keys.to(complaints.add);
  await page.keyboard.type('补充：是上周四。');
  await keys.to(complaints.main.getByRole('button', { name: '锁好，寄出' }));
  await keys.press('Enter');
  await expect(complaints.talk.last()).toContainText('补充：是上周四。');
  // Leaving is a key, too.
  for (let n = 0; n < 3; n += 1) await keys.press('Escape');
  await expect(page).toHaveURL('/');
  expect(await bureau.list()).toHaveLength(1);
});

for (const [where, path, crash] of [
  // Some browsers throw here when a page has gone too far too fast; the router does not expect it.
  ['on the way to the form', '/complaints', (complaints) => complaints.start.click()],
  ['while somebody writes', '/complaints/new', async (complaints) => {
    await complaints.fill(WHAT);
    await complaints.footer.getByRole('link', { name: '关于' }).click();
    await complaints.going.getByRole('button', { name: '离开' }).click();
  }],
]) {
  test(`when the app breaks ${where}, the page that stands in shows and keeps nothing of it, and one can still leave`, async ({ app, page }) => {
    app.expectTrouble(/panicked/);
    app.expectTrouble(/RuntimeError: unreachable/);
    const complaints = new Complaints(app);
    await app.open(path);
    await page.evaluate(() => {
      for (const name of ['pushState', 'replaceState']) {
        history[name] = () => {
          throw new DOMException('too often', 'SecurityError');
        };
      }
    });
    await crash(complaints);
    const alert = page.getByRole('alert');
    await expect(alert.getByRole('heading', { level: 1 })).toHaveText('页面出错了');
    await expect(alert.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.locator('body')).not.toContainText(WHAT);
    await expect(page.locator('textarea')).toHaveCount(0);
    expect(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])).toEqual([[], [], '']);
    await app.axe();
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('Escape');
    await expect(page).toHaveURL('/');
    await started(page);
    await expect(complaints.heading).toHaveText(zh.question);
  });
}
