// The green channel at the desk (R5, R7, R8, R9), with the investor's phone beside it: what the office records the
// investor sees; two at once, bad input, a third inspection.
import { after, today } from '../harness/clerk.js';
import { LARGE, expect, test } from '../harness/desk.js';
import { started } from '../harness/story.js';
import { Desk } from '../pages/desk.js';
import { Project } from '../pages/project.js';

test.use(LARGE);
test.setTimeout(300_000);

const AGENT = ['--role', 'chief-representative', '--department', 'xzsp'];
const of = (department) => ['--role', 'chief-representative', '--department', department];
const ENTERPRISE = '9134ZZ00QS00007001';

/** A monday to friday that is not today, so many days ahead. */
function workday(ahead) {
  let day = after(today(), ahead);
  while ([0, 6].includes(new Date(day).getUTCDay())) day = after(day, 1);
  return day;
}

/** Fills in a new project. */
async function fill(desk, code) {
  const field = (label) => desk.beside.getByLabel(label, { exact: true });
  await field('项目编号').fill(code);
  await field('项目名称').fill('青山县粮食仓储中心');
  await field('英文名称').fill('Qingshan Grain Store');
  await field('投资方').fill('某粮食储备有限公司');
  await field('统一社会信用代码').fill(ENTERPRISE);
  await field('投资额（万元）').fill('5200');
  await field('建设地点').fill('县经济开发区南区');
}

/** Makes a project; its code for the investor. */
async function make(desk, code) {
  await desk.main.getByRole('link', { name: '新建项目' }).click();
  await fill(desk, code);
  await desk.beside.getByRole('button', { name: '建立项目' }).click();
  await expect(desk.beside.getByRole('heading', { level: 2 })).toHaveText(`项目建好了：${code}`);
  return desk.page.locator('#project-secret').innerText();
}

/** The first review's day has come: the real clock cannot be moved, so its day is, as a correction with its reason. */
async function advance(page, code) {
  const status = await page.evaluate(async ([address, day]) => {
    const { page: { version, project } } = await (await fetch(address)).json();
    project.inspections = [];
    project.reviews[0].held_on = day;
    const body = JSON.stringify({ after: version, project, correction: '改在今天开' });
    const answer = await fetch(address, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body });
    return answer.status;
  }, [`/api/v1/desk/projects/${code}`, today()]);
  expect(status).toBe(200);
  await page.reload();
}

/** Another person's desk, beside this one. */
async function other(browser, office, person, path) {
  const context = await browser.newContext({ ...LARGE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: office.address });
  const desk = new Desk({ page: await context.newPage(), open: (to) => desk.page.goto(to) });
  await desk.signIn(person, path);
  return desk;
}

/** The investor's phone. */
async function phone(browser, office) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: office.address });
  const page = await context.newPage();
  return new Project({ page, open: (to) => page.goto(to).then(() => started(page)) });
}

test('a project goes from a template to a joint review, and the investor sees each step', async ({ app, page, office, browser }) => {
  app.expectTrouble(/401/);
  const desk = new Desk(app);
  await desk.signIn(await office.person('agent', '代办员', ...AGENT), '/desk/projects');
  await expect(desk.heading).toHaveText('绿色通道');
  await desk.main.getByRole('link', { name: '新建项目' }).click();
  await expect(desk.beside.getByRole('heading', { level: 2 })).toBeFocused();
  await app.axe();
  // Nothing is filled in: all of it is said at once.
  await desk.beside.getByRole('button', { name: '建立项目' }).click();
  await expect(desk.summary).toBeFocused();
  await expect(desk.summary.getByRole('link')).toHaveCount(6);
  await app.axe();
  await fill(desk, 'GC2026-701');
  await desk.beside.getByLabel('统一社会信用代码', { exact: true }).fill('9134');
  await desk.beside.getByRole('button', { name: '建立项目' }).click();
  await expect(desk.summary.getByRole('link')).toHaveCount(1);
  await desk.beside.getByLabel('统一社会信用代码', { exact: true }).fill(ENTERPRISE);
  // What it does not need is left out.
  await desk.beside.getByLabel('生产建设项目水土保持方案审批').uncheck();
  await desk.beside.getByRole('button', { name: '建立项目' }).click();
  await expect(desk.beside.getByRole('heading', { level: 2 })).toHaveText('项目建好了：GC2026-701');
  const secret = await page.locator('#project-secret').innerText();
  await app.axe();
  await desk.beside.getByRole('link', { name: '打开项目' }).click();
  const plan = page.locator('.plan');
  await expect(plan.locator('tbody tr:not(.stage)')).toHaveCount(11);
  await expect(plan).not.toContainText('水土保持');
  await expect(plan).toContainText('可以交件了');
  await app.axe();

  const investor = await phone(browser, office);
  await investor.open();
  await investor.ask('GC2026-701', secret);
  await expect(investor.heading).toHaveText('青山县粮食仓储中心');
  await expect(investor.say).toContainText('11 项审批');

  // The first approval is taken in and decided today.
  const record = desk.beside.locator('section').filter({ has: page.getByRole('heading', { name: '登记进展' }) });
  await record.getByLabel('事项', { exact: true }).selectOption({ label: '企业投资项目备案（立项用地规划）' });
  await record.getByRole('button', { name: '登记', exact: true }).click();
  await expect(desk.beside).toContainText('登记好了。');
  await record.getByLabel('事项', { exact: true }).selectOption({ label: '建设用地规划许可证核发（立项用地规划）' });
  // Where it would change what is on record, as after a deadline that has passed meanwhile, the reason is asked for.
  app.expectTrouble(/409/);
  const address = '**/api/v1/desk/projects/GC2026-701';
  const refused = { type: 'on_record', status: 409, title: '', request_id: '' };
  await page.route(address, (route) => (route.request().method() === 'PUT' ? route.fulfill({ status: 409, json: refused }) : route.fallback()));
  await record.getByRole('button', { name: '登记', exact: true }).click();
  const why = record.getByLabel('为什么更正已经登记的内容', { exact: true });
  await expect(why).toBeVisible();
  await app.axe();
  await page.unroute(address);
  await why.fill('日期录错了');
  const sent = page.waitForRequest((request) => request.method() === 'PUT');
  await record.getByRole('button', { name: '登记', exact: true }).click();
  expect((await sent).postDataJSON().correction).toBe('日期录错了');
  await expect(desk.beside).toContainText('第 3 版');
  await expect(why).toHaveCount(0);
  // A material follows later: not without a day, and not too late.
  await record.getByLabel('进展', { exact: true }).selectOption({ label: '容缺：材料以后补' });
  await record.getByRole('button', { name: '登记', exact: true }).click();
  await expect(desk.summary).toBeFocused();
  app.expectTrouble(/400/);
  await record.getByLabel('承诺哪天补齐', { exact: true }).fill(after(today(), 200));
  await record.getByRole('button', { name: '登记', exact: true }).click();
  await expect(desk.summary).toContainText('太晚');
  await app.axe();
  await record.getByLabel('承诺哪天补齐', { exact: true }).fill(workday(5));
  await record.getByRole('button', { name: '登记', exact: true }).click();
  const later = desk.beside.locator('section').filter({ has: page.getByRole('heading', { name: '容缺后补材料' }) });
  await expect(later.locator('tbody tr')).toHaveCount(1);
  await investor.again.click();
  await expect(investor.main).toContainText('先办后补的材料');

  // Departments are invited; one objects at its own desk.
  const reviews = desk.beside.locator('section').filter({ has: page.getByRole('heading', { name: '联合评审', exact: true }) });
  await reviews.getByText('邀请部门联合评审').click();
  await reviews.getByLabel('阶段', { exact: true }).selectOption('工程建设许可');
  await reviews.getByRole('button', { name: '发出邀请' }).click();
  await expect(desk.summary.getByRole('link')).toHaveCount(3);
  await reviews.getByLabel('看什么', { exact: true }).fill('设计方案联合评审');
  // Who would be silent is asked before the day.
  await reviews.getByLabel('哪天', { exact: true }).fill(today());
  await reviews.getByLabel('地点', { exact: true }).fill('政务中心三楼会议室');
  await reviews.getByRole('button', { name: '发出邀请' }).click();
  await expect(desk.summary.getByRole('link')).toHaveCount(1);
  await reviews.getByLabel('哪天', { exact: true }).fill(workday(1));
  await reviews.getByRole('button', { name: '发出邀请' }).click();
  await expect(desk.beside).toContainText('邀请好了');
  await advance(page, 'GC2026-701');
  const voices = reviews.locator('.voices').first().locator('tbody tr');
  await expect(voices).toHaveCount(3);
  const builders = await other(browser, office, await office.person('houses', '住建局', ...of('zhujian')), '/desk/projects?open=GC2026-701');
  const there = builders.beside.locator('section').filter({ has: builders.page.getByRole('heading', { name: '联合评审', exact: true }) });
  await expect(there.getByText('邀请部门联合评审')).toHaveCount(0);
  await expect(there.getByText('缺席', { exact: true })).toHaveCount(0);
  await there.getByText('有异议', { exact: true }).click();
  await there.getByLabel('异议的理由', { exact: true }).fill('疏散通道宽度不够');
  await there.getByRole('button', { name: '登记意见' }).click();
  await expect(there.locator('.voices')).toContainText('疏散通道宽度不够');

  // The agent has an older page: what the others said comes first, then the agent records who stayed away.
  app.expectTrouble(/409/);
  const who = reviews.getByLabel('哪个部门', { exact: true });
  await who.selectOption({ index: 0 });
  await reviews.getByText('缺席', { exact: true }).click();
  await reviews.getByRole('button', { name: '登记意见' }).click();
  await expect(desk.beside).toContainText('别人刚改过这个项目');
  await expect(reviews.locator('.voices').first()).toContainText('疏散通道宽度不够');
  await app.axe();
  await reviews.getByRole('button', { name: '登记意见' }).click();
  await expect(reviews.locator('.voices').first()).toContainText('缺席，默认同意');
  await expect(desk.beside.locator('.flags')).toContainText('默认同意');
  await investor.again.click();
  await expect(investor.main).toContainText('缺席，默认同意');
  await expect(investor.main).toContainText('疏散通道宽度不够');

  // A fee that no list has is refused in words; what is free is recorded.
  app.expectTrouble(/400/);
  const fees = desk.beside.locator('section').filter({ has: page.getByRole('heading', { name: '收费', exact: true }) });
  await fees.getByText('登记一笔收费').click();
  await fees.getByLabel('收费名称', { exact: true }).fill('服务费');
  await fees.getByLabel('怎么算的', { exact: true }).fill('按次');
  await fees.getByLabel('金额（元）', { exact: true }).fill('300');
  await fees.getByRole('button', { name: '登记收费' }).click();
  await expect(desk.summary).toContainText('收费目录上没有这一项');
  await fees.getByLabel('金额（元）', { exact: true }).fill('0');
  await fees.getByRole('button', { name: '登记收费' }).click();
  await expect(fees.locator('tbody')).toContainText('不收费');

  // The list has it, with what is due next.
  await expect(desk.row('GC2026-701')).toContainText('青山县粮食仓储中心');
  await expect(desk.row('GC2026-701')).toContainText('默认同意');
  await app.axe();
});

test('a third inspection of the year is refused in words, and one that is taken back gives its place back', async ({ app, office, browser }) => {
  app.expectTrouble(/401/);
  const desk = new Desk(app);
  await desk.signIn(await office.person('fire', '执法员', ...of('yingji')), '/desk/inspections');
  await expect(desk.main).toContainText('还没有报送过检查');
  const field = (label) => desk.beside.getByLabel(label, { exact: true });
  // Three days of one year that are to come: places are counted by the year of the visit.
  let start = after(today(), 30);
  while (start.slice(0, 4) !== after(start, 2).slice(0, 4)) start = after(start, 1);
  const visits = [0, 1, 2].map((days) => after(start, days));
  const file = async (day) => {
    await desk.main.getByRole('link', { name: '报送检查' }).first().click();
    await field('统一社会信用代码').fill('9134ZZ00QS00007002');
    await field('企业').fill('某粮食储备有限公司');
    await field('哪天上门').fill(day);
    await field('哪些部门去').fill('应急、消防');
    await field('检查什么').fill('安全生产检查');
    await desk.beside.getByRole('button', { name: '报送', exact: true }).click();
  };
  await desk.main.getByRole('link', { name: '报送检查' }).click();
  await app.axe();
  await desk.beside.getByRole('button', { name: '报送', exact: true }).click();
  await expect(desk.summary.getByRole('link')).toHaveCount(5);
  await file(visits[0]);
  await expect(desk.beside).toContainText('报送好了');
  const first = (await desk.beside.locator('.note').innerText()).match(/JC[0-9-]+/)[0];
  await file(visits[1]);
  await expect(desk.beside).toContainText('报送好了');
  app.expectTrouble(/409/);
  await file(visits[2]);
  await expect(desk.beside.locator('.places')).toContainText('两次都用完了');
  await expect(desk.summary).toContainText('第三次不能报（R9）');
  await app.axe();

  // Whoever holds the notice checks it on the phone.
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: office.address });
  const holder = await context.newPage();
  await holder.goto(`/inspections/${first}`);
  await expect(holder.getByRole('main')).toContainText('安全生产检查');
  await desk.row(first).getByRole('link').click();
  await desk.beside.getByRole('button', { name: '撤回这次检查' }).click();
  await expect(desk.beside.locator('.ask')).toContainText('名额还给企业');
  await app.axe();
  await desk.beside.getByRole('button', { name: '撤回', exact: true }).click();
  await expect(desk.beside).toContainText('撤回了');
  await file(visits[2]);
  await expect(desk.beside).toContainText('报送好了');
});

test('in English, on a phone, by keyboard alone', async ({ app, page, office }) => {
  app.expectTrouble(/401/);
  const desk = new Desk(app);
  await desk.signIn(await office.person('agent', '代办员', ...AGENT), '/desk/projects');
  await make(desk, 'GC2026-703');
  await desk.rail.getByRole('button', { name: 'English' }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/desk/projects');
  await expect(desk.heading).toHaveText('Green channel');
  await app.axe();
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await desk.row('GC2026-703').getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(desk.beside.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(page.locator('.plan')).toContainText('Can be handed in');
  expect(await width()).toBeLessThanOrEqual(390);
  await app.axe();
  const record = desk.beside.getByRole('button', { name: 'Record it' });
  await record.focus();
  await page.keyboard.press('Enter');
  await expect(desk.beside).toContainText('It is recorded.');
  await page.goto('/desk/inspections?open=%2B');
  await expect(desk.heading).toHaveText('Inspections');
  expect(await width()).toBeLessThanOrEqual(390);
  await app.axe();
});
