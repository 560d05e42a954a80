// A green-channel project: opened from its link or typed; who has it, the axis, what if one is late; shared
// and taken back; kept on the phone or not. The county has a server and people of its own, and the clock is
// the real one.
import fs from 'node:fs';
import path from 'node:path';

import { Clerk, after, sample, today } from '../harness/clerk.js';
import { expect, test as base } from '../harness/own-county.js';
import { Project } from '../pages/project.js';
import { scan } from '../pages/qr.js';
import { Settings } from '../pages/settings.js';

const CASES = JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, '../../data/demo-cases.json'), 'utf8'));
const ID = 'GC2026-702';

/** The school of the sample county: one granted by silence, one standing still, one material to follow. */
function school() {
  const project = sample('GC2026-002', CASES, ID);
  const soon = after(today(), 5);
  project.approvals.at(-1).clock_pauses[0].to = soon;
  // Silence must have granted it, also where holidays stand between.
  const silent = project.approvals.find(({ no }) => no.endsWith('-08'));
  silent.submitted_at = after(silent.submitted_at, -1);
  project.approvals.find(({ no }) => no.endsWith('-07')).deferred_materials[0].promised_date = soon;
  return project;
}

const test = base.extend({
  keeper: async ({ own }, use) => use(await Clerk.of(own, 'xzsp')),
  now: [null, { option: true }],
});

test('who has it comes first, then every approval on one axis, and as a table', async ({ app, page, keeper }) => {
  const project = new Project(app);
  const { link } = await keeper.keep(school());
  await project.follow(link);
  await expect(project.heading).toHaveText('城关镇中心小学教学楼新建工程');
  await expect(project.main).toContainText(`绿色通道 ${ID}`);
  await expect(project.main).toContainText('投资 3,200 万元');
  await expect(project.say).toContainText('9 项审批办好 8 项，其中 1 项超时默认，1 项停着');
  // The investor's own task, then the departments'.
  await expect(project.pens.first()).toContainText('您 · 农民工工资保证金凭证');
  await expect(project.pens.filter({ hasText: '青山县气象局' })).toContainText('超时默认');
  await expect(project.pens.filter({ hasText: '青山县城市管理局' })).toContainText('看现场');

  await expect(project.rows).toHaveCount(9);
  const road = project.rows.filter({ hasText: '临时占用、挖掘城市道路审批' });
  await road.locator('summary').click();
  await expect(road).toContainText('首席代表');
  await expect(road).toContainText('市政、交警联合踏勘');
  await app.axe();
  await expect(project.main).toContainText('3 样，已补 2 样');
  await expect(project.main).toContainText('公益项目免收');

  await expect(project.table).not.toBeInViewport();
  await project.switch.click();
  await expect(project.axis).toBeHidden();
  await expect(project.table.locator('tbody tr')).toHaveCount(12);
  await expect(project.table).toContainText('停着');
  await app.axe();
  await project.switch.click();
  await expect(project.axis).toBeVisible();

  await page.emulateMedia({ media: 'print' });
  await expect(project.axis).toBeVisible();
  await expect(project.table).toBeVisible();
  await expect(project.which).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
});

test('the secret stands in no address and no request but the body of one', async ({ app, page, context, keeper }) => {
  const project = new Project(app);
  const { link, secret } = await keeper.keep(school());
  const requests = [];
  context.on('request', (request) => requests.push(request));
  await project.follow(link);
  await expect(page).toHaveURL(`/projects/${ID}`);
  for (const request of requests) {
    const headers = JSON.stringify(await request.allHeaders());
    expect(request.url() + headers, request.url()).not.toContain(secret);
  }
  const sent = requests.filter((request) => request.method() === 'POST');
  expect(sent.map((request) => request.postDataJSON())).toEqual([{ code: ID, secret }]);
  expect(await page.content()).not.toContain(secret);
  // A look at a guide and another language: nothing has to be typed again.
  await project.language.click();
  await expect(project.say).toContainText('8 of 9 approvals done');
  await app.axe();
  await page.reload();
  await expect(project.heading).toHaveText('My project');
  await expect(project.number).toHaveValue(ID);
  await project.ask(` ${ID.toLowerCase()} `, secret.toLowerCase());
  await expect(project.say).toBeVisible();
  await expect(project.heading).toBeFocused();
});

test('slips of the finger are told before anything is sent, and a wrong secret opens nothing', async ({ app, page, keeper }) => {
  app.expectTrouble(/404/);
  const project = new Project(app);
  const { link } = await keeper.keep(school());
  let sent = 0;
  page.on('request', (request) => (sent += request.method() === 'POST' ? 1 : 0));
  await project.open();
  await project.ask('', '');
  await expect(project.numberFault).toContainText('请填项目编号');
  await expect(project.codeFault).toContainText('请填查询码');
  await expect(project.number).toBeFocused();
  await project.ask('GC2026/702', link.split('#')[1].slice(1));
  await expect(project.numberFault).toContainText('只有字母、数字和横线');
  await expect(project.codeFault).toContainText('您打了 9 位');
  await app.axe();
  expect(sent).toBe(0);
  await project.ask(ID, '7K3MQ9ZTBP');
  await expect(project.trouble).toContainText('编号和查询码对不上');
  await expect(project.trouble).toBeFocused();
  const said = await project.trouble.innerText();
  await project.ask('GC2026-799', link.split('#')[1]);
  await expect(project.trouble).toContainText('编号和查询码对不上');
  expect(await project.trouble.innerText()).toBe(said);
});

test('what if one is late is worked out on the phone', async ({ app, page, keeper }) => {
  const project = new Project(app);
  const { link } = await keeper.keep(school());
  await project.follow(link);
  let sent = 0;
  page.on('request', () => (sent += 1));
  await expect(project.which.locator('option')).toHaveCount(1);
  await expect(project.outcome).toContainText('全部办完要晚 5 个工作日');
  await project.days.fill('1');
  await expect(project.outcome).toContainText('全部办完要晚 1 个工作日');
  await expect(project.outcome.locator('tbody tr')).toHaveCount(1);
  await project.days.fill('0');
  await expect(project.outcome).toContainText('请填 1 到 120 天');
  await project.days.fill('zehn');
  await expect(project.outcome).toContainText('请填 1 到 120 天');
  await app.axe();
  await project.days.fill('12');
  await expect(project.outcome).toContainText('晚 12 个工作日');
  expect(sent).toBe(0);
});

test('others look with a link of their own, until it is taken back', async ({ app, page, browser, keeper }) => {
  app.expectTrouble(/404/);
  const project = new Project(app);
  const { link, secret } = await keeper.keep(school());
  await page.addInitScript(() => {
    navigator.share = async (what) => void (window.shared = what);
  });
  await project.follow(link);
  await project.main.locator('.bar').getByRole('link', { name: '发给同事，只能看' }).click();
  await expect(project.share).toBeInViewport();
  await project.share.getByRole('button', { name: '做一个链接' }).click();
  await expect(project.said).toContainText('链接做好了');
  await expect(project.said).toBeFocused();
  await expect(project.qr).toBeVisible();
  await app.axe();
  await project.share.getByRole('button', { name: '发送或复制链接' }).click();
  await expect(project.said).toBeEmpty();
  const { title, url } = await page.evaluate(() => window.shared);
  expect(title).toBe('城关镇中心小学教学楼新建工程');
  expect(await scan(project.qr)).toBe(url);
  expect(url).toMatch(new RegExp(`/projects/${ID}#[0-9A-Z]{10}$`));
  expect(url).not.toContain(secret);

  const colleague = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
  const theirs = await colleague.newPage();
  await theirs.goto(url);
  await expect(theirs.locator('.say')).toBeVisible();
  await expect(theirs.locator('#main')).toContainText('只能看');
  await expect(theirs.locator('#share')).toHaveCount(0);
  await expect(theirs.locator('.bar .btn:not(.line)')).toHaveCount(0);

  await project.share.getByRole('button', { name: '收回链接' }).click();
  await expect(project.said).toContainText('收回了');
  await expect(project.qr).toHaveCount(0);
  await theirs.getByRole('button', { name: '再查一次' }).click();
  await expect(theirs.locator('.strip')).toContainText('现在查不到了');
  await colleague.close();
  // The investor's own secret is what it was.
  await project.again.click();
  await expect(project.main).toContainText('刚查过，没有变化');
  await app.openBare('/projects');
  await project.ask(ID, url.split('#')[1]);
  await expect(project.trouble).toContainText('编号和查询码对不上');
});

test('the days that are waited for go into the phone’s calendar', async ({ app, page, keeper }) => {
  const project = new Project(app);
  const { link, secret } = await keeper.keep(school());
  await project.follow(link);
  const saving = page.waitForEvent('download');
  await project.calendar.click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(`${ID}.ics`);
  const file = fs.readFileSync(await saved.path(), 'utf8').replace(/\r\n /g, '');
  expect(file).toContain('主体完工：计划今天');
  expect(file.match(/BEGIN:VEVENT/g).length).toBeGreaterThan(1);
  expect(file).not.toContain(secret);
});

test('what has happened meanwhile is there when somebody comes back', async ({ app, page, keeper }) => {
  const project = new Project(app);
  const facts = school();
  const { link, version } = await keeper.keep(facts);
  await project.follow(link);
  const road = facts.approvals.at(-1);
  road.clock_pauses = road.clock_pauses.map((pause) => ({ ...pause, to: after(today(), -1), ended: true }));
  road.decided_at = today();
  await keeper.keep(facts, version);
  await app.setNow(Date.now() + 60_000);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(project.say).toContainText('全部办完了');
  await expect(project.which).toHaveCount(0);
});

test.describe('kept on this phone', () => {
  test.use({ serviceWorkers: 'allow' });

  test('it opens from the last look without a network, is listed, and is forgotten', async ({ app, page, own, keeper }) => {
    app.expectGone();
    const project = new Project(app);
    const settings = new Settings(app);
    const { link } = await keeper.keep(school());
    await project.follow(link);
    expect(await settings.storage()).toEqual({});
    await project.keep.check();
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      const there = async () => navigator.serviceWorker.controller && (await caches.match('/api/v1/calendar'));
      while (!(await there())) await new Promise((later) => setTimeout(later, 50));
    });
    await project.open();
    await expect(project.mine).toContainText('城关镇中心小学教学楼新建工程');
    await app.axe();
    await project.mine.getByRole('link').click();
    await expect(project.say).toBeVisible();
    await expect(project.keep).toBeChecked();
    await own.stop();
    await page.goto('about:blank');
    await app.open(`/projects/${ID}`);
    await expect(project.say).toContainText('9 项审批办好 8 项');
    await expect(project.strip).toContainText(/没连上网，这是 \d+:\d\d 查到的样子/);
    await project.days.fill('2');
    await expect(project.outcome).toContainText('晚 2 个工作日');
    await app.axe();
    // The worker keeps no page about somebody.
    const pages = await page.evaluate(async () => {
      const names = await caches.keys();
      const stores = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return stores.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(pages.filter((path) => path.startsWith('/projects/'))).toEqual([]);
    await own.start();
    await settings.open();
    await expect(settings.stored).toContainText('记着的项目 1 个');
    await project.open();
    await project.mine.getByRole('button').click();
    await expect(project.mine).toHaveCount(0);
    expect(await settings.storage()).toEqual({});
  });
});

for (const query of ['?lang=en', '?lang=en&print=large', '?lang=en&print=larger', '?print=large', '?print=larger', '?theme=dark']) {
  test(`it reads as well with ${query}`, async ({ app, page, keeper }) => {
    const project = new Project(app);
    const { link } = await keeper.keep(school());
    await project.follow(link, query);
    await app.fits();
    await project.rows.last().locator('summary').click();
    await app.fits();
    await app.axe();
    await page.setViewportSize({ width: 320, height: 844 });
    await app.fits();
    await project.switch.click();
    await app.fits();
    await app.axe();
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false, audit: false });

  test('both pages say what they need, and whom to call', async ({ app, page }) => {
    app.expectTrouble(/request: csp .*\.js/);
    const project = new Project(app);
    for (const address of ['/projects', `/projects/${ID}`]) {
      await page.goto(address);
      await expect(project.main).toContainText('可以打 12345，报项目编号');
      await expect(project.lookUp).toBeHidden();
    }
  });
});
