// A publisher's day: a draft, checked while it is typed and shown as people will see it, published with a phone beside
// it; a day on which it comes out; somebody who was quicker; what is no longer offered.
import { after, today } from '../harness/clerk.js';
import { LARGE, expect, test } from '../harness/desk.js';
import { Desk } from '../pages/desk.js';
import { Publishing } from '../pages/publishing.js';

test.use(LARGE);
test.setTimeout(150_000);

test.beforeEach(({ app }) => {
  app.expectTrouble(/401/);
});

const FOOD = '/desk/publishing?open=guide%3Afood-business-license';
const publisher = (office, name, ...department) => office.person('publisher', name, '--role', 'publisher', ...department);

test('a guide is edited, checked while typing, previewed and published; the phone sees it', async ({ app, page, office, browser }) => {
  const desk = new Publishing(app);
  await desk.signIn(await publisher(office, '赵敏', '--department', 'scjg'), '/desk/publishing');
  const { main } = desk;
  await main.getByLabel('找一项').fill('食品经营');
  await main.getByRole('link', { name: /食品经营许可/ }).first().click();
  await expect(desk.title).toContainText('食品经营许可');
  await expect(desk.title).toBeFocused();
  await app.axe();
  // R6: longer than half of what the law allows, said at the field at once, without a request.
  const promised = main.getByLabel(/^承诺时限/);
  await promised.fill('9');
  await expect(promised).toHaveAccessibleDescription(/超过法定的一半/);
  await expect(main.getByRole('link', { name: /承诺时限.*一半/ })).toBeVisible();
  await promised.fill('五天');
  await expect(promised).toHaveAccessibleDescription(/写法不对/);
  await expect(main.getByText('有写法不对的地方，预览还是先前的。')).toBeVisible();
  await promised.fill('3');
  await expect(promised).not.toHaveAccessibleDescription(/./);
  const called = `摆夜市${Date.now() % 1000}`;
  const conditions = desk.at('/conditions');
  await conditions.fill(`${await conditions.inputValue()}\n${called}要有摊位证明`);
  await expect(desk.preview.getByText(`${called}要有摊位证明`)).toBeVisible();
  // As people will see it: with the styles of their app.
  const icon = desk.preview.locator('svg').first();
  await expect.poll(async () => (await icon.boundingBox())?.width ?? Infinity).toBeLessThan(100);
  const phone = await browser.newPage({ baseURL: office.address });
  const guide = '/items/food-business-license';
  await phone.goto(guide);
  await expect(phone.getByText(called)).toHaveCount(0);
  await desk.save.click();
  await expect(desk.title).toBeFocused();
  // What is typed and not saved is not published: it says so, and stays.
  await conditions.fill(`${await conditions.inputValue()}\n还没想好`);
  await desk.publish();
  await expect(main.locator('#unsaved')).toBeFocused();
  await expect(conditions).toHaveValue(/还没想好/);
  await main.getByRole('button', { name: '不要没存的改动' }).click();
  await main.getByRole('button', { name: '不要了' }).click();
  await expect(conditions).not.toHaveValue(/还没想好/);
  await desk.publish();
  await expect(desk.discard).toHaveCount(0);
  await phone.reload();
  await expect(phone.getByRole('main')).toContainText(`${called}要有摊位证明`);
  await expect(phone.getByText('还没想好')).toHaveCount(0);
  // And how the two versions differ.
  await main.getByLabel('从', { exact: true }).selectOption({ index: 2 });
  await main.getByRole('button', { name: '比较版本' }).click();
  await expect(main.getByRole('row', { name: new RegExp(called) })).toBeVisible();
  // Whoever closes it goes on at its row.
  await desk.shut.click();
  await expect(desk.link('guide:food-business-license')).toBeFocused();
  await phone.close();
});

test('a charge that is not in the published list is wrong while it is typed (R7)', async ({ app, office }) => {
  const desk = new Publishing(app);
  await desk.signIn(await publisher(office, '周正', '--department', 'gongan'), '/desk/publishing?open=guide%3Aid-card-renewal');
  const amount = desk.at('/fee/amount');
  await expect(amount).toHaveValue('20');
  await expect(desk.checked).not.toContainText('R7');
  await amount.fill('25');
  await expect(desk.checked.getByText(/和收费目录不一样（R7）/)).toBeVisible();
  await app.axe();
  await amount.fill('20');
  await expect(desk.checked).not.toContainText('R7');
});

test('a draft is given a day on which it comes out, and taken back', async ({ app, office, browser }) => {
  const desk = new Publishing(app);
  const of = 'guide:dog-registration';
  await desk.signIn(await publisher(office, '郑好'), '/desk/publishing?open=guide%3Adog-registration');
  const { main } = desk;
  await desk.at('/visits').fill('2');
  await desk.keep();
  const day = after(today(), 20);
  await desk.day.fill(day);
  await desk.publish();
  const [, month, date] = day.split('-').map(Number);
  await expect(main.getByText(new RegExp(`它定了 .*${month}月${date}日 公布`))).toBeVisible();
  await expect(desk.at('/visits')).toBeDisabled();
  await app.axe();
  await desk.shut.click();
  const plan = main.getByRole('region', { name: '定了日子的' });
  await expect(plan).toContainText(`${month}月${date}日`);
  await expect(plan).toContainText('养犬登记');
  await expect(plan).not.toContainText('guide:');
  await expect(desk.rowOf(of)).toContainText(`${month}月${date}日 公布`);
  // Others may have given days to other drafts.
  await plan.getByRole('listitem').filter({ hasText: '养犬登记' }).getByRole('button', { name: '收回日子' }).click();
  await expect(desk.done.filter({ hasText: '日子收回了' })).toBeVisible();
  await expect(plan).toContainText('收回了：养犬登记');
  const phone = await browser.newPage({ baseURL: office.address });
  const guide = await (await phone.request.get('/api/v1/guides/dog-registration')).text();
  expect(guide).not.toContain('"visits":2');
  await phone.close();
  await desk.link(of).click();
  await expect(desk.at('/visits')).toBeEnabled();
  await expect(desk.at('/visits')).toHaveValue('2');
  await desk.discard.click();
  await main.getByRole('button', { name: '扔掉', exact: true }).click();
  await expect(desk.at('/visits')).not.toHaveValue('2');
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

test('an item that is no longer offered is drafted as gone, and can be taken back', async ({ app, office }) => {
  const desk = new Publishing(app);
  await desk.signIn(await publisher(office, '何平'), '/desk/publishing?open=guide%3Alibrary-card');
  const { main } = desk;
  await main.getByRole('button', { name: '不再提供这一项' }).click();
  await main.getByRole('button', { name: '存成草稿', exact: true }).click();
  await expect(main.getByText('这份草稿是：不再提供这一项。')).toBeVisible();
  await expect(desk.save).toHaveCount(0);
  await app.axe();
  await desk.discard.click();
  await main.getByRole('button', { name: '扔掉', exact: true }).click();
  await expect(desk.save).toBeVisible();
});

test('an id that is none says why there is no way on', async ({ app, office }) => {
  // What is new has nothing on the server yet.
  app.expectTrouble(/404/);
  const desk = new Publishing(app);
  await desk.signIn(await publisher(office, '林晓', '--department', 'scjg'), '/desk/publishing');
  const { main } = desk;
  await main.getByText('新增事项').click();
  const id = main.getByLabel('事项编号');
  await id.fill('夜市');
  await expect(id).toHaveAccessibleDescription(/只能用字母、数字/);
  await expect(main.getByRole('link', { name: '打开空白指南' })).toHaveCount(0);
  await id.fill('night-market');
  await expect(id).not.toHaveAccessibleDescription(/只能用字母、数字/);
  await main.getByRole('link', { name: '打开空白指南' }).click();
  await expect(desk.title).toHaveText('night-market');
  await expect(desk.title).toBeFocused();
});
