// The receipt of a complaint before the camera: given back to finish, and scanned to open its thread.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { film } from '../harness/codes.js';
import { ComplaintOffice } from '../harness/complaint-office.js';
import { expect, test as base } from '../harness/own-county.js';
import { Complaints } from '../pages/complaints.js';

const WHAT = '在 A03 窗口排了两个小时，一直没有人。';

/** What the camera sees. Chromium reads the film when a page asks for the camera: a story writes it before. */
const seen = path.join(os.tmpdir(), `mingbai-camera-complaints-${process.pid}.y4m`);

const test = base.extend({
  now: [null, { option: true }],
  bureau: async ({ own, county, browser }, use) => {
    const bureau = await ComplaintOffice.of(own, county, browser);
    await use(bureau);
    await bureau.close();
  },
});

test.slow();
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const more = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${seen}`];
    await use({ ...launchOptions, args: [...launchOptions.args, ...more] });
  },
  permissions: ['camera'],
});
test.afterAll(() => fs.rmSync(seen, { force: true }));

/** What the code on paper and picture says. */
const printed = (page, code) => `${new URL(page.url()).origin}/complaints/open#${code}`;

test('the code that was saved is scanned back in place of typing, and opens the thread later', async ({ app, page, bureau }) => {
  // Safari and Firefox read no codes: our own reader does.
  await page.addInitScript(() => delete window.BarcodeDetector);
  const complaints = new Complaints(app);
  await app.open('/complaints/new');
  await complaints.fill(WHAT);
  await complaints.next.click();
  await complaints.code.waitFor();
  const code = await complaints.receipt();
  await expect(complaints.send).toHaveAttribute('aria-disabled', 'true');
  const scan = complaints.main.getByRole('button', { name: '或者扫刚存的码' });
  // Somebody else's receipt, or anything else, is not it.
  for (const other of ['https://example.org/', printed(page, '7KQM4XTP9RWD2HJ0')]) {
    film(seen, other);
    await scan.click();
    await expect(complaints.main).toContainText('扫到的不是这个回执码。');
    await expect(complaints.send).toHaveAttribute('aria-disabled', 'true');
  }
  await app.axe();
  // The way back from the camera.
  film(seen, null);
  await scan.click();
  await expect(complaints.main.locator('video')).toBeVisible();
  await app.axe();
  await complaints.main.getByRole('button', { name: '不扫了' }).click();
  await expect(complaints.main.locator('video')).toBeHidden();
  film(seen, printed(page, code));
  await scan.click();
  await expect(complaints.hint).toContainText('对了');
  await expect(complaints.send).not.toHaveAttribute('aria-disabled', 'true');
  await complaints.send.click();
  await expect(complaints.heading).toContainText('寄到了');
  expect(await bureau.list()).toHaveLength(1);

  await app.open('/complaints/open');
  film(seen, 'https://example.org/');
  const open = complaints.main.getByRole('button', { name: '扫回执上的码' });
  await open.click();
  await expect(complaints.main).toContainText('扫到的不是投诉回执。');
  film(seen, printed(page, code));
  await open.click();
  await expect(complaints.heading).toContainText('收到了');
  await expect(complaints.talk.first()).toContainText(WHAT);
  await expect(page).toHaveURL('/complaints/open');
});

test('who refuses the camera types, and nobody is offered one that is not there', async ({ app, page, context, bureau }) => {
  await context.clearPermissions();
  const complaints = new Complaints(app);
  await app.open('/complaints/new');
  await complaints.fill(WHAT);
  await complaints.next.click();
  await complaints.code.waitFor();
  await complaints.main.getByRole('button', { name: '或者扫刚存的码' }).click();
  await expect(complaints.main.locator('.said', { hasText: '镜头没打开' })).toBeVisible();
  await complaints.giveBack();
  await expect(complaints.heading).toContainText('寄到了');
  expect(await bureau.list()).toHaveLength(1);
  await page.addInitScript(() => delete Navigator.prototype.mediaDevices);
  await app.open('/complaints/open');
  await expect(complaints.typed).toBeVisible();
  await expect(complaints.main.getByRole('button', { name: '扫回执上的码' })).toBeHidden();
});
