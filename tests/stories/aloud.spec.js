// A guide is read aloud by the phone's own voices. The voices of the stories write down what they say.
import { expect, test } from '../harness/story.js';
import { Guide } from '../pages/guide.js';
import { Home } from '../pages/home.js';
import { en } from '../pages/words.js';

const ITEM = 'food-business-license';

const MANDARIN = { name: 'Ting', lang: 'zh-CN', localService: true };
const ENGLISH = { name: 'Ann', lang: 'en-GB', localService: true };
/** Voices that must not be taken: one is somebody else's server, one speaks Cantonese. */
const REMOTE = { name: 'Cloud', lang: 'zh-CN', localService: false };
const CANTONESE = { name: 'Sin', lang: 'zh-HK', localService: true };

/** Puts a voice box into the page. `window.said` is what it was given; `window.finish()` has it finish. */
function voiceBox(voices) {
  window.said = [];
  window.hushed = 0;
  let waiting = [];
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      Object.assign(this, { text, lang: '', voice: null, rate: 1, onend: null, onerror: null });
    }
  };
  const synthesis = {
    getVoices: () => voices,
    speak(one) {
      waiting.push(one);
      window.said.push({ text: one.text, lang: one.lang, voice: one.voice?.name ?? null });
    },
    cancel() {
      window.hushed += 1;
      waiting = [];
    },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  window.finish = () => {
    for (const one of waiting.splice(0)) if (one.onend) one.onend(new Event('end'));
  };
  window.choke = () => waiting[0].onerror(new Event('error'));
}

const said = (page) => page.evaluate(() => window.said);
const hushed = (page) => page.evaluate(() => window.hushed);

test('the guide is read: its answers, the date, what to bring in this situation, its steps', async ({ app, page }) => {
  await page.addInitScript(voiceBox, [REMOTE, CANTONESE, ENGLISH, MANDARIN]);
  const guide = new Guide(app);
  await guide.open(ITEM, '?situation=change');
  await guide.aloud.click();
  await expect(guide.aloud).toHaveText('别读了');
  await expect(guide.aloud).toHaveAttribute('aria-pressed', 'true');
  const sentences = await said(page);
  const words = sentences.map(({ text }) => text);
  expect(words[0]).toMatch(/^食品经营许可/);
  expect(words[1]).toMatch(/^多久：3 个工作日/);
  expect(words[2]).toMatch(/^花钱：不收费。$/);
  expect(words).toContain('今天交齐，12月2日（周三）前出结果。');
  const bring = await guide.materials.count();
  expect(words).toContain(`要准备 ${bring} 样。`);
  expect(words.filter((text) => /^第 \d+ 样，/.test(text))).toHaveLength(bring);
  expect(words.at(-1)).toMatch(/^一步一步：申请、/);
  // All of it by the phone's own voice.
  for (const { text, lang, voice } of sentences) {
    expect([text, lang, voice]).toEqual([text, 'zh-Hans-CN', 'Ting']);
  }
  await page.evaluate(() => window.finish());
  await expect(guide.aloud).toHaveText('读给我听');
  await expect(guide.aloud).toHaveAttribute('aria-pressed', 'false');
});

test('"stop" stops it, another situation does, and so does leaving the page', async ({ app, page }) => {
  await page.addInitScript(voiceBox, [MANDARIN]);
  const guide = new Guide(app);
  await guide.open(ITEM, '?situation=change');
  await guide.aloud.click();
  let before = await hushed(page);
  await guide.aloud.click();
  await expect(guide.aloud).toHaveText('读给我听');
  expect(await hushed(page)).toBe(before + 1);
  // What comes late from the voice that was stopped changes nothing.
  await page.evaluate(() => window.finish());
  await expect(guide.aloud).toHaveText('读给我听');

  await guide.aloud.click();
  before = await hushed(page);
  await guide.situations.first().check();
  await expect(guide.aloud).toHaveText('读给我听');
  expect(await hushed(page)).toBe(before + 1);

  await guide.aloud.click();
  await expect(guide.aloud).toHaveText('别读了');
  before = await hushed(page);
  await guide.toChecklist.click();
  await expect(guide.heading).toContainText('要带这些');
  expect(await hushed(page)).toBeGreaterThan(before);
});

for (const [why, voices] of [
  ['has no voice of its own', [REMOTE, CANTONESE, ENGLISH]],
  ['speaks English only', [ENGLISH]],
]) {
  test(`a phone that ${why} says so, and whom to call`, async ({ app, page }) => {
    await page.addInitScript(voiceBox, voices);
    const guide = new Guide(app);
    await guide.open(ITEM);
    await guide.aloud.click();
    await expect(guide.aloudSaid).toHaveText('这部手机没有能读的声音。可以打 12345，有人讲给您听。');
    await expect(guide.aloud).toHaveText('读给我听');
    expect(await said(page)).toEqual([]);
  });
}

test('a voice that breaks off says so; the next try begins anew', async ({ app, page }) => {
  await page.addInitScript(voiceBox, [MANDARIN]);
  const guide = new Guide(app);
  await guide.open(ITEM);
  await guide.aloud.click();
  await page.evaluate(() => window.choke());
  await expect(guide.aloud).toHaveText('读给我听');
  await expect(guide.aloudSaid).toContainText('可以打 12345');
  await guide.aloud.click();
  await expect(guide.aloudSaid).toBeEmpty();
  await expect(guide.aloud).toHaveText('别读了');
});

test('a browser that lists no voices is trusted with the language', async ({ app, page }) => {
  await page.addInitScript(voiceBox, []);
  const guide = new Guide(app);
  await guide.open(ITEM);
  await guide.aloud.click();
  await expect(guide.aloud).toHaveText('别读了');
  expect((await said(page))[0]).toMatchObject({ lang: 'zh-Hans-CN', voice: null });
});

test('a browser that cannot speak shows no button', async ({ app, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'speechSynthesis', { value: undefined });
  });
  const guide = new Guide(app);
  await guide.open(ITEM);
  await expect(guide.answer('多久')).toBeVisible();
  await expect(guide.aloud).toBeHidden();
});

test.describe('in English', () => {
  test.use({ locale: en.locale });

  test('English is read by an English voice, names of papers by a Chinese one', async ({ app, page }) => {
    await page.addInitScript(voiceBox, [MANDARIN, ENGLISH]);
    const guide = new Guide(app, en);
    await guide.open(ITEM, '?situation=change');
    await guide.aloud.click();
    await expect(guide.aloud).toHaveText('Stop reading');
    const sentences = await said(page);
    expect(sentences[0]).toEqual({ text: 'Food business licence.', lang: 'en', voice: 'Ann' });
    for (const { text, lang, voice } of sentences) {
      const chinese = /[\u4e00-\u9fff]/.test(text);
      expect([text, lang, voice]).toEqual([text, ...(chinese ? ['zh-Hans-CN', 'Ting'] : ['en', 'Ann'])]);
    }
    expect(sentences.some(({ lang }) => lang === 'zh-Hans-CN')).toBe(true);
  });

  test('where there is no Chinese voice nothing is read half', async ({ app, page }) => {
    await page.addInitScript(voiceBox, [ENGLISH]);
    const guide = new Guide(app, en);
    await guide.open(ITEM);
    await guide.aloud.click();
    await expect(guide.aloudSaid).toHaveText('This phone has no voice for it. Call 12345: a person will explain.');
    expect(await said(page)).toEqual([]);
    const home = new Home(app, en);
    await home.open();
    await expect(home.heading).toHaveText(en.question);
  });
});
