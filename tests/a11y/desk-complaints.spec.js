// Every page about complaints at the desk as its people need it: on a large screen and on a phone, in both
// languages, in the light and in the dark, with letters twice their size. Each is audited so.
import fs from 'node:fs';
import { LARGE, expect, test as base } from '../harness/complaint-desk.js';
import { ComplaintOffice } from '../harness/complaint-office.js';
import { photo } from '../harness/photo.js';
import { Reporter } from '../harness/reporter.js';
import { sound } from '../harness/sound.js';
import { ComplaintDesk } from '../pages/complaint-desk.js';
import { enDesk, zhDesk } from '../pages/desk-words.js';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

/** For whoever wants to look: SHOTS names a folder. */
async function shot(page, name) {
  const folder = process.env.SHOTS;
  if (!folder) return;
  fs.mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** Complaints as they come: one with everything attached, one under way, one answered, one with supervision. */
const PLACES = { full: 'E01', talked: 'E02', answered: 'E03', up: 'E04' };

async function filled(office, bureau, browser) {
  const complain = async (complaint) => {
    const reporter = await Reporter.of(office.own, browser);
    await reporter.complain(complaint);
    return reporter;
  };
  const close = [];
  close.push(await complain({
    what: '周四下午三点去办食品经营许可，窗口一直没有人。问旁边的窗口，说“不知道，等着吧”。等了两个小时，还是没人来，只好回去。第二天再去，又说材料不全，要多交一份没有公布过的证明。',
    wish: '请把要什么材料一次说清，向排队的人道歉。',
    category: 'absent',
    routing: { window: PLACES.full, item: 'food-business-license', departments: ['scjg', 'zhujian'] },
    picture: photo(),
    sound: sound(),
  }));
  const talked = await complain({ what: '办结婚登记，问三个窗口，推来推去。', category: 'shirking', routing: { window: PLACES.talked } });
  close.push(talked);
  let id = await bureau.at(PLACES.talked);
  await bureau.takeUp(id);
  await bureau.write(id, '请问是哪一天、几点？当时是谁接待的？');
  await talked.add('11月19日下午三点左右，不知道名字。');
  close.push(await complain({ what: '超期了还没有结果。', category: 'overdue', routing: { window: PLACES.answered } }));
  id = await bureau.at(PLACES.answered);
  await bureau.takeUp(id);
  await bureau.write(id, '查清了，已经办好，并向您道歉。', 'conclusion');
  close.push(await complain({ what: '多要了一份材料。', category: 'extra_materials', routing: { window: PLACES.up } }));
  await bureau.stepUp(await bureau.at(PLACES.up));
  for (const reporter of close) await reporter.close();
}

/** An office with something of everything, made once. */
const test = base.extend({
  full: [
    async ({ office, held, browser }, use) => {
      const bureau = await ComplaintOffice.holding(office.own, browser, held);
      await filled(office, bureau, browser);
      await bureau.propose((await bureau.ended())[0].id, '窗口超期没有说明，已经办好，并向当事人道歉。');
      await bureau.close();
      await use(office);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.use(LARGE);
test.setTimeout(240_000);

/** The pages and what is open on them, each with its name. */
const STATES = [
  ['list-locked', async (desk) => desk.open('/desk/complaints')],
  ['unlock-faults', async (desk) => {
    await desk.button(desk.words.unlock).click();
    await expect(desk.summary).toBeFocused();
  }],
  ['list-open', async (desk, { passphrase }) => {
    await desk.unlock(passphrase);
    await expect(desk.main).toContainText(desk.words.unlocked, { timeout: 60_000 });
  }],
  ['full', async (desk) => {
    await desk.look(PLACES.full);
    await expect(desk.beside.locator('.files img')).toBeVisible();
  }],
  ['departments', async (desk) => desk.beside.locator('.fold-away > summary').click()],
  ['step-up', async (desk) => desk.beside.locator('.deeds button').first().click()],
  ['talked', async (desk) => {
    await desk.open('/desk/complaints');
    await desk.unlock(desk.passphrase);
    await expect(desk.main).toContainText(desk.words.unlocked, { timeout: 60_000 });
    await desk.look(PLACES.talked);
    await expect(desk.said).toHaveCount(3);
    await expect(desk.text).toBeVisible();
  }],
  ['write-faults', async (desk) => {
    await desk.send.click();
    await expect(desk.summary).toBeFocused();
  }],
  ['up', async (desk) => {
    if (await desk.rows.first().isVisible()) await desk.look(PLACES.up);
  }],
  ['ended', async (desk) => {
    await desk.open('/desk/complaints?ended=true');
    await expect(desk.rows.first()).toBeVisible();
  }],
  ['answered', async (desk) => {
    await desk.row(PLACES.answered).getByRole('link').click();
    await expect(desk.summaryText).toBeVisible();
  }],
  ['keys', async (desk) => desk.open('/desk/office-keys')],
  ['key', async (desk) => {
    await desk.rows.first().getByRole('link').click();
    await expect(desk.beside.locator('dl')).toBeVisible();
  }],
  ['key-renew', async (desk) => desk.beside.getByRole('button', { name: desk.words.renew }).click()],
  ['key-make', async (desk) => desk.open('/desk/office-keys?open=%2B')],
  ['key-made', async (desk) => {
    await desk.beside.getByRole('button', { name: desk.words.make, exact: true }).click();
    await desk.shown();
  }],
  ['summaries', async (desk) => desk.open('/desk/summaries')],
];

const WAYS = [
  ['zh', zhDesk, 'light', DESK],
  ['zh', zhDesk, 'light', PHONE],
  ['en', enDesk, 'light', PHONE],
  ['zh', zhDesk, 'dark', PHONE],
  ['en', enDesk, 'dark', DESK],
  // As a browser does it whose letters somebody has set to twice their size.
  ['zh', zhDesk, 'large', PHONE],
  // The smallest phone in use, which is also a desk at 400 %.
  ['en', enDesk, 'light', { width: 320, height: 640 }],
];

for (const [lang, words, look, viewport] of WAYS) {
  test(`every page about complaints fits and is audited, ${lang}, ${look}, ${viewport.width}`, async ({ app, page, desk: door, full, held }) => {
    await door.signIn(await full.personOf('both', '周敏', 'complaint_officer', 'publisher'));
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' });
    await page.evaluate((lang) => localStorage.setItem('mingbai.lang', lang), lang);
    const desk = Object.assign(new ComplaintDesk(app, words), { passphrase: held.passphrase });
    const large = () => page.evaluate((look) => (document.documentElement.style.fontSize = look === 'large' ? '200%' : ''), look);
    for (const [name, go] of STATES) {
      await test.step(name, async () => {
        await go(desk, held);
        await expect(page.locator('.skel')).toHaveCount(0);
        await large();
        await app.fits();
        await app.axe();
        await shot(page, `${viewport.width}-${lang}-${look}-${name}`);
      });
    }
  });
}
