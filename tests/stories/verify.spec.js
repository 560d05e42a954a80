// Is a receipt genuine, and in the public log? The phone finds out by itself; whatever was changed is named.
// Receipts come as text and files here; pictures and the camera are in scan.spec.js.
import fs from 'node:fs';

import { expect, test } from '../harness/own-county.js';
import { County, day } from '../harness/receipts.js';
import { Settings } from '../pages/settings.js';
import { Verify } from '../pages/verify.js';

test('a genuine receipt is in the log, its evidence can be saved, and stands by itself', async ({ app, page, county }) => {
  const verify = new Verify(app);
  await verify.open();
  await verify.paste(county.entered(day()));
  await expect(verify.verdict).toContainText('真实，在公开日志里');
  await expect(verify.verdict).toContainText('中的第 1 条');
  await expect(verify.verdict).toBeFocused();
  await app.axe();
  const saving = page.waitForEvent('download');
  await verify.save.click();
  const file = await (await saving).path();
  const evidence = JSON.parse(fs.readFileSync(file, 'utf8'));
  expect(Object.keys(evidence).sort()).toEqual(['head', 'inclusion', 'keys', 'receipt']);
  // What was saved is opened again, as a file.
  await verify.open();
  await verify.file.setInputFiles(file);
  await expect(verify.verdict).toContainText('真实，在公开日志里');
});

test('whatever was changed is not genuine, with the reason and whom to call', async ({ app, county }) => {
  const verify = new Verify(app);
  await verify.open();
  const genuine = county.entered(day());
  for (const [change, reason] of [
    [{ day: day(-1) }, '内容和签名对不上'],
    [{ kind: 'rating' }, '内容和签名对不上'],
    [{ key: 'AAAAAAAAAAA' }, '密钥不是本县的'],
    [new County().entered(day()), '密钥不是本县的'],
    [county.receipt('application', '2025-12-31'), '那一天没有在用'],
  ]) {
    await verify.paste({ ...genuine, ...change });
    await expect(verify.verdict).toContainText('不是真的');
    await expect(verify.verdict).toContainText(reason);
    await expect(verify.verdict.locator('a[href^="tel:"]')).toBeVisible();
  }
  await app.axe();
  for (const nonsense of ['你好', '{}', '[]', 'null', '{"kind":"rating"}', '']) {
    await verify.paste(nonsense);
    await expect(verify.verdict).toContainText('这不是回执');
  }
});

test('before the day is over it is not in the log yet, afterwards it is missing', async ({ app, county }) => {
  app.expectTrouble(/404/);
  const verify = new Verify(app);
  await verify.open();
  await verify.paste(county.receipt('complaint', day()));
  await expect(verify.verdict).toContainText('真实，还没进公开日志');
  await verify.paste(county.receipt('complaint', day(-1)));
  await expect(verify.verdict).toContainText('签名是真的，日志里却没有');
  await expect(verify.verdict.locator('a[href^="tel:"]')).toBeVisible();
});

test('a log that does not go on from what the phone has seen is found out', async ({ app, page, county, own }) => {
  const verify = new Verify(app);
  await verify.open();
  await verify.paste(county.entered(day()));
  await expect(verify.verdict).toContainText('真实，在公开日志里');
  const settings = new Settings(app);
  await settings.open();
  await expect(settings.stored).toContainText('公开日志最近的样子');
  // The same keys, another log: its second entry is another one, because another app is served.
  await own.startAnew();
  await verify.open();
  await verify.paste(county.entered(day()));
  await expect(verify.verdict).toContainText('日志有问题');
  await expect(verify.verdict).toContainText('以前见过的接不上');
});

test('without a network the signature is checked, and saved evidence whole', async ({ app, page, context, county }) => {
  app.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
  const verify = new Verify(app);
  await verify.open();
  await verify.paste(county.entered(day()));
  await expect(verify.verdict).toContainText('真实，在公开日志里');
  const saving = page.waitForEvent('download');
  await verify.save.click();
  const file = await (await saving).path();
  await context.setOffline(true);
  await verify.paste(county.receipt('rating', day()));
  await expect(verify.verdict).toContainText('签名是真的，日志还没查到');
  await verify.file.setInputFiles(file);
  await expect(verify.verdict).toContainText('真实，在公开日志里');
});

test.describe('in English, in large print', () => {
  test('it reads as well', async ({ app, page, county }) => {
    const verify = new Verify(app);
    await verify.open('?lang=en&print=larger');
    await verify.paste(county.entered(day()));
    await expect(verify.verdict).toContainText('Genuine, and in the public log');
    await app.fits();
    await page.setViewportSize({ width: 320, height: 844 });
    await app.fits();
    await page.emulateMedia({ colorScheme: 'dark' });
    await app.axe();
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false, audit: false });

  test('the page says what it needs, and whom to call', async ({ app, page }) => {
    app.expectTrouble(/request: csp .*\.js/);
    await page.goto('/verify');
    await expect(page.getByRole('main')).toContainText('这一页要用到 JavaScript');
    await expect(page.locator('#receipt')).toBeHidden();
  });
});
