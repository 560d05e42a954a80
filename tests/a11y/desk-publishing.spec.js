// The publisher's pages on large and small screens, at 200 %, in both languages, in the light and in the dark: each fits
// and is audited.
import fs from 'node:fs';
import { after, today } from '../harness/clerk.js';
import { LARGE, expect, test } from '../harness/desk.js';
import { xlsx } from '../harness/xlsx.js';
import { Publishing } from '../pages/publishing.js';
import { enDesk, zhDesk } from '../pages/desk-words.js';

test.use({ ...LARGE, viewport: { width: 1280, height: 800 } });
test.setTimeout(360_000);

/** What is open on each page. */
const OPEN = [
  ['list', ''],
  ['guide', '?open=guide%3Afood-business-license'],
  ['draft', '?open=guide%3Afood-workshop-registration'],
  ['planned', '?open=guide%3Afood-production-license'],
  ['new', '?open=guide%3Anight-market'],
  ['fees', '?open=list%3Afees'],
  ['goals', '?open=list%3Akey-goals'],
  ['year', `?open=year%3A${Number(today().slice(0, 4)) + 1}`],
];

/** For whoever wants to look: SHOTS names a folder. */
async function shot(page, name) {
  const folder = process.env.SHOTS;
  if (!folder) return;
  fs.mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

/** Keeps a draft of a guide, changed, by the API; on a day, where one is named. */
async function draft(page, item, change, day) {
  await page.evaluate(
    async ([item, change, day]) => {
      const ask = async (path, method, body) => {
        const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
        const answer = await fetch(`/api/v1/desk/publishing${path}`, { method, headers, body: body && JSON.stringify(body) });
        if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
        return answer.json();
      };
      const of = `guide:${item}`;
      const file = await ask(`/drafts/${of}`, 'GET');
      if (file.draft) return;
      const content = { guide: { ...file.published.content.guide, ...change } };
      const kept = await ask(`/drafts/${of}`, 'PUT', { after: file.revision, based_on: file.published.stamp, content });
      if (day) await ask('/publications', 'POST', { drafts: [{ of, revision: kept.revision }], day });
    },
    [item, change, day],
  );
}

// Two rounds are audited, which takes its time: the others differ from them in words, colours or sizes alone.
const ROUNDS = [
  [zhDesk, 'zh', 'light', 1280, true],
  [enDesk, 'en', 'dark', 390, true],
  [zhDesk, 'zh', 'dark', 640, false],
  [enDesk, 'en', 'light', 320, false],
];

for (const [words, lang, scheme, width, audited] of ROUNDS) {
  test(`the publisher's pages fit${audited ? ' and are audited' : ''}, ${lang}, ${scheme}, ${width} px`, async ({ app, page, office }) => {
    app.expectTrouble(/401/);
    app.expectTrouble(/404/);
    await page.emulateMedia({ colorScheme: scheme });
    await page.addInitScript((lang) => localStorage.setItem('mingbai.lang', lang), lang);
    const desk = new Publishing(app, words);
    await desk.signIn(await office.person('publisher', '何看', '--role', 'publisher'), '/desk/publishing');
    const conditions = ['有营业执照', '场所和设备符合食品安全要求，布局分开，有洗手、消毒、防蝇防鼠的设施'];
    await draft(page, 'food-workshop-registration', { conditions, visits: 2 });
    await draft(page, 'food-production-license', { visits: 2 }, after(today(), 20));
    const looks = async (name) => {
      await expect(page.locator('.skel')).toHaveCount(0);
      await app.fits();
      if (audited) await app.axe();
      await shot(page, `${lang}-${scheme}-${width}-${name}`);
    };
    await page.setViewportSize({ width, height: width > 800 ? 800 : 844 });
    for (const [name, query] of OPEN) {
      await desk.open(`/desk/publishing${query}`);
      await expect(desk.main.locator(query ? '.open h3' : 'table').first()).toBeVisible();
      await looks(name);
    }
    await desk.open('/desk/publishing?open=guide%3Afood-workshop-registration');
    await page.locator('section[aria-labelledby="compare"] button').click();
    await expect(page.locator('table.differ')).toBeVisible();
    await page.locator('#out').scrollIntoViewIfNeeded();
    await looks('compare');
    await desk.at('/visits').fill('x');
    await page.locator('#publish-button').click();
    await looks('publish');
    await page.locator('iframe.phone').scrollIntoViewIfNeeded();
    await shot(page, `${lang}-${scheme}-${width}-preview`);
    await desk.open('/desk/publishing');
    await page.locator('#sheets-files').setInputFiles([
      { name: '错.csv', mimeType: 'text/csv', buffer: Buffer.from('事项编号,办件类型,年办件量\nid-card-first,马上办,很多\n') },
      { name: '公安.xlsx', mimeType: 'application/octet-stream', buffer: xlsx('事项', [['事项编号', '年办件量'], ['household-split', 1234]]) },
    ]);
    await page.locator('section[aria-labelledby="sheets"] button[type="submit"]').click();
    await expect(page.locator('#sheets-report table').first()).toBeVisible();
    await looks('sheets');
  });
}
