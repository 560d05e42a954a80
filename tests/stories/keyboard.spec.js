// Everything with a keyboard alone.
import { expect, test } from '../harness/story.js';
import { Checklist } from '../pages/checklist.js';
import { Guide } from '../pages/guide.js';
import { Home } from '../pages/home.js';
import { Keys } from '../pages/keys.js';
import { Results } from '../pages/results.js';
import { Settings } from '../pages/settings.js';
import { en } from '../pages/words.js';

test('the skip link comes first, is seen, and leads past the header', async ({ app, page }) => {
  const home = new Home(app);
  const keys = new Keys(page);
  await home.open();
  await keys.next();
  await expect(home.skip).toBeFocused();
  await expect(home.skip).toBeInViewport();
  await keys.press('Enter');
  await keys.next();
  await expect(home.search).toBeFocused();
});

test('the header is gone through in the order one sees it', async ({ app, page }) => {
  const home = new Home(app);
  const keys = new Keys(page);
  await home.open();
  for (const control of [home.skip, home.brand, home.print, home.language, home.search, home.go]) {
    await keys.next();
    await expect(control).toBeFocused();
  }
});

test('a person searches, opens a guide, chooses, ticks and goes back, and never touches the screen', async ({
  app,
  page,
}) => {
  const home = new Home(app);
  const results = new Results(app);
  const guide = new Guide(app);
  const list = new Checklist(app);
  const keys = new Keys(page);

  await home.open();
  await keys.to(home.search);
  await page.keyboard.type('开饭店');
  await keys.press('Enter');
  await expect(page).toHaveURL(/\/items\?q=/);
  await expect(results.heading).toBeFocused();

  await keys.to(results.hits.first().getByRole('link'));
  await keys.press('Enter');
  await expect(guide.heading).toBeFocused();
  await expect(page).toHaveTitle('食品经营许可（餐饮服务、食品销售） · 明白办');

  await keys.to(guide.situations.first());
  await keys.press('ArrowDown');
  await keys.press('ArrowDown');
  await expect(guide.situation('变更')).toBeChecked();
  await expect(guide.situation('变更')).toBeFocused();
  await keys.seen();
  await expect(page).toHaveURL(/situation=change$/);
  await expect(guide.materials).toHaveCount(2);

  await keys.to(guide.materials.first());
  await keys.press('Space');
  await expect(guide.materials.first()).toBeChecked();
  await expect(guide.materials.first()).toBeFocused();

  await keys.to(guide.toChecklist);
  await keys.press('Enter');
  await expect(list.heading).toBeFocused();
  await expect(list.ticks.first()).toBeChecked();

  await page.goBack();
  await expect(guide.heading).toBeFocused();
  await expect(guide.situation('变更')).toBeChecked();
});

test('what is folded opens with Enter and with Space', async ({ app, page }) => {
  const guide = new Guide(app);
  const keys = new Keys(page);
  await guide.open('food-business-license');
  const summary = guide.whyDate.locator('summary');
  await keys.to(summary);
  await keys.press('Enter');
  await expect(guide.whyDate).toHaveAttribute('open');
  await keys.press('Space');
  await expect(guide.whyDate).not.toHaveAttribute('open');
});

test('the focus stays on what one uses to narrow the results', async ({ app, page }) => {
  const results = new Results(app);
  await results.open(`?q=${encodeURIComponent('登记')}`);
  await results.tab('不用跑').focus();
  await page.keyboard.press('Enter');
  await expect(results.tab('不用跑')).toHaveAttribute('aria-current', 'true');
  await expect(results.tab('不用跑')).toBeFocused();
  await results.openFilters();
  await results.department.focus();
  await results.department.selectOption({ label: '青山县市场监督管理局' });
  await expect(page).toHaveURL(/department=scjg/);
  await expect(results.department).toBeFocused();
  await expect(results.more).toHaveAttribute('open');
});

test('the focus goes on to the first of the results that "show more" brought', async ({ app, page }) => {
  const results = new Results(app);
  await results.open('?theme=licences');
  await expect(results.hits).toHaveCount(20);
  await results.showMore.focus();
  await page.keyboard.press('Enter');
  await expect(results.hits).toHaveCount(40);
  // Wherever it went, it was not lost to the top of the page.
  await expect(page.locator('main :focus')).toHaveCount(1);
});

test('every page that is navigated to has its own title and the focus on its heading', async ({ app, page }) => {
  const home = new Home(app);
  await home.open();
  const titles = new Set([await page.title()]);
  for (const name of ['大厅和窗口', '公布的清单', '设置', '隐私', '无障碍', '关于']) {
    await home.footer.getByRole('link', { name }).press('Enter');
    await expect(home.heading).toBeFocused();
    await expect(page).toHaveTitle(new RegExp(`${await home.heading.textContent()} · 明白办`));
    titles.add(await page.title());
  }
  expect(titles.size).toBe(7);
});

test('settings are chosen with the arrow keys', async ({ app, page }) => {
  const settings = new Settings(app);
  const keys = new Keys(page);
  await settings.open();
  await keys.to(settings.choice('跟随手机'));
  await keys.press('ArrowDown');
  await expect(settings.choice('浅色')).toBeChecked();
  await expect(settings.root).toHaveAttribute('data-theme', 'light');
  await keys.press('ArrowDown');
  await expect(settings.root).toHaveAttribute('data-theme', 'dark');
  await keys.seen();
});

test('who removes a list or erases everything keeps a place on the page', async ({ app, page }) => {
  const list = new Checklist(app);
  const settings = new Settings(app);
  await list.open('food-business-license');
  await list.ticks.first().check();
  await settings.open();
  await settings.erase.press('Enter');
  await expect(settings.no).toBeFocused();
  await settings.yes.press('Enter');
  await expect(settings.said).toHaveText('清除了。');
  await expect(page.locator('main :focus')).toHaveCount(1);
});

test.describe('in English and large print', () => {
  test.use({ locale: en.locale });

  test('the keyboard shows where it is, too', async ({ app, page }) => {
    const guide = new Guide(app, en);
    const keys = new Keys(page);
    await guide.open('food-business-license', '?print=large');
    await keys.to(guide.toChecklist, 40);
    await keys.press('Enter');
    await expect(page).toHaveURL(/\/checklist/);
    await expect(guide.heading).toBeFocused();
  });
});
