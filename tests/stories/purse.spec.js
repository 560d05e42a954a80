// After the end: whoever looks an application up that was concluded gets its token, once, and rates with it so that
// it counts. The county has a server, a key for tokens and a clerk of its own, and the clock is the real one.
import { Clerk } from '../harness/clerk.js';
import { expect, test as base } from '../harness/own-county.js';
import { Rate } from '../pages/rate.js';
import { Settings } from '../pages/settings.js';
import { Track } from '../pages/track.js';

const test = base.extend({
  now: [null, { option: true }],
  clerk: async ({ own, county, request }, use) => {
    county.makeTokenKey(own.keys);
    const keys = async () => (await (await request.get('/api/v1/ratings/key')).json()).keys;
    await expect.poll(keys, { timeout: 30_000 }).toHaveLength(1);
    await use(await Clerk.of(own));
  },
});

test.slow();

/** An application that was granted. */
async function granted(clerk) {
  const slip = await clerk.takeIn();
  await clerk.happens(slip, 'accepted');
  await clerk.decide(slip, 'granted');
  return slip;
}

const purse = (page) => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.includes('purse')));

test('the token is fetched with the conclusion, kept without a name, and counts once', async ({ app, page, clerk }) => {
  const [track, rate, settings] = [new Track(app), new Rate(app), new Settings(app)];
  const link = track.main.locator('#rate');
  const slip = await clerk.takeIn();
  await track.follow(slip);
  await expect(link).toHaveCount(0);
  expect(await purse(page)).toEqual([]);
  // Nobody looks while it is concluded: it is asked for once, when the page is opened again.
  await page.goto('about:blank');
  await clerk.happens(slip, 'accepted');
  await clerk.decide(slip, 'granted');
  app.expectTrouble(/ERR_FAILED/);
  // The first answer is lost: it is asked again with the same, and not with another one.
  const asked = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/ratings/token')) asked.push(request.postDataJSON().blinded);
  });
  await page.route('**/ratings/token', async (route) => {
    await route.fetch();
    await route.abort();
  });
  const lost = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/ratings/token'));
  await track.follow(slip);
  await lost;
  expect(asked).toHaveLength(1);
  await page.unroute('**/ratings/token');
  await page.goto('about:blank');
  await track.follow(slip);
  await expect(link).toHaveText('评价这次办理', { timeout: 30_000 });
  expect(asked[1]).toBe(asked[0]);
  await expect(link).toHaveAttribute('href', /^\/r\/A03#t\.d\.scjg\.\d{4}-Q[1-4]\./);
  await app.axe();
  // What is kept names neither the application nor its code.
  const kept = await purse(page);
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain(slip.number);
  expect(JSON.stringify(kept)).not.toContain(slip.code);
  await app.open('/settings');
  await expect(settings.stored).toContainText('评价凭证 1 张');
  // It is there without being asked for again.
  await track.follow(slip);
  await link.click();
  await expect(rate.heading).toHaveText('刚才办得怎么样？');
  expect(asked).toHaveLength(2);
  expect(page.url()).toMatch(/\/r\/A03$/);
  await rate.choose(5);
  await rate.send.click();
  await expect(rate.heading).toHaveText('算进去了', { timeout: 30_000 });
  // Used: it is offered no more.
  await page.goto('about:blank');
  await track.follow(slip);
  await track.refresh();
  await expect(link).toHaveCount(0);
  expect(await purse(page)).toEqual([[kept[0][0], 'nothing ']]);
});

test('another phone gets none, and says nothing about it', async ({ app, page, browser, clerk, baseURL }) => {
  const track = new Track(app);
  const slip = await granted(clerk);
  await track.follow(slip);
  await expect(track.main.locator('#rate')).toBeVisible({ timeout: 30_000 });
  const other = await browser.newContext({ baseURL });
  const second = await other.newPage();
  const refused = second.waitForResponse((answer) => answer.url().endsWith('/ratings/token'));
  await second.goto(slip.link);
  expect((await refused).status()).toBe(409);
  await expect(second.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(second.locator('#rate')).toHaveCount(0);
  expect((await purse(page))[0][1]).toMatch(/^token t\./);
  await other.close();
});
