// Halls and windows: open now or when, which window for what, and back.
import { expect, test } from '../harness/story.js';
import { Guide } from '../pages/guide.js';
import { Home } from '../pages/home.js';
import { Center, Centers, Window } from '../pages/offices.js';
import { en } from '../pages/words.js';

const MAIN = '青山县政务服务中心';
const SUB = '不动产分中心';
const TOWN = '城关镇便民服务中心';

/** What three kinds of hall say at a moment: the main one has a noon shift, the others have not. */
const MOMENTS = [
  {
    when: 'on a Friday morning everything is open',
    now: '2026-11-20T10:20:00+08:00',
    home: ['大厅现在开着', '今天到 17:00，中午也有人'],
    says: { [MAIN]: '现在开着，到 17:00，中午也有人', [SUB]: '现在开着，到 12:00', [TOWN]: '现在开着，到 12:00' },
  },
  {
    when: 'at noon only halls with a noon shift are open',
    now: '2026-11-20T12:30:00+08:00',
    home: ['大厅现在开着', '中午也有人'],
    says: { [MAIN]: '现在开着，到 17:00', [SUB]: '午休，13:30 开', [TOWN]: '午休，14:00 开' },
  },
  {
    when: 'before opening they say when they open',
    now: '2026-11-20T08:00:00+08:00',
    home: ['大厅现在关着', '今天 9:00 开'],
    says: { [MAIN]: '关着，今天 9:00 开', [SUB]: '关着，今天 9:00 开', [TOWN]: '关着，今天 8:30 开' },
  },
  {
    when: 'on a Friday evening they open again on Monday',
    now: '2026-11-20T18:00:00+08:00',
    home: ['大厅现在关着', '11月23日（周一） 9:00 开'],
    says: {
      [MAIN]: '关着，11月23日（周一） 9:00 开',
      [SUB]: '关着，11月23日（周一） 9:00 开',
      [TOWN]: '关着，11月23日（周一） 8:30 开',
    },
  },
  {
    when: 'on a Saturday morning the main hall is open by appointment',
    now: '2026-11-21T10:00:00+08:00',
    home: ['大厅今天按预约开', '先打 0000-1230000 预约'],
    says: { [MAIN]: '今天按预约开，到 12:00', [SUB]: '关着，11月23日（周一） 9:00 开', [TOWN]: '关着' },
  },
  {
    when: 'at Spring Festival all are closed until the holidays end',
    now: '2026-02-17T10:00:00+08:00',
    home: ['大厅现在关着', '2月24日（周二） 9:00 开'],
    says: { [MAIN]: '关着，2月24日（周二） 9:00 开', [TOWN]: '关着，2月24日（周二） 8:30 开' },
  },
  {
    when: 'on a make-up Sunday all are open as on a Monday',
    now: '2026-01-04T10:00:00+08:00',
    home: ['大厅现在开着', '今天到 17:00'],
    says: { [MAIN]: '现在开着，到 17:00', [SUB]: '现在开着，到 12:00', [TOWN]: '现在开着，到 12:00' },
  },
];

for (const { when, now, home: [first, second], says } of MOMENTS) {
  test.describe(when, () => {
    test.use({ now });

    test('on the home page and in the list of halls', async ({ app }) => {
      const home = new Home(app);
      await home.open();
      await expect(home.hall).toContainText(first);
      await expect(home.hall).toContainText(second);
      await home.hall.click();
      await expect(home.heading).toHaveText(MAIN);
      const centers = new Centers(app);
      await centers.open();
      for (const [name, words] of Object.entries(says)) {
        await expect(centers.hall(name)).toContainText(words);
      }
    });
  });
}

test.describe('a phone that stands in another time zone', () => {
  test.use({ timezoneId: 'America/New_York' });

  test('is told the time of the county, not its own', async ({ app }) => {
    const centers = new Centers(app);
    await centers.open();
    await expect(centers.hall(MAIN)).toContainText('现在开着，到 17:00');
    const guide = new Guide(app);
    await guide.open('food-business-license');
    await expect(guide.sentence).toHaveText('今天交齐，12月2日（周三）前出结果。');
  });
});

test('the hall closes while somebody looks at the page', async ({ app, page }) => {
  // The page looks at the clock every quarter of a minute: let this one be over at once.
  await page.addInitScript(() => {
    const setInterval = window.setInterval;
    window.setInterval = (call, ms, ...rest) => setInterval(call, Math.min(ms, 200), ...rest);
  });
  const center = new Center(app);
  await center.open('t1');
  await expect(center.state).toHaveText('现在开着，到 12:00');
  await app.setNow('2026-11-20T12:00:00+08:00');
  await expect(center.state).toHaveText('午休，14:00 开');
  await app.setNow('2026-11-20T17:00:00+08:00');
  await expect(center.state).toHaveText('关着，11月23日（周一） 8:30 开');
});

test('the week of a hall: its hours, Saturday by appointment, Sunday closed', async ({ app }) => {
  const center = new Center(app);
  await center.open('zwfw-main');
  await expect(center.week).toHaveCount(7);
  await expect(center.day('今天')).toHaveText('9:00–17:00 中午有人');
  await expect(center.day('11月21日 周六')).toHaveText('9:00–12:00 按预约');
  await expect(center.day('11月22日 周日')).toHaveText('不开');
  await center.open('t1');
  await expect(center.day('今天')).toHaveText('8:30–12:00，14:00–17:00');
  await expect(center.day('11月21日 周六')).toHaveText('不开');
});

test.describe('at Spring Festival', () => {
  test.use({ now: '2026-02-15T10:00:00+08:00' });

  test('the week names the festival', async ({ app }) => {
    const center = new Center(app);
    await center.open('zwfw-main');
    await expect(center.day('2月16日 周一')).toHaveText('春节，不开');
    await expect(center.day('2月20日 周五')).toHaveText('春节，不开');
  });
});

test.describe('on a make-up Sunday', () => {
  test.use({ now: '2026-01-04T10:00:00+08:00' });

  test('the week says that it is one, with the hours of a Monday', async ({ app }) => {
    const center = new Center(app);
    await center.open('t1');
    await expect(center.day('今天')).toHaveText('8:30–12:00，14:00–17:00 调休上班');
    await expect(center.day('1月5日 周一')).toHaveText('8:30–12:00，14:00–17:00');
  });
});

const LOOKED_FOR = [
  ['by its number', 'a03', 'A03', '食品药品许可窗口'],
  ['by its department', '税务局', 'A07', '税务登记与注销窗口'],
  ['by what one wants done', '开饭店', 'A03', '食品药品许可窗口'],
  ['by its name', '婚姻', 'C01', '婚姻收养登记窗口'],
];

for (const [how, words, number, name] of LOOKED_FOR) {
  test(`a window is found ${how}`, async ({ app, page }) => {
    const centers = new Centers(app);
    await centers.open();
    await centers.search.fill(words);
    await expect(centers.found.filter({ hasText: number })).toContainText(name);
    await centers.found.filter({ hasText: number }).getByRole('link').click();
    await expect(page).toHaveURL(`/windows/${number}`);
    await expect(new Window(app).heading).toHaveText(`${number} ${name}`);
  });
}

test('who looks for a window that is not there is told so', async ({ app }) => {
  const centers = new Centers(app);
  await centers.open();
  await centers.search.fill('zzzzzz');
  await expect(centers.none).toHaveText('没有这样的窗口。');
  await expect(centers.found).toHaveCount(0);
});

test('from a window to what it handles, to the guide, and back to the window', async ({ app, page }) => {
  const window = new Window(app);
  const guide = new Guide(app);
  await window.open('A03');
  await expect(window.state).toHaveText('现在开着，到 17:00，中午也有人');
  await window.items.filter({ hasText: '食品经营许可' }).click();
  await expect(page).toHaveURL('/items/food-business-license');
  await expect(guide.windows.first()).toContainText('现在开着，到 17:00，中午也有人');
  await guide.windows.getByRole('link', { name: '食品药品许可窗口' }).click();
  await expect(page).toHaveURL('/windows/A03');
  await expect(window.heading).toHaveText('A03 食品药品许可窗口');
  await expect(window.phones('00001234505')).toBeVisible();
});

test('every window of a hall leads to its page', async ({ app, page }) => {
  const center = new Center(app);
  await center.open('t1');
  const links = await center.windows.evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  expect(links.length).toBeGreaterThan(0);
  for (const href of links) {
    await page.locator(`a[href="${href}"]`).click();
    await expect(page).toHaveURL(href);
    await expect(center.heading).toContainText(href.split('/').pop());
    await page.goBack();
    await expect(page).toHaveURL('/centers/t1');
  }
});

test('a hall says each thing it has once', async ({ app, page }) => {
  const center = new Center(app);
  await center.open('zwfw-main');
  const things = page.getByRole('heading', { name: '有什么' }).locator('xpath=..').getByRole('listitem');
  const words = await things.allTextContents();
  expect(words).toContain('母婴室');
  expect([...new Set(words)]).toEqual(words);
});

test.describe('in English', () => {
  test.use({ locale: en.locale, now: '2026-11-20T12:30:00+08:00' });

  test('halls say in English when they are open', async ({ app }) => {
    const centers = new Centers(app, en);
    await centers.open();
    await expect(centers.hall('Qingshan County')).toContainText('open now, until 17:00, staffed at noon');
    await expect(centers.hall('Chengguan')).toContainText('noon break, opens 14:00');
    await centers.search.fill('marriage');
    await expect(centers.found.first()).toContainText('C01');
  });
});
