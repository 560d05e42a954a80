// The slip of the counter: opened by the address that the desk is given, printed on one page, and forgotten.
import { Clerk, grouped } from '../harness/clerk.js';
import { expect, test as base } from '../harness/own-county.js';
import { ONE_PAGE, sheets } from '../pages/paper.js';
import { scan } from '../pages/qr.js';
import { Slip } from '../pages/slip.js';
import { Track } from '../pages/track.js';
import { en, zh } from '../pages/words.js';

const test = base.extend({
  clerk: async ({ own }, use) => use(await Clerk.of(own)),
  now: [null, { option: true }],
});

test('R14: what the desk was answered is on the sheet, and nowhere else', async ({ app, page, clerk }) => {
  const slip = new Slip(app);
  const given = await clerk.takeIn();
  expect(given.page).toMatch(/^\/slip#/);
  const asked = [];
  page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
  await slip.open(given.page);
  await expect(slip.keys).toHaveText([grouped(given.number), `${given.code.slice(0, 5)}-${given.code.slice(5)}`]);
  for (const words of ['青山县', '食品经营许可', 'Food', '3 个工作日内出结果', 'within 3 working days', '12345']) {
    await expect(slip.sheet).toContainText(words);
  }
  await expect(slip.codes).toHaveCount(2);
  expect(JSON.parse(await slip.receipt.textContent())).toEqual(given.receipt);
  await expect(slip.salt).toHaveText(given.salt);
  await app.axe();
  // The address has forgotten it, and so has the history; nobody was sent it.
  expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/slip');
  expect(asked.filter((one) => one.includes(given.code) || one.includes(given.number))).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]))).not.toContain(given.code);
  await page.reload();
  await expect(slip.heading).toHaveText('这里没有凭证');
  await app.axe();
});

test('its codes open the application, and the page that checks receipts', async ({ app, page, clerk }) => {
  const slip = new Slip(app);
  const given = await clerk.takeIn();
  await slip.open(given.page);
  // A camera is held over the sheet when all of it is there: what the catalog says moves the codes.
  await expect(slip.sheet).toContainText('食品经营许可');
  const codes = [await scan(slip.codes.first()), await scan(slip.codes.last())];
  expect(codes[0]).toBe(new URL(`/t/${given.number}#${given.code}`, page.url()).href);
  expect(JSON.parse(codes[1])).toEqual(given.receipt);
  const track = new Track(app);
  await app.open(codes[0].replace(/^https?:\/\/[^/]+/, ''));
  await expect(track.heading).toHaveText(/^收到了/);
});

for (const [words, query] of [
  [zh, '?lang=zh'],
  [en, '?lang=en'],
  [zh, '?print=larger'],
  [zh, '?theme=dark'],
]) {
  test(`it prints on one page of A4, and fits the screen, with ${query}`, async ({ app, page, clerk }) => {
    const slip = new Slip(app, words);
    const given = await clerk.takeIn();
    await slip.open(given.page, query);
    await expect(slip.codes).toHaveCount(2);
    await expect(slip.sheet).toContainText('3 个工作日');
    await app.fits();
    await app.axe();
    await page.setViewportSize({ width: 320, height: 844 });
    await app.fits();
    expect(sheets(await slip.pdf())).toEqual(ONE_PAGE);
    await page.emulateMedia({ media: 'print' });
    await expect(slip.print).toBeHidden();
    await expect(slip.header).toBeHidden();
    await expect(slip.sheet).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
  });
}

test('an address that is cut off, or of something else, prints nothing', async ({ app, page, clerk }) => {
  const slip = new Slip(app);
  const given = await clerk.takeIn();
  for (const bad of [given.page.slice(0, -3), given.page.replace(given.number, 'QS202611200001X'), '/slip#main']) {
    await page.goto('about:blank');
    await slip.open(bad);
    await expect(slip.heading).toHaveText('凭证的网址不完整');
    await expect(slip.sheet).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe('');
  }
  await app.axe();
});

test('"print" opens the dialogue of the browser', async ({ app, page, clerk }) => {
  await page.addInitScript(() => {
    window.printed = 0;
    window.print = () => (window.printed += 1);
  });
  const slip = new Slip(app);
  await slip.open((await clerk.takeIn()).page);
  await slip.print.click();
  expect(await page.evaluate(() => window.printed)).toBe(1);
});
