// The desk by the keyboard alone: nobody points, and whatever has the focus is seen. From the door to a decision, and
// from the door to an answer.
import { LARGE as SCREEN, expect as is, test as office } from '../harness/complaint-desk.js';
import { LARGE, expect, test } from '../harness/window-desk.js';
import { zhDesk as zh } from '../pages/desk-words.js';
import { Keys } from '../pages/keys.js';

test.use(LARGE);
office.use(SCREEN);
test.setTimeout(240_000);
office.setTimeout(240_000);

/** Signs somebody in by the keyboard. */
async function enter(keys, desk, person) {
  await desk.open('/desk/');
  for (const [field, text] of [[zh.login, person.login], [zh.password, person.password], [zh.code, await person.code()]]) {
    await keys.to(desk.field(field));
    await keys.page.keyboard.type(text);
  }
  await keys.press('Enter');
}

/** Whether nobody has pointed since. */
async function untouched(page) {
  await page.evaluate(() => addEventListener('pointerdown', () => (window.pointed = true), true));
  return () => page.evaluate(() => !window.pointed);
}

test('an application is taken in, given notice, supplied, accepted and decided by the keyboard alone', async ({ app, page, desk, chief }) => {
  const keys = new Keys(page);
  await enter(keys, desk, chief);
  await expect(desk.heading).toHaveText(zh.work);
  const alone = await untouched(page);
  await keys.press('n');
  await expect(desk.heading).toHaveText(zh.takeIn);
  await keys.press('/');
  await expect(desk.item).toBeFocused();
  await page.keyboard.type('食品经营');
  await expect(desk.finds.first()).toContainText('食品经营许可');
  await keys.press('Enter');
  await expect(desk.main.getByRole('heading', { level: 2 })).toContainText('食品经营许可');
  // The situation by the arrows, materials by the space bar.
  const situation = desk.main.getByRole('radio', { name: /新办/ }).first();
  await keys.to(situation);
  await keys.press('ArrowDown');
  await keys.press('ArrowUp');
  await expect(situation).toBeChecked();
  for (const name of ['食品经营许可申请书', '食品安全规章制度目录清单', '食品安全管理人员信息']) {
    const tick = desk.main.getByRole('checkbox', { name });
    await keys.to(tick);
    await keys.press('Space');
    await expect(tick).toBeChecked();
  }
  await keys.to(desk.main.getByRole('radio', { name: /当场一次性告知/ }));
  await keys.to(desk.main.getByRole('button', { name: '收件并一次性告知' }));
  await keys.press('Enter');
  await expect(desk.heading).toHaveText('收好了');
  await keys.press('o');
  const question = desk.main.locator('#slip-going');
  await expect(question).toBeFocused();
  await keys.to(question.getByRole('button', { name: '记下了，离开' }));
  await keys.press('Enter');
  await expect(desk.title).toBeFocused();
  await desk.acts.first().waitFor();
  await expect(desk.facts).toContainText('等申请人补');

  await desk.begin('m');
  await expect(keys.focused).toHaveAttribute('type', 'checkbox');
  await keys.press('Space');
  await keys.press('Control+Enter');
  await expect(desk.beside).toContainText('记下了。');
  await desk.begin('a');
  await expect(desk.actForm).toBeVisible();
  await keys.press('Control+Enter');
  await expect(desk.actForm).toHaveCount(0);
  await desk.begin('d');
  await expect(desk.actForm.getByRole('radio', { name: '准予' })).toBeFocused();
  await keys.seen();
  await keys.press('Space');
  await keys.press('Control+Enter');
  await expect(desk.beside).toContainText('决定了。');
  await expect(desk.facts).toContainText('待送达');
  await app.axe();
  // Back in the list, in the row that one came from.
  await keys.press('Escape');
  await expect(desk.beside).toHaveCount(0);
  await expect(keys.focused).toHaveAttribute('data-row', '');
  await keys.seen();
  expect(await alone()).toBe(true);
});

office('a complaint is opened, taken up and answered by the keyboard alone', async ({ app, page, desk, held, officer, reporter }) => {
  const keys = new Keys(page);
  await reporter.complain({ what: '排了两个小时队。', category: 'shirking', routing: { window: 'D07' } });
  await enter(keys, desk, officer);
  await is(desk.heading).toHaveText(zh.complaints);
  const alone = await untouched(page);
  await keys.to(desk.field(zh.passphrase));
  await page.keyboard.type(held.passphrase);
  await keys.press('Enter');
  await is(desk.main).toContainText(zh.unlocked, { timeout: 60_000 });
  const link = desk.row('D07').getByRole('link');
  await is(link).toBeVisible();
  for (let n = 0; n < 30 && !(await link.evaluate((one) => one === document.activeElement)); n += 1) await keys.press('j');
  await is(link).toBeFocused();
  await keys.seen();
  await keys.press('Enter');
  await is(page.locator('.open > h2')).toBeFocused();
  await is(desk.said.first()).toContainText('排了两个小时队。', { timeout: 60_000 });
  await keys.press('a');
  await is(desk.beside).toContainText(zh.takenUp);
  const reply = desk.beside.getByRole('radio', { name: '回复，接着办' });
  await is(reply).toBeChecked();
  await keys.to(reply);
  await keys.press('ArrowDown');
  await is(desk.beside.getByRole('radio', { name: '最终答复，办结' })).toBeChecked();
  await keys.to(desk.text);
  await page.keyboard.type('查清了，向您道歉。a j k');
  await keys.press('Control+Enter');
  await is(desk.beside).toContainText('投诉办结');
  is((await reporter.look()).said).toEqual(['查清了，向您道歉。a j k']);
  await app.axe();
  await keys.press('Escape');
  await is(desk.beside).toHaveCount(0);
  is(await alone()).toBe(true);
});
