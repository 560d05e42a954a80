// What goes wrong at a window: two clerks at once, a line that is cut, what the rules and the roles do not allow.
import { holdUp } from '../harness/desk.js';
import { LARGE, expect, test } from '../harness/window-desk.js';
import { WorkDesk } from '../pages/desk-work.js';
import { enDesk as en } from '../pages/desk-words.js';

test.use(LARGE);
test.setTimeout(120_000);

test('of two clerks at once one is told what the other did, and sees it anew', async ({ app, desk, office, others, beside }) => {
  const slip = await others.takeIn();
  const [one, two] = [await office.clerk('李娜'), await office.clerk('周明')];
  await desk.signIn(one, `/desk/work?open=${slip.number}`);
  const second = await beside(two, `/desk/work?open=${slip.number}`);
  await desk.acts.first().waitFor();
  await second.acts.first().waitFor();
  await desk.keys('x');
  await desk.actForm.getByLabel('理由', { exact: true }).fill('不属于本窗口受理范围');
  await second.act('a');
  await expect(second.facts).toContainText('办理中');
  app.expectTrouble(/409/);
  await desk.keys('Control+Enter');
  await expect(desk.raced).toContainText('刚才别人先办了');
  await expect(desk.raced).toContainText('受理');
  await expect(desk.facts).toContainText('办理中');
  // It cannot be refused any more, and is not offered.
  await expect(desk.actForm).toHaveCount(0);
  expect(await desk.offered()).not.toContain('不予受理');
  await app.axe();
});

test('what can be done next is offered once it is known how the application stands, and not before', async ({ page, desk, chief, others }) => {
  const slip = await others.takeIn();
  await desk.signIn(chief, `/desk/work?open=${slip.number}`);
  await desk.acts.first().waitFor();
  const goOn = await holdUp(page, `**/api/v1/desk/applications/${slip.number}`);
  await desk.begin('a');
  const sent = page.waitForResponse(/events$/);
  await desk.keys('Control+Enter');
  await sent;
  await expect(desk.actForm.locator('[type=submit]')).toHaveAttribute('aria-busy', 'true');
  await expect(desk.acts).toHaveCount(0);
  goOn();
  await expect(desk.beside).toContainText('受理了。');
  await desk.begin('d');
  await expect(desk.actForm.getByRole('radio', { name: '准予' })).toBeFocused();
});

test('what others took in meanwhile is listed once an application is closed, and whoever closed it goes on at its row', async ({ page, desk, office, others }) => {
  const slip = await others.takeIn();
  await desk.signIn(await office.clerk(), `/desk/work?open=${slip.number}`);
  await desk.acts.first().waitFor();
  const link = desk.one(slip.number).getByRole('link');
  await expect(link).toHaveAttribute('aria-current', 'true');
  const later = await others.takeIn();
  await expect(desk.one(later.number)).toHaveCount(0);
  // The list is held up, so that its rows come anew while somebody is in them.
  const goOn = await holdUp(page, '**/api/v1/desk/work*');
  await desk.keys('Escape');
  await expect(link).toBeFocused();
  await expect(desk.one(later.number)).toHaveCount(0);
  goOn();
  await expect(desk.one(later.number)).toBeVisible();
  await expect(link).toBeFocused();
});

test('an answer that got lost is asked for again, and done once', async ({ app, page, desk, office, others }) => {
  const slip = await others.takeIn();
  const clerk = await office.clerk();
  await desk.signIn(clerk, `/desk/work?open=${slip.number}`);
  await expect(desk.acts.first()).toBeVisible();
  app.expectTrouble(/ERR_FAILED|Failed to load/);
  let lost = 0;
  await page.route('**/events', async (route) => {
    // It arrives, and the answer does not.
    await route.fetch();
    lost += 1;
    await route.abort('failed');
  }, { times: 1 });
  await desk.begin('a');
  await desk.keys('Control+Enter');
  await expect(desk.summary).toContainText('没有办成');
  expect(lost).toBe(1);
  await desk.keys('Control+Enter');
  await expect(desk.beside).toContainText('受理了。');
  await expect(desk.course).toHaveCount(2);
});

test('an applicant is taken in once, though the answer was lost; bad input is said at its field', async ({ app, page, desk, office }) => {
  const clerk = await office.clerk();
  await desk.signIn(clerk, '/desk/take-in');
  await desk.item.fill('没有这样的事');
  await desk.keys('Enter');
  await expect(desk.summary.getByRole('link')).toHaveText(['请选办什么事']);
  await expect(desk.item).toHaveAccessibleDescription(/请选办什么事/);
  await app.axe();
  await desk.item.fill('食品经营');
  await desk.keys('ArrowDown', 'ArrowUp', 'Enter');
  await expect(desk.main.getByRole('heading', { level: 2 })).toContainText('食品经营许可');
  await desk.main.getByRole('button', { name: /都齐了/ }).click();
  await expect(desk.main.getByRole('radio', { name: '材料齐，当场受理' })).toBeChecked();
  const note = desk.main.getByLabel(/对申请人说一句/);
  app.expectTrouble(/400/);
  await note.fill('长'.repeat(2001));
  await desk.keys('Control+Enter');
  await expect(desk.summary.getByRole('link')).toContainText(['太长了']);
  await note.fill('');
  app.expectTrouble(/ERR_FAILED|Failed to load/);
  const numbers = [];
  await page.route('**/desk/applications', async (route) => {
    const answer = await route.fetch();
    numbers.push((await answer.json()).number);
    await route.abort('failed');
  }, { times: 1 });
  await desk.keys('Control+Enter');
  await expect(desk.summary).toContainText('填写的还在');
  await desk.keys('Control+Enter');
  await expect(desk.heading).toHaveText('收好了');
  expect((await desk.slip()).number).toBe(numbers[0]);
  await expect(desk.main).toContainText(/收件并受理了，承诺.*前办好。/);
  // The next one: the code is gone for good, after a question.
  await desk.button('收下一件').click();
  await expect(desk.main).toContainText('再也看不到了');
  await desk.main.getByRole('group').getByRole('button', { name: '收下一件' }).click();
  await expect(desk.item).toBeFocused();
  await expect(page.locator('#slip-code')).toHaveCount(0);
});

test('who may not sees no way to it, and a request made up is refused', async ({ app, page, desk, office, others }) => {
  const slip = await others.takeIn();
  const admin = await office.administrator();
  await desk.signIn(admin, '/desk/work');
  await expect(desk.heading).toHaveText('没有这一页');
  await expect(desk.nav.getByRole('link', { name: '收件' })).toHaveCount(0);
  app.expectTrouble(/403/);
  const refused = await page.evaluate(async (number) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ after: 1, type: 'accepted' });
    const answer = await fetch(`/api/v1/desk/applications/${number}/events`, { method: 'POST', headers, body });
    return [answer.status, (await answer.json()).type];
  }, slip.number);
  expect(refused).toEqual([403, 'forbidden']);
  await desk.signOut();
  // A supervisor sees the work and does none of it.
  const over = await office.person('over', '钱进', '--role', 'supervisor');
  await desk.signIn(over, `/desk/work?open=${slip.number}`);
  await expect(desk.beside).toContainText('现在没有您能办的');
  await expect(desk.acts).toHaveCount(0);
  await expect(desk.main.getByRole('link', { name: '收件' })).toHaveCount(0);
});

test('the same in English, in the dark', async ({ app, page, office, others }) => {
  app.expectTrouble(/401/);
  const slip = await others.takeIn();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.addInitScript(() => localStorage.setItem('mingbai.lang', 'en'));
  const desk = new WorkDesk(app, en);
  const clerk = await office.clerk();
  await desk.signIn(clerk, '/desk/work');
  await expect(desk.heading).toHaveText('Applications');
  await desk.one(slip.number).getByRole('link').click();
  await expect(desk.title).toHaveText('Food business licence', { ignoreCase: true });
  await app.axe();
  await desk.begin('t');
  await expect(desk.actForm).toContainText('One-time notice');
  await desk.keys('Control+Enter');
  await expect(desk.summary.getByRole('link')).toHaveText(['Choose what is missing']);
  await app.axe();
  await desk.actForm.getByRole('checkbox').first().check();
  await desk.keys('Control+Enter');
  await expect(desk.beside).toContainText('The notice is given.');
  // What the applicant reads is Chinese, whatever the desk's language.
  await expect(desk.course.first()).toContainText('窗口人员');
  await desk.go('Take in');
  await desk.item.fill('food');
  await desk.keys('Enter');
  await expect(desk.main.getByRole('heading', { level: 2 })).toBeVisible();
  await app.axe();
});
