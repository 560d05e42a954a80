// The clerk's pages on a large screen and on a phone, in both languages, in the light and in the dark, with every
// form open once, audited each time.
import fs from 'node:fs';
import { LARGE, expect, test } from '../harness/window-desk.js';
import { WorkDesk } from '../pages/desk-work.js';
import { enDesk, zhDesk } from '../pages/desk-words.js';

test.use({ ...LARGE, viewport: { width: 1280, height: 800 } });
test.setTimeout(480_000);

/** Every act of an application, by the way there and its keys. */
const FORMS = [
  ['submitted', [], ['a', 't', 'x', 'w']],
  ['noticed', [['notice_given', { materials: ['apply', 'layout'] }]], ['m']],
  ['accepted', [['accepted'], ['step_started', { step: '审查', department: 'xiaofang', handling: 'joint', working_days: 2 }]], ['e', 'p', 'o', 'b', 'd']],
  ['paused', [['accepted'], ['paused', { exclusion: 'site_inspection', document: '现场勘验通知书' }]], ['r']],
];

const SIZES = [
  ['large', { width: 1280, height: 800 }],
  ['phone', { width: 390, height: 844 }],
];

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
  test(`the clerk's pages fit and are audited, ${lang}, ${scheme}`, async ({ app, page, chief, others }) => {
    app.expectTrouble(/401/);
    await page.emulateMedia({ colorScheme: scheme });
    await page.addInitScript((lang) => localStorage.setItem('mingbai.lang', lang), lang);
    const slips = new Map();
    for (const [name, way] of FORMS) {
      const slip = await others.takeIn();
      for (const [type, more] of way) await others.happens(slip, type, more);
      slips.set(name, slip);
    }
    const early = new Date(Date.now() - 20 * 86_400_000).toISOString().replace('Z', '+00:00');
    const late = await others.accepted(early);
    slips.set('late', late);
    const desk = new WorkDesk(app, words);
    await desk.signIn(chief, '/desk/work');
    const looks = async (size, name) => {
      await expect(page.locator('.skel')).toHaveCount(0);
      await app.fits();
      await app.axe();
      await shot(page, `${lang}-${size}-${name}`);
    };
    for (const [size, viewport] of SIZES) {
      await page.setViewportSize(viewport);
      await desk.open('/desk/work');
      await expect(desk.one(late.number)).toBeVisible();
      await looks(size, 'work');
      for (const [name, , keys] of [...FORMS, ['late', [], ['y']]]) {
        await desk.open(`/desk/work?open=${slips.get(name).number}`);
        await expect(desk.acts.first()).toBeVisible();
        await looks(size, name);
        for (const key of keys) {
          await desk.title.focus();
          await desk.keys(key);
          await expect(desk.actForm).toBeVisible();
          await looks(size, `${name}-${key}`);
          await desk.actForm.locator('[data-key="Escape"]').click();
        }
      }
      await desk.open('/desk/take-in');
      await expect(desk.finds.first()).toBeVisible();
      await looks(size, 'find');
      await desk.item.fill(lang === 'zh' ? '食品经营' : 'food');
      await desk.item.press('Enter');
      await expect(desk.main.getByRole('checkbox').first()).toBeVisible();
      await looks(size, 'take-in');
      await desk.main.getByRole('button', { name: lang === 'zh' ? /都齐了/ : /All here/ }).click();
      await desk.keys('Control+Enter');
      await expect(desk.number).toBeVisible();
      await looks(size, 'slip');
    }
    // A large screen at 200 %, and screens in between.
    await desk.open(`/desk/work?open=${late.number}`);
    await expect(desk.acts.first()).toBeVisible();
    for (const width of [320, 640, 768, 1024]) {
      await page.setViewportSize({ width, height: 500 });
      await app.fits();
    }
    await desk.open('/desk/work');
    await expect(desk.one(late.number)).toBeVisible();
    for (const width of [320, 640, 768, 1024]) {
      await page.setViewportSize({ width, height: 500 });
      await app.fits();
    }
  });
}
