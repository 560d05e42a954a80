// The key of an office is open as long as somebody works with it, and no longer.
import { LARGE, expect, test } from '../harness/complaint-desk.js';

const WHAT = '窗口的人说系统坏了，让我下周再来。';

test.use(LARGE);
test.setTimeout(240_000);

/** From now on it is later on this machine, by so many minutes. */
const later = (page, minutes) =>
  page.evaluate((minutes) => {
    const Real = Date;
    window.Date = new Proxy(Real, {
      construct: (Real, parts) => new Real(...(parts.length > 0 ? parts : [Real.now() + minutes * 60_000])),
      get: (Real, name) => (name === 'now' ? () => Real.now() + minutes * 60_000 : Reflect.get(Real, name)),
    });
  }, minutes);

test('ten minutes without a key pressed lock the key and take both sides’ words away; what is being written stays', async ({ app, page, desk, held, officer, reporter }) => {
  await reporter.complain({ what: WHAT, routing: { window: 'C01' } });
  await desk.enter(officer, held.passphrase);
  await desk.look('C01');
  await desk.takeUp();
  await desk.text.fill('写到一半');
  await later(page, 9);
  await page.keyboard.press('Shift');
  await later(page, 9);
  await page.waitForTimeout(6_000);
  await expect(desk.beside).toContainText(WHAT);
  await later(page, 11);
  await expect(desk.main).toContainText('10 分钟没有操作，密钥自动锁上了', { timeout: 15_000 });
  await expect(desk.beside).not.toContainText(WHAT);
  await expect(desk.text).toHaveCount(0);
  await app.axe();
  await desk.unlock(held.passphrase);
  await expect(desk.text).toHaveValue('写到一半', { timeout: 60_000 });
});

test('a machine that wakes after a while does not take the key pressed to wake it for work', async ({ page, desk, held, officer, reporter }) => {
  await reporter.complain({ what: WHAT, routing: { window: 'C02' } });
  await desk.enter(officer, held.passphrase);
  await desk.look('C02');
  await expect(desk.beside).toContainText(WHAT);
  // Asleep, nobody looks at the time: whoever opens the lid is the first to do anything.
  await later(page, 11);
  await page.keyboard.press('Shift');
  await expect(desk.beside).not.toContainText(WHAT, { timeout: 2_000 });
  await expect(desk.main).toContainText('密钥自动锁上了');
});

test('whoever leaves the desk leaves no key behind', async ({ page, desk, held, officer, reporter }) => {
  await reporter.complain({ what: WHAT, routing: { window: 'C03' } });
  await desk.enter(officer, held.passphrase);
  await desk.look('C03');
  await expect(desk.beside).toContainText(WHAT);
  // As a browser does it that keeps whole pages for the way back.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expect(desk.beside).not.toContainText(WHAT);
  await expect(desk.main).not.toContainText(desk.words.unlocked);
  await desk.unlock(held.passphrase);
  await expect(desk.beside).toContainText(WHAT, { timeout: 60_000 });
  await page.goto('/');
  await page.goBack();
  await expect(desk.beside.locator('.facts')).toBeVisible();
  await expect(desk.beside).not.toContainText(WHAT);
  await expect(desk.field(desk.words.passphrase)).toHaveValue('');
});
