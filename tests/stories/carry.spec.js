// Ticks go along to another browser: by an address that is copied, or by a QR code. Chat apps open pages in
// browsers of their own, which forget.
import { expect, started, test as watched } from '../harness/story.js';
import { Checklist, Kept } from '../pages/checklist.js';
import { scan } from '../pages/qr.js';
import { en, zh } from '../pages/words.js';

const LICENCE = 'food-business-license';
const CARD = 'id-card-renewal';
/** The situation with five papers. */
const CATERING = '?situation=new-catering';

/** Another browser, which has never been here; watched as the first one is. */
const test = watched.extend({
  other: async ({ browser, trouble, baseURL }, use) => {
    const context = await browser.newContext({ baseURL, locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    await trouble.watch(context);
    const page = await context.newPage();
    await use(page);
    await context.close();
  },
});

/** A browser without a share sheet; `window.copied` is what its clipboard holds. */
function clipboard() {
  delete Navigator.prototype.share;
  window.copied = null;
  navigator.clipboard.writeText = async (text) => {
    window.copied = text;
  };
}

/** Ticks so many papers of a list. */
async function tick(list, item, query, ...places) {
  await list.open(item, query);
  for (const place of places) await list.ticks.nth(place).check();
}

/** The pages of another browser, which has no clock of ours and needs none. */
function over(page, words) {
  const app = { page, open: (path) => page.goto(path).then(() => started(page)) };
  return [new Kept(app, words), new Checklist(app, words)];
}

const stored = (page) => page.evaluate(() => ({ ...localStorage }));

test('a copied address brings the ticks along, and asks before it keeps them', async ({ app, page, context, other, baseURL }) => {
  await page.addInitScript(clipboard);
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  other.on('request', (request) => asked.push(request.url()));
  const list = new Checklist(app);
  await list.open(LICENCE, CATERING);
  await expect(list.carry.box).toBeHidden();
  await list.ticks.nth(0).check();
  await list.ticks.nth(2).check();
  await list.carry.open();
  await list.carry.send.click();
  await expect(list.carry.said).toHaveText('地址已复制，到浏览器里粘贴打开。');
  const address = await page.evaluate(() => window.copied);
  expect(address).toMatch(new RegExp(`^${baseURL}/kept#carry=1\\.t:${LICENCE}:new-catering(:[a-z0-9-]+){2}$`));

  const [kept, theirs] = over(other);
  await other.goto(address);
  await expect(kept.brought).toContainText('带来了 1 份打过勾的清单');
  await expect(kept.brought.getByRole('listitem')).toHaveText([/^食品经营许可.*备好 2 样$/]);
  // The address has forgotten it, and nothing is kept unasked.
  await expect(other).toHaveURL('/kept');
  expect(await stored(other)).toEqual({});
  await kept.keep.click();
  await expect(kept.said).toHaveText('存好了。');
  await expect(kept.said).toBeFocused();
  await expect(kept.brought).toBeHidden();
  await expect(kept.list('食品经营许可')).toContainText('备好 2 样');
  // Nor does it come again, neither with the other language nor with a reload.
  await kept.language.click();
  await expect(kept.heading).toHaveText(en.kept);
  await expect(kept.brought).toBeHidden();
  await kept.language.click();
  await other.reload();
  await expect(kept.list('食品经营许可')).toBeVisible();
  await expect(kept.brought).toBeHidden();
  await kept.list('食品经营许可').getByRole('link').click();
  await expect(other).toHaveURL(`/items/${LICENCE}/checklist${CATERING}`);
  for (const [place, checked] of [true, false, true, false, false].entries()) {
    await expect(theirs.ticks.nth(place)).toBeChecked({ checked });
  }
  // What follows the # is sent to nobody.
  expect(asked.filter((url) => new URL(url).pathname === '/kept')).not.toEqual([]);
  expect(asked.filter((url) => new URL(url).search.includes('carry'))).toEqual([]);
});

test('a camera reads the same address from the code, which is drawn when it is asked for', async ({ app, other, baseURL }) => {
  const [list, kept] = [new Checklist(app), new Kept(app)];
  await tick(list, LICENCE, CATERING, 0);
  await tick(list, CARD, '', 0, 1);
  await kept.open();
  await expect(kept.carry.code).toHaveCount(0);
  await kept.carry.open();
  const address = await scan(kept.carry.code);
  expect(address).toContain(`${baseURL}/kept#carry=1.t:`);
  const [theirs] = over(other);
  await other.goto(address);
  await expect(theirs.brought).toContainText('带来了 2 份打过勾的清单');
  await theirs.keep.click();
  await expect(theirs.list('食品经营许可')).toContainText('备好 1 样');
  await expect(theirs.list('身份证')).toContainText('备好 2 样');
  // It follows what is ticked.
  await kept.list('身份证').getByRole('button').click();
  await expect.poll(() => scan(kept.carry.code)).not.toBe(address);
  expect(await scan(kept.carry.code)).toMatch(new RegExp(`carry=1\\.t:${LICENCE}:new-catering:[a-z0-9-]+$`));
});

test('what was ticked on either side stays ticked', async ({ app, page, other }) => {
  const list = new Checklist(app);
  await tick(list, LICENCE, CATERING, 0, 1);
  await list.carry.open();
  const address = await scan(list.carry.code);
  const [kept, theirs] = over(other);
  await tick(theirs, LICENCE, CATERING, 1, 3);
  await other.goto(address);
  await kept.keep.click();
  await expect(kept.list('食品经营许可')).toContainText('备好 3 样');
  await theirs.open(LICENCE, CATERING);
  for (const [place, checked] of [true, true, false, true].entries()) {
    await expect(theirs.ticks.nth(place)).toBeChecked({ checked });
  }
  // Nothing has changed where it came from.
  await page.reload();
  await expect(list.ticks.nth(3)).not.toBeChecked();
});

test('who does not want them says so, and nothing is kept', async ({ app, page }) => {
  const kept = new Kept(app);
  await app.open(`/kept#carry=1.t:${LICENCE}:change:application`);
  await kept.leave.click();
  await expect(kept.brought).toBeHidden();
  await expect(kept.main).toContainText('还没有');
  expect(await stored(page)).toEqual({});
  await page.reload();
  await expect(kept.main).toContainText('还没有');
  await expect(kept.brought).toBeHidden();
});

for (const [how, fragment] of [
  ['cut off', `carry=1.t:${LICENCE}:chan`],
  ['made by a later version', 'carry=2.n:QS20261120001'],
  ['made up', 'carry=1.t:x:y:<script>alert(1)</script>'],
]) {
  test(`an address that was ${how} says so, and keeps nothing`, async ({ app, page }) => {
    const kept = new Kept(app);
    await app.open(`/kept#${fragment}`);
    await expect(kept.main).toContainText('这个地址不完整');
    await expect(page).toHaveURL('/kept');
    await expect(kept.keep).toHaveCount(0);
    expect(await stored(page)).toEqual({});
  });
}

test('an item that has ended since is named as such', async ({ app }) => {
  const kept = new Kept(app);
  await app.open('/kept#carry=1.t:no-longer-there:new:a');
  await expect(kept.brought.getByRole('listitem')).toHaveText([/^这件事已经不办了/]);
  await kept.keep.click();
  await expect(kept.lists).toHaveText([/这件事已经不办了/]);
});

test('where the browser keeps nothing the ticks are there until the page is closed, and it says so', async ({ app, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  const [kept, list] = [new Kept(app), new Checklist(app)];
  await app.open(`/kept#carry=1.t:${LICENCE}:change:license.t:${CARD}:lost:photo`);
  await expect(kept.brought.getByRole('listitem')).toHaveCount(2);
  await kept.keep.click();
  await expect(kept.said).toContainText('这个浏览器不让网页存东西');
  await expect(kept.lists).toHaveCount(2);
  await kept.list('食品经营许可').getByRole('link').click();
  await expect(list.main).toContainText(zh.notKept);
  // And from here the way on to a browser that keeps them is open.
  await expect(list.carry.box).toBeVisible();
  await page.goBack();
  await expect(kept.lists).toHaveCount(2);
});

test.describe('in English', () => {
  test.use({ locale: en.locale });

  test('lists come along with English words', async ({ app }) => {
    const kept = new Kept(app, en);
    await app.open(`/kept#carry=1.t:${LICENCE}:change:a:b`);
    await expect(kept.brought).toContainText('1 checklist with ticks came along');
    await expect(kept.brought.getByRole('listitem')).toHaveText([/^Food business licence.* 2 ready$/]);
    await kept.keep.click();
    await expect(kept.said).toHaveText('Kept.');
  });
});
