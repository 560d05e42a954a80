// A complaint from the hall to its answer: sealed on the phone, offline first, answered by an office that alone
// can read it. The county has a server, keys and people of its own, and the clock is the real one.
import { ComplaintOffice } from '../harness/complaint-office.js';
import { expect, test as base } from '../harness/own-county.js';
import { Complaints } from '../pages/complaints.js';
import { photo } from '../harness/photo.js';

const WHAT = '周四下午在 A03 窗口排了两个小时，一直没有人来。';

const test = base.extend({
  now: [null, { option: true }],
  // Deriving keys takes its time, on purpose.
  bureau: async ({ own, county, browser }, use) => {
    const bureau = await ComplaintOffice.of(own, county, browser);
    await use(bureau);
    await bureau.close();
  },
});

test.slow();

/** Everything that leaves the phone. */
function watched(context) {
  const sent = [];
  context.on('request', (request) => sent.push(request));
  return sent;
}

test('complain with a photo, offline first; read by the office alone, answered, asked back, rated, reopened', async ({ app, page, context, bureau, own, browser }) => {
  app.expectTrouble(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const complaints = new Complaints(app);
  const sent = watched(context);
  await app.open('/complaints/new?window=A03');
  await complaints.fill(WHAT);
  await complaints.files.setInputFiles({ name: 'IMG_2041.jpg', mimeType: 'image/jpeg', buffer: photo() });
  await expect(complaints.attached).toContainText('去掉了：拍摄地点、手机型号、作者、时间');
  await complaints.wish.fill('请向排队的人道歉。');
  await complaints.next.click();
  await expect(complaints.heading).toHaveText('收好这个回执码');
  await expect(complaints.heading).toBeFocused();
  await complaints.retype.fill('!!');
  await expect(complaints.hint).toContainText('不对');
  await app.axe();
  await expect(complaints.locked).toBeVisible();
  await context.setOffline(true);
  const code = await complaints.giveBack();
  await expect(complaints.heading).toHaveText('锁好了，还没寄出');
  await context.setOffline(false);
  await expect(complaints.heading).toContainText('寄到了');
  await expect(complaints.main.locator('.clock')).toBeVisible();
  await expect(complaints.main.locator('table.days')).toBeVisible();
  await app.axe();
  await expect(page).toHaveURL('/complaints/new?window=A03');
  for (const request of sent) {
    const said = request.url() + (request.postData() ?? '');
    for (const secret of ['两个小时', '道歉', code, code.match(/.{4}/g).join('-'), 'IMG_2041', 'SN-0042']) expect(said).not.toContain(secret);
    if (request.method() === 'POST') expect((await request.allHeaders()).cookie).toBeUndefined();
  }
  const left = Buffer.concat([own.held(), Buffer.from(own.logged())]);
  for (const secret of ['两个小时', '道歉', code, 'SN-0042', 'Phone 9', '127.0.0.1', 'Mozilla']) expect(left.includes(secret), secret).toBe(false);

  const [listed] = await bureau.list();
  const { said } = await bureau.read(listed.id);
  expect(said[0].content).toMatchObject({ what: WHAT, wish: '请向排队的人道歉。' });
  expect(said[0].files.map(({ media_type }) => media_type)).toEqual(['image/jpeg']);
  await bureau.takeUp(listed.id);
  await bureau.write(listed.id, '请问是几号窗口的哪个时段？');

  // On another phone, with the receipt alone.
  const other = await browser.newContext({ baseURL: own.address, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, serviceWorkers: 'block' });
  const there = await other.newPage();
  const thread = new Complaints({ ...app, page: there });
  await there.goto(`/complaints/open#${code}`);
  await expect(thread.heading).toContainText('正在办');
  await expect(there).toHaveURL('/complaints/open');
  await expect(thread.talk).toHaveCount(3);
  await expect(thread.talk.nth(0)).toContainText(WHAT);
  await expect(thread.talk.nth(0).locator('img')).toBeVisible();
  await expect(thread.talk.nth(1)).toContainText('受理了');
  await expect(thread.talk.nth(2)).toContainText('请问是几号窗口的哪个时段？');
  await expect(thread.main).toContainText('办完 365 天后全部删掉');
  await thread.add.fill('三点到五点。');
  await thread.main.getByRole('button', { name: '锁好，寄出' }).click();
  await expect(thread.talk.nth(3)).toContainText('三点到五点。');
  await bureau.write(listed.id, '查清了，当班的人已经调离。', 'conclusion');
  await thread.again.click();
  await expect(thread.heading).toHaveText('答复了');
  await expect(thread.talk.last()).toContainText('当班的人已经调离');
  await thread.main.locator('#rate').getByText('满意', { exact: true }).click();
  await thread.main.getByRole('button', { name: '打分' }).click();
  await expect(thread.talk.last()).toContainText('您打了分：满意');
  await thread.reopen.fill('还没有人向排队的人道歉。');
  await thread.main.getByRole('button', { name: '要求重办' }).click();
  await expect(thread.heading).toContainText('正在重办');
  await expect(thread.reopen).toHaveCount(0);
  await thread.main.getByRole('button', { name: '撤回投诉' }).click();
  await thread.main.getByRole('button', { name: '不撤回' }).click();
  await thread.main.getByRole('button', { name: '撤回投诉' }).click();
  await thread.main.getByRole('button', { name: '撤回', exact: true }).click();
  await expect(thread.heading).toHaveText('您撤回了');
  expect(await there.evaluate(() => [Object.keys(localStorage), document.cookie])).toEqual([[], '']);
  await other.close();
});

test('without a network it is sealed and kept, and sent once when there is one', async ({ app, page, context, bureau }) => {
  app.expectTrouble(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const complaints = new Complaints(app);
  await app.open('/complaints/new');
  await complaints.fill(WHAT);
  await complaints.next.click();
  await expect(complaints.locked).toBeVisible();
  await context.setOffline(true);
  const code = await complaints.giveBack();
  await expect(complaints.heading).toHaveText('锁好了，还没寄出');
  await app.axe();
  // What it keeps, and how: complaints-kept.spec.js.
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  expect(await bureau.list()).toEqual([]);
  // By itself, as soon as there is a network.
  await context.setOffline(false);
  await expect(complaints.heading).toContainText('寄到了');
  expect(await page.evaluate(async () => [Object.keys(localStorage), await indexedDB.databases()])).toEqual([[], []]);
  await app.open('/complaints');
  await expect(complaints.start).toBeVisible();
  await expect(complaints.waiting).toHaveCount(0);
  expect(await bureau.list()).toHaveLength(1);
  await complaints.read.click();
  await complaints.typed.fill(code);
  await complaints.open.click();
  await expect(complaints.heading).toContainText('收到了');
});

test('an answer that is lost on the way is asked for again, and counts once', async ({ app, page, bureau }) => {
  app.expectTrouble(/ERR_CONNECTION_RESET|ERR_FAILED/);
  const complaints = new Complaints(app);
  let lost = true;
  await page.route('**/api/v1/complaints', async (route) => {
    const response = await route.fetch();
    if (lost) return route.abort('connectionreset');
    return route.fulfill({ response });
  });
  await app.open('/complaints/new');
  await complaints.complain(WHAT);
  await expect(complaints.heading).toHaveText('锁好了，还没寄出');
  lost = false;
  await complaints.main.getByRole('button', { name: '再寄一次' }).click();
  await expect(complaints.heading).toContainText('寄到了');
  expect(await bureau.list()).toHaveLength(1);
});

test('what is added later has pictures too, waits for the network, and counts once', async ({ app, page, context, bureau }) => {
  app.expectTrouble(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_CONNECTION_RESET/);
  const complaints = new Complaints(app);
  await app.open('/complaints/new');
  await complaints.complain(WHAT);
  await expect(complaints.heading).toContainText('寄到了');
  await complaints.main.getByRole('link', { name: '打开这份投诉' }).click();
  await expect(complaints.heading).toContainText('收到了');
  await complaints.addSend.click();
  await expect(complaints.add).toBeFocused();
  await expect(complaints.add).toHaveAttribute('aria-invalid', 'true');
  await complaints.add.fill('照片在这里。');
  await complaints.files.setInputFiles({ name: 'IMG_2041.jpg', mimeType: 'image/jpeg', buffer: photo() });
  await expect(complaints.attached).toContainText('去掉了：拍摄地点、手机型号、作者、时间');
  await app.axe();

  // Leaving asks first, and looking again takes nothing away.
  await complaints.footer.getByRole('link', { name: '关于' }).click();
  await expect(complaints.going).toBeFocused();
  await expect(complaints.going).toContainText('写的字、加的图片和录音就都没了');
  await complaints.going.getByRole('button', { name: '接着写' }).click();
  await complaints.again.click();
  await expect(complaints.main).toContainText('没有变化');
  await expect(complaints.add).toHaveValue('照片在这里。');
  await expect(complaints.attached).toHaveCount(1);

  await context.setOffline(true);
  await complaints.addSend.click();
  await expect(complaints.main.getByRole('alert')).toContainText('您写的还在，连上网再寄。');
  await context.setOffline(false);
  await expect(complaints.add).toHaveValue('照片在这里。');
  // It arrives, and its answer does not: sent again, it is the same.
  let lost = true;
  await page.route('**/api/v1/complaints/messages', async (route) => {
    const response = await route.fetch();
    return lost ? route.abort('connectionreset') : route.fulfill({ response });
  });
  await complaints.addSend.click();
  await expect(complaints.main.getByRole('alert')).toContainText('没连上网');
  lost = false;
  await complaints.addSend.click();
  await expect(complaints.talk).toHaveCount(2);
  await expect(complaints.talk.last()).toContainText('照片在这里。');
  const picture = complaints.talk.last().locator('img');
  await expect.poll(() => picture.evaluate((img) => img.naturalWidth)).toBeGreaterThan(0);
  await expect(complaints.add).toHaveValue('');
  await expect(complaints.attached).toHaveCount(0);
  await app.axe();
  await complaints.footer.getByRole('link', { name: '关于' }).click();
  await expect(page).toHaveURL('/about');

  const [listed] = await bureau.list();
  const { said } = await bureau.read(listed.id);
  expect(said.map(({ content }) => content.what ?? content.text)).toEqual([WHAT, '照片在这里。']);
  expect(said[1].files.map(({ media_type }) => media_type)).toEqual(['image/jpeg']);
});

test('wrong, mistyped and shortened receipts are told apart before and after asking', async ({ app, page, bureau }) => {
  app.expectTrouble(/404/);
  const complaints = new Complaints(app);
  const asked = [];
  page.on('request', (request) => request.url().endsWith('/complaints/lookup') && asked.push(request));
  await app.open('/complaints/open');
  const right = '7KQM4XTP9RWD2HJ';
  for (const [typed, words] of [['', '请填回执码'], [right, '您打了 15 个'], [`${right}UU`, '没有“U”'], [`${right}00`, '只有 16 个字符']]) {
    await complaints.typed.fill(typed);
    await complaints.open.click();
    await expect(complaints.typedFault).toContainText(words);
    await expect(complaints.typed).toBeFocused();
  }
  await app.axe();
  expect(asked).toEqual([]);
  // One of these fits its check character, and opens nothing.
  for (const last of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
    await complaints.typed.fill(right + last);
    await complaints.open.click();
    if (asked.length > 0 || (await complaints.typedFault.textContent()) === '') break;
    await expect(complaints.typedFault).toContainText('打错了');
  }
  await expect(complaints.trouble).toContainText('没有这个回执码的投诉');
  expect(asked).toHaveLength(1);
  await app.axe();
  expect(await bureau.list()).toEqual([]);
});

test('nothing is sealed to a key that the county has not signed', async ({ app, page, bureau }) => {
  const complaints = new Complaints(app);
  await page.route('**/api/v1/complaints/key', async (route) => {
    const response = await route.fetch();
    const keys = await response.json();
    keys.keys[0].valid_from = '2020-01-01';
    return route.fulfill({ response, json: keys });
  });
  await app.open('/complaints/new');
  await complaints.fill(WHAT);
  await complaints.next.click();
  await expect(complaints.main.locator('#c-sealing')).toContainText('不是本县签过的');
  await app.axe();
  await complaints.retype.fill((await complaints.receipt()).slice(-4));
  await expect(complaints.send).toHaveAttribute('aria-disabled', 'true');
  await complaints.send.click({ force: true });
  await complaints.main.getByRole('button', { name: '回去改' }).click();
  await expect(complaints.what).toHaveValue(WHAT);
  expect(await bureau.list()).toEqual([]);
});

test('a county without keys says so, and whom to call', async ({ app }) => {
  app.expectTrouble(/503/);
  const complaints = new Complaints(app);
  await app.open('/complaints/new');
  await complaints.fill(WHAT);
  await complaints.next.click();
  await expect(complaints.main.locator('#c-sealing')).toContainText('投诉中心还没有公钥');
  await expect(complaints.phones('12345').first()).toBeVisible();
});
