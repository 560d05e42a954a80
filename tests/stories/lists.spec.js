// The published lists: each opens, is searched, linked to, and leads to the items it speaks of.
import { expect, test } from '../harness/story.js';
import { List, Lists } from '../pages/lists.js';
import { en } from '../pages/words.js';

const LISTS = [
  'fees',
  'first-violation',
  'penalty-discretion',
  'annual-inspections',
  'cancelled',
  'commitments',
  'key-goals',
  'complaint-categories',
];

test('all lists stand in the table of lists', async ({ app }) => {
  const lists = new Lists(app);
  await lists.open();
  const links = await lists.rows.evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  expect(links).toEqual(LISTS.map((id) => `/lists/${id}`));
});

for (const id of LISTS) {
  test(`the list "${id}" opens, says since when it is valid, and has as many entries as it says`, async ({ app, page }) => {
    const lists = new Lists(app);
    const list = new List(app);
    await lists.open();
    const row = lists.main.locator(`a[href="/lists/${id}"]`);
    const said = Number((await row.textContent()).match(/(\d+) 条/)[1]);
    await row.click();
    await expect(page).toHaveURL(`/lists/${id}`);
    await expect(list.main).toContainText('自 2026年11月20日起有效');
    await expect(list.count).toHaveText(`找到 ${said} 条`);
    await expect(list.entries).toHaveCount(said);
    await list.back.click();
    await expect(page).toHaveURL('/lists');
  });
}

test('words narrow a list; words that are nowhere leave a telephone', async ({ app }) => {
  const list = new List(app);
  await list.open('fees');
  const all = await list.entries.count();
  await list.search.fill('身份证');
  await expect(list.count).toHaveText('找到 4 条');
  await expect(list.entries).toHaveCount(4);
  await list.search.fill('身份证 遗失');
  await expect(list.entries).toHaveCount(1);
  await list.search.fill('zzzzzz');
  await expect(list.entries).toHaveCount(0);
  await expect(list.main).toContainText('打 12345 问');
  await list.search.fill('');
  await expect(list.entries).toHaveCount(all);
});

test('the address of an entry leads to the entry', async ({ app, page }) => {
  const list = new List(app);
  await list.open('fees');
  const last = list.entries.last();
  const id = await last.getAttribute('id');
  await last.getByRole('link', { name: '这一条的地址' }).click();
  await expect(page).toHaveURL(`/lists/fees#${id}`);
  // Somebody else opens that address.
  await page.goto('about:blank');
  await list.open('fees', `#${id}`);
  await expect(list.entry(id)).toBeInViewport();
  await expect(list.heading).not.toBeInViewport();
});

test('an entry leads to the guide it speaks of', async ({ app, page }) => {
  const list = new List(app);
  await list.open('fees');
  await list.entry('fee-id-card-renewal').getByRole('link', { name: '看办事指南' }).click();
  await expect(page).toHaveURL('/items/id-card-renewal');
  await expect(list.heading).toContainText('居民身份证到期换领');
  await page.goBack();
  await expect(page).toHaveURL('/lists/fees');
});

test('every item that a list speaks of has a guide', async ({ app, page }) => {
  const list = new List(app);
  for (const id of ['fees', 'annual-inspections']) {
    await list.open(id);
    const links = await page
      .locator('main a[href^="/items/"]')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(links.length).toBeGreaterThan(5);
    for (const href of new Set(links)) {
      expect((await page.request.get(href)).status(), href).toBe(200);
    }
  }
});

test.describe('in English', () => {
  test.use({ locale: en.locale });

  test('a list is labelled in English and searched in English', async ({ app }) => {
    const list = new List(app, en);
    await list.open('commitments');
    await expect(list.main).toContainText('valid since 20 November 2026');
    const all = await list.entries.count();
    await list.search.fill('one');
    expect(await list.entries.count()).toBeLessThan(all);
    await expect(list.entries.first()).toBeVisible();
  });
});
