// A day at a window: applications are taken in, the slip is handed out, and each goes its whole way by the
// keyboard, while the citizen's phone beside it shows all of it by itself.
import { after, today } from '../harness/clerk.js';
import { BY_ITSELF, LARGE, expect, test } from '../harness/window-desk.js';
import { scan } from '../pages/qr.js';

test.use(LARGE);
test.setTimeout(240_000);

test('a clerk takes in, gives notice, accepts what comes, stops and starts the clock; the chief decides; the phone sees it', async ({ app, page, desk, office, chief, phone, beside }) => {
  const clerk = await office.clerk();
  await desk.signIn(clerk, '/desk/work');
  await expect(desk.heading).toHaveText('办件');
  await app.axe();
  // By the keyboard from here on.
  await desk.keys('n');
  await expect(desk.heading).toHaveText('收件');
  await desk.keys('/');
  await expect(desk.item).toBeFocused();
  // What people call it finds it, as it does for citizens; letters typed are letters.
  await page.keyboard.type('kaifandian');
  await expect(desk.finds.first()).toContainText('食品经营许可');
  await app.axe();
  await desk.keys('Enter');
  await expect(desk.main.getByRole('heading', { level: 2 })).toContainText('食品经营许可');
  await expect(desk.main.getByText('A03 窗口')).toBeVisible();
  for (const name of ['食品经营许可申请书', '食品安全规章制度目录清单', '食品安全管理人员信息']) {
    await desk.main.getByRole('checkbox', { name }).check();
  }
  await expect(desk.main.getByRole('radio', { name: '缺 1 样，当场一次性告知' })).toBeChecked();
  await app.axe();
  await desk.keys('Control+Enter');
  await expect(desk.heading).toHaveText('收好了');
  await expect(desk.heading).toBeFocused();
  await expect(desk.main).toContainText('一次性告知也发出了');
  await app.axe();
  const slip = await desk.slip();
  // What the phone scans opens it.
  expect(await scan(page.locator('.qr'))).toBe(`${office.address}${slip.link}`);
  const printed = page.context().waitForEvent('page');
  await desk.keys('p');
  const sheet = await printed;
  await expect(sheet.locator('article.slip-sheet')).toContainText(slip.number.slice(0, 10));
  expect(new URL(sheet.url()).hash).toBe('');
  await sheet.close();
  // A second sheet is the same, as long as the page is open.
  const again = page.context().waitForEvent('page');
  await desk.keys('p');
  await expect((await again).locator('article.slip-sheet')).toBeVisible();
  await (await again).close();
  const track = await phone(slip);
  await expect(track.heading).toHaveText(/^轮到您了：.*前补齐材料$/, BY_ITSELF);
  await expect(track.asked).toHaveCount(1);

  await desk.keys('o');
  await expect(desk.title).toContainText('食品经营许可');
  await expect(desk.title).toBeFocused();
  await expect(desk.facts).toContainText('等申请人补');
  // There is no second notice, and the page says so instead of offering it.
  expect(await desk.offered()).toEqual(['收到补的材料', '受理', '申请人撤回']);
  await expect(desk.beside.locator('.acting')).toContainText(/一次性告知.*已经发过，只能发一次/);
  await app.axe();
  await desk.act('m', async () => {
    await page.keyboard.press('Space');
    await app.axe();
  });
  await expect(desk.beside).toContainText('记下了。');
  await expect(track.heading).toHaveText(/^正在办，.*前出结果$/, BY_ITSELF);
  // With the last of it, it is accepted: that is only to be put on record.
  expect(await desk.offered()).toContain('登记受理');
  await desk.act('a');
  await expect(track.here).toContainText('登记受理', BY_ITSELF);

  await desk.keys('p');
  await expect(desk.actForm.getByRole('radio', { name: '看现场' })).toBeFocused();
  await expect(desk.actForm.getByRole('radio', { name: '看现场' })).toBeChecked();
  await desk.keys('Control+Enter');
  await expect(desk.summary).toBeFocused();
  await expect(desk.summary.getByRole('link')).toHaveText(['请填文书']);
  await app.axe();
  const document = desk.actForm.getByLabel('文书', { exact: true });
  await desk.summary.getByRole('link').click();
  await expect(document).toBeFocused();
  await page.keyboard.type('现场勘验通知书 2026 第 12 号 a d j');
  await expect(document).toHaveValue('现场勘验通知书 2026 第 12 号 a d j');
  await desk.keys('Control+Enter');
  await expect(desk.beside).toContainText('时钟停了。');
  await expect(desk.facts).toContainText('停着');
  await expect(track.heading).toHaveText('时钟停着：看现场', BY_ITSELF);
  expect(await desk.offered()).toEqual(['恢复计时', '请部门出意见', '开始一步', '申请人撤回']);
  await app.axe();
  await desk.act('r');
  await expect(track.heading).toHaveText(/^正在办，.*前出结果$/, BY_ITSELF);
  // To decide is not the clerk's.
  expect(await desk.offered()).not.toContain('作决定');

  const decides = await beside(chief, `/desk/work?open=${slip.number}`);
  await decides.begin('d');
  await expect(decides.actForm).toBeVisible();
  await decides.actForm.getByRole('radio', { name: '不予' }).check();
  await decides.keys('Control+Enter');
  await expect(decides.summary.getByRole('link')).toHaveText(['请写理由']);
  await decides.actForm.getByRole('radio', { name: '准予' }).check();
  await decides.keys('Control+Enter');
  await expect(decides.beside).toContainText('决定了。');
  await expect(track.heading).toHaveText(/^办好了，.*前把结果给您$/, BY_ITSELF);
  await decides.act('v');
  await expect(decides.facts).toContainText('已送达');
  await expect(decides.beside).toContainText('已经结束，不能再办什么了。');
  await expect(track.here).toContainText('结果给您了', BY_ITSELF);
  await expect(decides.course.first()).toContainText('首席代表');
  await decides.keys('Escape');
  await expect(decides.beside).toHaveCount(0);
  await decides.tabs.getByRole('link', { name: '已结束' }).click();
  await expect(decides.one(slip.number)).toContainText('已送达');
});

test('what is due first comes first; found by stage, number and keys', async ({ app, page, desk, chief, others }) => {
  const late = await others.accepted(daysAgo(20));
  const fresh = await others.takeIn();
  const stopped = await others.takeIn();
  await others.happens(stopped, 'accepted');
  await others.happens(stopped, 'paused', { exclusion: 'site_inspection', document: '现场勘验通知书' });
  await desk.signIn(chief, '/desk/work');
  await expect(desk.one(late.number)).toContainText(/超时 \d+ 天/);
  await expect(desk.one(fresh.number)).toContainText('还有 5 天');
  await expect(desk.one(stopped.number)).toContainText('时钟停着');
  await expect(desk.counts).toContainText(/超时 \d+/);
  const order = await desk.rows.evaluateAll((rows) => rows.map((row) => row.querySelector('.sub').textContent.replaceAll('-', '')));
  const places = [late, fresh, stopped].map(({ number }) => order.indexOf(number));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(places).not.toContain(-1);
  await app.axe();

  // From opening to acting: two keys, whichever is the first.
  await desk.keys('j');
  await expect(desk.rows.first().getByRole('link')).toBeFocused();
  await desk.keys('Enter');
  await expect(desk.title).toBeFocused();
  await expect(desk.facts).toBeVisible();
  const first = await desk.beside.locator('.file-top').innerText();
  await desk.keys('j');
  await expect(desk.beside.locator('.file-top')).not.toHaveText(first);
  await desk.keys('k');
  await expect(desk.beside.locator('.file-top')).toContainText(first.split('\n')[0].slice(0, 16));
  await desk.keys('Escape');
  await expect(desk.beside).toHaveCount(0);

  // Letters that are typed do nothing else.
  await desk.keys('/');
  await expect(desk.find).toBeFocused();
  await page.keyboard.type('n?jk');
  await expect(desk.find).toHaveValue('n?jk');
  await desk.keys('Enter');
  await expect(desk.main).toContainText('没有符合的');
  await desk.find.fill('');
  await desk.keys('Enter');
  await desk.tabs.getByRole('link', { name: /停着/ }).click();
  await expect(desk.one(stopped.number)).toBeVisible();
  await expect(desk.one(fresh.number)).toHaveCount(0);
  // A whole number opens it, whatever the list shows, and however it is written.
  await desk.find.fill(fresh.number.toLowerCase());
  await desk.keys('Enter');
  await expect(desk.beside.locator('.file-top')).toContainText(fresh.number.slice(0, 10));
  await expect(desk.facts).toContainText('待受理');

  // The keys are shown, and can be switched off.
  await desk.title.focus();
  await desk.keys('?');
  await expect(desk.sheet).toBeVisible();
  await app.axe();
  await desk.sheet.getByRole('checkbox').uncheck();
  await desk.sheet.getByRole('heading', { level: 2 }).focus();
  await desk.keys('a');
  await expect(desk.actForm).toHaveCount(0);
  await desk.sheet.getByRole('checkbox').check();
  await desk.sheet.getByRole('heading', { level: 2 }).focus();
  await desk.keys('a');
  await expect(desk.actForm).toBeVisible();
});

/** A moment some days ago, as the API takes it. */
function daysAgo(days) {
  return new Date(Date.now() - days * 86_400_000).toISOString().replace('Z', '+00:00');
}

test('opinions of other departments: asked for here, given there, by whoever stays away none is needed', async ({ app, page, desk, office, chief, others, beside, phone }) => {
  const slip = await others.takeIn();
  await others.happens(slip, 'accepted');
  const track = await phone(slip);
  await desk.signIn(chief, `/desk/work?open=${slip.number}`);
  await desk.begin('o');
  await desk.keys('Control+Enter');
  await expect(desk.summary.getByRole('link')).toHaveCount(3);
  await app.axe();
  await desk.actForm.getByRole('radio', { name: '审查' }).check();
  await desk.actForm.getByLabel('哪个部门').selectOption('xiaofang');
  await desk.actForm.getByLabel('几个工作日内').fill('2');
  await desk.actForm.getByRole('radio', { name: /联审/ }).check();
  await desk.keys('Control+Enter');
  await expect(desk.beside).toContainText('请出去了');
  await expect(desk.course.first()).toContainText('出意见：审查');

  const fire = await office.person('fire', '孙立', '--role', 'chief-representative', '--department', 'xiaofang');
  const adviser = await beside(fire);
  await expect(adviser.one(slip.number)).toBeVisible();
  await adviser.one(slip.number).getByRole('link').click();
  // An opinion is all that is theirs to give.
  await expect(adviser.acts).toHaveCount(1);
  await adviser.begin('e');
  await expect(adviser.actForm.getByRole('radio', { name: /缺席/ })).toHaveCount(0);
  await adviser.actForm.getByRole('radio', { name: /不同意/ }).check();
  await adviser.actForm.getByLabel(/说明/).fill('疏散通道不足');
  await adviser.keys('Control+Enter');
  await expect(adviser.beside).toContainText('记下了。');
  await expect(adviser.course.first()).toContainText('不同意');
  await expect(adviser.beside).toContainText('现在没有您能办的');
  await expect(track.course.filter({ hasText: '疏散通道不足' })).toHaveCount(1, BY_ITSELF);
  await page.reload();
  await expect(desk.course.first()).toContainText('疏散通道不足');
});

test('who is late says why, and everybody reads it', async ({ app, desk, office, others, phone }) => {
  const slip = await others.accepted(daysAgo(20));
  const clerk = await office.clerk();
  await desk.signIn(clerk, `/desk/work?open=${slip.number}`);
  await expect(desk.beside).toContainText('还没说明原因');
  await desk.acts.first().waitFor();
  await app.axe();
  await desk.begin('y');
  await expect(desk.actForm).toContainText('会公开');
  const reason = desk.actForm.getByLabel('原因', { exact: true });
  for (const [typed, said] of [['忙', '再写清楚一点，至少 6 个字'], ['申请人电话 13800138000 打不通', '不要写电话、证件号、编号']]) {
    await reason.fill(typed);
    await desk.keys('Control+Enter');
    await expect(desk.summary.getByRole('link')).toHaveText([said]);
  }
  await reason.fill('经办人员病假，已改由他人接办');
  await desk.keys('Control+Enter');
  await expect(desk.beside).toContainText('原因公开了。');
  await expect(desk.beside.locator('.overtime')).toContainText('公开的原因：经办人员病假');
  const track = await phone(slip);
  await expect(track.main).toContainText('经办人员病假，已改由他人接办');
  // What ran out stands in the ledger of its month: of this one, or of the one before.
  const months = [0, -20].map((days) => after(today(), days).slice(0, 7));
  const ledgers = await Promise.all(months.map(async (month) => (await fetch(`${office.address}/api/v1/overtime?month=${month}`)).text()));
  expect(ledgers.join()).toContain('经办人员病假，已改由他人接办');
});
