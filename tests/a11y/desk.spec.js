// Every page of the desk on a large screen and on a phone, in both languages, in the light and in the dark,
// audited each time.
import fs from 'node:fs';
import { LARGE, expect, test } from '../harness/desk.js';
import { Desk } from '../pages/desk.js';
import { enDesk, zhDesk } from '../pages/desk-words.js';

test.use(LARGE);
test.setTimeout(120_000);

const PAGES = [
  ['start', '/desk/'],
  ['staff', '/desk/staff'],
  ['invite', '/desk/staff?open=%2B'],
  ['member', (clerk) => `/desk/staff?open=${clerk.login}`],
  ['audit', '/desk/audit'],
  ['keys', '/desk/keys'],
  ['make', '/desk/keys?open=%2B'],
  ['account', '/desk/account'],
  ['gone', '/desk/nowhere'],
];

const PHONE = { width: 390, height: 844 };

/** For whoever wants to look: SHOTS names a folder. */
async function shot(page, name) {
  const folder = process.env.SHOTS;
  if (!folder) return;
  fs.mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: page.viewportSize().width < 500 });
}

for (const [words, lang, scheme] of [
  [zhDesk, 'zh', 'light'],
  [enDesk, 'en', 'dark'],
]) {
  test(`every page fits and is audited, ${lang}, ${scheme}`, async ({ app, page, office }) => {
    app.expectTrouble(/401/);
    await page.emulateMedia({ colorScheme: scheme });
    await page.addInitScript((lang) => localStorage.setItem('mingbai.lang', lang), lang);
    const desk = new Desk(app, words);
    const clerk = await office.clerk();
    for (const [size, viewport] of [['large', LARGE.viewport], ['phone', PHONE]]) {
      await page.setViewportSize(viewport);
      await desk.open();
      await expect(desk.heading).toHaveText(words.title);
      await app.fits();
      await app.axe();
      await shot(page, `${lang}-${size}-door`);
      if (size === 'large') await page.setViewportSize(LARGE.viewport);
      await desk.signIn(await office.administrator());
      for (const [name, path] of PAGES) {
        await desk.open(typeof path === 'string' ? path : path(clerk));
        await expect(page.locator('.skel')).toHaveCount(0);
        await expect(desk.heading).toHaveCount(1);
        await app.fits();
        await app.axe();
        await shot(page, `${lang}-${size}-${name}`);
      }
      if (size === 'phone') {
        await desk.menu.click();
        await expect(desk.nav).toBeVisible();
        await app.axe();
        await shot(page, `${lang}-${size}-menu`);
        await desk.go(words.account);
        await expect(desk.nav).toBeHidden();
        await desk.menu.click();
      }
      const told = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
      await desk.signOut();
      await expect(desk.heading).toHaveText(words.title);
      await told;
    }
    for (const width of [320, 768, 1024]) {
      await page.setViewportSize({ width, height: 844 });
      await app.fits();
    }
  });
}

test('the desk works by the keyboard alone', async ({ app, page, office }) => {
  app.expectTrouble(/401/);
  const desk = new Desk(app);
  const person = await office.administrator();
  await desk.open();
  await desk.field(zhDesk.login).focus();
  await page.keyboard.type(person.login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.password);
  // Past the button that shows the password.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(await person.code());
  await page.keyboard.press('Enter');
  await expect(desk.heading).toBeFocused();
  await desk.nav.getByRole('link', { name: zhDesk.staff }).focus();
  await page.keyboard.press('Enter');
  await expect(desk.heading).toHaveText(zhDesk.staff);
  await expect(desk.heading).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(desk.beside.getByRole('heading', { level: 2 })).toBeFocused();
});
