// A publisher's day: a draft, checked while it is typed and shown as people will see it, published with a phone beside
// it; somebody who was quicker; sheets with their faults; and next year's calendar.
import { LARGE, expect, test } from '../harness/desk.js';
import { Desk } from '../pages/desk.js';

test.use(LARGE);
test.setTimeout(150_000);

test.beforeEach(({ app }) => app.expectTrouble(/401/));

const FOOD = '/desk/publishing?open=guide%3Afood-business-license';
const publisher = (office, name, ...department) => office.person('publisher', name, '--role', 'publisher', ...department);

test('a guide is edited, checked while typing, previewed and published; the phone sees it', async ({ app, page, office, browser }) => {
  const desk = new Desk(app);
  await desk.signIn(await publisher(office, '赵敏', '--department', 'scjg'), '/desk/publishing');
  const main = page.locator('main');
  await expect(main.getByText(/年的放假安排还没有公布/)).toHaveCount(new Date().getMonth() >= 10 ? 1 : 0);
  await main.getByLabel('找一项').fill('食品经营');
  await main.getByRole('link', { name: /食品经营许可/ }).first().click();
  await expect(main.getByRole('heading', { level: 2 })).toContainText('食品经营许可');
  await app.axe();
  // R6: longer than half of what the law allows, said at the field at once, without a request.
  const promised = main.getByLabel(/^承诺时限/);
  await promised.fill('9');
  await expect(promised).toHaveAccessibleDescription(/超过法定的一半/);
  await expect(main.getByRole('link', { name: /承诺时限.*一半/ })).toBeVisible();
  await promised.fill('五天');
  await expect(promised).toHaveAccessibleDescription(/写法不对/);
  await promised.fill('3');
  await expect(promised).not.toHaveAccessibleDescription(/./);
  const called = `摆夜市${Date.now() % 1000}`;
  const conditions = main.getByLabel('办理条件', { exact: true });
  await conditions.fill(`${await conditions.inputValue()}\n${called}要有摊位证明`);
  await expect(page.frameLocator('iframe.phone').getByText(`${called}要有摊位证明`)).toBeVisible();
  const phone = await browser.newPage({ baseURL: office.address });
  const guide = '/items/food-business-license';
  await phone.goto(guide);
  await expect(phone.getByText(called)).toHaveCount(0);
  await main.getByRole('button', { name: '存草稿' }).click();
  await expect(main.getByRole('heading', { level: 2 })).toBeFocused();
  await main.getByRole('button', { name: '公布……' }).click();
  await main.getByRole('button', { name: '公布', exact: true }).click();
  await expect(main.getByRole('button', { name: '扔掉草稿' })).toHaveCount(0);
  await phone.reload();
  await expect(phone.getByText(`${called}要有摊位证明`)).toBeVisible();
  // And how the two versions differ.
  await main.getByLabel('从', { exact: true }).selectOption({ index: 2 });
  await main.getByRole('button', { name: '比较版本' }).click();
  await expect(main.getByRole('row', { name: new RegExp(called) })).toBeVisible();
  await phone.close();
});

test('of two publishers at once one is told what the other did, and nothing is lost', async ({ app, page, office, browser }) => {
  const desk = new Desk(app);
  await desk.signIn(await publisher(office, '钱进'), FOOD);
  const main = page.locator('main');
  const context = await browser.newContext({ baseURL: office.address, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const theirs = await context.newPage();
  const there = new Desk({ page: theirs, open: (path) => theirs.goto(path) });
  await there.signIn(await publisher(office, '孙立'), FOOD);
  const visits = (one) => one.locator('main').getByLabel('最多跑几次');
  await visits(page).fill('1');
  await visits(theirs).fill('2');
  await theirs.locator('main').getByRole('button', { name: '存草稿' }).click();
  await expect(theirs.locator('main').getByRole('button', { name: '扔掉草稿' })).toBeVisible();
  app.expectTrouble(/409/);
  await main.getByRole('button', { name: '存草稿' }).click();
  await expect(main.locator('#lost')).toBeFocused();
  await expect(main.locator('#lost')).toContainText('您的没有存进去');
  await expect(main.locator('#lost').getByRole('row', { name: /最多跑几次/ })).toContainText('2');
  await app.axe();
  await main.getByRole('button', { name: /用对方的/ }).click();
  await expect(visits(page)).toHaveValue('2');
  await context.close();
});

test('sheets are read with every fault by its cell, then made into drafts', async ({ app, page, office }) => {
  const desk = new Desk(app);
  await desk.signIn(await publisher(office, '李明'), '/desk/publishing');
  const main = page.locator('main');
  const choose = (text) => main.getByLabel(/选文件/).setInputFiles({ name: '事项.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await main.getByRole('button', { name: '看一看' }).click();
  await expect(desk.summary).toBeFocused();
  await choose('事项编号,办件类型,年办件量\nid-card,马上办,很多\n');
  await main.getByRole('button', { name: '看一看' }).click();
  await expect(main.getByRole('row', { name: /B2/ })).toContainText('没有这个选项');
  await expect(main.getByRole('row', { name: /C2/ })).toContainText('写法不对');
  await expect(main.getByRole('button', { name: '存成草稿' })).toHaveCount(0);
  await app.axe();
  await choose('事项编号,年办件量\nfood-business-license,4321\n');
  await main.getByRole('button', { name: '看一看' }).click();
  await expect(main.getByRole('row', { name: /一年多少件/ })).toContainText('4321');
});
