// An application followed live (R15): a clerk goes the whole way by the API of the desk, and the citizen's page,
// left open and untouched, shows each step by itself. Then the same while the server is killed between any
// two calls: nothing that was acknowledged is lost, nothing happens twice, and the page comes back by
// itself. On both engines.
import { Clerk } from '../harness/clerk.js';
import { OwnServer } from '../harness/own-server.js';
import { expect, test as base } from '../harness/story.js';
import { Track } from '../pages/track.js';

const test = base.extend({
  engine: ['SQLite', { option: true }],
  own: async ({ engine }, use) => {
    const own = await OwnServer.start(null, engine);
    await use(own);
    await own.remove();
  },
  baseURL: async ({ own }, use) => use(own.address),
  clerk: async ({ own }, use) => use(await Clerk.of(own)),
  now: [null, { option: true }],
});

const MATERIALS = { materials: ['apply', 'layout'] };
const INSPECTION = { exclusion: 'site_inspection', document: '现场勘验通知书' };

/** What the clerk does after taking it in, the headline it leads to, and what the page says happened last. */
const WAY = [
  [(clerk, slip) => clerk.happens(slip, 'notice_given', MATERIALS), /^轮到您了：.*前补齐材料$/, '一次性告知，要补 2 样'],
  [(clerk, slip) => clerk.happens(slip, 'supplemented', MATERIALS), /^正在办，.*前出结果$/, '您补交了 2 样'],
  [(clerk, slip) => clerk.happens(slip, 'accepted'), /^正在办，.*前出结果$/, '登记受理'],
  [(clerk, slip) => clerk.happens(slip, 'paused', INSPECTION), '时钟停着：看现场', '时钟停着'],
  [(clerk, slip) => clerk.happens(slip, 'resumed'), /^正在办，.*前出结果$/, '时钟停过'],
  [(clerk, slip) => clerk.decide(slip, 'granted'), /^办好了，.*前把结果给您$/, '批准'],
  [(clerk, slip) => clerk.happens(slip, 'delivered'), '办好了', '结果给您了'],
];

/** How long a page takes at most to show by itself what has happened, the server's being away included. */
const BY_ITSELF = { timeout: 30_000 };

/** The page shows how the application stands, though nobody touches it. */
async function shows(track, heading, last) {
  await expect(track.heading).toHaveText(heading, BY_ITSELF);
  await expect(track.here).toContainText(last, BY_ITSELF);
}

/** What is on record, for whoever asks with number and code. */
async function onRecord(own, { number, code }) {
  const answer = await fetch(`${own.address}/api/v1/applications/lookup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ number, code }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()).application.events;
}

for (const engine of ['SQLite', 'PostgreSQL']) {
  test.describe(`on ${engine}`, () => {
    test.use({ engine });
    test.slow();

    test('the page left open shows each step of the clerk by itself', async ({ app, page, own, clerk }) => {
      const track = new Track(app);
      const slip = await clerk.takeIn();
      const acknowledged = await onRecord(own, slip);
      await track.follow(slip);
      await shows(track, /^收到了，.*前告诉您受不受理$/, '您交了申请');
      const lookUps = [];
      page.on('request', (request) => request.url().endsWith('/lookup') && lookUps.push(request));
      for (const [happens, heading, last] of WAY) {
        acknowledged.push(...(await happens(clerk, slip)));
        await shows(track, heading, last);
        expect(await onRecord(own, slip)).toEqual(acknowledged);
      }
      expect(acknowledged.map(({ type }) => type)).toEqual([
        ...['submitted', 'notice_given', 'supplemented', 'accepted'],
        ...['paused', 'resumed', 'decided', 'delivered'],
      ]);
      // It has come, and was not asked for.
      expect(lookUps).toEqual([]);
    });

    test('killed after every call, the server has lost nothing and done nothing twice', async ({ app, own, clerk }) => {
      app.expectTrouble(/ERR_(CONNECTION|SOCKET_NOT_CONNECTED|INCOMPLETE|EMPTY|CONTENT_LENGTH_MISMATCH|FAILED)|Failed to load resource/);
      clerk.sendsBy(async (ask) => {
        const answer = await ask();
        await own.stop();
        await own.start();
        // Whoever does not know whether it was done sends it again.
        expect(await ask()).toEqual(answer);
        return answer;
      });
      const track = new Track(app);
      const slip = await clerk.takeIn();
      const acknowledged = await onRecord(own, slip);
      expect(acknowledged).toHaveLength(1);
      await track.follow(slip);
      for (const [happens, heading, last] of WAY) {
        acknowledged.push(...(await happens(clerk, slip)));
        expect(await onRecord(own, slip)).toEqual(acknowledged);
        await shows(track, heading, last);
      }
      expect(acknowledged).toHaveLength(1 + WAY.length);
      await expect(track.strip).toHaveCount(0);
    });
  });
}
