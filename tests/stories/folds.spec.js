// The same clock on both sides (R1 to R5): two hundred generated applications, folded by the server and by the
// program of the phone in a real browser, are told in the same words, day by day; and every due date, with
// the days before it, is what a count of its own finds.
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

/** The lists of days, one for each clock, without the festivals' names. */
function lists(days) {
  const found = [];
  for (const line of days.split('\n')) {
    if (/^[A-Z]/.test(line)) found.push([]);
    else found.at(-1).push(line.replace(/(weekend|holiday .*)$/, 'off').replace(/ makes up for .*?( due)?$/, '$1'));
  }
  return found;
}

test('every due date, and every day before it, is what a count of its own finds', async () => {
  let dates = 0;
  folded.forEach(({ answer, days }, place) => {
    const view = JSON.parse(answer);
    const list = lists(days);
    const seen = view.clocks.map(({ used, ...clock }, at) => ({ ...clock, days: list[at] }));
    const counted = clocks(calendar, view.application, view.as_of);
    expect(seen, `application ${place}`).toEqual(counted);
    dates += counted.filter(({ due }) => due).length;
  });
  expect(dates).toBeGreaterThan(500);
});
