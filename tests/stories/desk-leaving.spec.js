// What is lost by leaving is asked about; what is not, is there again: the slip that is shown once, what is ticked and
// typed, the place in a list, and the switch of the keys.
import { ago } from '../harness/clerk.js';
import { holdUp } from '../harness/desk.js';
import { LARGE, expect, test } from '../harness/window-desk.js';
import { zhDesk as zh } from '../pages/desk-words.js';

test.use(LARGE);
test.setTimeout(120_000);

const QUESTION = '凭证没有打印';

/** Takes a food licence in, with nothing ticked. */
async function takeIn(desk) {
  await desk.item.fill('食品经营');
  await desk.item.press('Enter');
  await expect(desk.main.getByRole('checkbox').first()).toBeVisible();
}

/** What the browser asks before a page is loaded anew. */
function asked(page) {
  const all = [];
  page.on('dialog', async (dialog) => {
    all.push(dialog.type());
    await dialog.accept();
  });
  return all;
}

test('a slip that was not printed is not left without a question, by key, by link, or by closing', async ({ app, page, desk, office }) => {
  await desk.signIn(await office.clerk(), '/desk/take-in');
  await takeIn(desk);
  await desk.keys('Control+Enter');
  await expect(desk.number).toBeVisible();
  const { number } = await desk.slip();
  const question = desk.main.locator('#slip-going');
  await desk.keys('o');
  await expect(question).toContainText(QUESTION);
  await expect(question).toBeFocused();
  await app.axe();
  await desk.keys('Escape');
  await expect(question).toHaveCount(0);
  await expect(desk.heading).toBeFocused();
  await expect(desk.code).toBeVisible();
  await desk.go(zh.work);
  await expect(question).toBeFocused();
  await question.getByRole('button', { name: '不了' }).click();
  await expect(page).toHaveURL('/desk/take-in');
  await desk.keys('o');
  await question.getByRole('button', { name: '记下了，离开' }).click();
  await expect(desk.title).toContainText('食品经营许可');
  await expect(page).toHaveURL(`/desk/work?open=${number}`);
  // Whoever has left is not held elsewhere.
  await desk.go(zh.account);
  await expect(desk.heading).toHaveText(zh.account);

  // Printed, it may be left.
  await desk.go(zh.takeIn);
  await takeIn(desk);
  await desk.keys('Control+Enter');
  await expect(desk.number).toBeVisible();
  const questions = asked(page);
  const sheet = page.context().waitForEvent('page');
  await desk.keys('p');
  await (await sheet).close();
  await desk.keys('o');
  await expect(desk.title).toContainText('食品经营许可');
  await page.reload();
  await expect(desk.title).toContainText('食品经营许可');
  expect(questions).toEqual([]);
});

test('Esc leads to the search for another item; whoever takes the same one goes on with what was ticked and written', async ({ page, desk, office }) => {
  await desk.signIn(await office.clerk(), '/desk/take-in');
  await takeIn(desk);
  const tick = desk.main.getByRole('checkbox', { name: '食品安全规章制度目录清单' });
  await tick.check();
  await desk.main.getByLabel('对申请人说一句（可不填）').fill('周五前补来');
  await desk.main.getByRole('heading', { level: 2 }).click();
  await desk.keys('Escape');
  await expect(desk.item).toBeFocused();
  await desk.keys('Enter');
  await expect(tick).toBeChecked();
  await expect(desk.main.getByLabel('对申请人说一句（可不填）')).toHaveValue('周五前补来');
  // The browser asks before it is closed.
  const questions = asked(page);
  await page.reload();
  expect(questions).toEqual(['beforeunload']);
});

test('what is typed and not sent is asked about on whatever page one is; what is sent is not', async ({ page, desk, office, others }) => {
  const slip = await others.takeIn();
  await desk.signIn(await office.clerk(), `/desk/work?open=${slip.number}`);
  await desk.begin('x');
  await page.keyboard.type('不属于本窗口');
  await desk.go(zh.account);
  await expect(desk.heading).toHaveText(zh.account);
  const questions = asked(page);
  await page.reload();
  await expect(desk.heading).toHaveText(zh.account);
  expect(questions).toEqual(['beforeunload']);
  await desk.open(`/desk/work?open=${slip.number}`);
  await desk.begin('x');
  await page.keyboard.type('不属于本窗口');
  await desk.keys('Control+Enter');
  await expect(desk.beside).toContainText('记下了：不予受理。');
  await page.reload();
  await expect(desk.facts).toContainText('不予受理');
  expect(questions).toEqual(['beforeunload']);
});

test('closing what is open leads back to its row', async ({ page, desk, office, others }) => {
  const slip = await others.takeIn(ago(21));
  await desk.signIn(await office.person('boss', '赵敏', '--role', 'supervisor'));
  await expect(desk.heading).toHaveText(zh.supervision);
  const row = desk.row(slip.number).filter({ hasText: '视为受理' });
  // The clock of the server looks every few seconds.
  await expect(async () => {
    await page.reload();
    await expect(row).toHaveCount(1, { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await row.getByRole('link').click();
  await expect(desk.title).toBeFocused();
  await desk.keys('Escape');
  await expect(desk.beside).toHaveCount(0);
  await expect(row.getByRole('link')).toBeFocused();
  // From there on by the keyboard.
  await desk.keys('Enter');
  await expect(desk.title).toBeFocused();
});

test('letters that are switched off stay so, on this machine, until somebody switches them on', async ({ app, page, desk, office, others }) => {
  const slip = await others.takeIn();
  const clerk = await office.clerk();
  await desk.signIn(clerk, '/desk/account');
  const letters = desk.main.getByRole('checkbox', { name: /单个字母直接用/ });
  await letters.uncheck();
  await app.axe();
  await desk.open(`/desk/work?open=${slip.number}`);
  await desk.acts.first().waitFor();
  await desk.title.focus();
  await desk.keys('a');
  await expect(desk.actForm).toHaveCount(0);
  // What is no letter still acts.
  await desk.keys('Escape');
  await expect(desk.beside).toHaveCount(0);
  await desk.open('/desk/account');
  await expect(letters).not.toBeChecked();
  await letters.check();
  await desk.open(`/desk/work?open=${slip.number}`);
  await desk.begin('a');
  await expect(desk.actForm).toBeVisible();
});

test('whoever goes on while something is sent does so once it is answered, and stays where it was not done', async ({ app, page, desk, chief, others }) => {
  const slip = await others.takeIn();
  const own = `/desk/work?open=${slip.number}`;
  await desk.signIn(chief, own);
  await desk.begin('a');
  let goOn = await holdUp(page, '**/events', 'POST');
  await desk.keys('Control+Enter');
  await desk.go(zh.account);
  await expect(desk.actForm.locator('[type=submit]')).toHaveAttribute('aria-busy', 'true');
  await expect(page).toHaveURL(own);
  goOn();
  await expect(desk.heading).toHaveText(zh.account);
  await page.unrouteAll();

  await page.goBack();
  await expect(desk.facts).toContainText('办理中');
  app.expectTrouble(/ERR_FAILED|Failed to load/);
  await page.route('**/decision', (route) => route.abort('failed'));
  goOn = await holdUp(page, '**/decision', 'POST');
  await desk.begin('d');
  await desk.keys('Space', 'Control+Enter');
  await desk.go(zh.account);
  goOn();
  await expect(desk.summary).toContainText('没有办成');
  await expect(desk.summary).toBeFocused();
  await expect(page).toHaveURL(own);
  await page.unrouteAll();

  // The browser's own way is not held: what was sent is done all the same.
  await desk.go(zh.account);
  await expect(desk.heading).toHaveText(zh.account);
  await page.goBack();
  await expect(desk.actForm.getByRole('radio', { name: '准予' })).toBeChecked();
  goOn = await holdUp(page, '**/decision', 'POST');
  const decided = page.waitForResponse(/decision$/);
  await desk.keys('Control+Enter');
  await page.goForward();
  await expect(desk.heading).toHaveText(zh.account);
  goOn();
  expect((await decided).ok()).toBe(true);
  await page.goBack();
  await expect(desk.facts).toContainText('待送达');
  await expect(desk.actForm).toHaveCount(0);
});

test('a slip that comes when one is about to leave is not left without the question', async ({ page, desk, office }) => {
  await desk.signIn(await office.clerk(), '/desk/take-in');
  await takeIn(desk);
  const goOn = await holdUp(page, '**/desk/applications', 'POST');
  await desk.keys('Control+Enter');
  // What is opened in a tab of its own leads nowhere away.
  const beside = page.context().waitForEvent('page');
  await desk.nav.getByRole('link', { name: zh.account, exact: true }).click({ modifiers: ['Control'] });
  await (await beside).close();
  await desk.go(zh.work);
  goOn();
  await expect(desk.main.locator('#slip-going')).toContainText(QUESTION);
  await expect(desk.code).toBeVisible();
});
