// Writing a complaint: what is wrong, leaving at once, leaving by mistake, drafts, what is left behind.
import { expect, test } from '../harness/story.js';
import { Complaints } from '../pages/complaints.js';

const WHAT = '在 A03 窗口排了两个小时，一直没有人。';

test('everything that is wrong is listed at once, with links to the fields', async ({ app, page }) => {
  const complaints = new Complaints(app);
  await app.open('/complaints');
  await expect(complaints.sealed).toContainText('只有投诉中心和效能办打得开');
  await expect(complaints.sealed).toContainText('不锁，要靠它派给谁办');
  await complaints.main.getByText('这样锁，防不住什么？').click();
  await expect(complaints.main.getByText('有人偷偷换掉这个网站的程序')).toBeVisible();
  await app.axe();
  await complaints.start.click();
  await expect(page).toHaveURL('/complaints/new');
  await expect(complaints.dates).toHaveText([/11月23日/, /11月27日/]);
  await complaints.when.fill('2026-11-21');
  await complaints.next.click();
  await expect(complaints.faults).toBeFocused();
  await expect(complaints.faults.getByRole('link')).toHaveText(['请写出了什么事。', '这一天还没到。', '请选一类，好知道派给谁。']);
  await app.axe();
  await complaints.faults.getByRole('link').first().click();
  await expect(complaints.what).toBeFocused();
  await expect(complaints.what).toHaveAttribute('aria-invalid', 'true');
  await expect(page).toHaveURL(/\/complaints\/new/);
});

test('two departments make it fifteen days, and a place for another stands ready', async ({ app }) => {
  const complaints = new Complaints(app);
  await app.open('/complaints/new');
  await expect(complaints.departments).toHaveCount(1);
  await complaints.departments.nth(0).selectOption('scjg');
  await complaints.departments.nth(1).selectOption('zhujian');
  await expect(complaints.departments).toHaveCount(3);
  await expect(complaints.main.locator('#c-joint')).toContainText('最晚 15 个工作日答复');
  await expect(complaints.dates).toHaveText([/11月23日/, /12月11日/]);
  await complaints.departments.nth(2).selectOption('scjg');
  await complaints.fill(WHAT);
  await complaints.next.click();
  await expect(complaints.faults).toContainText('这个部门选了两次。');
  await app.axe();
});

test('it is filled in from where one comes from, and a number stands in no address', async ({ app, page }) => {
  const complaints = new Complaints(app);
  await app.open('/windows/A03');
  await complaints.main.getByRole('link', { name: '提投诉' }).click();
  await expect(complaints.window).toHaveValue('A03');
  await app.open('/items/food-business-license');
  await complaints.main.getByRole('link', { name: '提投诉' }).click();
  await expect(complaints.main.locator('#c-item + p')).toContainText('食品经营许可');
  await complaints.main.getByRole('button', { name: '不说是哪件事' }).click();
  await expect(complaints.main.locator('#c-item')).toHaveCount(0);
  app.expectTrouble(/404/);
  await app.open('/inspections/JC20200101-001');
  await complaints.main.getByRole('link', { name: '提投诉' }).click();
  await expect(complaints.number).toHaveValue('JC20200101-001');
  await expect(page).toHaveURL('/complaints/new');
});

test('leaving at once puts the home page in place of all of it', async ({ app, page }) => {
  const complaints = new Complaints(app);
  await app.open('/items');
  const before = await page.evaluate(() => history.length);
  for (const leave of [() => complaints.leave.click(), async () => {
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('Escape');
  }]) {
    await app.open('/complaints');
    await complaints.start.click();
    await complaints.fill(WHAT);
    await leave();
    await expect(page).toHaveURL('/');
    await expect(complaints.what).toHaveCount(0);
  }
  // One entry each time, which is the home page now: nothing in between leads back to what was written.
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(before + 2);
  await page.goBack();
  await expect(complaints.what).toHaveCount(0);
  await expect(page).not.toHaveURL(/complaints/);
});

test('leaving by mistake asks first, and nothing is lost by it', async ({ app, page }) => {
  const complaints = new Complaints(app);
  await app.open('/complaints/new');
  await complaints.footer.getByRole('link', { name: '关于' }).click();
  await expect(page).toHaveURL('/about');
  await app.open('/complaints/new');
  await complaints.fill(WHAT);
  await complaints.footer.getByRole('link', { name: '关于' }).click();
  await expect(complaints.going).toBeFocused();
  await expect(complaints.going).toContainText('还没寄出，要离开吗？');
  await app.axe();
  await complaints.going.getByRole('button', { name: '接着写' }).click();
  await expect(page).toHaveURL('/complaints/new');
  await expect(complaints.what).toHaveValue(WHAT);
  await complaints.footer.getByRole('link', { name: '关于' }).click();
  await complaints.going.getByRole('button', { name: '离开' }).click();
  await expect(page).toHaveURL('/about');
  await page.goBack();
  await expect(complaints.what).toHaveValue(WHAT);
  // The browser asks, too, before all of it is closed.
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
});

test('a draft is kept only where somebody says so, and nothing else is left behind', async ({ app, page, context }) => {
  const complaints = new Complaints(app);
  const kept = () => page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
    caches: await caches.keys(),
    cookie: document.cookie,
  }));
  await app.open('/complaints/new?window=A03');
  await complaints.fill(WHAT);
  const nothing = { local: [], session: [], databases: 0, caches: [], cookie: '' };
  expect(await kept()).toEqual(nothing);
  await expect(complaints.main.locator('#c-draft')).toContainText('拿到这部手机的人看得到');
  await complaints.draft.check();
  expect(await kept()).toEqual({ ...nothing, local: ['mingbai.complaint.draft'] });
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto('/settings');
  await expect(complaints.main).toContainText('投诉的草稿、回执码或没寄出的 1 份');
  await app.open('/complaints/new');
  await expect(complaints.what).toHaveValue(WHAT);
  await expect(complaints.window).toHaveValue('A03');
  await complaints.draft.uncheck();
  expect(await kept()).toEqual(nothing);
  expect(await context.cookies()).toEqual([]);
});

for (const query of ['?lang=en', '?lang=en&print=larger', '?print=large', '?theme=dark']) {
  test(`it reads as well with ${query}`, async ({ app, page }) => {
    for (const path of ['/complaints', '/complaints/new', '/complaints/open']) {
      await app.open(path + query);
      await expect(page.locator('form, .sealed').first()).toBeVisible();
      await app.fits();
      await app.axe();
    }
  });
}
