// A checklist goes to somebody else: by the phone's share sheet, by a copied address, by a QR code.
import { expect, test } from '../harness/story.js';
import { Checklist } from '../pages/checklist.js';
import { scan } from '../pages/qr.js';
import { Results } from '../pages/results.js';
import { en } from '../pages/words.js';

const ITEM = 'food-business-license';
const ADDRESS = `/items/${ITEM}/checklist?situation=change`;

/** A share sheet that writes down what it is given, and then does as told. */
function shareSheet(outcome) {
  window.shared = [];
  navigator.share = async (what) => {
    window.shared.push(what);
    if (outcome) throw new DOMException('closed', outcome);
  };
}

/** No share sheet, as in most browsers on a desk. */
function noShareSheet() {
  delete Navigator.prototype.share;
}

/** No clipboard either, as on pages without TLS. */
function noClipboard() {
  Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });
}

test('the share sheet gets the title and the address of this list in this situation', async ({ app, page, baseURL }) => {
  await page.addInitScript(shareSheet);
  const list = new Checklist(app);
  await list.open(ITEM, '?situation=change');
  await list.share.click();
  await expect.poll(() => page.evaluate(() => window.shared)).toEqual([
    { title: '食品经营许可（餐饮服务、食品销售）要带这些', url: baseURL + ADDRESS },
  ]);
  await expect(list.said).toBeEmpty();
});

test('who closes the share sheet is left in peace', async ({ app, page }) => {
  await page.addInitScript(shareSheet, 'AbortError');
  const list = new Checklist(app);
  await list.open(ITEM);
  await list.share.click();
  await expect.poll(() => page.evaluate(() => window.shared.length)).toBe(1);
  await expect(list.said).toBeEmpty();
});

test('without a share sheet the address is copied, and the page says so', async ({ app, page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-write']);
  await page.addInitScript(noShareSheet);
  const list = new Checklist(app);
  await list.open(ITEM, '?situation=change');
  await list.share.click();
  await expect(list.said).toHaveText(list.words.shared);
  // Pages may not read the clipboard; a person may paste.
  const results = new Results(app);
  await results.open();
  await results.search.press('ControlOrMeta+V');
  await expect(results.search).toHaveValue((baseURL + ADDRESS).slice(0, 64));
});

test('without a clipboard the page points to the QR code', async ({ app, page, baseURL }) => {
  await page.addInitScript(noShareSheet);
  await page.addInitScript(noClipboard);
  const list = new Checklist(app);
  await list.open(ITEM, '?situation=change');
  await list.share.click();
  await expect(list.said).toHaveText(list.words.notShared);
  expect(await scan(list.qr)).toBe(baseURL + ADDRESS);
});

const SURROUNDINGS = [
  ['as it is', async () => {}],
  ['in the dark', (page) => page.emulateMedia({ colorScheme: 'dark' })],
  ['with forced colours', (page) => page.emulateMedia({ forcedColors: 'active' })],
  ['on a narrow screen', (page) => page.setViewportSize({ width: 320, height: 700 })],
];

for (const [how, change] of SURROUNDINGS) {
  test(`a camera reads the QR code ${how}`, async ({ app, page, baseURL }) => {
    await change(page);
    const list = new Checklist(app);
    await list.open(ITEM, '?situation=change');
    expect(await scan(list.qr)).toBe(baseURL + ADDRESS);
  });
}

test('a camera reads the QR code on the printed sheet', async ({ app, page, baseURL }) => {
  const list = new Checklist(app);
  await list.open('business-license-replacement');
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: 'print' });
  const address = await scan(list.sheet.locator('svg.qr'));
  await page.emulateMedia({ media: 'screen' });
  expect(address).toMatch(new RegExp(`^${baseURL}/items/business-license-replacement/checklist`));
});

test('whoever opens the shared address sees the same list, with their own ticks', async ({ app, browser, page }) => {
  const list = new Checklist(app);
  await list.open(ITEM, '?situation=change');
  await list.ticks.first().check();
  const materials = await list.ticks.count();
  const other = await browser.newContext({ locale: 'zh-CN' });
  const theirs = await other.newPage();
  await theirs.goto(page.url());
  await expect(theirs.getByRole('checkbox')).toHaveCount(materials);
  await expect(theirs.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await other.close();
});

test.describe('in English', () => {
  test.use({ locale: en.locale });

  test('the share sheet gets an English title', async ({ app, page, baseURL }) => {
    await page.addInitScript(shareSheet);
    const list = new Checklist(app, en);
    await list.open(ITEM, '?situation=change');
    await list.share.click();
    await expect.poll(() => page.evaluate(() => window.shared)).toEqual([
      { title: 'What to bring for Food business licence', url: baseURL + ADDRESS },
    ]);
  });
});
