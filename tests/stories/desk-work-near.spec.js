// How near a day is: amber from one working day before, red when it is over (R5), in the list and beside it.
import { ago } from '../harness/clerk.js';
import { LARGE, expect, test } from '../harness/window-desk.js';

test.use(LARGE);
test.setTimeout(120_000);

/** Which look stands for which words. */
const LOOKS = [
  [/^超时( \d+ 天|了)$/, 'line st late'],
  [/^今天到期$/, 'line st wait-st'],
  [/^还有 1 天$/, 'line st wait-st'],
  [/^还有 \d+ 天$/, 'line soft'],
];

test('r5: a row due on the next working day is amber, one that is late is red, and so is the clock beside it', async ({ app, page, desk, chief, others }) => {
  // Handed in on each of the last days: whatever day it is today, one of them is to be answered tomorrow.
  const slips = [];
  for (let days = 0; days < 12; days += 1) slips.push(await others.takeIn(ago(days)));
  const late = await others.accepted(ago(30));
  await desk.signIn(chief, '/desk/work');
  await expect(desk.one(late.number)).toBeVisible();
  // Colours come with the calendar.
  await expect(desk.one(late.number).locator('.st.late')).toHaveText(/^超时 \d+ 天$/);
  const seen = await desk.rows.evaluateAll((rows) =>
    rows.map((row) => {
      const line = row.querySelector('.d .line');
      return { number: row.querySelector('.sub').textContent.replaceAll('-', ''), words: line.textContent, look: line.className };
    }),
  );
  const ours = seen.filter(({ number }) => slips.some((slip) => slip.number === number));
  expect(ours.length).toBeGreaterThan(5);
  for (const { words, look } of ours) {
    const [, expected] = LOOKS.find(([pattern]) => pattern.test(words));
    expect(look, words).toBe(expected);
  }
  const soon = ours.find(({ words }) => words === '还有 1 天');
  expect(soon, 'one is due on the next working day').toBeTruthy();
  expect(ours.some(({ look }) => look === 'line soft')).toBe(true);
  await app.axe();
  await desk.one(soon.number).getByRole('link').click();
  await expect(desk.beside.locator('.facts-list .wait-st')).toHaveText(/^还有 1 天，共 5 个工作日$/);
  await page.emulateMedia({ colorScheme: 'dark' });
  await app.axe();
  await desk.keys('Escape');
  await desk.one(late.number).getByRole('link').click();
  await expect(desk.beside.locator('.facts-list .late').first()).toHaveText(/^超时 \d+ 天$/);
});
