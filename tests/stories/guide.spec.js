// Guides of every kind: what each says about time, money and place.
import { expect, test } from '../harness/story.js';
import { Guide } from '../pages/guide.js';
import { Results } from '../pages/results.js';
import { en } from '../pages/words.js';

test('an item settled on the spot says so, and has no clock', async ({ app }) => {
  const guide = new Guide(app);
  await guide.open('business-license-replacement');
  await expect(guide.answer('多久')).toContainText('当场办好');
  await expect(guide.sentence).toHaveText('今天交齐，当场办好。');
  await expect(guide.clock).toHaveCount(0);
  await expect(guide.whyDate).toHaveCount(0);
});

test('a forwarded item says who decides, and promises no date where nobody can', async ({ app }) => {
  const guide = new Guide(app);
  await guide.open('wildlife-breeding-permit');
  await expect(guide.answer('多久')).toContainText('5个工作日');
  await expect(guide.answer('多久')).toContainText('由上级决定');
  await expect(guide.sentence).toContainText('我们用 5 个工作日');
  await expect(guide.sentence).toContainText('要多久说不准');
  await expect(guide.sentence).not.toContainText('前出结果');
  await expect(guide.clock).toHaveAccessibleName(/说不准多久/);
  await expect(guide.clock).not.toHaveAccessibleName(/承诺最晚/);
  await expect(guide.steps.filter({ hasText: '上级决定' })).toContainText('说不准，不计时');
});

test('a step of unknown length is named also where the law excludes nothing', async ({ app }) => {
  const guide = new Guide(app);
  await guide.open('labor-capacity-appraisal');
  await expect(guide.sentence).toContainText(/\p{Script=Han}不算在内，要多久说不准/u);
  await expect(guide.sentence).not.toContainText('；不算在内');
  await expect(guide.clock).not.toHaveAccessibleName(/；不计时/);
});

test('a clock whose end nobody knows says so, and ends its sentence', async ({ app }) => {
  const guide = new Guide(app);
  await guide.open('wildlife-breeding-permit');
  await expect(guide.clock).toHaveAccessibleName(/我们用 5 天；勘验最多 3 天，不计时；上级决定不计时，说不准多久。$/);
});

test('the promised date is not before the step that decides', async ({ app }) => {
  // 4 counted days, then the higher authority decides within 10 days that do not count.
  const guide = new Guide(app);
  await guide.open('pollutant-discharge-permit');
  await expect(guide.steps.filter({ hasText: '决定' })).toContainText('最多 10 天，不计时');
  await expect(guide.sentence).toHaveText('今天交齐，12月10日（周四）前出结果。');
});

test('a fee with tiers lists every tier', async ({ app }) => {
  const guide = new Guide(app);
  await guide.open('hk-macao-endorsement');
  const cost = guide.answer('花钱');
  await expect(cost).toContainText('15–30 元/件');
  await expect(cost).toContainText('一次有效：15 元');
  await expect(cost).toContainText('二次有效：30 元');
  await expect(cost).toContainText('窗口不收现金');
});

test('a fee with a range is charged at its lower end (R7)', async ({ app }) => {
  const guide = new Guide(app);
  await guide.open('notarization');
  const cost = guide.answer('花钱');
  await expect(cost).toContainText('80 元/件');
  await expect(cost).toContainText('按最低标准收');
  await expect(cost).not.toContainText('400');
});

test('a date in a year without a published calendar is called provisional (R1)', async ({ app }) => {
  const guide = new Guide(app);
  await guide.open('designated-pharmacy');
  await expect(guide.sentence).toContainText('2027年');
  await expect(guide.main).toContainText('明年的放假安排还没公布');
});

test('"why this date" counts every day (R1)', async ({ app }) => {
  const guide = new Guide(app);
  await guide.open('food-business-license');
  await guide.whyDate.locator('summary').click();
  const days = guide.whyDate.getByRole('row');
  await expect(days.first()).toContainText('交齐，不算');
  await expect(days.filter({ hasText: '11月21日' })).toContainText('周末，不算');
  await expect(days.filter({ hasText: '看现场，不计时' })).toHaveCount(5);
  await expect(days.last()).toContainText('12月2日');
  await expect(days.last()).toContainText('第 3 天，出结果');
});

test('on a day off the clock starts on the next working day (R1)', async ({ app }) => {
  await app.setNow('2026-11-21T10:00:00+08:00');
  const guide = new Guide(app);
  await guide.open('food-business-license');
  await expect(guide.sentence).toHaveText('11月23日（周一）交齐，12月3日（周四）前出结果。');
});

test('once the halls are closed the clock starts on the next working day (R1)', async ({ app, page }) => {
  // The page looks at the clock every quarter of a minute: let this one be over at once.
  await page.addInitScript(() => {
    const setInterval = window.setInterval;
    window.setInterval = (call, ms, ...rest) => setInterval(call, Math.min(ms, 200), ...rest);
  });
  await app.setNow('2026-11-20T16:59:00+08:00');
  const guide = new Guide(app);
  await guide.open('food-business-license');
  await expect(guide.sentence).toHaveText('今天交齐，12月2日（周三）前出结果。');
  await app.setNow('2026-11-20T17:00:00+08:00');
  await expect(guide.sentence).toHaveText('11月23日（周一）交齐，12月3日（周四）前出结果。');
});

test('a situation without inspection has its own remark and its own materials', async ({ app }) => {
  const guide = new Guide(app);
  await guide.open('food-business-license', '?situation=reissue');
  await expect(guide.situation('补办')).toBeChecked();
  await expect(guide.main).toContainText('公示声明作废');
  await expect(guide.materials).toHaveCount(1);
});

test('a situation that does not exist shows the first one', async ({ app }) => {
  const guide = new Guide(app);
  await guide.open('food-business-license', '?situation=no-such-case');
  await expect(guide.situations.first()).toBeChecked();
  await expect(guide.materials).toHaveCount(5);
});

test('a material may follow later, another need not be brought', async ({ app }) => {
  const guide = new Guide(app);
  await guide.open('food-business-license');
  await expect(guide.material('从业人员健康证明')).toHaveAccessibleName(/可以后补/);
  const free = guide.main.locator('li', { hasText: '营业执照' });
  await expect(free).toContainText('免交');
  await expect(free.getByRole('checkbox')).toHaveCount(0);
});

test('what only some want to know opens on a tap', async ({ app }) => {
  const guide = new Guide(app);
  await guide.open('food-business-license');
  const law = guide.main.locator('details', { hasText: '法律依据' });
  await expect(law.locator('dl')).toBeHidden();
  await law.locator('summary').click();
  await expect(law).toContainText('《中华人民共和国食品安全法》第三十五条');
});

test('the newest version is not called old, by either of its addresses', async ({ app }) => {
  const guide = new Guide(app);
  for (const query of ['', '?version=1']) {
    await guide.open('food-business-license', query);
    await expect(guide.heading).toContainText('食品经营许可');
    await expect(guide.main).toContainText('第 1 版');
    await expect(guide.main).not.toContainText('已经不用了');
  }
});

test('an earlier version says that it is no longer in force, and leads to the one that is', async ({ app, page }) => {
  // Another version has been published since: the server's answer, but for that.
  await page.route('**/api/v1/items/food-business-license?version=1', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), latest: 3 } });
  });
  const guide = new Guide(app);
  await app.openBare('/items/food-business-license?version=1');
  await expect(guide.main).toContainText('这是第 1 版，已经不用了。');
  await guide.main.getByRole('link', { name: '看现在的第 3 版' }).click();
  await expect(page).toHaveURL('/items/food-business-license');
  await expect(guide.main).not.toContainText('已经不用了');
});

const NOWHERE = [
  ['an item that does not exist', '/items/no-such-item'],
  ['an item id that no item can have', '/items/%20'],
  ['an item id with markup in it', '/items/%3Cscript%3E'],
  ['the checklist of an item that does not exist', '/items/no-such-item/checklist'],
  ['a list that does not exist', '/lists/no-such-list'],
  ['a centre that does not exist', '/centers/no-such-center'],
  ['a window that does not exist', '/windows/Z99'],
  ['an address without a page', '/no/such/page'],
];

for (const [what, path] of NOWHERE) {
  test(`${what} is "no such page": status 404, words, and a way on`, async ({ app, page }) => {
    app.expectTrouble(/404/);
    const answer = await page.goto(path);
    expect(answer.status()).toBe(404);
    const results = new Results(app);
    await expect(results.heading).toHaveText('没有这个页面');
    await expect(page).toHaveTitle('没有这个页面 · 明白办');
    await results.main.getByRole('link', { name: '去查要办的事' }).click();
    await expect(page).toHaveURL('/items');
    await expect(results.search).toBeVisible();
  });
}

test('a version that does not exist is "no such page"', async ({ app, page }) => {
  app.expectTrouble(/404/);
  await app.open('/items/food-business-license?version=99');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这个页面');
});

test.describe('in English', () => {
  test.use({ locale: en.locale });

  test('names, steps and units are English; what has no English is marked as Chinese', async ({ app }) => {
    const guide = new Guide(app, en);
    await guide.open('notarization');
    await expect(guide.answer('Cost')).toContainText('¥80 per');
    await expect(guide.answer('Cost')).toContainText('charged at the lowest rate');
    await expect(guide.heading.locator('[lang^="zh"]')).not.toBeEmpty();
    const unmarked = await guide.main.evaluate((main) => {
      const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      const found = [];
      while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        const marked = parentElement.closest('[lang]').lang.startsWith('zh');
        if (/\p{Script=Han}/u.test(data) && !marked) found.push(data);
      }
      return found;
    });
    expect(unmarked, 'Chinese that a screen reader would read as English').toEqual([]);
  });

  test('a forwarded item is explained in English', async ({ app }) => {
    const guide = new Guide(app, en);
    await guide.open('wildlife-breeding-permit');
    await expect(guide.answer('How long')).toContainText('a higher authority decides');
    await expect(guide.sentence).toContainText('nobody can say how long it takes');
  });
});
