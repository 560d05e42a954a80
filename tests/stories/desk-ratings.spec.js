// Bad ratings (R11): a window gets them in batches, answers, and puts things right; whoever rated sees it on the phone.
// The supervision office sets one aside, and gets what is late. On PostgreSQL, whose days a story can move.
import { LARGE, expect, test } from '../harness/rating-desk.js';

test.use({ ...LARGE, engine: 'PostgreSQL' });
test.setTimeout(420_000);

const CHIEF = ['--role', 'chief-representative', '--department', 'scjg'];

/** The clock of the server looks every few seconds. */
const BY_ITSELF = { timeout: 60_000 };

/** Five people rate a window badly on one day of another month; the link of the one with its own reason. */
async function five(visitor, window, reason, comment) {
  for (let others = 0; others < 4; others += 1) {
    await visitor.scan(`/r/${window}`);
    await visitor.says(2, '系统卡顿');
  }
  await visitor.scan(`/r/${window}`);
  await visitor.says(2, reason, comment);
  return visitor.link();
}

/** Looks at the page again until it shows so many rows of a window. */
async function rows(page, desk, window, count) {
  await expect(async () => {
    await page.reload();
    await expect(page.locator('.skel')).toHaveCount(0);
    await expect(desk.row(window)).toHaveCount(count, { timeout: 1_000 });
  }).toPass(BY_ITSELF);
}

/** What whoever rated sees, in a tab of its own. */
async function follow(visitor, link) {
  await visitor.page.goto('about:blank');
  await visitor.page.goto(link);
  await visitor.page.locator('html[data-app]').waitFor({ state: 'attached' });
}

test('a window gets bad ratings in a batch, answers one and puts it right; whoever rated reads it and rates once more', async ({ app, page, office, desk, visitor }) => {
  const link = await five(visitor, 'A03', '来回跑', '跑了三趟。');
  await follow(visitor, link);
  await expect(visitor.rate.heading).toHaveText('还在督办的人手里');
  await desk.signIn(await office.person('chief', '王芳', ...CHIEF), '/desk/ratings');
  // Nobody at the window learns that there is one before there are others.
  await expect(desk.main).toContainText('没有要整改的差评。');
  await expect(desk.main).toContainText('看不出是谁评的');
  await app.axe();
  await office.own.ratedBefore(40);
  await rows(page, desk, 'A03', 5);
  await expect(desk.row('来回跑')).toContainText('等窗口答复');
  await desk.look('来回跑');
  // Neither the day nor how it was verified, and no comment that nobody has read.
  await expect(desk.beside).not.toContainText('跑了三趟');
  await expect(desk.beside).not.toContainText('海报');
  await app.axe();
  await desk.send.click();
  await expect(desk.summary).toContainText('请写内容');
  await expect(desk.summary).toBeFocused();
  await desk.write('请打 13800000000');
  await expect(desk.text).toHaveAccessibleDescription(/不能有电话/);
  await app.axe();
  await desk.write('让您来回跑，我们道歉。');
  await expect(desk.done.first()).toContainText('答复发出了');
  await follow(visitor, link);
  await expect(visitor.rate.heading).toContainText('窗口答复了');
  await expect(visitor.rate.main).toContainText('让您来回跑，我们道歉。');
  await desk.write('要和系统开发的单位一起改。', '情况复杂');
  await expect(desk.done.first()).toContainText('时限改好了');
  await expect(desk.beside.locator('.facts')).toContainText('长时限');
  await desk.write('清单改成一张，一次说清。', '整改结果');
  await expect(desk.done.first()).toContainText('整改结果公布了');
  await expect(desk.said).toHaveCount(3);
  await expect(desk.text).toHaveCount(0);
  await expect(desk.row('来回跑')).toHaveCount(0);
  await app.axe();
  await follow(visitor, link);
  await expect(visitor.rate.heading).toHaveText('改好了');
  await expect(visitor.rate.main).toContainText('清单改成一张，一次说清。');
  await expect(visitor.rate.main).toContainText('事情复杂');
  await visitor.rate.choose(4);
  await visitor.rate.main.getByRole('button', { name: '送出', exact: true }).click();
  await expect(visitor.rate.main).toContainText('您再评过了', { timeout: 30_000 });
  await page.reload();
  await expect(desk.beside).toContainText('整改后再评：满意');
  await desk.main.getByRole('link', { name: '已了结' }).click();
  await expect(desk.row('来回跑')).toContainText('整改完了');
});

test('supervisors set a mistaken one aside, once more asked, and the reason is published', async ({ app, page, office, desk, visitor }) => {
  const link = await five(visitor, 'A02', '材料要求不一致');
  await desk.signIn(await office.person('boss', '赵敏', '--role', 'supervisor'), '/desk/ratings');
  await expect(desk.row('材料要求不一致')).toContainText('还没交给窗口');
  await desk.look('材料要求不一致');
  await expect(desk.beside).toContainText('窗口还看不到它');
  await expect(desk.beside).toContainText('扫海报');
  // Supervisors do not answer for a window.
  await expect(desk.text).toHaveCount(0);
  await desk.button('搁置').click();
  await expect(desk.beside.locator('.ask')).toContainText('理由马上公开');
  await expect(desk.beside.locator('.ask')).toBeFocused();
  await app.axe();
  await desk.button('搁置并公开理由').click();
  await expect(desk.summary).toContainText('请写内容');
  await desk.reason.fill('评错了窗口，说的是别的县。');
  await desk.button('搁置并公开理由').click();
  await expect(desk.done.first()).toContainText('搁置了，理由已公开');
  await expect(desk.beside).toContainText('评错了窗口，说的是别的县。');
  await expect(desk.row('材料要求不一致')).toHaveCount(0);
  await app.axe();
  await follow(visitor, link);
  await expect(visitor.rate.heading).toHaveText('没有采纳');
  await expect(visitor.rate.main).toContainText('评错了窗口，说的是别的县。');
  await page.goto('/board');
  await expect(page.getByRole('main')).toBeVisible();
});

test('what a window does not answer in time steps up by itself, and is found by that', async ({ app, page, office, desk, visitor }) => {
  await five(visitor, 'A04', '态度冷淡');
  await office.own.ratedBefore(40);
  await desk.signIn(await office.person('boss', '赵敏', '--role', 'supervisor'), '/desk/ratings');
  await expect(async () => {
    await page.reload();
    await expect(desk.row('态度冷淡')).toContainText('等窗口答复', { timeout: 1_000 });
  }).toPass(BY_ITSELF);
  await desk.main.getByRole('link', { name: '逾期、升级的' }).click();
  await expect(desk.row('态度冷淡')).toHaveCount(0);
  await office.own.ratedBefore(6);
  await rows(page, desk, 'A04', 5);
  await expect(desk.row('态度冷淡')).toContainText('逾期');
  await expect(desk.row('态度冷淡')).toContainText('已转效能办');
  await app.axe();
  await desk.go('督办');
  await expect(desk.main.getByRole('link', { name: /逾期、升级的差评/ })).toContainText(/[1-9]\d* 件/);
});
