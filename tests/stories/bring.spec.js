// The main job: a citizen finds out what to bring. Told as three people do it.
import { expect, test } from '../harness/story.js';
import { Checklist, Kept } from '../pages/checklist.js';
import { Guide } from '../pages/guide.js';
import { Home } from '../pages/home.js';
import { ONE_PAGE, sheets } from '../pages/paper.js';
import { Results } from '../pages/results.js';
import { en, zh } from '../pages/words.js';

/** What each of them reads on the way. */
const PEOPLE = [
  {
    who: 'somebody about to open a restaurant',
    words: zh,
    type: '开饭店',
    name: '食品经营许可（餐饮服务、食品销售）',
    answers: ['3个工作日', '不收费', /网上就能办.*A03 窗口/, '不用跑'],
    sentence: '今天交齐，12月2日（周三）前出结果。',
    clock: /11月23日起算；我们用 3 天；看现场最多 5 天，不计时；承诺最晚 12月2日（周三）；法律规定最晚 12月11日（周五）。$/,
  },
  {
    who: 'somebody who reads English',
    words: en,
    type: 'food business',
    name: 'Food business licence',
    answers: ['3working days', 'Free', /All online.*Counter A03/, 'No visit'],
    sentence: 'Hand everything in today: decided by Wednesday 2 December.',
    clock: /from 23 November; we take 3 days; .* up to 5 days, not counted; promised by Wednesday 2 December; the law’s limit is Friday 11 December\.$/,
  },
  {
    who: 'somebody who needs large print',
    words: zh,
    large: true,
    type: '开饭店',
    name: '食品经营许可（餐饮服务、食品销售）',
    answers: ['3个工作日', '不收费', /网上就能办.*A03 窗口/, '不用跑'],
    sentence: '今天交齐，12月2日（周三）前出结果。',
    clock: /承诺最晚 12月2日（周三）；/,
  },
];

for (const { who, words, large, type, name, answers, sentence, clock } of PEOPLE) {
  test.describe(who, () => {
    test.use({ locale: words.locale });

    test('searches, reads the guide, chooses a situation, ticks, and finds the list again', async ({ app, page }) => {
      const home = new Home(app, words);
      const results = new Results(app, words);
      const guide = new Guide(app, words);
      const list = new Checklist(app, words);
      const kept = new Kept(app, words);

      await test.step('opens the app and types what it is about', async () => {
        await home.open();
        await expect(home.root).toHaveAttribute('lang', words.lang);
        if (large) {
          await home.print.click();
          await expect(home.root).toHaveAttribute('data-print', 'large');
        }
        await home.searchFor(type);
        await expect(page).toHaveURL(`/items?q=${encodeURIComponent(type)}`);
        await results.hit(name).first().click();
      });

      await test.step('reads the four answers and the date', async () => {
        await expect(guide.heading).toContainText(name);
        await expect(page).toHaveTitle(`${name} · ${words.brand}`);
        const questions = [words.howLong, words.cost, words.where, words.visits];
        for (const [n, question] of questions.entries()) {
          await expect(guide.answer(question)).toContainText(answers[n]);
        }
        await expect(guide.sentence).toHaveText(sentence);
        await expect(guide.clock).toHaveAccessibleName(clock);
      });

      await test.step('chooses a situation: less to prepare, and the address keeps it', async () => {
        await expect(guide.materialsHeading).toContainText(words.bring(5));
        await expect(guide.materials).toHaveCount(5);
        await guide.situation('变更').check();
        await expect(guide.materialsHeading).toContainText(words.bring(2));
        await expect(guide.materials).toHaveCount(2);
        await expect(page).toHaveURL('/items/food-business-license?situation=change');
        await page.reload();
        await expect(guide.situation('变更')).toBeChecked();
        await expect(guide.materials).toHaveCount(2);
      });

      await test.step('ticks what is ready; it is still ticked after a reload', async () => {
        await guide.toChecklist.click();
        await expect(list.heading).toHaveText(words.whatToBring(name));
        await expect(page).toHaveURL('/items/food-business-license/checklist?situation=change');
        await expect(list.progress).toHaveText(words.progress(0, 2));
        await list.ticks.first().check();
        await expect(list.progress).toHaveText(words.progress(1, 1));
        await page.reload();
        await expect(list.ticks.first()).toBeChecked();
        await expect(list.ticks.last()).not.toBeChecked();
        await expect(list.progress).toHaveText(words.progress(1, 1));
      });

      await test.step('prints one page of A4', async () => {
        expect(sheets(await list.pdf())).toEqual(ONE_PAGE);
      });

      await test.step('finds the list under "my lists"', async () => {
        await kept.open();
        await expect(kept.heading).toHaveText(words.kept);
        if (large) await expect(kept.root).toHaveAttribute('data-print', 'large');
        await expect(kept.list(name)).toContainText(words.ready(1));
        await kept.list(name).getByRole('link').click();
        await expect(page).toHaveURL('/items/food-business-license/checklist?situation=change');
        await expect(list.ticks.first()).toBeChecked();
      });
    });
  });
}
