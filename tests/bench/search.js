// How long a phone takes from a key press to the results, with a processor slowed down four times.
// Called by `cargo xtask bench`; prints one JSON object.
import { chromium } from '@playwright/test';

const SLOWER = 4;
const WORDS = ['开饭店', '身份证丢了怎么办', 'shenfenzheng', 'sfz diu le', '換護照', 'driving licence', 'shenfengzheng', '营业执照'];

const { BASE_URL, CHROMIUM } = process.env;
const browser = await chromium.launch({ executablePath: CHROMIUM });
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'zh-CN', serviceWorkers: 'block' });
const page = await context.newPage();
await page.goto(`${BASE_URL}/items`);
await page.locator('.by-department').first().waitFor();
await page.waitForTimeout(1000);
const devtools = await context.newCDPSession(page);
await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });

// From the event to the page laid out with the new results, ready to be painted: what the last change
// before the frame took, and the frame's layout.
await page.evaluate(() => {
  window.times = [];
  const main = document.querySelector('main');
  document.addEventListener('input', () => {
    const begin = performance.now();
    let changed;
    const seen = new MutationObserver(() => (changed = performance.now()));
    seen.observe(main, { childList: true, subtree: true, characterData: true });
    requestAnimationFrame(() => {
      seen.disconnect();
      const frame = performance.now();
      void document.body.offsetHeight;
      if (changed !== undefined) window.times.push(changed - begin + performance.now() - frame);
    });
  }, { capture: true });
});

const search = page.locator('#q');
for (const words of WORDS) {
  await search.fill('');
  await page.waitForTimeout(200);
  for (const key of words) {
    await search.press(key === ' ' ? 'Space' : key).catch(() => search.pressSequentially(key));
    await page.waitForTimeout(200);
  }
}
const times = (await page.evaluate(() => window.times)).sort((a, b) => a - b);
await browser.close();
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
console.log(JSON.stringify({ keys: times.length, slower: SLOWER, median: at(0.5), p90: at(0.9), p99: at(0.99) }));
