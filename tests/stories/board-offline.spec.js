// Without a network: a board that was read is there again.
import { OwnServer } from '../harness/own-server.js';
import { expect, test as base } from '../harness/story.js';
import { Board } from '../pages/board.js';

const test = base.extend({
  own: async ({}, use) => {
    const own = await OwnServer.start();
    own.live();
    await use(own);
    await own.remove();
  },
  baseURL: async ({ own }, use) => use(own.address),
});

test.use({ serviceWorkers: 'allow' });

/** Waits until the worker is in charge and keeps this. */
async function kept(page, address) {
  await page.evaluate(async (wanted) => {
    await navigator.serviceWorker.ready;
    const there = async () => navigator.serviceWorker.controller && (await caches.match(wanted));
    while (!(await there())) await new Promise((later) => setTimeout(later, 50));
  }, address);
}

test('a board that was read is there again, with the time at which it was kept', async ({ app, page, own }) => {
  app.expectGone();
  const board = new Board(app);
  await board.open('?by=department');
  await kept(page, '/board?by=department');
  const before = await board.figure('办结');
  // Another level, chosen on the page: its answer is kept.
  await board.level('center').click();
  await kept(page, '/api/v1/board?by=center');
  await own.stop();
  await board.open('?by=department');
  await expect(board.strip).toHaveText(/现在连不上，这是 \d+月\d+日 \d+:\d\d 存下的内容。/);
  expect(await board.figure('办结')).toBe(before);
  await board.level('center').click();
  await expect(board.rows).not.toHaveCount(0);
  // What was never read is not there, and says so.
  await board.level('window').click();
  await expect(board.heading).toHaveText('没打开');
});
