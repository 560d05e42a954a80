// The same clock on both sides (R1 to R5): two hundred generated applications, folded by the server and by the
// program of the phone in a real browser, are told in the same words, day by day; and every due date is
// the one that a count of its own finds.
import fs from 'node:fs';
import path from 'node:path';

import { clocks } from '../harness/count.js';
import { expect, test } from '../harness/story.js';

const { FOLDS, FOLDED } = process.env;
if (!FOLDS || !FOLDED) throw new Error('FOLDS and FOLDED are not set: run the stories with `cargo xtask test --only browser`');

/** What the server has said, each `{ answer, days }`. */
const folded = JSON.parse(fs.readFileSync(FOLDED, 'utf8'));
const calendar = JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, '../../data/calendar.json'), 'utf8'));

test.use({ audit: false });

test('phone and server fold the same 200 applications alike, day by day', async ({ app, page }) => {
  expect(folded).toHaveLength(200);
  await page.route('**/folds/*', (route) => route.fulfill({ path: path.join(FOLDS, path.basename(route.request().url())) }));
  await app.open('/');
  const told = await page.evaluate(async (answers) => {
    const phone = await import('/folds/folds.js');
    await phone.default();
    const published = await (await fetch('/api/v1/calendar')).text();
    return answers.map((answer) => phone.fold(published, answer));
  }, folded.map(({ answer }) => answer));
  told.forEach((text, place) => {
    const { answer, days } = folded[place];
    expect(text, `application ${place}`).toBe(`${answer}\n${days}`);
  });
});

/** The days marked as due, one for each clock; none where nobody knows. */
function marked(days) {
  const found = [];
  for (const line of days.split('\n')) {
    if (!/^\d{4}-/.test(line)) found.push(undefined);
    else if (line.endsWith(' due')) found[found.length - 1] = line.slice(0, 10);
  }
  return found;
}

test('every due date is the one that a count of its own finds', async () => {
  let dates = 0;
  folded.forEach(({ answer, days }, place) => {
    const view = JSON.parse(answer);
    const counted = clocks(calendar, view.application, view.as_of);
    const seen = view.clocks.map(({ used, ...clock }) => clock);
    expect(seen, `application ${place}`).toEqual(counted);
    expect(marked(days), `days of application ${place}`).toEqual(view.clocks.map(({ due }) => due));
    dates += counted.filter(({ due }) => due).length;
  });
  expect(dates).toBeGreaterThan(500);
});
