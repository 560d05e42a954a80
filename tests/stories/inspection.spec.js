// Somebody is at the door to inspect: is it filed? And reporting what should not be, without saying who does.
// The county has a server and people of its own, and the clock is the real one.
import { Clerk, after, today } from '../harness/clerk.js';
import { expect, test as base } from '../harness/own-county.js';
import { Inspection } from '../pages/inspection.js';
import { Settings } from '../pages/settings.js';

const test = base.extend({
  officer: async ({ own }, use) => use(await Clerk.of(own, 'zhujian')),
  now: [null, { option: true }],
});

/** A visit of tomorrow, or of today where it does not count. */
const visit = (more = {}) => ({
  department: 'zhujian',
  enterprise: '9134ZZ00QS00009901',
  applicant_label: '青山县某食品有限公司',
  kind: 'routine',
  date: after(today(), 1),
  departments: '县住房城乡建设局',
  type: '燃气使用安全检查',
  ...more,
});

const codeOf = (file) => file.inspection.code;

test('filed for today, filed for tomorrow, taken back, not filed', async ({ app, page, officer }) => {
  app.expectTrouble(/404/);
  const inspection = new Inspection(app);
  const now = codeOf(await officer.file(visit({ kind: 'special', date: today() })));
  await inspection.open(`/${now}`);
  await expect(inspection.heading).toHaveText('备过案，今天可以来查');
  await expect(inspection.facts).toContainText('县住房城乡建设局');
  await expect(inspection.facts).toContainText('燃气使用安全检查');
  await expect(inspection.facts).toContainText('青山县某食品有限公司');
  await expect(inspection.chosen).toHaveCount(0);
  await app.axe();

  const tomorrow = codeOf(await officer.file(visit()));
  await inspection.open('');
  await inspection.code.fill(` ${tomorrow.toLowerCase()} `);
  await inspection.lookUp.click();
  await expect(page).toHaveURL(`/inspections/${tomorrow}`);
  await expect(inspection.heading).toHaveText('备过案，但不是今天');
  await expect(inspection.heading).toBeFocused();
  await expect(inspection.facts).toContainText('当年第 1 次，一共备了 1 次，最多 2 次');
  await expect(inspection.chosen).toHaveValue('other_day');
  await app.axe();

  await officer.withdraw(tomorrow);
  await inspection.open(`/${tomorrow}`);
  await expect(inspection.heading).toHaveText('备案已经撤回，不能来查');
  await app.axe();

  await inspection.open('/JC20200101-001');
  await expect(inspection.heading).toHaveText('没有这次检查的备案');
  await expect(inspection.facts).toHaveCount(0);
  await expect(inspection.chosen).toHaveValue('not_filed');
  await app.axe();
  await inspection.language.click();
  await expect(inspection.heading).toHaveText('No such inspection is filed');
});

test('a mistyped code is told before anything is asked', async ({ app, page }) => {
  const inspection = new Inspection(app);
  await inspection.open('');
  let asked = 0;
  page.on('request', (request) => (asked += request.url().includes('/api/v1/inspections') ? 1 : 0));
  for (const [typed, words] of [['', '请填通知书上的编号'], ['JC2026_1', '只有字母、数字和横线'], ['通知书', '只有字母、数字和横线']]) {
    await inspection.code.fill(typed);
    await inspection.lookUp.click();
    await expect(inspection.fault).toContainText(words);
    await expect(inspection.code).toBeFocused();
  }
  await app.axe();
  expect(asked).toBe(0);
});

test('a report says what is wrong and nothing of who says so', async ({ app, page, context }) => {
  app.expectTrouble(/404/);
  const inspection = new Inspection(app);
  const sent = [];
  context.on('request', (request) => request.method() === 'POST' && sent.push(request));
  await inspection.open('/JC20200101-001');
  await expect(inspection.main).toContainText('不问您是谁');
  await inspection.reasons.filter({ hasText: '来的不是备案的部门' }).click();
  await inspection.days.getByText('更早').click();
  await inspection.send.click();
  await expect(inspection.days).toContainText('请填哪天来的');
  await app.axe();
  expect(sent).toEqual([]);
  await inspection.days.getByText('昨天').click();
  await inspection.body.selectOption({ label: '青山县住房和城乡建设局' }).catch(() => inspection.body.selectOption('zhujian'));
  await inspection.send.click();
  await expect(inspection.said).toContainText('收到了');
  await expect(inspection.said).toBeFocused();
  await expect(inspection.send).toHaveCount(0);
  await app.axe();
  expect(sent.map((request) => request.postDataJSON())).toEqual([{ what: 'other_body', day: after(today(), -1), department: 'zhujian' }]);
  const headers = await sent[0].allHeaders();
  expect(headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
  expect(headers.cookie).toBeUndefined();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('report')))).toEqual([]);
});

test('without a network it is kept, shown as not sent yet, and sent once when the page is next open', async ({ app, page, context }) => {
  app.expectTrouble(/404/);
  app.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
  const inspection = new Inspection(app);
  const settings = new Settings(app);
  await inspection.open('/JC20200101-002');
  await expect(inspection.heading).toHaveText('没有这次检查的备案');
  await context.setOffline(true);
  await inspection.send.click();
  await expect(inspection.said).toContainText('还没发出去');
  await expect(inspection.said).toBeFocused();
  await app.axe();
  const failed = page.waitForEvent('requestfailed');
  await inspection.said.getByRole('button', { name: '再发一次' }).click();
  await failed;
  await expect(inspection.said).toContainText('还没发出去');
  const kept = await page.evaluate(() => localStorage['mingbai.report.JC20200101-002']);
  const key = kept.split('\n')[0];
  await context.setOffline(false);
  await settings.open();
  await expect(settings.main).toContainText('没发出去的报告 1 份');
  const sending = page.waitForRequest((request) => request.method() === 'POST');
  await inspection.open('/JC20200101-002');
  const request = await sending;
  expect((await request.allHeaders())['idempotency-key']).toBe(key);
  await expect(inspection.said).toContainText('收到了');
  expect(await page.evaluate(() => localStorage['mingbai.report.JC20200101-002'])).toBeUndefined();
});

test('what cannot be checked now is not called unfiled', async ({ app, page, context }) => {
  app.expectTrouble(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const inspection = new Inspection(app);
  await page.route('**/api/v1/inspections/**', (route) => route.abort('internetdisconnected'));
  await inspection.open('/JC20200101-003');
  await expect(inspection.main).toContainText('现在核对不了。可以打 12345');
  await expect(inspection.reasons).toHaveCount(0);
  await app.axe();
  await page.unrouteAll();
  app.expectTrouble(/404/);
  await inspection.main.getByRole('button', { name: '再试一次' }).click();
  await expect(inspection.heading).toHaveText('没有这次检查的备案');
  await context.close();
});

for (const query of ['?lang=en', '?lang=en&print=larger', '?print=larger', '?theme=dark']) {
  test(`it reads as well with ${query}`, async ({ app, page, officer }) => {
    const inspection = new Inspection(app);
    const code = codeOf(await officer.file(visit({ kind: 'special', date: today() })));
    await inspection.open(`/${code}`, query);
    await expect(inspection.facts).toBeVisible();
    await app.fits();
    await app.axe();
    await page.setViewportSize({ width: 320, height: 844 });
    await app.fits();
  });
}
