// A window's screen: its code is read off a screenshot by another program, and scanned by somebody with a phone. And
// the posters that hang beside it, printed from the desk.
import fs from 'node:fs';
import { LARGE, expect, test } from '../harness/rating-desk.js';
import { drawn, pages } from '../harness/print.js';

test.use(LARGE);
test.setTimeout(120_000);

/** Screens as they stand at counters, and what else one may be opened on. */
const SIZES = [[1920, 1080], [1080, 1920], [1280, 800], [390, 844]];

test('somebody scans the code off the screen and rates; the screen shows another one, and nothing of the rating', async ({ app, page, office, desk, visitor }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await desk.show(await office.clerk(), 'A03');
  await expect(desk.heading).toContainText('A03');
  await expect(desk.heading).toContainText('食品药品许可窗口');
  await expect(desk.screen).toContainText('食品经营许可');
  await expect(desk.screen).toContainText('How was it? You tell us.');
  // Nothing of the desk stands where everybody sees it.
  await expect(desk.rail).toHaveCount(0);
  await app.axe();
  const first = await desk.code();
  expect(first).toMatch(new RegExp(`^${office.address}/r/A03#l\\.[\\w-]{22}$`));
  await visitor.scan(first);
  await expect(visitor.rate.counts).toContainText('计入排名');
  const before = await desk.screen.innerText();
  await expect.poll(() => desk.code()).not.toBe(first);
  await visitor.says(2, '等候时间太长');
  expect(await desk.screen.innerText()).toBe(before);
  // The next one is good again.
  await visitor.scan(await desk.code());
  await visitor.says(5);
  await expect(visitor.rate.heading).toHaveText('算进去了');
  expect(await desk.screen.innerText()).toBe(before);
});

test('without a network the screen says so at once, shows the poster’s code, and goes on by itself', async ({ app, page, context, office, desk, visitor }) => {
  app.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await desk.show(await office.clerk(), 'A03');
  expect(await desk.code()).toMatch(/#l\./);
  await context.setOffline(true);
  await expect(desk.lost).toContainText('屏幕断网了', { timeout: 5_000 });
  await expect(desk.lost).toContainText('This screen is offline');
  await app.axe();
  const poster = await desk.code();
  expect(poster).toMatch(new RegExp(`^${office.address}/r/A03#p\\.`));
  // It is as good as the one on the wall.
  await visitor.scan(poster);
  await visitor.says(4);
  await context.setOffline(false);
  await expect(desk.lost).toBeEmpty();
  expect(await desk.code()).toMatch(/#l\./);
  // A server that takes what it is sent, and says nothing.
  office.own.freeze();
  await expect(desk.lost).toContainText('屏幕断网了', { timeout: 30_000 });
  expect(await desk.code()).toBe(poster);
  office.own.thaw();
  await expect(desk.lost).toBeEmpty();
  // Nobody has scanned it, and its minute may not be over.
  expect(await desk.code()).toMatch(/#l\./);
});

test('when the session is over, the door leads back to the same window', async ({ app, page, office, desk }) => {
  app.expectTrouble(/403/);
  const clerk = await office.clerk();
  await desk.show(clerk, 'A03');
  await page.evaluate(() => fetch('/api/v1/desk/sessions', { method: 'DELETE' }));
  await expect(desk.heading).toHaveText('登录工作台');
  await expect(page).toHaveURL(/\/desk\/screen\/A03$/);
  await desk.type({ login: clerk.login, password: clerk.password, code: await clerk.code() });
  await expect(desk.picture.locator('svg')).toBeVisible();
  // Another department's is not theirs to show.
  await desk.open('/desk/screen/B01');
  await expect(desk.heading).toHaveText('这个窗口的屏幕打不开');
  await desk.main.getByRole('link', { name: '回工作台' }).click();
  await expect(desk.heading).toHaveText('屏幕和海报');
});

for (const [scheme, lang] of [['light', 'zh'], ['dark', 'en']]) {
  test(`at every size the screen fits and its code is read, ${scheme}`, async ({ app, page, office, desk }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.addInitScript((lang) => localStorage.setItem('mingbai.lang', lang), lang);
    await desk.open('/desk/screen/A03');
    const clerk = await office.clerk();
    for (const [name, value] of [['login', clerk.login], ['password', clerk.password], ['code', await clerk.code()]]) {
      await page.locator(`#sign-in-${name}`).fill(value);
    }
    await page.locator('form button[type=submit]').click();
    await expect(desk.picture.locator('svg')).toBeVisible();
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await app.fits();
      await app.axe();
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/screen-${scheme}-${width}.png`, fullPage: width < 500 });
      expect(await desk.code()).toContain('/r/A03#l.');
      // From 60 cm away, on a screen of 96 dots an inch, phones read what is 5 cm wide.
      const { width: wide } = await desk.picture.locator('svg').boundingBox();
      expect(wide).toBeGreaterThan(188);
    }
  });
}

test('posters are chosen by centre, floor and window, and read back', async ({ app, page, office, desk }) => {
  await desk.signIn(await office.person('publisher', '刘洋', '--role', 'publisher'), '/desk/windows');
  // A publisher prints, and shows no screens.
  await expect(desk.main.getByRole('heading', { level: 2 })).toHaveText(['海报']);
  await expect(desk.ticks).toHaveCount(84);
  await expect(desk.download).toHaveText('下载 84 张海报');
  await desk.posters.getByLabel('中心').selectOption({ label: '医保社保分中心' });
  await expect(desk.ticks).toHaveCount(10);
  await desk.posters.getByLabel('楼层').selectOption('1F');
  await expect(desk.ticks).toHaveCount(4);
  await desk.posters.getByRole('button', { name: '全不选' }).click();
  await desk.download.click();
  await expect(desk.summary).toContainText('至少选一个窗口');
  await expect(desk.summary).toBeFocused();
  await app.axe();
  await desk.ticks.nth(0).check();
  await desk.ticks.nth(2).check();
  const save = async () => {
    const coming = page.waitForEvent('download');
    await desk.download.click();
    const download = await coming;
    return [download.suggestedFilename(), fs.readFileSync(await download.path())];
  };
  const windows = await desk.ticks.locator('xpath=../span/b').allInnerTexts();
  const expected = [windows[0], windows[2]].map((id) => new RegExp(`^${office.address}/r/${id}#p\\.`));
  const [name, pdf] = await save();
  expect(name).toBe('posters-a6.pdf');
  const read = pages(pdf);
  expect(read).toHaveLength(2);
  read.forEach((found, at) => expect(found).toEqual([expect.stringMatching(expected[at])]));
  await expect(desk.posters).toContainText('海报下载好了');
  // A picture has one page.
  await desk.posters.getByText('SVG，只能一页').click();
  await desk.download.click();
  await expect(desk.summary).toContainText('SVG 只能一页');
  await desk.ticks.nth(2).uncheck();
  await desk.posters.getByText('A4，贴在墙上').click();
  const [picture, svg] = await save();
  expect(picture).toBe(`${windows[0]}-a4.svg`);
  expect(drawn(svg)).toEqual([expect.stringMatching(expected[0])]);
});

test('a chief representative finds the screens and posters of the own department', async ({ app, page, office, desk }) => {
  await desk.signIn(await office.clerk(), '/desk/windows');
  const links = desk.main.locator('.row-link');
  // The own window first.
  await expect(links).toHaveText([/^A03/, /^A02/, /^A04/]);
  await expect(desk.ticks).toHaveCount(3);
  await app.axe();
  await page.setViewportSize({ width: 390, height: 844 });
  await app.fits();
  await app.axe();
  await links.first().click();
  await expect(desk.picture.locator('svg')).toBeVisible();
  await desk.screen.getByRole('link', { name: '回工作台' }).click();
  await expect(desk.heading).toHaveText('屏幕和海报');
});
