// Rating a window as somebody does who has just been served: without a name, in a few taps.
import { expect, test } from '../harness/story.js';
import { Rate } from '../pages/rate.js';

test('the reasons of the chosen face open below it, and are those of its level', async ({ app, page }) => {
  const rate = new Rate(app);
  await app.open('/r/A03');
  await expect(rate.heading).toHaveText('刚才办得怎么样？');
  await expect(rate.window).toContainText('A03');
  await expect(rate.reasons).toHaveCount(0);
  const [send, screen] = [await rate.send.boundingBox(), page.viewportSize()];
  expect(send.x, 'as far from the left as from the right').toBe(screen.width - send.x - send.width);
  await rate.choose(4);
  await expect(rate.reasons).toHaveText(['态度友好', '环境整洁', '等候时间短', '材料要求明确', '咨询耐心']);
  await rate.reason('等候时间短').click();
  await rate.choose(2);
  await expect(rate.reasons.first()).toHaveText('等候时间太长');
  await app.axe();
  // What was ticked waits until its level is chosen again.
  await rate.choose(4);
  await expect(rate.reason('等候时间短').locator('input')).toBeChecked();
});

test('everything that is wrong is said at once, where the button was pressed and at its field', async ({ app, page }) => {
  const rate = new Rate(app);
  await app.open('/r/A03');
  await rate.send.click();
  await expect(rate.faults).toBeFocused();
  await expect(rate.faults).toHaveText('请先点一个表情。');
  await rate.choose(1);
  await expect(rate.faults).toHaveCount(0);
  await rate.more.click();
  await rate.comment.fill('长'.repeat(301));
  await rate.send.click();
  await expect(rate.faults).toBeFocused();
  await expect(rate.faults.getByRole('link')).toHaveText([
    '还没选原因。选一个就能送出。',
    '写得太长了：最多 300 个字，您写了 301 个。',
  ]);
  await expect(rate.errors).toHaveCount(2);
  await app.axe();
  await rate.faults.getByRole('link').last().click();
  await expect(rate.comment).toBeInViewport();
  await rate.reason('态度冷淡').click();
  await expect(rate.errors).toHaveCount(1);
  expect(new URL(page.url()).search).toBe('');
});

test('a code that is not whole counts as none, and says so; the address forgets it', async ({ app, page }) => {
  const rate = new Rate(app);
  await app.open('/r/A03#l.broken');
  await expect(rate.code).toContainText('码不完整，当作没扫码');
  await expect(rate.code).toContainText('照样可以评');
  expect(page.url()).toMatch(/\/r\/A03$/);
  await expect(rate.counts).toContainText('单独列出，不计入排名');
});

test('the window is found by its number, and leads to its form', async ({ app, page }) => {
  const rate = new Rate(app);
  await app.open('/');
  await rate.main.getByRole('link', { name: /^评价/ }).click();
  await expect(rate.heading).toHaveText('评哪个窗口？');
  await rate.filter.fill('a03');
  await expect(rate.windows).toHaveCount(1);
  await app.axe();
  await rate.windows.click();
  await expect(rate.heading).toHaveText('刚才办得怎么样？');
  await expect(page).toHaveURL(/\/r\/A03$/);
});

test('the page of a window leads to rating it', async ({ app }) => {
  const rate = new Rate(app);
  await app.open('/windows/A03');
  await rate.main.getByRole('link', { name: '给这个窗口评价' }).click();
  await expect(rate.heading).toHaveText('刚才办得怎么样？');
});

test('by the keyboard alone', async ({ app, page }) => {
  const rate = new Rate(app);
  await app.open('/r/A03');
  await rate.level(5).locator('.face input').focus();
  await page.keyboard.press('Space');
  await expect(rate.reasons.first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(rate.level(4).locator('.face input')).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(rate.reason('态度友好').locator('input')).toBeChecked();
  await rate.more.focus();
  await page.keyboard.press('Enter');
  await expect(rate.comment).toBeVisible();
});
