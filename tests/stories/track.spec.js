// Where is my application? From the slip's code, or typed; followed through everything that can happen; kept on
// the phone or not. The county has a server and a clerk of its own, and the clock is the real one.
import fs from 'node:fs';

import { Clerk, ago, grouped, numberOf } from '../harness/clerk.js';
import { expect, test as base } from '../harness/own-county.js';
import { Home } from '../pages/home.js';
import { Settings } from '../pages/settings.js';
import { Track } from '../pages/track.js';

const test = base.extend({
  clerk: async ({ own }, use) => use(await Clerk.of(own)),
  now: [null, { option: true }],
});

const MATERIALS = { materials: ['apply', 'layout'] };
const INSPECTION = { exclusion: 'site_inspection', document: '现场勘验通知书' };

test('from the counter to the licence, followed on the phone', async ({ app, page, clerk }) => {
  const track = new Track(app);
  const slip = await clerk.takeIn();
  await track.follow(slip);
  await expect(track.heading).toHaveText(/^收到了，.*前告诉您受不受理$/);
  await expect(track.main).toContainText(grouped(slip.number));
  await expect(track.main).toContainText('食品经营许可');
  await expect(track.here).toContainText('您交了申请');
  await expect(track.seal).toHaveCount(0);
  await app.axe();

  const then = async (heading) => {
    await track.refresh();
    await expect(track.heading).toHaveText(heading);
    await expect(track.course.first()).toBeVisible();
  };
  await track.refresh();
  await expect(track.main).toContainText('刚查过，没有变化');

  await clerk.happens(slip, 'notice_given', MATERIALS);
  // It comes by itself, and is said.
  await expect(track.main).toContainText('有新进展');
  await then(/^轮到您了：.*前补齐材料$/);
  await expect(track.turn).toContainText('请您补 2 样材料');
  await expect(track.asked).toHaveCount(2);
  await expect(track.asked.first()).toContainText('食品经营许可申请书');
  await app.axe();

  await clerk.happens(slip, 'supplemented', { materials: ['apply'] });
  await then(/^收到一部分/);
  await expect(track.asked.first()).toContainText('还没交');
  await expect(track.asked.last()).toContainText('已经交了');

  await clerk.happens(slip, 'supplemented', { materials: ['layout'] });
  await then(/^正在办，.*前出结果$/);
  await expect(track.seal).toHaveAttribute('aria-label', /^印章：已受理/);
  await expect(track.turn).toContainText('笔在青山县市场监督管理局手里');
  await expect(track.clock).toHaveAttribute('aria-label', /^办理时钟：.*还有 3 天；.*到期。$/);
  await expect(track.days.first()).toContainText('当天不算');
  await expect(track.days.last()).toContainText('第 3 天');

  await clerk.happens(slip, 'step_started', { step: '勘验' });
  await clerk.happens(slip, 'paused', { ...INSPECTION, note: '请把后厨腾空' });
  await then('时钟停着：看现场');
  await expect(track.turn).toContainText('请把后厨腾空');
  await expect(track.turn).toContainText('停多久都不算您超时');
  await expect(track.clock).toHaveAttribute('aria-label', /现在没有到期日/);

  await clerk.happens(slip, 'resumed');
  await clerk.happens(slip, 'step_decided', { step: '勘验', opinion: 'consent' });
  await then(/^正在办/);
  await clerk.decide(slip, 'granted');
  await then(/^办好了，.*前把结果给您$/);
  await expect(track.seal).toHaveAttribute('aria-label', /^印章：已办结/);
  await clerk.happens(slip, 'delivered');
  await then('办好了');
  await expect(track.turn).toContainText('食品经营许可证');
  await expect(track.here).toContainText('结果给您了');
});

test('the code stands in no address and no request but the body of one', async ({ app, page, context, clerk }) => {
  const track = new Track(app);
  const slip = await clerk.takeIn();
  const requests = [];
  context.on('request', (request) => requests.push(request));
  const live = page.waitForRequest(/\/stream\?ticket=/);
  await track.follow(slip);
  await expect(page).toHaveURL(`/t/${slip.number}`);
  await live;
  expect(await page.evaluate(() => window.history.length)).toBeLessThanOrEqual(2);
  for (const request of requests) {
    const headers = JSON.stringify(await request.allHeaders());
    expect(request.url() + headers, request.url()).not.toContain(slip.code);
  }
  const sent = requests.filter((request) => request.method() === 'POST');
  expect(sent.map((request) => request.url().split('/').pop())).toEqual(['lookup', 'stream']);
  for (const request of sent) expect(request.postDataJSON()).toEqual({ number: slip.number, code: slip.code });
  expect(await page.content()).not.toContain(slip.code);
  // Another language, and a look at the guide: nothing has to be typed again.
  await track.language.click();
  await expect(track.heading).toHaveText(/^Received/);
  await page.reload();
  // Nothing is kept without being asked for.
  await expect(track.heading).toHaveText('Check progress');
  await expect(track.number).toHaveValue(grouped(slip.number));
  await track.code.fill(slip.code.toLowerCase());
  await track.lookUp.click();
  await expect(track.heading).toHaveText(/^Received/);
  await expect(track.heading).toBeFocused();
});

test('slips of the finger are told at their field before anything is sent', async ({ app, page, clerk }) => {
  const track = new Track(app);
  const home = new Home(app);
  const slip = await clerk.takeIn();
  let sent = 0;
  page.on('request', (request) => (sent += request.url().endsWith('/lookup') ? 1 : 0));
  await home.open();
  await home.main.getByRole('link', { name: /查进度/ }).click();
  await expect(track.heading).toHaveText('查进度');
  await track.ask('', '');
  await expect(track.numberFault).toContainText('请填受理编号');
  await expect(track.codeFault).toContainText('请填查询码');
  await expect(track.number).toBeFocused();
  await app.axe();
  const number = grouped(slip.number);
  for (const [typed, words, group] of [
    [number.replace('QS', 'QX'), '第 1 组不对', 'QX'],
    [number.replace(/^(QS\d{4})\d{2}/, '$113'), '第 2 组不对', slip.number.slice(2, 10).replace(/^(\d{4})\d{2}/, '$113')],
    [number.replace(/-(\d{3})\d-/, '-$1O-'), '第 3 组不对', /^\d{3}O$/],
    [number.replace(/-(\d{3})(\d)-/, (_, a, b) => `-${a}${(Number(b) + 1) % 10}-`), '合起来对不上', null],
    [number.slice(0, 12), '没打全', null],
  ]) {
    await track.ask(typed, slip.code);
    await expect(track.numberFault, typed).toContainText(words);
    await expect(track.number).toHaveAttribute('aria-invalid', 'true');
    await expect(track.number).toBeFocused();
    if (group) await expect(track.wrongGroup).toHaveText(group);
    else await expect(track.wrongGroup).toHaveCount(0);
  }
  await track.ask(number, slip.code.slice(1));
  await expect(track.codeFault).toContainText('您打了 9 位');
  await expect(track.code).toBeFocused();
  expect(sent).toBe(0);
  await track.ask(` ${number.toLowerCase()} `, slip.code.toLowerCase());
  await expect(track.heading).toHaveText(/^收到了/);
  await expect(page).toHaveURL(`/t/${slip.number}`);
  await expect(track.heading).toBeFocused();
  expect(sent).toBe(1);
});

test('a wrong number and a wrong code are answered alike, and guessing has to wait', async ({ app, page, clerk }) => {
  app.expectTrouble(/404/);
  app.expectTrouble(/429/);
  const track = new Track(app);
  const [slip, other] = [await clerk.takeIn(), await clerk.takeIn()];
  await track.open();
  await track.ask(slip.number, other.code);
  await expect(track.trouble).toContainText('编号和查询码对不上');
  await expect(track.trouble).toBeFocused();
  const said = await track.trouble.innerText();
  await app.axe();
  const nobodys = numberOf(slip.number.slice(0, 10), 7001);
  await track.ask(nobodys, slip.code);
  await expect(track.trouble).toContainText('编号和查询码对不上');
  expect(await track.trouble.innerText()).toBe(said);
  for (let status = 404; status === 404; ) {
    const answer = page.waitForResponse(/lookup$/);
    await track.ask(slip.number, other.code);
    status = (await answer).status();
    await expect(track.lookUp).not.toHaveAttribute('aria-busy', 'true');
  }
  await expect(track.trouble).toContainText(/请过 \d+ (秒|分钟)再试/);
  // Whoever has the code is not kept out.
  await track.ask(slip.number, slip.code);
  await expect(track.heading).toHaveText(/^收到了/);
});

test('what the law says when the office is silent is stated, and printed by itself', async ({ app, page, clerk }) => {
  const track = new Track(app);
  const slip = await clerk.takeIn(ago(16));
  await track.follow(slip);
  await expect(track.seal).toHaveAttribute('aria-label', /^印章：视为受理/);
  await expect(track.statement).toContainText('第三十二条');
  await expect(track.statement).toContainText(grouped(slip.number));
  await expect(track.course.filter({ hasText: '5 个工作日没有答复' })).toHaveCount(1);
  await page.emulateMedia({ media: 'print' });
  await expect(track.statement.getByRole('paragraph').first()).toBeVisible();
  await expect(track.course.first()).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
});

test('late is said as late, with the days, and whom to call', async ({ app, clerk }) => {
  const track = new Track(app);
  const slip = await clerk.accepted(ago(20), ago(19.9));
  await track.follow(slip);
  await expect(track.heading).toHaveText(/^超时了，已经晚了 \d+ 个工作日$/);
  await expect(track.clock.locator('.late')).not.toHaveCount(0);
  await expect(track.clock).toHaveAttribute('aria-label', /超时 \d+ 天；/);
  await expect(track.turn).toContainText('打 12345');
  await expect(track.calendar).toHaveCount(0);
});

test('the due date goes into the phone’s calendar', async ({ app, page, clerk }) => {
  const track = new Track(app);
  const slip = await clerk.takeIn();
  await clerk.happens(slip, 'accepted');
  await track.follow(slip);
  const saving = page.waitForEvent('download');
  await track.calendar.click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(`${slip.number}.ics`);
  const file = fs.readFileSync(await saved.path(), 'utf8');
  expect(file).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*DTSTART;VALUE=DATE:\d{8}\r\n[\s\S]*END:VCALENDAR\r\n$/);
  expect(file.replace(/\r\n /g, '')).toContain('最晚今天出结果');
  expect(file).not.toContain(slip.code);
});

test('what has happened meanwhile is there when somebody comes back', async ({ app, page, clerk }) => {
  const track = new Track(app);
  const slip = await clerk.takeIn();
  await track.follow(slip);
  await clerk.happens(slip, 'accepted');
  await app.setNow(Date.now() + 60_000);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(track.heading).toHaveText(/^正在办/);
});

test.describe('kept on this phone', () => {
  test.use({ serviceWorkers: 'allow' });

  test('it opens from the last look without a network, is listed, and is erased with the rest', async ({ app, page, own, clerk }) => {
    app.expectGone();
    const track = new Track(app);
    const settings = new Settings(app);
    const slip = await clerk.takeIn();
    await clerk.happens(slip, 'accepted');
    await track.follow(slip);
    expect(await settings.storage()).toEqual({});
    await track.keep.check();
    await page.evaluate(async () => {
      while (!navigator.serviceWorker.controller) await new Promise((later) => setTimeout(later, 50));
    });
    // Whatever was on its way when the worker took over is asked for once more, through it.
    await page.reload();
    await page.evaluate(async (item) => {
      const there = async () => navigator.serviceWorker.controller && (await caches.match(`/api/v1/items/${item}`));
      while (!(await there())) await new Promise((later) => setTimeout(later, 50));
    }, 'food-business-license');
    await track.open();
    await expect(track.mine).toHaveCount(1);
    await expect(track.mine).toContainText('食品经营许可');
    await app.axe();
    await track.mine.getByRole('link').click();
    await expect(track.heading).toHaveText(/^正在办/);
    await expect(track.keep).toBeChecked();
    await own.stop();
    await page.goto('about:blank');
    await app.open(`/t/${slip.number}`);
    await expect(track.heading).toHaveText(/^正在办/);
    await expect(track.main).toContainText('食品经营许可');
    await expect(track.strip).toContainText(/没连上网，这是 \d+:\d\d 查到的样子/);
    await app.axe();
    // The worker keeps no page about somebody.
    const pages = await page.evaluate(async () => {
      const names = await caches.keys();
      const stores = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return stores.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(pages.filter((path) => path.startsWith('/t/'))).toEqual([]);
    await own.start();
    await track.refresh();
    await expect(track.strip).toHaveCount(0);
    await settings.open();
    await expect(settings.stored).toContainText('记着的办件 1 件');
    await settings.erase.click();
    await settings.yes.click();
    await expect(settings.said).toContainText('清除了');
    expect(Object.keys(await settings.storage())).toEqual([]);
    await track.open();
    await expect(track.mine).toHaveCount(0);
  });
});

test.describe('without a network', () => {
  test('nothing that was typed is lost', async ({ app, context, clerk }) => {
    app.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
    const track = new Track(app);
    const slip = await clerk.takeIn();
    await track.open();
    await context.setOffline(true);
    await track.ask(slip.number, slip.code);
    await expect(track.trouble).toContainText('没连上网');
    await context.setOffline(false);
    await track.lookUp.click();
    await expect(track.heading).toHaveText(/^收到了/);
  });
});

for (const [query, heading] of [
  ['?lang=en', /^Under way: decided by /],
  ['?lang=en&print=larger', /^Under way: decided by /],
  ['?print=large', /^正在办/],
  ['?print=larger', /^正在办/],
  ['?theme=dark', /^正在办/],
]) {
  test(`it reads as well with ${query}`, async ({ app, page, clerk }) => {
    const track = new Track(app);
    const slip = await clerk.takeIn(ago(1));
    await clerk.happens(slip, 'accepted');
    await track.follow(slip, query);
    await expect(track.heading).toHaveText(heading);
    await app.fits();
    await app.axe();
    await page.setViewportSize({ width: 320, height: 844 });
    await app.fits();
    await track.open(query);
    await track.ask('QS1', '');
    await app.fits();
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false, audit: false });

  test('both pages say what they need, and whom to call', async ({ app, page }) => {
    app.expectTrouble(/request: csp .*\.js/);
    const track = new Track(app);
    for (const path of ['/track', '/t/QS202611200001Y']) {
      await page.goto(path);
      await expect(track.main).toContainText('可以打 12345，报受理编号');
      await expect(track.lookUp).toBeHidden();
    }
  });
});
