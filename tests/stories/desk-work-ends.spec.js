// Ways that an application goes besides being granted: each is recorded at the desk by the keyboard and seen on the
// citizen's phone, which asks by itself.
import { BY_ITSELF, LARGE, expect, test } from '../harness/window-desk.js';

test.use(LARGE);
test.setTimeout(180_000);

test('a refusal has reasons, which the phone reads', async ({ app, page, desk, office, others, phone }) => {
  const slip = await others.takeIn();
  const track = await phone(slip);
  await expect(track.heading).toHaveText(/^收到了/);
  await desk.signIn(await office.clerk(), `/desk/work?open=${slip.number}`);
  await desk.begin('x');
  await desk.keys('Control+Enter');
  await expect(desk.summary.getByRole('link')).toHaveText(['请写理由']);
  await desk.actForm.getByLabel('理由').focus();
  await page.keyboard.type('这种经营只要备案，请到 A05 窗口。');
  await desk.keys('Control+Enter');
  await expect(desk.beside).toContainText('记下了：不予受理。');
  await expect(desk.beside).toContainText('已经结束，不能再办什么了。');
  await app.axe();
  await expect(track.heading).toHaveText('没有受理', BY_ITSELF);
  await expect(track.main).toContainText('这种经营只要备案，请到 A05 窗口。');
});

test('a step of one’s own is begun and ended; the phone sees who has the pen, and that it is done', async ({ app, desk, chief, others, phone }) => {
  const slip = await others.takeIn();
  await others.happens(slip, 'accepted');
  const track = await phone(slip);
  await expect(track.heading).toHaveText(/^正在办/);
  await desk.signIn(chief, `/desk/work?open=${slip.number}`);
  await desk.begin('b');
  await desk.keys('Control+Enter');
  await expect(desk.summary.getByRole('link')).toHaveText(['请选哪一步']);
  await desk.actForm.getByRole('radio', { name: '审查' }).focus();
  await desk.keys('Space', 'Control+Enter');
  await expect(desk.beside).toContainText('开始了。');
  await expect(desk.course.first()).toContainText('开始：');
  await expect(track.here).toContainText('进行中', BY_ITSELF);
  await expect(track.turn).toContainText('正在审查');
  await desk.begin('e');
  await desk.keys('Control+Enter');
  await expect(desk.summary.getByRole('link')).toHaveText(['请选结果']);
  await desk.actForm.getByRole('radio', { name: '办完了，没有问题' }).focus();
  await desk.keys('Space', 'Control+Enter');
  await expect(desk.beside).toContainText('记下了。');
  await expect(desk.course.first()).toContainText('办完：审查');
  await app.axe();
  await expect(track.course.filter({ hasText: '审查' }).filter({ hasText: '办完了' }).first()).toBeVisible(BY_ITSELF);
});

test('a department that stays away from a joint review has consented, and the phone says so', async ({ app, desk, chief, others, phone }) => {
  const slip = await others.takeIn();
  await others.happens(slip, 'accepted');
  await others.happens(slip, 'step_started', { step: '审查', department: 'xiaofang', handling: 'joint', working_days: 2 });
  const track = await phone(slip);
  await expect(track.turn).toContainText('到期不说，就算同意');
  await desk.signIn(chief, `/desk/work?open=${slip.number}`);
  await desk.begin('e');
  await desk.actForm.getByRole('radio', { name: '没有来，缺席算同意' }).focus();
  await desk.keys('Space', 'Control+Enter');
  await expect(desk.beside).toContainText('记下了。');
  await expect(desk.course.first()).toContainText('缺席，视为同意：审查');
  await app.axe();
  await expect(track.course.filter({ hasText: '没有到场，算同意' }).first()).toContainText('消防', BY_ITSELF);
});

test('what the applicant takes back is at its end at once, on the phone too', async ({ app, desk, office, others, phone }) => {
  const slip = await others.takeIn();
  const track = await phone(slip);
  await desk.signIn(await office.clerk(), `/desk/work?open=${slip.number}`);
  await desk.begin('w');
  await expect(desk.actForm).toContainText('撤回以后不能恢复');
  await app.axe();
  await desk.keys('Control+Enter');
  await expect(desk.beside).toContainText('撤回了。');
  await expect(desk.facts).toContainText('已撤回');
  await expect(track.heading).toHaveText('您撤回了这件', BY_ITSELF);
  await expect(track.here).toContainText('您撤回了申请');
});
