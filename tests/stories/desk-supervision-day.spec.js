// A supervisor's day (R5, R8, R9, R10, R11), with the phones of those whom it is about beside it: what was late or
// silent, bad ratings, comments, complaints that stepped up, projects, reported inspections, and what is odd. On
// PostgreSQL, whose days a story can move.
import fs from 'node:fs';
import path from 'node:path';

import { Clerk, after, ago, sample, today } from '../harness/clerk.js';
import { LARGE, expect, test as base } from '../harness/complaint-desk.js';
import { Visitor } from '../harness/visitor.js';
import { Board } from '../pages/board.js';
import { Inspection } from '../pages/inspection.js';
import { Project } from '../pages/project.js';
import { RatingDesk } from '../pages/rating-desk.js';
import { Track } from '../pages/track.js';

const CASES = JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, '../../data/demo-cases.json'), 'utf8'));

/** The clock of the server looks every few seconds. */
const BY_ITSELF = { timeout: 60_000 };

const test = base.extend({
  /** Somebody with a phone: a visitor, whose page also opens what others are sent. */
  visitor: async ({ office, browser }, use) => {
    const visitor = await Visitor.of(office.own, browser);
    await use(visitor);
    await visitor.close();
  },

  /** The supervisor's desk, signed in at what is to be looked after. */
  desk: async ({ app, office }, use) => {
    app.expectTrouble(/401/);
    const desk = new RatingDesk(app);
    await desk.signIn(await office.person('boss', '赵敏', '--role', 'supervisor'), '/desk/supervision');
    await use(desk);
  },
});

test.use({ ...LARGE, engine: 'PostgreSQL' });
test.setTimeout(420_000);

/** A page object on a phone, in a tab of its own. */
function on(Shown, { page }) {
  const open = async (to) => {
    await page.goto('about:blank');
    await page.goto(to);
    await page.locator('html[data-app]').waitFor({ state: 'attached' });
  };
  return new Shown({ page, open });
}

/** How many of something there are to be looked after. */
const look = (desk, words) => desk.main.locator('.look').getByRole('link', { name: words });

/** Looks at the page again until it shows something. */
async function until(page, shown) {
  await expect(async () => {
    await page.reload();
    await shown({ timeout: 2_000 });
  }).toPass(BY_ITSELF);
}

test('a day: silence, a bad rating, a comment, a complaint that stepped up', async ({ app, page, office, desk, visitor, reporter, bureau }) => {
  // Nobody has said a word for three weeks: the phone shows what that means, and a case opens by itself.
  const clerk = await Clerk.of(office.own);
  const slip = await clerk.takeIn(ago(20));
  const track = on(Track, visitor);
  await track.follow(slip);
  await expect(track.seal).toHaveAttribute('aria-label', /^印章：视为受理/);
  const row = () => desk.row(slip.number).filter({ hasText: '视为受理' });
  await until(page, (within) => expect(row()).toHaveCount(1, within));
  await row().getByRole('link').click();
  const here = page.url();
  await desk.beside.getByLabel('做了什么', { exact: true }).fill('电话问了首席代表，当天补办，向申请人道歉。');
  await desk.beside.getByText('就此了结').click();
  await desk.button('记下来').click();
  await expect(desk.beside).toContainText('记下来了');
  await expect(row()).toHaveCount(0);
  // By its link it is found wherever it stands, and leads to the application.
  await page.goto(here);
  await expect(desk.beside.locator('.facts')).toContainText('已了结');
  await expect(desk.said).toHaveText([/补办/]);
  await app.axe();
  await desk.beside.getByRole('link', { name: slip.number }).click();
  await expect(page).toHaveURL(/\/desk\/work\?open=/);
  await expect(desk.beside).toContainText('食品经营许可');

  // One rates badly by mistake: it is set aside with a reason, which the phone reads.
  await visitor.scan('/r/A02');
  await visitor.says(1, '推诿扯皮', '要评的是邻县的窗口。');
  const link = await visitor.link();
  await visitor.scan('/r/A02');
  await visitor.says(5, null, '窗口的人很耐心，一次就办好了。');
  await page.goto('/desk/ratings');
  await desk.look('推诿扯皮');
  await desk.button('搁置').click();
  await desk.reason.fill('评错了窗口，说的是别的县。');
  await desk.button('搁置并公开理由').click();
  await expect(desk.done.first()).toContainText('搁置了，理由已公开');
  await visitor.page.goto('about:blank');
  await visitor.page.goto(link);
  await expect(visitor.rate.heading).toHaveText('没有采纳');
  await expect(visitor.rate.main).toContainText('评错了窗口，说的是别的县。');

  // A comment is read, released, and then stands where everybody reads it.
  await desk.go('督办');
  await expect(look(desk, /待审的留言/)).toContainText('2 件');
  await look(desk, /待审的留言/).click();
  const good = page.locator('#comments li').filter({ hasText: '很耐心' });
  await good.getByRole('button', { name: '公开', exact: true }).click();
  await good.getByRole('button', { name: '公开这条留言' }).click();
  await expect(page.locator('#comments')).toContainText('留言公开了。');
  const board = on(Board, visitor);
  await board.open(`?period=${today().slice(0, 7)}`);
  await expect(board.said.filter({ hasText: '很耐心' })).toHaveCount(1);
  await expect(board.main).not.toContainText('邻县');

  // A complaint goes to the supervision office, and is counted here.
  await reporter.complain({ what: '在窗口等了一上午，没有人理。', routing: { window: 'B01' } });
  await bureau.stepUp(await bureau.at('B01'));
  await desk.go('督办');
  await expect(look(desk, /转来的投诉/)).toContainText('1 件');
  await app.axe();
  await look(desk, /转来的投诉/).click();
  await expect(desk.row('B01')).toContainText('已转效能办');
});

test('a visit that nobody has filed is reported on the phone, and read at the desk', async ({ app, desk, visitor }) => {
  await desk.go('检查举报');
  await expect(desk.main).toContainText('还没有人举报过检查');
  await app.axe();
  const inspection = on(Inspection, visitor);
  await inspection.open('/JC20200101-001');
  await expect(inspection.heading).toHaveText('没有这次检查的备案');
  await inspection.send.click();
  await expect(inspection.said).toContainText('收到了');
  await desk.go('督办');
  await expect(look(desk, /检查举报/)).toContainText('1 件');
  await look(desk, /检查举报/).click();
  await expect(desk.heading).toHaveText('检查举报');
  await expect(desk.row('没有备案，或者撤回了')).toContainText('JC20200101-001');
  await app.axe();
  // What is filed under the code: nothing, as was reported.
  await desk.main.getByRole('link', { name: 'JC20200101-001' }).click();
  await expect(desk.beside).toContainText('没有这个编号的备案');
});

test('projects that are late, deemed, or miss a material are found apart; a fee stands as it is listed', async ({ app, page, office, desk, visitor }) => {
  const keeper = await Clerk.of(office.own, 'xzsp');
  const late = sample('GC2026-003', CASES, 'GC2026-803');
  const { link } = await keeper.keep(late);
  const fine = sample('GC2026-004', CASES, 'GC2026-804');
  fine.approvals.splice(1);
  fine.approvals[0].decided_at ??= today();
  await keeper.keep(fine);
  await page.reload();
  await expect(look(desk, /项目里的超时和默认/)).toContainText('1 件');
  await look(desk, /项目里的超时和默认/).click();
  await expect(desk.heading).toHaveText('绿色通道');
  await expect(desk.row('GC2026-803')).toContainText('超时');
  await expect(desk.row('GC2026-803')).toContainText('容缺材料没按时补');
  await expect(desk.row('GC2026-804')).toHaveCount(0);
  await app.axe();
  await desk.main.getByRole('link', { name: '全部', exact: true }).click();
  await expect(desk.row('GC2026-804')).toHaveCount(1);
  await desk.row('GC2026-803').getByRole('link').click();
  await expect(desk.beside).toContainText('186000 元');
  await expect(desk.beside).toContainText('目录内，按下限');
  await expect(desk.beside).toContainText('没补');
  // Supervisors look and record nothing.
  await expect(desk.beside.locator('form')).toHaveCount(0);

  // The material comes: the investor and the supervisor see it.
  const project = on(Project, visitor);
  await project.follow(link);
  await expect(project.heading).toHaveText(late.name.zh);
  const { deferred_materials: materials } = late.approvals.find(({ no }) => no.endsWith('-03'));
  for (const material of materials) material.fulfilled_date = today();
  await keeper.keep(late, 1);
  await project.again.click();
  await expect(project.main).toContainText('5 样，已补 5 样');
  await page.reload();
  await expect(desk.beside).toContainText('补齐，晚了');
  await expect(desk.beside).not.toContainText('没补');
});

test('what is odd leads to the bad ratings of its window', async ({ app, page, office, desk, visitor }) => {
  for (let turn = 0; turn < 6; turn += 1) {
    await visitor.scan('/r/A05');
    await visitor.says(2, '系统卡顿', '这个窗口的人态度特别差！');
  }
  await visitor.scan('/r/B02');
  await visitor.says(2, '系统卡顿');
  // Within the last month that has ended, whatever day it is; what looks odd on a day is found when the day ends.
  await office.own.servedBefore(Number(today().slice(8)) + 1);
  await office.own.lastDayToEnd();
  await until(page, (within) => expect(look(desk, /上个月的异常/)).toContainText('1 件', within));
  await look(desk, /上个月的异常/).click();
  const odd = page.locator('.odd li');
  await expect(odd).toHaveCount(1);
  await expect(odd).toContainText('6 条留言一样');
  await app.axe();
  await odd.getByRole('link', { name: '看 A05 的差评' }).click();
  await expect(page).toHaveURL('/desk/ratings?window=A05');
  await expect(desk.rows).toHaveCount(6);
  await expect(desk.row('B02')).toHaveCount(0);
  await app.axe();
  // The tabs stay with the window; all of them are one step away.
  await desk.main.getByRole('link', { name: '已了结' }).click();
  await expect(page).toHaveURL('/desk/ratings?ended=true&window=A05');
  await desk.main.getByRole('link', { name: '在办' }).click();
  await desk.main.getByRole('link', { name: '看所有窗口的' }).click();
  await expect(desk.row('B02')).not.toHaveCount(0);
});

test('an inspection by its link, and what was begun about it', async ({ app, page, office, desk }) => {
  const houses = await Clerk.of(office.own, 'zhujian');
  const filing = { department: 'zhujian', enterprise: '9134ZZ00QS00009902', applicant_label: '某食品有限公司', kind: 'special', date: today(), departments: '住建', type: '燃气使用安全检查' };
  const [first, second] = [await houses.file(filing), await houses.file({ ...filing, date: after(today(), 1) })].map((file) => file.inspection.code);
  // Supervisors see all of them, and end none.
  await page.goto(`/desk/inspections?open=${first}`);
  await expect(desk.beside).toContainText('等登记结果');
  await expect(desk.beside.locator('form, .deeds')).toHaveCount(0);
  await desk.signOut();
  await desk.signIn(await office.person('chief', '王芳', '--role', 'chief-representative', '--department', 'zhujian'), `/desk/inspections?open=${first}`);
  await desk.beside.getByLabel('检查结果', { exact: true }).fill('燃气管道合格，');
  await desk.row(second).getByRole('link').click();
  await expect(desk.beside.getByRole('heading', { level: 2 })).toHaveText(second);
  await desk.row(first).getByRole('link').click();
  const result = desk.beside.getByLabel('检查结果', { exact: true });
  await expect(result).toHaveValue('燃气管道合格，');
  await result.fill('燃气管道合格，灶具要换一台。');
  await desk.button('登记结果').click();
  await expect(desk.beside).toContainText('结果登记好了');
  await expect(desk.beside.locator('.facts-list')).toContainText('灶具要换一台');
  await app.axe();
});

for (const [lang, scheme, width] of [
  ['zh', 'light', 640],
  ['en', 'dark', 640],
  ['zh', 'dark', 320],
  ['en', 'light', 320],
]) {
  test(`projects, inspections and reports fit and are audited, ${lang}, ${scheme}, ${width}`, async ({ app, page, office, desk }) => {
    const keeper = await Clerk.of(office.own, 'xzsp');
    const number = `GC2026-${width}${lang === 'zh' ? 1 : 2}`;
    await keeper.keep(sample('GC2026-003', CASES, number));
    const houses = await Clerk.of(office.own, 'zhujian');
    const visit = { department: 'zhujian', enterprise: '9134ZZ00QS00009903', applicant_label: '某粮食储备有限公司', kind: 'special', date: today(), departments: '住建、消防、市场监管', type: '燃气使用安全检查' };
    const { code } = (await houses.file(visit)).inspection;
    const report = { what: 'other_body', day: today(), department: 'zhujian' };
    await fetch(`${office.address}/api/v1/inspections/${code}/reports`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': `story-report-${width}-${lang}` }, body: JSON.stringify(report) });
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: width === 640 ? 450 : 640 });
    await page.evaluate((lang) => localStorage.setItem('mingbai.lang', lang), lang);
    const shot = async (name, shown) => {
      await expect(shown).toBeVisible();
      await expect(page.locator('.skel')).toHaveCount(0);
      await app.fits();
      await app.axe();
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${width}-${lang}-${scheme}-${name}.png`, fullPage: true });
    };
    for (const [name, to, shown] of [
      ['projects', '/desk/projects?stepped_up=true', desk.row(number)],
      ['project', `/desk/projects?open=${number}`, page.locator('.plan')],
      ['inspections', '/desk/inspections', desk.row(code)],
      ['inspection', `/desk/inspections?open=${code}`, desk.beside.locator('.facts-list')],
      ['reports', '/desk/inspection-reports', desk.row(code).first()],
      ['look', '/desk/supervision', page.locator('.look b').first()],
    ]) {
      await page.goto(to);
      await shot(name, shown);
    }
    // Whoever keeps and files fills in forms.
    await desk.page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => localStorage.setItem('mingbai.lang', 'zh'));
    await page.reload();
    await desk.signOut();
    const person = await office.person('agent', '代办员', '--role', 'chief-representative', '--department', 'xzsp');
    await desk.signIn(person, '/desk/projects');
    await page.evaluate((lang) => localStorage.setItem('mingbai.lang', lang), lang);
    await page.setViewportSize({ width, height: width === 640 ? 450 : 640 });
    for (const [name, to, shown] of [
      ['project-kept', `/desk/projects?open=${number}`, page.locator('.plan')],
      ['new-project', '/desk/projects?open=%2B', desk.beside.locator('form .boxes').first()],
      ['filing', '/desk/inspections?open=%2B', desk.beside.locator('form')],
    ]) {
      await page.goto(to);
      await shot(name, shown);
    }
  });
}
