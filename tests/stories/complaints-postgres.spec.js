// A complaint's whole way where the server keeps everything on PostgreSQL: from the phone to the desk and back,
// with the clock that steps in where nobody does (R10).
import { Elsewhere, expect, test } from '../harness/complaint-desk.js';
import { photo } from '../harness/photo.js';
import { Complaints } from '../pages/complaints.js';

const WHAT = '在 A03 窗口等了一上午，没有人理。';

test.use({ engine: 'PostgreSQL' });
test.setTimeout(240_000);

test('complained on a phone, late, stepped up by the clock, answered at the desk, asked back, rated', async ({ app, page, office, held, officer, bureau, browser }) => {
  const complaints = new Complaints(app);
  await app.open('/complaints/new?window=A03');
  await complaints.fill(WHAT);
  await complaints.files.setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo() });
  await expect(complaints.attached).toHaveCount(1);
  await complaints.next.click();
  const code = await complaints.giveBack();
  await expect(complaints.heading).toContainText('寄到了', { timeout: 60_000 });

  // Two weeks on nobody has taken it up. Whoever looks, it is with the supervision office, once.
  await office.own.complainedBefore(14);
  await expect.poll(async () => (await bureau.list())[0].stepped_up, { timeout: 90_000 }).toBe(true);
  await app.open(`/complaints/open#${code}`);
  await expect(complaints.heading).toContainText('晚了');
  await expect(complaints.talk.filter({ hasText: '效能办' })).toHaveCount(1);

  const there = await Elsewhere.open(office, browser, officer, '/desk/complaints');
  const { desk } = there;
  await desk.unlock(held.passphrase);
  await desk.opened();
  const row = desk.row('A03');
  await expect(row).toContainText(/逾期 \d+ 个工作日/);
  await expect(row).toContainText('已转效能办');
  await desk.look('A03');
  await expect(desk.said.first()).toContainText(WHAT, { timeout: 60_000 });
  await expect(desk.beside.locator('.files img')).toBeVisible();
  await expect(desk.beside.locator('.facts')).toContainText('逾期');
  await expect(desk.course.filter({ hasText: '没按时受理，自动转效能办' })).toHaveCount(1);
  await desk.takeUp();
  await desk.write('对不起，让您久等了。请问是哪一天？');
  await expect(desk.beside).toContainText('回复发出了。');

  await complaints.again.click();
  await expect(complaints.talk.last()).toContainText('请问是哪一天？');
  await complaints.add.fill('上周四。');
  await complaints.main.getByRole('button', { name: '锁好，寄出' }).click();
  await expect(complaints.talk.last()).toContainText('上周四。');
  await desk.beside.getByRole('link', { name: '关上' }).click();
  await expect(desk.row('A03')).toContainText('等您回复');
  await desk.look('A03');
  await expect(desk.said.last()).toContainText('上周四。');
  await desk.write('查清了，当班的人没有请假就离开，已经处理。', '最终答复，办结');
  await expect(desk.beside).toContainText('投诉办结');
  await complaints.again.click();
  await expect(complaints.heading).toHaveText('答复了');
  await expect(complaints.talk.filter({ hasText: '已经处理' })).toBeVisible();
  await complaints.main.locator('#rate').getByText('满意', { exact: true }).click();
  await complaints.main.getByRole('button', { name: '打分' }).click();
  await expect(complaints.talk.last()).toContainText('您打了分：满意');
  await there.close();
});
