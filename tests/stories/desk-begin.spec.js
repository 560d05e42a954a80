// From the door to the first act: whoever has one list to work off every day begins there, and a handful of keys
// is enough.
import { LARGE as SCREEN, expect as is, test as office } from '../harness/complaint-desk.js';
import { LARGE, expect, test } from '../harness/window-desk.js';
import { zhDesk as zh } from '../pages/desk-words.js';
import { Desk } from '../pages/desk.js';

// The first application of the list is the one that has just come in.
test.use({ ...LARGE, apart: true });
office.use(SCREEN);
test.setTimeout(120_000);
office.setTimeout(180_000);

/** Counts what is pressed from now on, on this page and on those that it leads to without being loaded anew. */
async function counting(page) {
  await page.evaluate(() => {
    window.pressed = { keys: 0, clicks: 0 };
    addEventListener('keydown', () => (window.pressed.keys += 1), true);
    // What a key presses is clicked by the program: nobody has pointed.
    addEventListener('pointerdown', () => (window.pressed.clicks += 1), true);
  });
  return () => page.evaluate(() => window.pressed);
}

test('a clerk begins at the applications, and has opened the first one and begun to accept it with three keys', async ({ page, desk, office, others }) => {
  const slip = await others.takeIn();
  await desk.signIn(await office.clerk());
  await expect(desk.heading).toHaveText(zh.work);
  await expect(page).toHaveURL('/desk/work');
  await expect(desk.heading).toBeFocused();
  await expect(desk.one(slip.number)).toBeVisible();
  await expect(desk.rows).toHaveCount(1);
  const pressed = await counting(page);
  await desk.keys('j', 'Enter');
  await expect(desk.title).toBeFocused();
  await desk.begin('a');
  await expect(desk.actForm).toBeVisible();
  expect(await pressed()).toEqual({ keys: 3, clicks: 0 });
  // The start stays one link away, and the way back leads to the list, not in a circle.
  await desk.keys('Escape', 'Escape');
  await desk.go(zh.start);
  await expect(desk.heading).toHaveText('李娜，您好');
  await page.goBack();
  await expect(desk.heading).toHaveText(zh.work);
});

test('a chief representative and a supervisor begin at their lists; whoever has several roles, at the start', async ({ app, page, desk, chief, office }) => {
  await desk.signIn(chief);
  await expect(desk.heading).toHaveText(zh.work);
  await desk.signOut();
  const supervisor = await office.person('boss', '赵敏', '--role', 'supervisor');
  await desk.signIn(supervisor);
  await expect(desk.heading).toHaveText(zh.supervision);
  await expect(page).toHaveURL('/desk/supervision');
  await app.axe();
  await desk.signOut();
  const both = await office.personOf('both', '周敏', 'complaint_officer', 'supervisor');
  await desk.signIn(both);
  await expect(desk.heading).toHaveText('周敏，您好');
  await expect(page).toHaveURL('/desk/');
  await desk.signOut();
  // Whoever asked for a page gets it.
  await desk.signIn(await office.clerk(), '/desk/take-in');
  await expect(desk.heading).toHaveText(zh.takeIn);
});

office('a complaint officer begins at the complaints, and has taken the first one up with three keys', async ({ app, page, office, desk, officer, reporter }) => {
  await reporter.complain({ what: '周四下午窗口没有人。', routing: { window: 'D04' } });
  await new Desk(app).signIn(officer);
  await is(desk.heading).toHaveText(zh.complaints);
  await is(page).toHaveURL('/desk/complaints');
  await is(desk.row('D04')).toContainText('待受理');
  const pressed = await counting(page);
  await desk.page.keyboard.press('j');
  await is(desk.rows.first().getByRole('link')).toBeFocused();
  await desk.page.keyboard.press('Enter');
  await is(page.locator('.open > h2')).toBeFocused();
  await is(desk.button(zh.takeUp)).toBeVisible();
  await desk.page.keyboard.press('a');
  await is(desk.beside).toContainText(zh.takenUp);
  is(await pressed()).toEqual({ keys: 3, clicks: 0 });
  is(office.own.logged()).not.toContain('周四下午');
});
