// A complaint officer's day, with the phone of somebody who complains beside it: what one does the other sees, and
// nobody between them reads it. At its end a publisher releases what everybody may know.
import { Elsewhere, LARGE, expect, test as base } from '../harness/complaint-desk.js';
import { started } from '../harness/story.js';
import { Complaints } from '../pages/complaints.js';
import { zhDesk as zh } from '../pages/desk-words.js';

const WHAT = '周四下午在 D05 窗口排了两个小时，一直没有人来。';
const SUMMARY = '窗口无人值守两小时，已经补派人员，并向来办事的人道歉。';

/** Deriving a key takes its time, on purpose. */
const WORK = { timeout: 60_000 };

const test = base.extend({
  /** The phone of somebody who complains. */
  phone: async ({ office, browser }, use) => {
    const small = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, serviceWorkers: 'block' };
    const context = await browser.newContext({ ...small, baseURL: office.address, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    const open = async (path) => page.goto(path).then(() => started(page));
    await use(new Complaints({ page, open }));
    await context.close();
  },
});

test.use(LARGE);
test.setTimeout(300_000);

/** Looks again on the phone, and waits for the answer. */
async function again(phone) {
  const answer = phone.page.waitForResponse((answer) => answer.url().endsWith('/complaints/lookup'));
  await phone.again.click();
  await answer;
}

test('read, shared between departments, taken up, asked back, extended, answered, rated; a summary is released by somebody else', async ({ app, page, desk, office, browser, held, officer, reporter, phone }) => {
  // Another one came first.
  await reporter.complain({ what: '多收了一份材料。', category: 'extra_materials', routing: { window: 'D06' } });
  await phone.app.open('/complaints/new?window=D05');
  const code = await phone.complain(WHAT);
  await expect(phone.heading).toContainText('寄到了', WORK);
  await phone.app.open(`/complaints/open#${code}`);
  await expect(phone.heading).toContainText('收到了', WORK);

  await desk.signIn(officer);
  await expect(desk.heading).toHaveText(zh.complaints);
  await desk.unlock(held.passphrase);
  await expect(desk.main).toContainText(zh.unlocked, WORK);
  // What is due first stands first: once it is taken up, the one that came first goes below.
  await desk.look('D06');
  await desk.takeUp();
  const place = async (words) => (await desk.rows.allInnerTexts()).findIndex((text) => text.includes(words));
  await expect.poll(async () => (await place('D05')) < (await place('D06'))).toBe(true);
  await desk.beside.getByRole('link', { name: '关上' }).click();
  // Whoever comes back goes on where they were.
  await expect(desk.row('D06').getByRole('link')).toBeFocused();

  await desk.look('D05');
  await expect(desk.said.first()).toContainText(WHAT, WORK);
  await app.axe();
  await desk.beside.getByText('确定涉及的部门').click();
  for (const ticked of await desk.beside.getByRole('checkbox', { checked: true }).all()) await ticked.uncheck();
  for (const name of [/市场监督管理局/, /住房和城乡建设局/]) await desk.beside.getByRole('checkbox', { name }).check();
  await desk.button('确定部门').click();
  await expect(desk.beside.locator('.facts')).toContainText('联办');
  await again(phone);
  await expect(phone.main).toContainText('几个部门一起办');
  await expect(phone.talk.last()).toContainText(/定了由谁办：.*市场监督管理局/);

  await desk.takeUp();
  await again(phone);
  await expect(phone.heading).toHaveText(/^正在办，.*前答复$/);
  await desk.write('请问是几点到几点？');
  await expect(desk.beside).toContainText('回复发出了。');
  await again(phone);
  await expect(phone.talk.last()).toContainText('请问是几点到几点？');
  // The answer comes with the receipt alone, from wherever.
  await phone.app.open('/complaints/open');
  await phone.typed.fill(code);
  await phone.open.click();
  await expect(phone.talk.last()).toContainText('请问是几点到几点？', WORK);
  await phone.add.fill('三点到五点。');
  await phone.addSend.click();
  await expect(phone.talk.last()).toContainText('三点到五点。', WORK);

  await desk.beside.getByRole('link', { name: '关上' }).click();
  await expect(desk.row('D05')).toBeVisible();
  await desk.look('D05');
  await expect(desk.said.last()).toContainText('三点到五点。', WORK);
  await desk.write('要调看监控，请再等几天。', '延长 10 个工作日');
  await expect(desk.beside).toContainText('时限延长了');
  await again(phone);
  await expect(phone.main).toContainText('一共 15 个工作日');
  await expect(phone.main).toContainText('为什么要更久');
  await expect(phone.main).toContainText('要调看监控，请再等几天。');
  await desk.write('查清了：当班的人擅自离岗，已经调离，向您道歉。', '最终答复，办结');
  await expect(desk.beside).toContainText('投诉办结');
  await app.axe();
  await again(phone);
  await expect(phone.heading).toHaveText('答复了');
  await expect(phone.talk.last()).toContainText('已经调离，向您道歉');
  await phone.main.locator('#rate').getByText('满意', { exact: true }).click();
  await phone.main.getByRole('button', { name: '打分' }).click();
  await expect(phone.talk.last()).toContainText('您打了分：满意');

  // That it was rated has not come here yet: the desk says so, and what is written waits.
  app.expectTrouble(/409/);
  await desk.summaryText.fill(SUMMARY);
  await desk.button('交去审核').click();
  await expect(desk.summary).toContainText('可能别人刚改过');
  await desk.main.getByRole('link', { name: '已办结', exact: true }).click();
  await desk.look('D05');
  await expect(desk.beside).toContainText('投诉人评价办理：4 分');
  await expect(desk.summaryText).toHaveValue(SUMMARY);
  await desk.button('交去审核').click();
  await expect(desk.beside).toContainText('等另一个人审核公开');
  const published = async () => (await fetch(`${office.address}/api/v1/complaints/summaries`)).text();
  expect(await published()).not.toContain(SUMMARY);
  const publisher = await office.person('publisher', '刘洋', '--role', 'publisher');
  const there = await Elsewhere.open(office, browser, publisher, '/desk/summaries');
  const one = there.desk.main.locator('li').filter({ hasText: SUMMARY });
  await one.getByRole('button', { name: '公开', exact: true }).click();
  await one.getByRole('button', { name: '公开这条摘要' }).click();
  await expect(there.desk.main).toContainText('摘要公开了。');
  await there.close();
  expect(await published()).toContain(SUMMARY);
  await again(phone);
  await expect(phone.main).toContainText(SUMMARY);
  await page.reload();
  await expect(desk.beside).toContainText('已经公开');
  // What was sealed is nowhere else.
  for (const secret of ['两个小时', '三点到五点', '擅自离岗', code, held.passphrase]) {
    expect(office.own.held().includes(secret), secret).toBe(false);
    expect(office.own.logged(), secret).not.toContain(secret);
  }
});
