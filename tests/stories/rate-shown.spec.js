// From the printed poster to the board: what is scanned is what hangs at the window, what is rated is counted where
// it belongs, and whatever is no good code still lets one rate, as from a poster, and is counted as nothing else.
//
// What the board tells when (R13): while the month runs, how many ratings count and how many stand beside; by level,
// and for the ranking of windows, only when the month or the quarter is over. The server's clock is the real one, so
// for that everything is moved into the month before, where it lies.
import { Clerk, today } from '../harness/clerk.js';
import { expect, test as base } from '../harness/own-county.js';
import { Board } from '../pages/board.js';
import { Rate } from '../pages/rate.js';
import { Track } from '../pages/track.js';

const test = base.extend({
  engine: 'PostgreSQL',
  now: [null, { option: true }],
  clerk: async ({ own }, use) => use(await Clerk.of(own)),
});

test.slow();

/** How many ratings of a window the board counts, tells beside, and gives by level. */
async function counted(page, window = 'A03', period = today().slice(0, 7)) {
  const answer = await page.request.get(`/api/v1/board?period=${period}&by=window`);
  expect(answer.status()).toBe(200);
  const { ratings } = (await answer.json()).rows.find((row) => row.id === window);
  const levels = ratings.levels.filter((group) => group.ratings > 0);
  return { receipt: ratings.receipt, live: ratings.live, beside: ratings.beside, levels };
}

/** Opens a code in a tab that has seen none: an address that differs in its fragment alone would open nothing. */
async function scan(app, code) {
  await app.page.goto('about:blank');
  await app.open(code);
}

test('the code on the printed poster is read, opens the form, and what is rated is counted on the board', async ({ app, page, own, clerk }) => {
  const [rate, board] = [new Rate(app), new Board(app)];
  const codes = own.poster('A03');
  expect(codes).toHaveLength(1);
  const [poster] = codes;
  expect(poster.startsWith(`${own.address}/r/A03#p.`)).toBe(true);
  await scan(app, poster.slice(own.address.length));
  await expect(rate.window).toContainText('A03');
  await expect(rate.code).toBeEmpty();
  await rate.give(4, '收到了');
  await expect(rate.how.first()).toHaveText('您没扫窗口屏幕上的码，所以单独列出，不计入排名。');
  await app.axe();
  // From the screen, as many as there were cases: these count.
  await clerk.grants(5);
  for (let left = 5; left > 0; left -= 1) {
    await scan(app, `/r/A03#l.${await clerk.liveCode()}`);
    await expect(rate.counts).toContainText('计入排名');
    await rate.give(5, '算进去了');
  }
  // The month runs: how many, and nothing by level.
  expect(await counted(page)).toEqual({ receipt: 0, live: 5, beside: 1, levels: [] });
  const told = () => board.cells('A03', '计入评价', '旁列评价');
  await board.open(`?period=${today().slice(0, 7)}&by=window`);
  await expect(board.main).toContainText('还没过完');
  await board.main.locator('.every summary').first().click();
  expect(await told()).toEqual(['5', '1']);
  // The month is over.
  const days = Number(today().slice(8)) + 10;
  await own.servedBefore(days);
  const then = new Date(Date.parse(today()) - days * 86_400_000).toISOString().slice(0, 7);
  expect(await counted(page, 'A03', then)).toEqual({ receipt: 0, live: 5, beside: 1, levels: [{ from: 5, to: 5, ratings: 5 }] });
  await board.open(`?period=${then}&by=window`);
  await board.main.locator('.every summary').first().click();
  expect(await told()).toEqual(['5', '1']);
  await expect(board.main.getByRole('img', { name: '非常满意：5 条评价，占 100%' })).toBeVisible();
});

test('a code of the screen that is late, used, of another window or of nobody counts as a poster, and says so', async ({ app, page, own, clerk }) => {
  const rate = new Rate(app);
  await clerk.grants(9);
  const still = async (words) => {
    await expect(rate.code).toContainText(words);
    await expect(rate.code).toContainText('照样可以评：单独列出，不计入排名。');
  };
  const beside = async (words) => {
    await rate.give(4, '收到了');
    await expect(rate.main).toContainText('单独列出，不计入排名。');
    await expect(rate.how.first()).toHaveText(`${words}，所以单独列出，不计入排名。`);
  };
  // Good once.
  const code = `/r/A03#l.${await clerk.liveCode()}`;
  await scan(app, code);
  await expect(rate.counts).toHaveText(/^扫的是窗口屏幕上的码，[23] 分钟内送出，计入排名。$/);
  await rate.give(5, '算进去了');
  await scan(app, code);
  await still('这个码用过了');
  await app.axe();
  await beside('这个码用过了');
  // Five minutes old: found at scanning, or only at sending.
  const old = `/r/A03#l.${await clerk.liveCode()}`;
  await own.shownBefore(300);
  await scan(app, old);
  await still('这个码过时了');
  await expect(rate.code).toContainText('再扫一次窗口屏幕');
  await app.axe();
  await beside('这个码过时了');
  await scan(app, `/r/A03#l.${await clerk.liveCode()}`);
  await expect(rate.counts).toContainText('分钟内送出，计入排名');
  await own.shownBefore(300);
  await beside('这个码过时了');
  // Of another window: neither there nor here.
  await scan(app, `/r/B01#l.${await clerk.liveCode()}`);
  await still('这是别的窗口的码');
  await app.axe();
  await beside('这是别的窗口的码');
  // Of nobody.
  await scan(app, '/r/A03#l.AAAAAAAAAAAAAAAAAAAAAA');
  await still('这个码不是县里发的');
  await expect(rate.code).toContainText('12345');
  await app.axe();
  await beside('这个码不是县里发的');
  expect(await counted(page)).toEqual({ receipt: 0, live: 1, beside: 4, levels: [] });
  expect(await counted(page, 'B01')).toEqual({ receipt: 0, live: 0, beside: 1, levels: [] });
});

test('a token is good once and at its own window; it and a poster that are forged or foreign count for nothing', async ({ app, page, own, county, clerk, request }) => {
  const [rate, track] = [new Rate(app), new Track(app)];
  county.makeTokenKey(own.keys);
  const keys = async () => (await (await request.get('/api/v1/ratings/key')).json()).keys;
  await expect.poll(keys, { timeout: 30_000 }).toHaveLength(1);
  const token = async () => {
    const [slip] = await clerk.grants(1);
    await page.goto('about:blank');
    await track.follow(slip);
    const link = track.main.locator('#rate');
    await expect(link).toBeVisible({ timeout: 30_000 });
    return link.getAttribute('href');
  };
  const beside = async (words) => {
    await rate.give(4, '收到了');
    await expect(rate.main).toContainText('单独列出，不计入排名。');
    await expect(rate.how.first()).toHaveText(`${words}，所以单独列出，不计入排名。`);
    await app.axe();
  };
  // Once.
  const mine = await token();
  await scan(app, mine);
  await expect(rate.counts).toHaveText('用的是办件的评价凭证，计入排名。');
  await rate.give(5, '算进去了');
  expect(await counted(page)).toEqual({ receipt: 1, live: 0, beside: 0, levels: [] });
  await scan(app, mine);
  await beside('这个码用过了');
  // At a window of another department; that takes nothing of it, and it is good at its own afterwards.
  const other = await token();
  await scan(app, other.replace('/r/A03', '/r/B01'));
  await beside('这是别的窗口的码');
  await scan(app, other);
  await rate.give(5, '算进去了');
  expect(await counted(page)).toEqual({ receipt: 2, live: 0, beside: 1, levels: [] });
  expect(await counted(page, 'B01')).toEqual({ receipt: 0, live: 0, beside: 1, levels: [] });
  // Whoever changes a letter of one that was never used has none.
  const forged = (code) => code.slice(0, -2) + (code.at(-2) === 'A' ? 'B' : 'A') + code.at(-1);
  await scan(app, forged(await token()));
  await beside('这个码不是县里发的');
  const poster = own.poster('A03')[0].slice(own.address.length);
  await scan(app, forged(poster));
  await beside('这个码不是县里发的');
  await scan(app, poster.replace('/r/A03', '/r/B01'));
  await beside('这是别的窗口的码');
  expect(await counted(page)).toEqual({ receipt: 2, live: 0, beside: 3, levels: [] });
  expect(await counted(page, 'B01')).toEqual({ receipt: 0, live: 0, beside: 2, levels: [] });
});
