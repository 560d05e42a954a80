// The door of the staff desk: taking an invitation up, signing in, signing out, and being signed out.
import { LARGE, PASSWORD, Person, expect, test } from '../harness/desk.js';
import { totp, step } from '../harness/totp.js';
import { Desk } from '../pages/desk.js';
import { scan } from '../pages/qr.js';
import { zhDesk as zh } from '../pages/desk-words.js';

test.use(LARGE);
test.setTimeout(90_000);

const NOT_SIGNED_IN = /401/;

test('the first administrator takes the invitation up, writes the codes down and signs in', async ({ app, page, office }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  const desk = new Desk(app);
  const person = new Person(office.login('first'), '王芳');
  const link = office.invite(person, '--role', 'administrator');
  await desk.open(link.replace(office.address, ''));
  await expect(desk.heading).toHaveText('设置您的账户');
  await expect(desk.main).toContainText(`王芳，您的登录名是 ${person.login}`);
  // The code is nowhere to be read any more.
  expect(page.url()).toBe(`${office.address}/desk/`);
  // The rules are said before anything is typed; everything that is wrong comes at once, and takes the focus.
  await expect(desk.field(zh.newPassword)).toHaveAccessibleDescription(/12 到 128 个字/);
  await desk.field(zh.newPassword).fill('123456');
  await desk.button(zh.setUp).click();
  await expect(desk.summary).toBeFocused();
  await expect(desk.summary.getByRole('link')).toHaveText(['密码至少要 12 个字', '请填六位验证码']);
  await app.axe();
  await desk.summary.getByRole('link').first().click();
  await expect(desk.field(zh.newPassword)).toBeFocused();
  await expect(desk.field(zh.newPassword)).toHaveAccessibleDescription(/密码至少要 12 个字/);
  // What is scanned is what is typed.
  person.secret = await page.locator('#secret').innerText();
  const uri = new URL(await scan(page.locator('.qr')));
  expect(uri.protocol).toBe('otpauth:');
  expect(uri.searchParams.get('secret')).toBe(person.secret.replace(/\s/g, ''));
  // The server has the last word about the digits.
  app.expectTrouble(/400/);
  await desk.field(zh.newPassword).fill(PASSWORD);
  await desk.field(zh.code).fill(totp(person.secret, step() - 90));
  await desk.button(zh.setUp).click();
  await expect(desk.summary).toContainText('六位数字不对');
  await desk.field(zh.code).fill(await person.code());
  await desk.button(zh.setUp).click();
  await expect(desk.heading).toHaveText(zh.codesTitle);
  await expect(desk.heading).toBeFocused();
  const codes = desk.main.getByRole('list', { name: zh.recovery }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  await app.axe();
  // Nobody goes on without having written them down.
  await desk.button(zh.toSignIn).click();
  await expect(desk.summary).toContainText('先勾上');
  await desk.field(zh.codesDone).check();
  await desk.button(zh.toSignIn).click();
  await expect(desk.heading).toHaveText(zh.title);
  await expect(desk.main).toContainText('账户设好了');
  await expect(desk.field(zh.login)).toHaveValue(person.login);
  await desk.field(zh.password).fill(PASSWORD);
  await desk.field(zh.code).fill(await person.code());
  await desk.button(zh.signIn).click();
  await expect(desk.heading).toHaveText('王芳，您好');
  await expect(desk.heading).toBeFocused();
  await expect(desk.rail).toContainText('系统管理');
  for (const name of [zh.staff, zh.audit, zh.keys, zh.account]) {
    await expect(desk.nav.getByRole('link', { name, exact: true })).toBeVisible();
  }
  // An invitation is taken up once.
  app.expectTrouble(/404/);
  await page.goto('about:blank');
  await desk.open(link.replace(office.address, ''));
  await expect(desk.heading).toHaveText('这个邀请打不开');
});

test('a link that is pasted into a desk that is open works, too', async ({ app, page, office }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  const desk = new Desk(app);
  const person = new Person(office.login('late'), '孙敏');
  const link = office.invite(person, '--role', 'supervisor');
  await desk.open();
  await expect(desk.heading).toHaveText(zh.title);
  await page.evaluate((to) => location.assign(to), link);
  await expect(desk.heading).toHaveText('设置您的账户');
  expect(page.url()).toBe(`${office.address}/desk/`);
});

test('a wrong login and a wrong password are answered alike, and the form stays', async ({ app, page, office }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  const desk = new Desk(app);
  const person = await office.administrator();
  await desk.open();
  await expect(desk.field(zh.login)).toHaveAttribute('autocomplete', 'username');
  await expect(desk.field(zh.password)).toHaveAttribute('autocomplete', 'current-password');
  await expect(desk.field(zh.code)).toHaveAttribute('autocomplete', 'one-time-code');
  await desk.button(zh.signIn).click();
  await expect(desk.summary).toBeFocused();
  await expect(desk.summary.getByRole('link')).toHaveCount(3);
  const code = await person.code();
  await desk.type({ login: person.login, password: 'not the password', code });
  await expect(desk.summary).toContainText(zh.wrong);
  await desk.type({ login: 'nobody.at.all', password: person.password, code });
  await expect(desk.summary).toContainText(zh.wrong);
  await expect(desk.summary).toBeFocused();
  await expect(desk.field(zh.login)).toHaveValue('nobody.at.all');
  // A password can be looked at while it is typed.
  await page.getByRole('button', { name: '显示“密码”' }).click();
  await expect(desk.field(zh.password)).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: '隐藏“密码”' }).click();
  await desk.type({ login: person.login, password: person.password, code });
  await expect(desk.heading).toHaveText('王芳，您好');
});

test('whoever has no phone at hand signs in with a recovery code, once', async ({ app, office }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  const desk = new Desk(app);
  const person = await office.clerk();
  const enter = async () => {
    await desk.field(zh.login).fill(person.login);
    await desk.field(zh.password).fill(person.password);
    await desk.button(zh.useRecovery).click();
    await desk.field(zh.recovery).fill(person.codes[0]);
    await desk.button(zh.signIn).click();
  };
  await desk.open();
  await enter();
  // Whoever has one daily list begins there.
  await expect(desk.heading).toHaveText(zh.work);
  await desk.go(zh.account);
  await expect(desk.main).toContainText('还剩 9 个没用过');
  await desk.signOut();
  await enter();
  await expect(desk.summary).toContainText(zh.wrong);
});

test('after too many tries the seconds to wait are counted down', async ({ app, page }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  app.expectTrouble(/429/);
  const desk = new Desk(app);
  await desk.open();
  let asked = 0;
  await page.route('**/api/v1/desk/session', (route) => {
    asked += 1;
    const problem = { type: 'too_many_requests', status: 429, title: '', request_id: '' };
    return route.fulfill({ status: 429, headers: { 'retry-after': '8' }, json: problem });
  });
  await desk.type({ login: 'somebody', password: 'something', code: '123456' });
  await expect(desk.summary).toContainText(/请等 [78] 秒再试/);
  await expect(desk.summary).toContainText(/请等 [3-6] 秒再试/);
  await desk.field(zh.code).fill('123456');
  await desk.button(zh.signIn).click();
  await expect(desk.summary).toContainText('现在可以再试了', { timeout: 20_000 });
  expect(asked).toBe(1);
  await expect(desk.field(zh.password)).toHaveValue('something');
});

test('whoever signs out leaves nothing behind, also not for the back button', async ({ app, page, office }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  const desk = new Desk(app);
  const person = await office.administrator('赵敏');
  await desk.signIn(person);
  await desk.go(zh.staff);
  await expect(desk.row('赵敏').first()).toBeVisible();
  await desk.signOut();
  await expect(desk.heading).toHaveText(zh.title);
  await expect(desk.main).toContainText('已经退出');
  await expect(desk.field(zh.login)).toHaveValue('');
  for (const go of [() => page.goBack(), () => page.goForward(), () => page.reload()]) {
    await go();
    await expect(desk.heading).toHaveText(zh.title);
    await expect(page.locator('body')).not.toContainText('赵敏');
  }
});

test('where the server cannot be told that one has left, that is said', async ({ app, page, office }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  app.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
  const desk = new Desk(app);
  await desk.signIn(await office.clerk());
  await page.context().setOffline(true);
  await desk.signOut();
  await expect(desk.main).toContainText('没能通知服务器');
  await page.context().setOffline(false);
});

test.describe('with the citizen app on the machine', () => {
  test.use({ serviceWorkers: 'allow' });

  test('its service worker leaves the desk alone', async ({ app, page }) => {
    app.expectTrouble(NOT_SIGNED_IN);
    const desk = new Desk(app);
    await app.open('/');
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      while (!navigator.serviceWorker.controller) await new Promise((later) => setTimeout(later, 50));
    });
    await desk.open('/desk/staff');
    await expect(desk.heading).toHaveText(zh.title);
    const kept = await page.evaluate(async () => {
      const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      const requests = await Promise.all(stores.map((store) => store.keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept).toContain('/index.html');
    expect(kept.filter((path) => path.includes('desk'))).toEqual([]);
  });
});

test('signing out everywhere ends the other browser’s session, and its form keeps its words', async ({ app, browser, office }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  const desk = new Desk(app);
  const person = await office.administrator('钱宁');
  await desk.signIn(person, '/desk/staff?open=%2B');
  await desk.beside.getByLabel('姓名', { exact: true }).fill('周洋');
  await desk.beside.getByLabel('登录名', { exact: true }).fill('zhou.yang');
  await desk.beside.getByLabel('角色', { exact: true }).selectOption({ label: '窗口人员' });
  await desk.beside.getByLabel('部门', { exact: true }).selectOption({ label: '青山县市场监督管理局' });

  const other = await browser.newContext({ baseURL: office.address, locale: 'zh-CN' });
  const there = await other.newPage();
  await there.goto('/desk/account');
  await there.getByLabel('登录名', { exact: true }).fill(person.login);
  await there.getByLabel('密码', { exact: true }).fill(person.password);
  await there.getByLabel('六位验证码', { exact: true }).fill(await person.code());
  await there.getByRole('button', { name: '登录', exact: true }).click();
  await expect(there.getByRole('main')).toContainText('除了这里，还有 1 处登录着。');
  await there.getByRole('button', { name: '在所有地方退出' }).click();
  await expect(there.getByRole('main')).toContainText('这里也会退出');
  await there.getByRole('button', { name: '全部退出' }).click();
  await expect(there.getByRole('main')).toContainText('所有地方都退出了');
  await other.close();

  await desk.beside.getByRole('button', { name: '生成邀请' }).click();
  // What is wrong here is found here; then the server is asked.
  await expect(desk.summary).toContainText('至少要选一个窗口');
  await desk.beside.getByLabel(/^A03/).check();
  await desk.beside.getByRole('button', { name: '生成邀请' }).click();
  await expect(desk.heading).toHaveText(zh.title);
  await expect(desk.main).toContainText('填了一半的内容还在');
  await expect(desk.field(zh.login)).toHaveValue(person.login);
  await desk.field(zh.password).fill(person.password);
  await desk.field(zh.code).fill(await person.code());
  await desk.button(zh.signIn).click();
  await expect(desk.heading).toHaveText(zh.staff);
  expect(new URL(desk.page.url()).pathname).toBe('/desk/staff');
  await expect(desk.beside.getByLabel('姓名', { exact: true })).toHaveValue('周洋');
  await expect(desk.beside.getByLabel(/^A03/)).toBeChecked();
  await desk.beside.getByRole('button', { name: '生成邀请' }).click();
  await expect(desk.beside).toContainText('邀请好了：zhou.yang');
});

test('whoever does nothing is told, and then signed out; the address stays', async ({ app, page, office }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  const desk = new Desk(app);
  const person = await office.administrator();
  await desk.signIn(person, '/desk/audit');
  const soon = page.getByRole('status').filter({ hasText: '快要自动退出了' });
  await app.setNow(new Date(Date.now() + 28.5 * 60_000).toISOString());
  await expect(soon).toBeVisible();
  await soon.getByRole('button', { name: '接着用' }).click();
  await expect(soon).toBeHidden();
  await app.setNow(new Date(Date.now() + 70 * 60_000).toISOString());
  await expect(desk.heading).toHaveText(zh.title);
  await expect(desk.main).toContainText('很久没有操作');
  expect(new URL(page.url()).pathname).toBe('/desk/audit');
});

test('where the server cannot be reached the door says so, and opens on “try again”', async ({ app, page }) => {
  app.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
  app.expectTrouble(NOT_SIGNED_IN);
  await page.route('**/api/v1/desk/session', (route) => route.abort('internetdisconnected'));
  const desk = new Desk(app);
  await desk.open();
  await expect(desk.heading).toHaveText('没打开');
  await expect(desk.main).toContainText('没连上网');
  await page.unroute('**/api/v1/desk/session');
  await desk.button('再试一次').click();
  await expect(desk.heading).toHaveText(zh.title);
});

test('where the desk’s program does not come a page in words stands in', async ({ app, page }) => {
  app.expectTrouble(/ERR_CONNECTION_RESET/);
  app.expectTrouble(/exception/);
  await page.route('**/*.wasm', (route) => route.abort('connectionreset'));
  await page.goto('/desk/');
  const crash = page.locator('#crash');
  await expect(crash.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(crash).toContainText('The desk broke');
  await expect(crash.getByRole('link', { name: '重新打开' })).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, audit: false });

  test('the desk says in both languages that it needs it', async ({ app, page }) => {
    app.expectTrouble(/request: csp .*\.js/);
    await page.goto('/desk/');
    const words = page.locator('noscript');
    await expect(words.locator('h1')).toBeVisible();
    await expect(words.locator('p').first()).toHaveText(/工作台要用到 JavaScript/, { useInnerText: true });
    await expect(words.locator('[lang=en]')).toHaveText(/The desk needs JavaScript/, { useInnerText: true });
    await expect(page.getByText('正在打开')).toBeHidden();
  });
});

test('the desk is its own page, with its own policy, and nothing for search engines', async ({ page, request }) => {
  for (const path of ['/desk/', '/desk/staff', '/desk/no/such/page']) {
    const answer = await request.get(path);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-security-policy']).toContain("form-action 'none'");
    expect(answer.headers()['x-robots-tag']).toBe('noindex');
    expect(answer.headers()['cache-control']).toBe('no-cache');
  }
  expect((await request.get('/desk/no-such-file.js')).status()).toBe(404);
  expect(await (await request.get('/robots.txt')).text()).toContain('Disallow: /desk/');
  const worker = await (await request.get('/sw.js')).text();
  expect(worker).not.toContain('/desk/');
  expect((await request.get('/desk', { maxRedirects: 0 })).headers().location).toBe('/desk/');
  await page.goto('about:blank');
});
