// The county's figures: every period and level by its address; what is shown is what can be downloaded; on
// paper, and without a program.
import { OwnServer } from '../harness/own-server.js';
import { County } from '../harness/receipts.js';
import { expect, test as base } from '../harness/story.js';
import { Board } from '../pages/board.js';
import { Home } from '../pages/home.js';
import { ONE_PAGE, sheets } from '../pages/paper.js';
import { en, zh } from '../pages/words.js';

/** Enough that windows are ranked, and some have too few. */
const RATINGS = 15_000;

// A county with a year behind it.
const test = base.extend({
  own: [
    async ({}, use) => {
      const own = await OwnServer.start(new County());
      own.live(RATINGS);
      await use(own);
      await own.remove();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ own }, use) => use(own.address),
});

/** A board as the server publishes it. */
async function published(page, query = '') {
  const answer = await page.request.get(`/api/v1/board${query}`);
  expect(answer.status()).toBe(200);
  return answer.json();
}

const grouped = (number) => number.toLocaleString('en');

/** `98.9%`, as the board writes it. */
function percent(part, whole) {
  if (whole === 0) return '—';
  const permille = Math.round((part * 1000) / whole);
  if (permille === 0 && part > 0) return '<0.1%';
  if (permille === 1000 && part < whole) return '>99.9%';
  return `${permille % 10 === 0 ? permille / 10 : (permille / 10).toFixed(1)}%`;
}

/** The last month of a month or a quarter. */
const end = (period) => period.replace(/Q(\d)/, (_, quarter) => String(quarter * 3).padStart(2, '0'));

/** The newest period of a kind that is over. */
const ended = ({ periods, as_of }, quarter) => periods.find((one) => one.includes('Q') === quarter && end(one) < as_of.slice(0, 7));

/** The newest of a kind: it runs. */
const newest = ({ periods }, quarter) => periods.find((one) => one.includes('Q') === quarter);

test('from home to the figures, and what stands there is what is published', async ({ app, page }) => {
  const [home, board] = [new Home(app), new Board(app)];
  await home.open();
  await home.main.getByRole('link', { name: /看公示/ }).click();
  await expect(page).toHaveURL('/board');
  const { total, period } = await published(page);
  const [year, month] = period.split('-');
  await expect(board.heading).toHaveText(`${year}年${Number(month)}月效能公示`);
  await expect(board.heading).toBeFocused();
  expect(await board.figure('办结')).toBe(grouped(total.cases.concluded));
  expect(await board.figure('当场办好')).toBe(percent(total.cases.immediate, total.cases.concluded));
  expect(await board.figure('提前办结')).toBe(percent(total.cases.early, total.cases.concluded));
  expect(await board.figure('超时')).toBe(grouped(total.cases.overdue));
  expect(await board.figure('没有评')).toBe(
    percent(Math.max(0, total.ratings.ratable - total.ratings.receipt), total.ratings.ratable),
  );
  const how = await board.how('当场办好');
  await expect(how).toContainText(`${grouped(total.cases.immediate)} ÷ ${grouped(total.cases.concluded)}`);
});

test('level and period stand in the address, and every row is there', async ({ app, page }) => {
  const board = new Board(app);
  await board.open();
  const first = await published(page);
  for (const by of ['center', 'department', 'window']) {
    await board.level(by).click();
    await expect(page).toHaveURL(`/board?by=${by}`);
    await expect(board.level(by)).toHaveAttribute('aria-current', 'true');
    await expect(board.heading).toBeFocused();
    const { rows } = await published(page, `?by=${by}`);
    await expect(board.rows).toHaveCount(rows.length);
    await app.fits();
  }
  const quarter = ended(first, true);
  await board.choose(quarter);
  await expect(page).toHaveURL(`/board?period=${quarter}&by=window`);
  const { rows } = await published(page, `?period=${quarter}&by=window`);
  await expect(board.rows).toHaveCount(rows.length);
  await page.goBack();
  await expect(page).toHaveURL('/board?by=window');
});

test('r12 windows are ranked by the quarter, departments by the month, by what they are at least', async ({ app, page }) => {
  const board = new Board(app);
  const first = await published(page);
  for (const [by, period] of [
    ['window', ended(first, true)],
    ['department', ended(first, false)],
  ]) {
    await board.open(`?period=${period}&by=${by}`);
    const { rows } = await published(page, `?period=${period}&by=${by}`);
    const ranked = rows.filter(({ rank }) => rank);
    expect(ranked.length, by).toBeGreaterThan(5);
    await expect(board.ranked).toHaveCount(ranked.length);
    // Who stands first is who is at least the best.
    const best = ranked.toSorted((a, b) => b.rank.lower - a.rank.lower)[0];
    await expect(board.ranked.first()).toContainText(best.name.zh);
    const interval = board.ranked.first().getByRole('img');
    await expect(interval).toHaveAccessibleName(new RegExp(`至少 ${(best.rank.lower / 1000).toFixed(2)} 分`));
    // Those with too few stand apart, none of them ranked.
    const few = rows.filter(({ too_few }) => too_few).length;
    expect(few, by).toBeGreaterThan(0);
    await expect(board.main).toContainText(`另有 ${few} 个评价不满 30 条`);
    await app.fits();
  }
});

test('r11 what looks odd, what people say and what bad ratings changed stand on the board', async ({ app, page }) => {
  const board = new Board(app);
  const month = ended(await published(page), false);
  await board.open(`?period=${month}`);
  const { anomalies, comments, results } = await published(page, `?period=${month}`);
  const [burst] = anomalies.filter(({ kind }) => kind === 'burst');
  await expect(board.odd).toContainText(`${burst.window} 窗口：一天 ${burst.ratings} 条评价`);
  // What everybody has said alike stands there once; the rest is behind a fold.
  await expect(board.said.first()).toHaveText(comments[0]);
  await expect(board.said).toHaveCount(comments.length);
  const kinds = new Set(results.map(({ department, set_aside, said }) => [department, set_aside, said.text].join()));
  await expect(board.results).toHaveCount(kinds.size);
  await expect(board.results.first()).toContainText(results[0].said.text);
  await expect(board.results.last()).toBeHidden();
  await board.more('差评怎么改的').click();
  await expect(board.results.last()).toBeVisible();
});

test('what is downloaded is what is shown', async ({ app, page }) => {
  const board = new Board(app);
  const quarter = ended(await published(page), true);
  await board.open(`?period=${quarter}&by=window`);
  const shown = await board.rows.evaluateAll((rows) =>
    rows.map((row) => [...row.children].slice(1, 3).map((cell) => Number(cell.textContent.replaceAll(',', '')))),
  );
  const [json, csv] = await Promise.all(
    [board.json, board.csv].map(async (link) => page.request.get(await link.getAttribute('href'))),
  );
  expect(csv.headers()['content-type']).toContain('text/csv');
  const { rows, period, by } = await json.json();
  expect([period, by]).toEqual([quarter, 'window']);
  expect(rows.map(({ cases }) => [cases.received, cases.concluded])).toEqual(shown);
  const table = await csv.text();
  for (const { id } of rows) expect(table, id).toContain(id);
});

test('a period that runs says what it does not give yet', async ({ app, page }) => {
  const board = new Board(app);
  const month = newest(await published(page), false);
  await board.open(`?period=${month}&by=department`);
  const { running } = await published(page, `?period=${month}&by=department`);
  expect(running).toBe(true);
  await expect(board.main).toContainText('还没过完');
  await expect(board.ranked).toHaveCount(0);
});

test('a period that there is none of is named, and those there are are offered', async ({ app, page }) => {
  const board = new Board(app);
  app.expectTrouble(/404/);
  await board.open('?period=2019-01&by=center');
  await expect(board.heading).toHaveText('没有2019年1月的公示');
  const { periods } = await published(page);
  await expect(board.main.locator('.row-link')).toHaveCount(periods.length);
  await board.main.locator('.row-link').first().click();
  await expect(page).toHaveURL(`/board?period=${periods[0]}&by=center`);
});

test('on paper a month of the county is two pages at most, in both languages', async ({ app, page }) => {
  for (const [words, query] of [
    [zh, 'lang=zh'],
    [en, 'lang=en'],
  ]) {
    const board = new Board(app, words);
    const month = ended(await published(page), false);
    await board.open(`?period=${month}&${query}`);
    const pages = sheets(await board.pdf());
    expect(pages.length, query).toBeLessThanOrEqual(2);
    expect([pages[0]], query).toEqual(ONE_PAGE);
  }
});

test('what is folded on the screen stands on paper', async ({ app, page }) => {
  const board = new Board(app);
  const quarter = ended(await published(page), true);
  await board.open(`?period=${quarter}&by=window`);
  const last = board.rows.last();
  await expect(last).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(last).toBeVisible();
  await expect(board.show).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
});

test('"print" opens the dialogue of the browser', async ({ app, page }) => {
  await page.addInitScript(() => {
    window.printed = 0;
    window.print = () => (window.printed += 1);
  });
  const board = new Board(app);
  await board.open();
  await board.print.click();
  expect(await page.evaluate(() => window.printed)).toBe(1);
});

test.describe('without a program', () => {
  test.use({ javaScriptEnabled: false, audit: false });

  test('figures are read, another period and level chosen, and the formula opened', async ({ app, page }) => {
    app.expectTrouble(/request: csp .*\.js/);
    const board = new Board(app);
    await page.goto('/board');
    expect(await board.figure('办结')).toMatch(/^[\d,]+$/);
    await board.level('department').click();
    await page.waitForURL(/by=department/);
    const month = ended(await published(page), false);
    await board.choose(month);
    await page.waitForURL(`/board?period=${month}&by=department`);
    await expect(board.rows).not.toHaveCount(0);
    await expect(await board.how('办结')).toBeVisible();
    await expect(board.print).toBeHidden();
  });
});

test.describe('in English', () => {
  test.use({ locale: en.locale });

  test('figures, formulas and rankings are in English', async ({ app, page }) => {
    const board = new Board(app, en);
    const quarter = ended(await published(page), true);
    await board.open(`?period=${quarter}&by=window`);
    await expect(board.heading).toHaveText(`Figures for Q${quarter.at(-1)} ${quarter.slice(0, 4)}`);
    await expect(board.ranked.first().getByRole('img')).toHaveAccessibleName(/^mean \d\.\d\d, at least \d\.\d\d/);
    await expect(board.rows.first()).toContainText(/[A-Z]\d/);
    await app.fits();
  });
});
