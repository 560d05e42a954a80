// Supervision (R5): what was late or deemed opens a case by itself; what was done about it is noted. The figures of a
// month, and comments that somebody reads before everybody can.
import { Clerk, ago } from '../harness/clerk.js';
import { LARGE, expect, test } from '../harness/rating-desk.js';
import { RatingDesk } from '../pages/rating-desk.js';
import { enDesk } from '../pages/desk-words.js';

test.use(LARGE);
test.setTimeout(300_000);

const CHIEF = ['--role', 'chief-representative', '--department', 'scjg'];

/** The clock of the server looks every few seconds. */
const BY_ITSELF = { timeout: 60_000 };

test('silence opens a case; the supervisor notes what was done and closes it; the department sees it', async ({ app, page, office, desk, browser }) => {
  const clerk = await Clerk.of(office.own);
  const slip = await clerk.takeIn(ago(20));
  await desk.signIn(await office.person('boss', '赵敏', '--role', 'supervisor'), '/desk/supervision');
  const row = () => desk.row(slip.number).filter({ hasText: '视为受理' });
  await expect(async () => {
    await page.reload();
    await expect(row()).toHaveCount(1, { timeout: 1_000 });
  }).toPass(BY_ITSELF);
  await expect(row()).toContainText('食品经营许可');
  await expect(row()).toContainText('没有说明理由');
  await app.axe();
  await row().getByRole('link').click();
  await expect(desk.beside.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(desk.beside).toContainText('还没有记录');
  const note = desk.beside.getByLabel('做了什么', { exact: true });
  await desk.button('记下来').click();
  await expect(desk.summary).toContainText('请写做了什么');
  await app.axe();
  await note.fill('电话问了首席代表，当天补办受理。');
  await desk.button('记下来').click();
  await expect(desk.beside).toContainText('记下来了');
  await expect(desk.said).toHaveText([/电话问了首席代表/]);
  await note.fill('已经受理，向申请人道歉。');
  await desk.beside.getByText('就此了结').click();
  await desk.button('记下来').click();
  await expect(desk.said).toHaveCount(2);
  await expect(desk.beside.locator('.facts')).toContainText('已了结');
  await expect(row()).toHaveCount(0);
  await app.axe();
  await desk.main.getByRole('link', { name: '已了结' }).click();
  await expect(row()).toHaveCount(1);

  // The department sees what was noted, and notes nothing.
  const context = await browser.newContext({ ...LARGE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: office.address });
  const there = new RatingDesk({ page: await context.newPage(), open: (path) => there.page.goto(path) });
  await there.signIn(await office.person('chief', '王芳', ...CHIEF), '/desk/supervision?ended=true');
  await there.row(slip.number).filter({ hasText: '视为受理' }).getByRole('link').click();
  await expect(there.said).toHaveCount(2);
  await expect(there.beside.locator('form')).toHaveCount(0);
  await expect(there.page.locator('.look')).toHaveCount(0);
  await context.close();
});

test('a comment is read before everybody can; figures stand as they are published', async ({ app, page, office, desk, visitor }) => {
  const words = '窗口的人很耐心，一次就办好了。';
  await visitor.scan('/r/A03');
  await visitor.says(5, null, words);
  await visitor.scan('/r/A03');
  await visitor.says(5, null, '张三在 13800000000 等。');
  await desk.signIn(await office.person('boss', '赵敏', '--role', 'supervisor'), '/desk/supervision');
  const look = desk.main.getByRole('link', { name: /待审的留言/ });
  await expect(look).toContainText('2 件');
  await look.click();
  await expect(desk.heading).toHaveText('月度数字');
  const comments = page.locator('#comments li');
  await expect(comments).toHaveCount(2);
  await expect(page.locator('.sums tbody tr').first()).toContainText('全县');
  await app.axe();
  const good = comments.filter({ hasText: words });
  await good.getByRole('button', { name: '公开', exact: true }).click();
  await expect(good.locator('.ask')).toContainText('不能收回');
  await app.axe();
  await good.getByRole('button', { name: '公开这条留言' }).click();
  await expect(page.locator('#comments')).toContainText('留言公开了。');
  await comments.first().getByRole('button', { name: '不公开', exact: true }).click();
  await comments.first().getByRole('button', { name: '不公开这条留言' }).click();
  await expect(page.locator('#comments')).toContainText('没有待审的留言。');
  // Another month stands in the address, and the table can be taken away.
  await desk.main.getByLabel('月份').selectOption({ index: 0 });
  await expect(page).toHaveURL(/month=\d{4}-\d{2}$/);
  const coming = page.waitForEvent('download');
  await desk.main.getByRole('link', { name: '下载表格（CSV）' }).click();
  expect((await coming).suggestedFilename()).toMatch(/\.csv$/);
});

for (const [scheme, lang, width, height] of [
  ['light', 'zh', 1280, 800],
  ['dark', 'en', 1280, 800],
  ['light', 'en', 390, 844],
  ['dark', 'zh', 390, 844],
  // A desk at 200 %.
  ['light', 'zh', 640, 400],
]) {
  test(`pages of supervisors and windows fit and are audited, ${lang}, ${scheme}, ${width}`, async ({ app, page, office, desk, visitor }) => {
    const clerk = await Clerk.of(office.own);
    const slip = await clerk.takeIn(ago(20));
    await visitor.scan('/r/A03');
    await visitor.says(1, '推诿扯皮', '问了三个窗口，都说不归他们管。');
    await page.emulateMedia({ colorScheme: scheme });
    await desk.signIn(await office.person('boss', '赵敏', '--role', 'supervisor'));
    await page.setViewportSize({ width, height });
    await page.evaluate((lang) => localStorage.setItem('mingbai.lang', lang), lang);
    await expect(async () => {
      await page.goto('/desk/supervision');
      await expect(desk.row(slip.number).first()).toBeVisible({ timeout: 1_000 });
    }).toPass(BY_ITSELF);
    const shot = async (name) => {
      await expect(page.locator('.skel')).toHaveCount(0);
      await app.fits();
      await app.axe();
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${width}-${lang}-${scheme}-${name}.png`, fullPage: true });
    };
    await shot('supervision');
    await desk.row(slip.number).first().getByRole('link').click();
    await shot('case');
    await page.goto('/desk/ratings');
    await expect(desk.rows.first()).toBeVisible();
    await shot('ratings');
    await desk.rows.first().getByRole('link').click();
    await expect(desk.reason).toBeVisible();
    await shot('rating');
    await page.goto('/desk/figures');
    await expect(page.locator('#comments li').first()).toBeVisible();
    await shot('figures');
    await desk.open('/desk/windows');
    await shot('gone');
  });
}

test('in English all of it says what it is', async ({ app, page, office }) => {
  app.expectTrouble(/401/);
  await page.addInitScript(() => localStorage.setItem('mingbai.lang', 'en'));
  const desk = new RatingDesk(app, enDesk);
  await desk.signIn(await office.person('boss', '赵敏', '--role', 'supervisor'), '/desk/supervision');
  await expect(desk.nav.getByRole('link')).toContainText(['Supervision', 'Bad ratings', 'Monthly figures']);
  await expect(desk.heading).toHaveText('Supervision');
});
