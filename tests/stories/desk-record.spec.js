// The record of what was done, and the keys of other systems.
import { LARGE, expect, test } from '../harness/desk.js';
import { Desk } from '../pages/desk.js';
import { zhDesk as zh } from '../pages/desk-words.js';

test.use(LARGE);
test.setTimeout(90_000);

test.beforeEach(({ app }) => app.expectTrouble(/401/));

test('the record says who did what to whom, in words, and is looked through by the address', async ({ app, page, office }) => {
  const desk = new Desk(app);
  const clerk = await office.clerk('贺云');
  const admin = await office.administrator('吴静');
  await desk.signIn(admin, `/desk/staff?open=${clerk.login}`);
  await desk.beside.getByLabel('角色', { exact: true }).selectOption({ label: '效能监察' });
  await desk.beside.getByRole('button', { name: '保存角色' }).click();
  await expect(desk.row('贺云')).toContainText('效能监察');
  await desk.go(zh.audit);
  const newest = desk.rows.first();
  await expect(newest).toContainText(`吴静（${admin.login}）`);
  await expect(newest).toContainText('改角色');
  await expect(newest).toContainText(`贺云（${clerk.login}）`);
  await expect(newest).toContainText('窗口人员（青山县市场监督管理局 A03） → 效能监察');
  // The hash in short; opened, as a whole, with the one before.
  await newest.locator('summary').click();
  await expect(newest.locator('dd').first()).toHaveText(/^[0-9a-f]{64}$/);
  await expect(newest.locator('dd').last()).toHaveText(/^[0-9a-f]{64}$/);

  const search = page.getByRole('search');
  await search.getByLabel('查记录').fill(clerk.login);
  await search.getByLabel('做了什么').selectOption({ label: '接受邀请' });
  await search.getByRole('button', { name: '查' }).click();
  await expect(desk.rows).toHaveCount(1);
  await expect(desk.rows).toContainText('自己');
  expect(new URL(page.url()).searchParams.get('deed')).toBe('joined');
  await page.reload();
  await expect(desk.rows).toHaveCount(1);
  await expect(search.getByLabel('查记录')).toHaveValue(clerk.login);
  await search.getByLabel('到', { exact: true }).fill('2020-01-01');
  await search.getByRole('button', { name: '查' }).click();
  await expect(desk.main).toContainText('没有符合的记录');
  await page.goBack();
  await expect(desk.rows).toHaveCount(1);
  await expect(search.getByLabel('到', { exact: true })).toHaveValue('');
  await search.getByRole('link', { name: '看全部' }).click();
  await expect(desk.row('命令行').first()).toBeVisible();
});

test('a long record comes page by page', async ({ app, page, office }) => {
  const desk = new Desk(app);
  const admin = await office.administrator();
  // Seen from one machine that signs in and out all day.
  const names = Array.from({ length: 30 }, () => office.login('many'));
  for (const login of names) {
    office.own.run('staff', 'add', login, '--name', '多', '--role', 'publisher');
    office.own.run('staff', 'disable', login);
  }
  await desk.signIn(admin, '/desk/audit?q=many.');
  await expect(desk.rows).toHaveCount(50);
  await page.getByRole('link', { name: '更早的' }).click();
  await expect(desk.rows).not.toHaveCount(50);
  expect(new URL(page.url()).searchParams.get('cursor')).toMatch(/\d+/);
  await page.getByRole('link', { name: '回到最新' }).click();
  await expect(desk.rows).toHaveCount(50);
});

test('a key is made, its secret is shown once, and it is revoked after a question', async ({ app, page, office }) => {
  const desk = new Desk(app);
  await desk.signIn(await office.administrator(), '/desk/keys');
  await page.getByRole('link', { name: '新建密钥' }).click();
  const make = desk.beside.getByRole('button', { name: '新建密钥' });
  await make.click();
  await expect(desk.summary.getByRole('link')).toHaveText(['请填“用途”', '至少选一样']);
  await desk.beside.getByLabel('用途', { exact: true }).fill('住建局审批系统');
  await desk.beside.getByLabel('报送办件').check();
  await desk.beside.getByLabel('只限这个部门').selectOption({ index: 2 });
  await make.click();
  await expect(desk.beside.getByRole('heading', { level: 2 })).toHaveText('密钥建好了：住建局审批系统');
  const secret = await page.locator('#key-secret').innerText();
  expect(secret.length).toBeGreaterThan(32);
  await app.axe();
  await expect(desk.row('住建局审批系统')).toContainText('没用过');
  await desk.row('住建局审批系统').getByRole('link').click();
  await expect(page.locator('body')).not.toContainText(secret);
  await desk.beside.getByRole('button', { name: '作废这个密钥' }).click();
  await expect(desk.beside).toContainText('作废后不能恢复');
  await desk.beside.getByRole('button', { name: '作废', exact: true }).click();
  await expect(desk.beside.getByRole('status').first()).toContainText('密钥作废了');
  await expect(desk.row('住建局审批系统')).toContainText('作废');
  await expect(desk.beside.getByRole('button')).toHaveCount(0);
  await desk.go(zh.audit);
  await expect(desk.row('作废密钥').first()).toBeVisible();
  await expect(desk.row('新建密钥').first()).toContainText('住建局审批系统');
  await expect(page.locator('body')).not.toContainText(secret);
});
