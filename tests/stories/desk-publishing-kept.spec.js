// What a publisher has typed and not saved is never lost: not by going elsewhere, not by another language, not when the
// session ends, not while a save is on its way; and it never covers what somebody else has saved meanwhile.
import { LARGE, expect, test } from '../harness/desk.js';
import { Desk } from '../pages/desk.js';
import { Publishing } from '../pages/publishing.js';

test.use(LARGE);
test.setTimeout(120_000);

test.beforeEach(({ app }) => {
  app.expectTrouble(/401/);
});

const publisher = (office, name) => office.person('publisher', name, '--role', 'publisher');

/** Types something that cannot be a number, and something that can be saved. */
async function type(desk, words) {
  const conditions = desk.at('/conditions');
  await conditions.fill(words);
  await desk.at('/visits').fill('两');
  return conditions;
}

test('what is typed survives leaving, another language and the end of the session', async ({ app, page, office }) => {
  const desk = new Publishing(app);
  const who = await publisher(office, '冯写');
  const address = '/desk/publishing?open=guide%3Aarchive-query';
  await desk.signIn(who, address);
  await type(desk, '没存的条件');
  const stays = async () => {
    await expect(page.locator('#draft-conditions')).toHaveValue('没存的条件');
    await expect(desk.at('/visits')).toHaveValue('两');
  };
  await expect(desk.unsaved).toBeVisible();
  // Closed, and opened again: the list says that there is something.
  await desk.shut.click();
  await expect(desk.rowOf('guide:archive-query')).toContainText('有没存的改动');
  await desk.link('guide:archive-query').click();
  await stays();
  await expect(desk.main.getByText('这里有您上次没存的改动')).toBeVisible();
  await app.axe();
  // Another page of the desk, and back.
  await desk.go(desk.words.start);
  await expect(desk.title).toHaveCount(0);
  await page.goBack();
  await stays();
  // Another language, and back.
  await desk.rail.getByRole('button', { name: 'English' }).click();
  await expect(desk.heading).toHaveText('Guides and lists');
  await stays();
  await desk.rail.getByRole('button', { name: '中文' }).click();
  await expect(desk.heading).toHaveText('办事指南和清单');
  await stays();
  // The session ends elsewhere; the door opens for the same person at the same address.
  await page.context().clearCookies();
  await desk.shut.click();
  await page.goBack();
  await expect(desk.heading).toHaveText(desk.words.title);
  await desk.type({ login: who.login, password: who.password, code: await who.code() });
  await stays();
  // Signing out on purpose leaves nothing to whoever comes next.
  await desk.signOut();
  await desk.type({ login: who.login, password: who.password, code: await who.code() });
  await expect(desk.at('/visits')).not.toHaveValue('两');
});

test('what is typed while a save is on its way stays, and is saved after it', async ({ app, page, office }) => {
  const desk = new Publishing(app);
  await desk.signIn(await publisher(office, '陈快'), '/desk/publishing?open=guide%3Aarchive-transfer');
  const conditions = desk.at('/conditions');
  await conditions.fill('先写的');
  let go;
  const held = new Promise((open) => { go = open; });
  await page.route('**/api/v1/desk/publishing/drafts/*', async (route) => {
    if (route.request().method() === 'PUT') await held;
    await route.continue();
  });
  await desk.save.click();
  await conditions.fill('先写的\n后写的');
  go();
  await expect(desk.done.filter({ hasText: '草稿存好了' })).toBeVisible();
  await expect(conditions).toHaveValue('先写的\n后写的');
  await expect(conditions).toBeFocused();
  await expect(desk.unsaved).toBeVisible();
  await desk.keep();
  await expect(desk.unsaved).toHaveCount(0);
  await page.reload();
  await expect(conditions).toHaveValue('先写的\n后写的');
});

test('what is typed is there beside what somebody else has saved meanwhile', async ({ app, page, office, browser }) => {
  const desk = new Publishing(app);
  const address = '/desk/publishing?open=guide%3Achildcare-subsidy';
  await desk.signIn(await publisher(office, '卫东'), address);
  await desk.at('/visits').fill('1');
  await desk.shut.click();
  const context = await browser.newContext({ baseURL: office.address, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const theirs = await context.newPage();
  const there = new Publishing({ page: theirs, open: (path) => theirs.goto(path) });
  await new Desk(there.app).signIn(await publisher(office, '蒋先'), address);
  await there.at('/visits').fill('3');
  await there.keep();
  await context.close();
  await desk.link('guide:childcare-subsidy').click();
  await expect(desk.at('/visits')).toHaveValue('1');
  await expect(page.locator('#lost')).toContainText('您的没有存进去');
  await expect(page.locator('#lost').getByRole('row', { name: /最多跑几次/ })).toContainText('3');
  await app.axe();
  await page.getByRole('button', { name: /用我的/ }).click();
  await expect(desk.done.filter({ hasText: '草稿存好了' })).toBeVisible();
  await expect(desk.at('/visits')).toHaveValue('1');
  await expect(desk.unsaved).toHaveCount(0);
});
