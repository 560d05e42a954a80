// What a phone needs to put the app on its home screen. Nobody is nagged to do so.
import { PNG } from 'pngjs';

import { expect, test } from '../harness/story.js';
import { Frame } from '../pages/frame.js';

const MANIFEST = '/manifest.webmanifest';

test('the browser takes the manifest without complaint, and could install the app', async ({ app, page }) => {
  await app.open('/');
  const devtools = await page.context().newCDPSession(page);
  const { url, errors } = await devtools.send('Page.getAppManifest');
  expect(new URL(url).pathname).toBe(MANIFEST);
  expect(errors).toEqual([]);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // Stories run in a private window; nothing else is in the way.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
});

test('icons and screenshots are there, as large as the manifest says', async ({ page }) => {
  const manifest = await (await page.request.get(MANIFEST)).json();
  const shortcuts = manifest.shortcuts.flatMap(({ icons }) => icons);
  for (const { src, sizes, type } of [...manifest.icons, ...manifest.screenshots, ...shortcuts]) {
    const answer = await page.request.get(src);
    expect(answer.headers()['content-type'], src).toBe(type);
    if (type !== 'image/png') continue;
    const { width, height } = PNG.sync.read(await answer.body());
    expect(`${width}x${height}`, src).toBe(sizes);
  }
  const purposes = manifest.icons.map(({ purpose = 'any' }) => purpose);
  expect(new Set(purposes)).toEqual(new Set(['any', 'maskable', 'monochrome']));
  // Phones refuse a screenshot that is more than 2.3 times as long as it is wide.
  for (const { sizes } of manifest.screenshots) {
    const [width, height] = sizes.split('x').map(Number);
    expect(height / width).toBeLessThanOrEqual(2.3);
  }
});

test('a maskable icon may be cut round, a monochrome one may be coloured in', async ({ page }) => {
  const picture = async (src) => PNG.sync.read(await (await page.request.get(src)).body());
  const masked = await picture('/icon-maskable-512.png');
  const at = ({ data, width }, x, y) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
  const ground = at(masked, 0, 0);
  expect(ground[3], 'it has no holes').toBe(255);
  const mono = await picture('/icon-monochrome-512.png');
  // What lies outside the safe circle, four fifths across, is ground and nothing else.
  const drawn = [];
  for (let y = 0; y < 512; y += 1) {
    for (let x = 0; x < 512; x += 1) {
      if (Math.hypot(x - 255.5, y - 255.5) <= 512 * 0.4) continue;
      const [here, there] = [at(masked, x, y), at(mono, x, y)];
      if (here.some((value, part) => value !== ground[part]) || there[3] !== 0) drawn.push([x, y]);
    }
  }
  expect(drawn, 'pixels outside the safe circle').toEqual([]);
  expect(mono.data.some((value, place) => place % 4 === 3 && value === 255), 'it shows something').toBe(true);
});

test('every shortcut leads to a page', async ({ app, page }) => {
  const { shortcuts } = await (await page.request.get(MANIFEST)).json();
  expect(shortcuts.length).toBeGreaterThan(0);
  for (const { name, url } of shortcuts) {
    await app.open(url);
    const frame = new Frame(app);
    await expect(frame.heading, name).toHaveCount(1);
    await expect(frame.heading, name).not.toHaveText(frame.words.gone);
  }
});
