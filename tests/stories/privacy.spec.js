// What leaves the phone, and what stays on it.
import { expect, test } from '../harness/story.js';
import { Checklist, Kept } from '../pages/checklist.js';
import { Home } from '../pages/home.js';
import { Centers } from '../pages/offices.js';
import { List } from '../pages/lists.js';
import { Results } from '../pages/results.js';
import { Settings } from '../pages/settings.js';

test('a whole visit: nothing goes elsewhere, no cookie but the colours that were chosen, no words, nothing else kept', async ({
  app,
  page,
  context,
  baseURL,
}) => {
  const requests = [];
  const answers = [];
  context.on('request', (request) => requests.push(request));
  context.on('response', (answer) => answers.push(answer));
  const words = ['残疾人证', '身份证丢了', '婚姻登记窗口', '护照费'];

  const home = new Home(app);
  const results = new Results(app);
  const list = new Checklist(app);
  const centers = new Centers(app);
  const entries = new List(app);
  const settings = new Settings(app);
  const kept = new Kept(app);

  await home.open();
  await home.searchFor(words[0]);
  await expect(results.hits.first()).toBeVisible();
  await results.search.fill(words[1]);
  await expect(page).toHaveURL(`/items?q=${encodeURIComponent(words[1])}`);
  await results.hits.first().getByRole('link').click();
  await page.getByRole('link', { name: '列出我要带的' }).click();
  await list.ticks.first().check();
  await list.footer.getByRole('link', { name: '大厅和窗口' }).click();
  await centers.search.fill(words[2]);
  await centers.hall('青山县政务服务中心').click();
  await centers.footer.getByRole('link', { name: '公布的清单' }).click();
  await entries.main.getByRole('link', { name: '收费目录' }).click();
  await entries.search.fill(words[3]);
  await expect(entries.heading).toHaveText('收费目录');
  await entries.footer.getByRole('link', { name: '设置' }).click();
  await settings.choice('深色').check();
  await settings.footer.getByRole('link', { name: '关于' }).click();
  await expect(settings.heading).toHaveText('关于明白办');
  await kept.open();
  await expect(kept.lists).toHaveCount(1);

  expect(requests.length).toBeGreaterThan(5);
  for (const request of requests) {
    const address = decodeURIComponent(request.url());
    const headers = await request.allHeaders();
    expect(new URL(address).origin, address).toBe(baseURL);
    expect(request.method(), address).toBe('GET');
    // Whoever has changed how pages look says so when opening one, and says nothing else.
    if (request.isNavigationRequest()) expect(headers.cookie ?? 'mingbai=dark', address).toBe('mingbai=dark');
    else expect(headers, address).not.toHaveProperty('cookie');
    // Where one was before is nobody's business, not even ours.
    expect(headers.referer ?? '', address).toBe('');
    for (const word of words) expect(address).not.toContain(word);
  }
  for (const answer of answers) {
    expect(await answer.allHeaders(), answer.url()).not.toHaveProperty('set-cookie');
  }
  expect((await context.cookies()).map(({ name, value }) => `${name}=${value}`)).toEqual(['mingbai=dark']);
  const keptHere = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
    caches: await caches.keys(),
  }));
  expect(keptHere.local.sort()).toEqual([
    'mingbai.recent',
    'mingbai.theme',
    expect.stringMatching(/^mingbai\.ticks\.[a-z-]+$/),
  ]);
  expect(keptHere).toMatchObject({ session: [], databases: 0, caches: [] });
});

test('only looking around leaves nothing on the phone', async ({ app, page }) => {
  const settings = new Settings(app);
  for (const path of ['/', '/items?q=x', '/items/food-business-license', '/kept', '/settings?print=large&lang=en']) {
    await app.open(path);
    expect(await settings.storage(), path).toEqual({});
  }
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('every page forbids what it does not need', async ({ page }) => {
  for (const path of ['/', '/items/food-business-license', '/no-such-page', '/api/v1/catalog']) {
    const answer = await page.request.get(path);
    const headers = answer.headers();
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['content-security-policy'], path).toContain("default-src '");
    expect(headers['content-security-policy'], path).not.toContain("'unsafe-inline'");
    expect(headers, path).not.toHaveProperty('set-cookie');
  }
});
