// Pages of the desk at 200 % on a large screen and on an old one (640 and 320 pixels), in both languages, in the light
// and in the dark: taking in and its slip, screens and posters, summaries to release.
import fs from 'node:fs';
import { LARGE as SCREEN, expect as is, test as office } from '../harness/complaint-desk.js';
import { LARGE, expect, test } from '../harness/window-desk.js';
import { WorkDesk } from '../pages/desk-work.js';
import { ComplaintDesk } from '../pages/complaint-desk.js';
import { enDesk, zhDesk } from '../pages/desk-words.js';

test.use(LARGE);
office.use(SCREEN);
test.setTimeout(240_000);
office.setTimeout(300_000);

const WIDTHS = [640, 320];

const LOOKS = [
  [zhDesk, 'zh', 'light'],
  [enDesk, 'en', 'dark'],
];

/** Looks at the page as it is, at each width; for whoever wants to look, too: SHOTS names a folder. */
async function narrow(app, page, name) {
  await is(page.locator('.skel')).toHaveCount(0);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 500 });
    await app.fits();
    await app.axe();
    const folder = process.env.SHOTS;
    if (!folder) continue;
    fs.mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
}

async function look(page, lang, scheme) {
  await page.emulateMedia({ colorScheme: scheme });
  await page.addInitScript((lang) => localStorage.setItem('mingbai.lang', lang), lang);
}

for (const [words, lang, scheme] of LOOKS) {
  test(`taking in, the slip, screens and posters stand on a narrow screen, ${lang}, ${scheme}`, async ({ app, page, office }) => {
    app.expectTrouble(/401/);
    await look(page, lang, scheme);
    const desk = new WorkDesk(app, words);
    await desk.signIn(await office.clerk(), '/desk/take-in');
    await expect(desk.finds.first()).toBeVisible();
    await narrow(app, page, `${lang}-find`);
    await desk.item.fill(lang === 'zh' ? '食品经营' : 'food');
    await desk.item.press('Enter');
    await expect(desk.main.getByRole('checkbox').first()).toBeVisible();
    await narrow(app, page, `${lang}-take-in`);
    await desk.keys('Control+Enter');
    await expect(desk.number).toBeVisible();
    await narrow(app, page, `${lang}-slip`);
    await desk.main.locator('a[data-key="o"]').click();
    await expect(desk.main.locator('#slip-going')).toBeFocused();
    await narrow(app, page, `${lang}-slip-going`);
    await desk.open('/desk/windows');
    await expect(desk.main.getByText('A03').first()).toBeVisible();
    await narrow(app, page, `${lang}-windows`);
    await desk.open('/desk/work');
    await expect(desk.heading).toBeVisible();
    await narrow(app, page, `${lang}-work`);
    await desk.open('/desk/account');
    await expect(desk.main.getByRole('checkbox')).toBeVisible();
    await narrow(app, page, `${lang}-account`);
  });

  office(`complaints and summaries stand on a narrow screen, ${lang}, ${scheme}`, async ({ app, page, office, held, officer, bureau, reporter }) => {
    app.expectTrouble(/401/);
    await look(page, lang, scheme);
    const window = lang === 'zh' ? 'D08' : 'D09';
    await reporter.complain({ what: '排了两个小时队，一直没有人来。', category: 'shirking', routing: { window } });
    const id = await bureau.at(window);
    const desk = new ComplaintDesk(app, words);
    await desk.signIn(officer, '/desk/complaints');
    await desk.unlock(held.passphrase);
    await is(desk.main).toContainText(words.unlocked, { timeout: 60_000 });
    await desk.look(window);
    await is(desk.said.first()).toContainText('两个小时', { timeout: 60_000 });
    await narrow(app, page, `${lang}-complaint`);
    await page.setViewportSize(SCREEN.viewport);
    await bureau.takeUp(id);
    await bureau.write(id, '查清了，向您道歉。', 'conclusion');
    await bureau.propose(id, '窗口两小时无人值守，已经补派人员，并向来办事的人道歉。');
    await desk.signOut();
    await desk.signIn(await office.person('publisher', '刘洋', '--role', 'publisher'), '/desk/summaries');
    const one = desk.main.locator('li').filter({ hasText: '补派人员' }).first();
    await narrow(app, page, `${lang}-summaries`);
    await one.getByRole('button').first().click();
    await is(desk.main.locator('.ask')).toBeFocused();
    await narrow(app, page, `${lang}-summaries-ask`);
  });
}
