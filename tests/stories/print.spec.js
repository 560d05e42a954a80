// The printed checklist: one sheet of A4, whatever the item.
import { expect, test } from '../harness/story.js';
import { Checklist } from '../pages/checklist.js';
import { ONE_PAGE, sheets } from '../pages/paper.js';
import { en, zh } from '../pages/words.js';

/** What asks most of a sheet: the most materials, the longest texts, the longest clock, no clock. */
const ITEMS = [
  ['the item with the most materials', 'construction-permit'],
  ['the item with the longest remarks', 'birth-household-registration'],
  ['the item with the longest clock', 'designated-pharmacy'],
  ['an item settled on the spot', 'business-license-replacement'],
  ['a situation with many papers', 'adoption-registration', '&situation=orphan'],
  ['a situation with many remarks', 'medical-institution-registration', '&situation=new'],
  ['a situation with the most conditions', 'private-kindergarten-approval', '&situation=formal'],
  ['a situation with papers of a whole family', 'subsistence-allowance', '&situation=single'],
];

for (const [what, item, situation = ''] of ITEMS) {
  test(`${what} prints on one page of A4 in both languages and in large print`, async ({ app }) => {
    for (const [words, query] of [
      [zh, '?lang=zh'],
      [en, '?lang=en'],
      [zh, '?lang=zh&print=large'],
    ]) {
      const list = new Checklist(app, words);
      await list.open(item, query + situation);
      await expect(list.sheet.locator('.plan')).not.toBeEmpty();
      expect(sheets(await list.pdf()), query).toEqual(ONE_PAGE);
    }
  });
}

test('the sheet is for the printer, the page for the screen', async ({ app, page }) => {
  const list = new Checklist(app);
  await list.open('food-business-license');
  await expect(list.sheet).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(list.sheet).toBeVisible();
  await expect(list.main).toBeHidden();
  await expect(list.header).toBeHidden();
  // Everything that has to be brought, and what need not be, stands on the paper with a box.
  await expect(list.sheet.locator('.box')).toHaveCount(6);
  for (const words of ['从业人员健康证明', '3 个工作日', '12月2日', 'A03 窗口', '2026年11月20日 打印', 'QS-05-011']) {
    await expect(list.sheet).toContainText(words);
  }
  await page.emulateMedia({ media: 'screen' });
});

test('"print" opens the dialogue of the browser', async ({ app, page }) => {
  await page.addInitScript(() => {
    window.printed = 0;
    window.print = () => (window.printed += 1);
  });
  const list = new Checklist(app);
  await list.open('food-business-license');
  await list.print.click();
  expect(await page.evaluate(() => window.printed)).toBe(1);
});

test('a guide prints without what only a screen needs', async ({ app, page }) => {
  await app.open('/items/food-business-license');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('contentinfo')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
});
