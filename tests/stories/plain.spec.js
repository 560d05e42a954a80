// Without scripts: old browsers of chat apps, blocked files, crawlers. Everything that needs no program works
// as plain pages and forms.
import { violations } from '../harness/axe.js';
import { expect, test } from '../harness/story.js';
import { Frame } from '../pages/frame.js';
import { Guide } from '../pages/guide.js';
import { Home } from '../pages/home.js';
import { Rate } from '../pages/rate.js';
import { Results } from '../pages/results.js';
import { ONE_PAGE, sheets } from '../pages/paper.js';
import { zh } from '../pages/words.js';

// What audits a page is a script itself: it looks at the same page in a browser that runs scripts.
test.use({ javaScriptEnabled: false, audit: false });

/** No violation on the page as it is now, without the program and whatever else is a script. */
async function audited({ page, browser }) {
  const html = (await page.content()).replace(/<script[\s\S]*?<\/script>|<link[^>]*preload[^>]*>/g, '');
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, javaScriptEnabled: true, bypassCSP: true });
  const other = await context.newPage();
  await other.setContent(html);
  expect(await violations(other)).toEqual([]);
  await context.close();
}

test.beforeEach(({ app }) => app.expectTrouble(/request: csp .*\.js/));

test('from the question to the list on paper', async ({ app, page, browser }) => {
  const [home, results, guide] = [new Home(app), new Results(app), new Guide(app)];
  await page.goto('/');
  await expect(home.heading).toHaveText(zh.question);
  await audited({ page, browser });
  await home.search.fill('开饭店');
  await home.go.click();
  await expect(results.hits.first()).toContainText('食品经营许可');
  await expect(results.search).toHaveValue('开饭店');
  await audited({ page, browser });
  await results.hit('食品经营许可').click();
  await expect(guide.heading).toContainText('食品经营许可');
  await expect(guide.answer('多久')).toContainText('3');
  await guide.main.getByText('新办').first().click();
  const second = guide.situations.nth(1);
  await second.check({ force: true });
  const value = await second.getAttribute('value');
  await guide.main.getByRole('button', { name: '看这种情形' }).click();
  await page.waitForURL(new RegExp(`situation=${value}`));
  await expect(guide.situations.nth(1)).toBeChecked();
  await audited({ page, browser });
  await guide.toChecklist.click();
  await page.waitForURL(/checklist\?situation=/);
  await expect(guide.heading).toContainText('要带这些');
  await expect(guide.main.getByText('用浏览器菜单里的“打印”')).toBeVisible();
  await expect(guide.main.getByRole('button', { name: zh.share })).toBeHidden();
  expect(sheets(await page.pdf({ preferCSSPageSize: true }))).toEqual(ONE_PAGE);
});

test('results are narrowed down and go on', async ({ app, page }) => {
  const results = new Results(app);
  await page.goto('/items?theme=birth');
  const first = await results.hits.count();
  expect(first).toBeGreaterThan(3);
  await page.goto('/items?q=%E8%AF%81');
  expect(await results.hits.count()).toBe(20);
  await results.main.getByRole('link', { name: /再看/ }).last().click();
  await expect(results.hits).toHaveCount(40);
  await results.openFilters();
  await results.department.selectOption({ index: 1 });
  await results.main.getByRole('button', { name: '按这个查' }).click();
  await page.waitForURL(/department=/);
  await expect(results.search).toHaveValue('证');
  await page.goto('/items?q=zzzzzz');
  await expect(results.main).toContainText('zzzzzz');
  await expect(results.phones('12345')).not.toHaveCount(0);
});

test('halls, windows and lists can be read', async ({ app, page }) => {
  const frame = new Frame(app);
  await page.goto('/centers');
  await frame.main.getByRole('link', { name: /青山县政务服务中心/ }).click();
  await frame.main.getByRole('link', { name: /A03/ }).click();
  await expect(frame.heading).toContainText('A03');
  await expect(frame.main.getByRole('row', { name: /周一/ })).toContainText('9:00');
  await expect(frame.main).toContainText('食品经营许可');
  await page.goto('/lists');
  await frame.main.getByRole('link').first().click();
  await expect(frame.main.locator('.entries > li').first()).toBeVisible();
  await page.goto('/kept');
  await expect(frame.main).toContainText('这一页要用到 JavaScript');
});

test('rating can be read, its reasons open, and it says what sending needs', async ({ app, page, browser }) => {
  const rate = new Rate(app);
  await page.goto('/r');
  await expect(rate.heading).toHaveText('评哪个窗口？');
  await audited({ page, browser });
  await rate.windows.filter({ hasText: 'A03' }).click();
  await expect(rate.heading).toHaveText('刚才办得怎么样？');
  await expect(rate.main).toContainText('送出评价要用到 JavaScript');
  await expect(rate.main).toContainText('可以打 12345');
  await expect(rate.send).toBeHidden();
  await rate.choose(2);
  await expect(rate.reasons.first()).toHaveText('等候时间太长');
  // Nothing that was chosen can get into an address.
  await rate.level(2).locator('.face input').press('Enter');
  await expect(page).toHaveURL(/\/r\/A03$/);
  await audited({ page, browser });
});

test('language and print size are kept by a form', async ({ app, page }) => {
  const frame = new Frame(app);
  await page.goto('/settings');
  await expect(frame.main.getByRole('heading', { name: '这部手机上存了什么' })).toBeHidden();
  await frame.main.getByRole('radio', { name: 'English' }).check({ force: true });
  await frame.main.getByRole('radio', { name: '特大字' }).check({ force: true });
  await frame.main.getByRole('button', { name: '保存' }).click();
  await expect(frame.heading).toHaveText('Settings');
  await expect(frame.root).toHaveAttribute('data-print', 'larger');
  await page.goto('/items/id-card-renewal');
  await expect(frame.root).toHaveAttribute('lang', 'en');
  await expect(frame.root).toHaveAttribute('data-print', 'larger');
  await app.fits();
  // The links in the header do it, too.
  await frame.language.click();
  await expect(frame.root).toHaveAttribute('lang', 'zh-Hans-CN');
  await page.goto('/about');
  await expect(frame.root).toHaveAttribute('lang', 'zh-Hans-CN');
});
