// The search box: completions, the latest searches, guesses, and the same order as the server's.
import { readFileSync } from 'node:fs';

import { expect, test } from '../harness/story.js';
import { Home } from '../pages/home.js';
import { Results } from '../pages/results.js';
import { Settings } from '../pages/settings.js';
import { en } from '../pages/words.js';

/** The words of the query set, of every kind: each eighth of them. */
function queries() {
  const text = readFileSync(new URL('../../crates/server/tests/queries/queries.txt', import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line.includes(' | '));
  return lines.filter((_, n) => n % 8 === 0).map((line) => line.split(' | ')[0]);
}

test('what is being typed is completed, and the keyboard takes a completion', async ({ app, page }) => {
  const home = new Home(app);
  await home.open();
  await home.search.pressSequentially('开饭');
  await expect(home.search).toHaveAttribute('aria-expanded', 'true');
  await expect(home.completions.first()).toContainText('开饭店');
  await expect(home.completions.first().locator('mark')).toHaveText('开饭');
  await expect(home.main.getByRole('status')).toHaveText(/有 \d+ 条建议/);
  await app.axe();
  await home.search.press('ArrowDown');
  const first = await home.completions.first().textContent();
  await expect(home.completions.first()).toHaveAttribute('aria-selected', 'true');
  await expect(home.search).toHaveAttribute('aria-activedescendant', await home.completions.first().getAttribute('id'));
  await home.search.press('ArrowUp');
  await expect(home.search).not.toHaveAttribute('aria-activedescendant');
  await home.search.press('ArrowDown');
  await home.search.press('Enter');
  await expect(page).toHaveURL(`/items?q=${encodeURIComponent(first)}`);
  await expect(new Results(app).hit('食品经营许可')).toBeVisible();
});

test('Escape puts the completions away and leaves the words', async ({ app }) => {
  const home = new Home(app);
  await home.open();
  await home.search.pressSequentially('护照');
  await expect(home.completions.first()).toBeVisible();
  await home.search.press('Escape');
  await expect(home.completions).toHaveCount(0);
  await expect(home.search).toHaveAttribute('aria-expanded', 'false');
  await expect(home.search).toHaveValue('护照');
  await home.search.press('ArrowDown');
  await expect(home.completions.first()).toHaveAttribute('aria-selected', 'true');
});

test('a tap takes a completion, over the results too', async ({ app, page }) => {
  const results = new Results(app);
  await results.open();
  await results.search.pressSequentially('shenfenz');
  const wanted = results.completions.filter({ hasText: '身份证' }).first();
  const words = await wanted.textContent();
  await wanted.click();
  await expect(results.search).toHaveValue(words);
  await expect(results.search).toBeFocused();
  await expect(results.completions).toHaveCount(0);
  await expect(page).toHaveURL(`/items?q=${encodeURIComponent(words)}`);
  expect(await results.number()).toBeGreaterThan(0);
});

test('the latest searches are kept on the phone, and can be erased', async ({ app, page }) => {
  const home = new Home(app);
  const results = new Results(app);
  const settings = new Settings(app);
  await home.open();
  await expect(home.recent).toHaveCount(0);
  await home.searchFor('结婚登记');
  await expect(results.hits.first()).toBeVisible();
  await results.search.fill('护照');
  await results.hits.first().getByRole('link').click();
  await home.open();
  await expect(home.recent.getByRole('link')).toHaveText(['护照', '结婚登记']);
  await home.recent.getByRole('link', { name: '结婚登记' }).click();
  await expect(results.search).toHaveValue('结婚登记');
  await results.clear.click();
  await expect(results.recent.getByRole('link')).toHaveText(['护照', '结婚登记']);
  await settings.open();
  await expect(settings.main).toContainText('最近查过的词 2 条');
  await home.open();
  await home.recent.getByRole('button', { name: '清除' }).click();
  await expect(home.recent).toHaveCount(0);
  await expect(home.search).toBeFocused();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('words that find nothing bring what is nearest, and a person to ask', async ({ app }) => {
  const results = new Results(app);
  await results.open();
  await results.search.fill('小饭铺');
  await expect(results.main).toContainText('没找到“小饭铺”');
  await expect(results.main).toContainText('最接近的几件');
  await expect(results.hit('食品经营许可')).toBeVisible();
  await expect(results.phones('12345')).toBeVisible();
});

test('the phone finds what the server finds, in the same order', async ({ app, page }) => {
  const results = new Results(app);
  await results.open();
  for (const words of queries()) {
    const url = `/api/v1/items?limit=20&q=${encodeURIComponent(words)}`;
    const answer = await page.evaluate(async (url) => (await fetch(url)).json(), url);
    await results.search.fill(words);
    await expect(results.count, words).toHaveText(results.words.found(answer.total));
    if (answer.total > 0) {
      await expect(results.names, words).toHaveText(answer.items.map((item) => item.name.zh));
    }
  }
});

test.describe('in English', () => {
  test.use({ locale: en.locale });

  test('English words are completed; Chinese ones say that they are Chinese', async ({ app, page }) => {
    const home = new Home(app, en);
    await home.open();
    await home.search.pressSequentially('marriage');
    await expect(home.completions.filter({ hasText: 'Marriage registration' })).toBeVisible();
    await home.search.fill('jiehun');
    await expect(home.completions.first()).toHaveAttribute('lang', /^zh/);
    await home.search.press('Enter');
    await expect(page).toHaveURL('/items?q=jiehun');
  });
});
