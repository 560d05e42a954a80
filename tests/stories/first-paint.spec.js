// The server's page first, the app later: what a person reads, types, opens and chooses before the program
// is there, they keep.
import { expect, test } from '../harness/story.js';
import { FirstPaint } from '../pages/first-paint.js';
import { Guide } from '../pages/guide.js';
import { Home } from '../pages/home.js';
import { Rate } from '../pages/rate.js';
import { Results } from '../pages/results.js';
import { Settings } from '../pages/settings.js';
import { Track } from '../pages/track.js';
import { zh } from '../pages/words.js';

const LICENCE = '/items/food-business-license';

test('words that were typed before the program came stay, and count', async ({ app, page }) => {
  const [first, home, results] = [new FirstPaint(page), new Home(app), new Results(app)];
  await first.open('/');
  await expect(home.heading).toHaveText(zh.question);
  await home.search.pressSequentially('开饭店');
  await page.evaluate(() => {
    window.field = document.activeElement;
    window.field.setSelectionRange(1, 2);
  });
  await first.arrive();
  expect(await page.evaluate(() => [window.field === document.activeElement, window.field.selectionStart, window.field.selectionEnd])).toEqual([true, 1, 2]);
  await expect(home.search).toHaveValue('开饭店');
  // They are what the app completes, as if they had been typed just now.
  await expect(home.completions.first()).toContainText('开饭店');
  await home.search.press('Enter');
  await expect(results.hit('食品经营许可')).toBeVisible();
});

test('a word that an input method is still composing is not torn apart', async ({ app, page, context }) => {
  const [first, home] = [new FirstPaint(page), new Home(app)];
  await first.open('/');
  await home.search.focus();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'lao', selectionStart: 3, selectionEnd: 3 });
  await first.arrive();
  await devtools.send('Input.imeSetComposition', { text: '老', selectionStart: 1, selectionEnd: 1 });
  await devtools.send('Input.insertText', { text: '老' });
  await expect(home.search).toHaveValue('老');
  await expect(home.completions.first()).toContainText('老');
});

test('a face, its reasons and words that were given before the program came stay, and count', async ({ app, page }) => {
  const [first, rate] = [new FirstPaint(page), new Rate(app)];
  await first.open('/r/A03');
  await rate.choose(2);
  await rate.reason('态度冷淡').click();
  await rate.more.click();
  await rate.comment.pressSequentially('没人理。');
  await first.arrive();
  await expect(rate.level(2).locator('.face input')).toBeChecked();
  await expect(rate.reason('态度冷淡').locator('input')).toBeChecked();
  await expect(rate.comment).toHaveValue('没人理。');
  await expect(rate.main).toContainText('还能写 296 个字');
  expect(await first.lost()).toEqual([]);
});

test('whoever presses "send" before the program came does not press again', async ({ app, page }) => {
  const [first, rate] = [new FirstPaint(page), new Rate(app)];
  await first.open('/r/A03');
  await rate.choose(1);
  await rate.send.click();
  await expect(rate.faults).toHaveCount(0);
  await first.arrive();
  await expect(rate.faults).toContainText('还没选原因');
  expect(new URL(page.url()).search).toBe('');
});

test('whoever asks where an application stands before the program came is answered, and types nothing twice', async ({ app, page }) => {
  const [first, track] = [new FirstPaint(page), new Track(app)];
  await first.open('/track');
  await track.ask('SP2026', '');
  await first.arrive();
  await expect(track.numberFault).not.toBeEmpty();
  await expect(track.number).toHaveValue('SP2026');
});

test('place, opened parts and the chosen case stay where they are', async ({ app, page }) => {
  const [first, guide] = [new FirstPaint(page), new Guide(app)];
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await first.open(LICENCE);
  await guide.situations.nth(1).check({ force: true });
  const more = guide.main.locator('#s-more details').first();
  await more.locator('summary').click();
  // Other materials come with another case: what is on the screen stays where it is all the same.
  const place = () => more.evaluate((details) => Math.round(details.getBoundingClientRect().top));
  await more.evaluate((details) => window.scrollTo(0, details.getBoundingClientRect().top + scrollY - 200));
  const before = await place();
  const chosen = await guide.situations.nth(1).getAttribute('value');
  await first.arrive();
  expect(await place()).toBe(before);
  await expect(more).toHaveAttribute('open', '');
  await expect(guide.situations.nth(1)).toBeChecked();
  await page.waitForURL(new RegExp(`situation=${chosen}$`));
  // Everything that the page needed came with it.
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
  await expect(guide.sentence).toHaveText('今天交齐，12月2日（周三）前出结果。');
});

const PAGES = [
  '/',
  '/items',
  '/items?q=%E5%BC%80%E9%A5%AD%E5%BA%97',
  '/items?theme=birth',
  '/items?q=zzzzzz',
  LICENCE,
  `${LICENCE}?situation=change`,
  `${LICENCE}/checklist`,
  '/items/construction-permit',
  '/items/construction-permit/checklist',
  '/lists',
  '/lists/fees',
  '/lists/key-goals',
  '/centers',
  '/centers/zwfw-main',
  '/windows/A03',
  '/r',
  '/r/A03',
  '/kept',
  '/track',
  '/projects',
  '/inspections',
  '/board',
  '/board?by=window',
  '/settings',
  '/about',
  '/privacy',
  '/accessibility',
  '/nowhere',
];

for (const path of PAGES) {
  for (const lang of ['zh-CN', 'en-GB']) {
    test.describe(() => {
      test.use({ locale: lang, audit: false });

      test(`${path} is taken over as it stands, and nothing moves (${lang})`, async ({ app, page }) => {
        if (path === '/nowhere') app.expectTrouble(/404/);
        const first = new FirstPaint(page);
        await first.open(path);
        await first.arrive();
        expect(await first.lost()).toEqual([]);
        expect(await first.shifted()).toBeLessThanOrEqual(0.01);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      });
    });
  }
}

test('what was chosen is there in the very first paint', async ({ app, page }) => {
  const settings = new Settings(app);
  await settings.open();
  await settings.choice(/^English/).check({ force: true });
  await settings.choice('Very large').check({ force: true });
  await settings.choice('Dark').check({ force: true });
  const first = new FirstPaint(page);
  await first.open('/about');
  const root = page.locator('html');
  await expect(root).toHaveAttribute('lang', 'en');
  await expect(root).toHaveAttribute('data-print', 'larger');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await expect(settings.heading).toHaveText('About Mingbai');
  await first.arrive();
  expect(await first.lost()).toEqual([]);
  // Whoever erases everything is as new.
  await settings.open();
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect.poll(() => page.context().cookies()).toEqual([]);
});

test('a page in another language than was chosen is not shown before it is right', async ({ app, page, context }) => {
  const settings = new Settings(app);
  await settings.open();
  await settings.choice(/^English/).check({ force: true });
  // The words must have come first: with them the choice is kept.
  await expect(settings.heading).toHaveText('Settings');
  // A browser that lets pages keep things, but no cookies.
  await context.clearCookies();
  const first = new FirstPaint(page);
  await first.open('/about');
  await expect(page.locator('#app')).toBeHidden();
  await first.arrive();
  await expect(settings.heading).toHaveText('About Mingbai');
  await expect(page.locator('#app')).toBeVisible();
});

test.describe('the program never comes', () => {
  test('the page stays, and works as plain pages do', async ({ app, page }) => {
    app.expectTrouble(/ERR_FAILED|Failed to fetch|TypeError/);
    await page.route('**/*_bg.wasm', (route) => route.abort());
    await page.goto('/');
    const home = new Home(app);
    await expect(home.heading).toHaveText(zh.question);
    await home.search.fill('开饭店');
    await home.search.press('Enter');
    await page.waitForURL(/\/items\?q=/);
    await new Results(app).hit('食品经营许可').click();
    const guide = new Guide(app);
    await expect(guide.heading).toContainText('食品经营许可');
    await expect(guide.main.getByRole('button', { name: '看这种情形' })).toBeVisible();
    await expect(page.locator('#crash')).toBeHidden();
  });
});
