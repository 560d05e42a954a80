// Search: results as they are typed, narrowed down in the address, and help for who finds nothing.
import { expect, test } from '../harness/story.js';
import { Guide } from '../pages/guide.js';
import { Home } from '../pages/home.js';
import { Results } from '../pages/results.js';
import { en } from '../pages/words.js';

test('results narrow while one types, and nothing is asked of the server', async ({ app, page }) => {
  const results = new Results(app);
  await results.open();
  const asked = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'fetch') asked.push(request.url());
  });
  let before = Infinity;
  for (const [typed, now] of [
    ['营', '营'],
    ['业', '营业'],
    ['执照丢', '营业执照丢'],
  ]) {
    await results.search.pressSequentially(typed);
    await expect(results.search).toHaveValue(now);
    const number = await results.number();
    expect(number, now).toBeGreaterThan(0);
    // Words that no name has as a whole are looked for piece by piece: then it may be as many.
    expect(number, now).toBeLessThanOrEqual(before);
    before = number;
  }
  await expect(results.names.first()).toContainText('营业执照遗失补领');
  await expect(page).toHaveURL(`/items?q=${encodeURIComponent('营业执照丢')}`);
  expect(asked).toEqual([]);
});

test('who taps a result while still typing gets to the guide, and back to the words', async ({ app, page }) => {
  const results = new Results(app);
  await results.open();
  await results.search.fill('开饭店');
  await results.hit('食品经营许可').click();
  await expect(page).toHaveURL('/items/food-business-license');
  await page.goBack();
  await expect(results.search).toHaveValue('开饭店');
  await expect(results.hit('食品经营许可')).toBeVisible();
});

test('what was found is marked in the results', async ({ app }) => {
  const results = new Results(app);
  await results.open(`?q=${encodeURIComponent('开饭店')}`);
  await expect(results.hits.first().locator('mark')).toHaveText('开饭店');
});

test('the words people often ask for lead to results', async ({ app, page }) => {
  const home = new Home(app);
  const results = new Results(app);
  await home.open();
  await home.main.getByRole('link', { name: '换驾照' }).click();
  await expect(page).toHaveURL(`/items?q=${encodeURIComponent('换驾照')}`);
  await expect(results.search).toHaveValue('换驾照');
  expect(await results.number()).toBeGreaterThan(0);
});

test('the search button searches as the search key does', async ({ app, page }) => {
  const home = new Home(app);
  await home.open();
  await home.search.fill('护照');
  await home.go.click();
  await expect(page).toHaveURL(`/items?q=${encodeURIComponent('护照')}`);
});

test('a filter stands in the address, and back brings words, filter and results again', async ({ app, page }) => {
  const results = new Results(app);
  const guide = new Guide(app);
  await results.open();
  await results.search.fill('开饭店');
  await results.tab('不用跑').click();
  await expect(page).toHaveURL(`/items?q=${encodeURIComponent('开饭店')}&visits=0`);
  await expect(results.tab('不用跑')).toHaveAttribute('aria-current', 'true');
  const found = await results.names.allTextContents();
  expect(found.length).toBe(await results.number());
  await results.hits.first().getByRole('link').click();
  await expect(guide.heading).toContainText(found[0]);
  await page.goBack();
  await expect(page).toHaveURL(`/items?q=${encodeURIComponent('开饭店')}&visits=0`);
  await expect(results.search).toHaveValue('开饭店');
  await expect(results.tab('不用跑')).toHaveAttribute('aria-current', 'true');
  await expect(results.names).toHaveText(found);
  // One step further back, the filter is off and the words are still there.
  await page.goBack();
  await expect(results.tab('全部')).toHaveAttribute('aria-current', 'true');
  await expect(results.search).toHaveValue('开饭店');
});

test('every tab shows as many items as it says', async ({ app }) => {
  const results = new Results(app);
  await results.open('?theme=birth');
  for (const tab of ['当场办', '不用跑', '个人', '企业', '全部']) {
    const link = results.tab(tab);
    const said = Number((await link.textContent()).match(/\d+/)[0]);
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'true');
    await expect(results.count).toHaveText(results.words.found(said));
    await expect(results.hits).toHaveCount(said);
  }
});

test('a department and a life event narrow the results; a reload keeps them', async ({ app, page }) => {
  const results = new Results(app);
  await results.open(`?q=${encodeURIComponent('登记')}`);
  const all = await results.number();
  await results.openFilters();
  await results.department.selectOption({ label: '青山县市场监督管理局' });
  await expect(page).toHaveURL(/&department=scjg$/);
  const some = await results.number();
  expect(some).toBeLessThan(all);
  await results.theme.selectOption({ label: '注销' });
  await expect(page).toHaveURL(/&department=scjg&theme=closing$/);
  expect(await results.number()).toBeLessThan(some);
  const found = await results.names.allTextContents();
  await page.reload();
  await expect(results.names).toHaveText(found);
  await expect(results.department).toHaveValue('scjg');
  await expect(results.theme).toHaveValue('closing');
});

test('a life event on the home page shows as many items as its tile says', async ({ app, page }) => {
  const home = new Home(app);
  const results = new Results(app);
  await home.open();
  const tile = home.main.getByRole('link', { name: '上学' });
  const said = Number((await tile.textContent()).match(/\d+/)[0]);
  await tile.click();
  await expect(page).toHaveURL('/items?theme=school');
  await expect(results.hits).toHaveCount(said);
});

test('long results show twenty, then more', async ({ app }) => {
  const results = new Results(app);
  await results.open('?theme=licences');
  const all = await results.number();
  expect(all).toBeGreaterThan(40);
  await expect(results.hits).toHaveCount(20);
  await results.goOn();
  await expect(results.hits).toHaveCount(40);
  await expect(results.showMore).toHaveText(`再看 ${Math.min(20, all - 40)} 件`);
  await results.goOn();
  await expect(results.hits).toHaveCount(Math.min(60, all));
});

test('who finds nothing gets other words, a telephone and the windows that help', async ({ app, page }) => {
  const results = new Results(app);
  await results.open();
  await results.search.fill('zzzzzz');
  await expect(results.main).toContainText('没找到“zzzzzz”');
  await expect(results.count).toHaveText(results.words.found(0));
  await expect(results.hits).toHaveCount(0);
  await expect(results.phones('12345')).toBeVisible();
  await expect(results.main.getByRole('link', { name: /A01 窗口/ })).toHaveAttribute('href', '/windows/A01');
  await results.main.getByRole('link', { name: /F01 窗口/ }).click();
  await expect(page).toHaveURL('/windows/F01');
});

test('filters that leave nothing can be dropped in one tap', async ({ app, page }) => {
  const results = new Results(app);
  await results.open(`?q=${encodeURIComponent('婚姻')}&department=scjg`);
  await expect(results.hits).toHaveCount(0);
  await results.main.getByRole('link', { name: '去掉条件再找' }).click();
  await expect(page).toHaveURL(`/items?q=${encodeURIComponent('婚姻')}`);
  await expect(results.hits.first()).toBeVisible();
});

test('"clear" empties the field and puts the cursor there', async ({ app, page }) => {
  const results = new Results(app);
  await results.open(`?q=${encodeURIComponent('护照')}`);
  await results.clear.click();
  await expect(results.search).toHaveValue('');
  await expect(results.search).toBeFocused();
  await expect(results.clear).toBeHidden();
  await expect(page).toHaveURL('/items');
});

test('without words the departments are listed, and lead to their items', async ({ app, page }) => {
  const results = new Results(app);
  await results.open();
  const row = results.main.getByRole('link', { name: /青山县公安局/ }).first();
  const said = Number((await row.textContent()).match(/\d+/)[0]);
  await row.click();
  await expect(page).toHaveURL(/\/items\?department=/);
  await expect(results.count).toHaveText(results.words.found(said));
});

test.describe('in English', () => {
  test.use({ locale: en.locale });

  test('English words find items with English names', async ({ app, page }) => {
    const results = new Results(app, en);
    await results.open();
    await results.search.fill('identity card');
    await expect(results.names.first()).toContainText('card');
    await expect(results.hits.first().locator('[lang^="zh"]')).toContainText('身份证');
    await results.tab('On the spot').click();
    await expect(page).toHaveURL('/items?q=identity%20card&class=immediate');
  });

  test('who finds nothing is told so in English', async ({ app }) => {
    const results = new Results(app, en);
    await results.open('?q=zzzzzz');
    await expect(results.main).toContainText('Nothing found for “zzzzzz”');
    await expect(results.phones('12345')).toHaveText('Call 12345');
  });
});
