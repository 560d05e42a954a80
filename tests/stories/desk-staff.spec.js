// Who works here: invited, given roles, reset, disabled, by those who may; nobody else sees any of it.
import { LARGE, Person, expect, test } from '../harness/desk.js';
import { Desk } from '../pages/desk.js';
import { zhDesk as zh } from '../pages/desk-words.js';

test.use(LARGE);
test.setTimeout(90_000);

test.beforeEach(({ app }) => app.expectTrouble(/401/));

const SUPERVISION = '青山县市场监督管理局';

test('an administrator invites a clerk, who sees neither staff nor record nor keys', async ({ app, page, office, browser }) => {
  const desk = new Desk(app);
  await desk.signIn(await office.administrator());
  await desk.go(zh.staff);
  await page.getByRole('link', { name: '邀请员工' }).click();
  await expect(desk.beside.getByRole('heading', { level: 2 })).toBeFocused();
  expect(new URL(page.url()).search).toBe('?open=%2B');
  const field = (label) => desk.beside.getByLabel(label, { exact: true });
  const send = desk.beside.getByRole('button', { name: '生成邀请' });
  await send.click();
  await expect(desk.summary).toBeFocused();
  await expect(desk.summary.getByRole('link')).toHaveText(['请填“登录名”', '请填“姓名”', '请选第 1 个角色']);
  await app.axe();
  await desk.summary.getByRole('link').last().click();
  await expect(field('角色')).toBeFocused();
  const clerk = new Person(office.login('new'), '陈晨');
  await field('姓名').fill(clerk.name);
  await field('登录名').fill('Chen Chen');
  await field('角色').selectOption({ label: '窗口人员' });
  await send.click();
  await expect(field('登录名')).toHaveAccessibleDescription(/字母开头$/);
  await expect(field('部门')).toHaveAccessibleDescription('第 1 个角色要选部门');
  await field('登录名').fill(clerk.login);
  await field('部门').selectOption({ label: SUPERVISION });
  await desk.beside.getByLabel(/^A03/).check();
  // A second role, and away with it again.
  await desk.beside.getByRole('button', { name: '再加一个角色' }).click();
  await expect(desk.beside.getByLabel('角色 2', { exact: true })).toBeFocused();
  await desk.beside.getByRole('button', { name: '去掉角色 2' }).click();
  await send.click();
  await expect(desk.beside.getByRole('heading', { level: 2 })).toHaveText('邀请好了：' + clerk.login);
  await expect(desk.row(clerk.login)).toContainText('等本人接受邀请');
  const link = await page.locator('#link').innerText();
  expect(link).toContain(`${office.address}/desk/#invitation=`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.beside.getByRole('button', { name: '复制' }).click();
  await expect(desk.beside.getByText('已复制')).toBeVisible();
  await app.axe();
  // Shown once: it does not come back.
  await page.reload();
  await expect(desk.beside).toBeVisible();
  await expect(page.locator('#link')).toHaveCount(0);

  await office.join(clerk, link);
  const other = await browser.newContext({ baseURL: office.address, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const theirs = await other.newPage();
  const there = new Desk({ page: theirs, open: (path) => theirs.goto(path) });
  await there.signIn(clerk);
  await expect(there.rail).toContainText(`窗口人员（${SUPERVISION} A03）`);
  await expect(there.nav.getByRole('link')).toHaveText([zh.start, ...zh.atAWindow, zh.account]);
  for (const path of ['/desk/staff', '/desk/audit', '/desk/keys', '/desk/nowhere']) {
    await theirs.goto(path);
    await expect(there.heading).toHaveText(zh.gone);
    await expect(theirs.locator('table')).toHaveCount(0);
  }
  await other.close();
});

test('a login that somebody has is refused beside its field, and nothing is lost', async ({ app, office }) => {
  app.expectTrouble(/409/);
  const desk = new Desk(app);
  const clerk = await office.clerk();
  await desk.signIn(await office.administrator(), '/desk/staff?open=%2B');
  await desk.beside.getByLabel('姓名', { exact: true }).fill('同名');
  await desk.beside.getByLabel('登录名', { exact: true }).fill(clerk.login);
  await desk.beside.getByLabel('角色', { exact: true }).selectOption({ label: '效能监察' });
  await desk.beside.getByRole('button', { name: '生成邀请' }).click();
  await expect(desk.summary.getByRole('link')).toHaveText('这个登录名有人用了，或者用过');
  await expect(desk.beside.getByLabel('姓名', { exact: true })).toHaveValue('同名');
});

test('people are looked for as one types, and what was typed stands in the address', async ({ app, page, office }) => {
  const desk = new Desk(app);
  const clerk = await office.clerk('欧阳锋');
  await desk.signIn(await office.administrator(), '/desk/staff');
  await expect(desk.row('欧阳锋')).toBeVisible();
  await page.getByRole('searchbox').fill('欧阳');
  await expect(desk.rows).toHaveCount(1);
  await desk.row('欧阳锋').getByRole('link').click();
  await expect(desk.beside.getByRole('heading', { level: 2 })).toHaveText('欧阳锋');
  expect(new URL(page.url()).searchParams.get('q')).toBe('欧阳');
  expect(new URL(page.url()).searchParams.get('open')).toBe(clerk.login);
  await page.reload();
  await expect(desk.rows).toHaveCount(1);
  await expect(desk.beside.getByRole('heading', { level: 2 })).toHaveText('欧阳锋');
  await desk.beside.getByRole('link', { name: '关上' }).click();
  await expect(desk.beside).toHaveCount(0);
  await page.getByRole('searchbox').fill('没有这样的人');
  await expect(desk.main).toContainText('没有符合的');
  await page.goBack();
  await expect(desk.beside.getByRole('heading', { level: 2 })).toHaveText('欧阳锋');
});

test('what cannot be fetched says so; what was fetched before stays, and says how old it is', async ({ app, page, office }) => {
  app.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
  const desk = new Desk(app);
  await office.clerk('韩雪');
  const list = /\/api\/v1\/desk\/staff$/;
  const fail = (route) => (route.request().method() === 'GET' ? route.abort('internetdisconnected') : route.fallback());
  await page.route(list, fail);
  await desk.signIn(await office.administrator(), '/desk/staff');
  await expect(desk.main).toContainText('没连上网');
  await page.unroute(list);
  await desk.button('再试一次').click();
  await desk.row('韩雪').getByRole('link').click();
  await page.route(list, fail);
  await desk.beside.getByRole('button', { name: '重置账户' }).click();
  await desk.beside.getByRole('button', { name: '重置', exact: true }).click();
  await expect(desk.main).toContainText(/现在连不上，这是 .* 的内容/);
  await expect(desk.row('韩雪')).toBeVisible();
  await expect(page.locator('#link')).toContainText('#invitation=');
  await page.unroute(list);
  await desk.button('再试一次').click();
  await expect(desk.row('韩雪')).toContainText('等本人接受邀请');
});

test('roles are changed, an account is disabled, given back and reset, each after a question', async ({ app, page, office }) => {
  const desk = new Desk(app);
  const clerk = await office.clerk('孔亮');
  await desk.signIn(await office.administrator(), `/desk/staff?open=${clerk.login}`);
  const button = (name) => desk.beside.getByRole('button', { name, exact: true });
  await desk.beside.getByLabel('角色', { exact: true }).selectOption({ label: '首席代表' });
  await button('保存角色').click();
  await expect(desk.beside.getByRole('status').first()).toContainText('角色改好了');
  await expect(desk.row('孔亮')).toContainText(`首席代表（${SUPERVISION}）`);

  await button('停用账户').click();
  await expect(desk.beside).toContainText('孔亮 马上不能登录');
  await app.axe();
  await button('不了').click();
  await expect(button('停用账户')).toBeFocused();
  await button('停用账户').click();
  await button('停用').click();
  await expect(desk.row('孔亮')).toContainText('已停用');
  await button('恢复账户').click();
  await button('恢复').click();
  await expect(desk.row('孔亮')).not.toContainText('已停用');

  await button('重置账户').click();
  await expect(desk.beside).toContainText('会生成一个新的邀请链接');
  await button('重置').click();
  await expect(page.locator('#link')).toContainText('#invitation=');
  await expect(desk.row('孔亮')).toContainText('等本人接受邀请');
});

test('nobody changes the own roles; a supervisor looks and changes nothing', async ({ app, page, office }) => {
  const desk = new Desk(app);
  const admin = await office.administrator('自己');
  await desk.signIn(admin, `/desk/staff?open=${admin.login}`);
  await expect(desk.beside).toContainText('这是您自己的账户');
  await expect(desk.beside.getByRole('button')).toHaveCount(0);
  await desk.signOut();
  const supervisor = await office.person('watch', '监察', '--role', 'supervisor');
  await desk.signIn(supervisor, '/desk/staff');
  await expect(desk.row('自己').first()).toBeVisible();
  await expect(page.getByRole('link', { name: '邀请员工' })).toHaveCount(0);
  await desk.row(admin.login).getByRole('link').click();
  await expect(desk.beside).toContainText('系统管理');
  await expect(desk.beside.getByRole('button')).toHaveCount(0);
  // Not by address either.
  await page.goto('/desk/staff?open=%2B');
  await expect(desk.heading).toHaveText(zh.staff);
  await expect(desk.beside.getByRole('textbox')).toHaveCount(0);
});

test('the own password is changed and recovery codes are renewed', async ({ app, office }) => {
  const desk = new Desk(app);
  const person = await office.clerk('郑新');
  await desk.signIn(person, '/desk/account');
  const part = (title) => desk.main.locator('section').filter({ has: app.page.getByRole('heading', { name: title, exact: true }) });
  const change = part('改密码');
  await change.getByRole('button', { name: '改密码' }).click();
  await expect(desk.summary.getByRole('link')).toHaveCount(3);
  await change.getByLabel('现在的密码', { exact: true }).fill(person.password);
  await change.getByLabel('新密码', { exact: true }).fill('correct horse battery staple');
  await change.getByLabel('六位验证码或恢复码', { exact: true }).fill(person.codes[0]);
  await change.getByRole('button', { name: '改密码' }).click();
  await expect(change.getByRole('status')).toContainText('密码改好了');
  await expect(desk.main).toContainText('还剩 9 个没用过');

  const renew = part('恢复码');
  await renew.getByLabel('密码', { exact: true }).fill('correct horse battery staple');
  await renew.getByLabel('六位验证码或恢复码', { exact: true }).fill(person.codes[1]);
  await renew.getByRole('button', { name: '换一批新的恢复码' }).click();
  await expect(renew.getByRole('listitem')).toHaveCount(10);
  await app.axe();
  await renew.getByLabel('我已经记下来了').check();
  await renew.getByRole('button', { name: '好了' }).click();
  await expect(desk.main).toContainText('还剩 10 个没用过');
});
