// A receipt's code, on a picture or before the camera: read by the browser where it can, else by a module
// of ours that is fetched only then.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { film, picture } from '../harness/codes.js';
import { expect, test } from '../harness/own-county.js';
import { day } from '../harness/receipts.js';
import { Verify } from '../pages/verify.js';

/** What the camera sees. Chromium reads the film when a page asks for the camera: a story writes it before. */
const seen = path.join(os.tmpdir(), `mingbai-camera-${process.pid}.y4m`);
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const more = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${seen}`];
    await use({ ...launchOptions, args: [...launchOptions.args, ...more] });
  },
});
test.afterAll(() => fs.rmSync(seen, { force: true }));

const JSQR = path.resolve(import.meta.dirname, '../node_modules/jsqr/dist/jsQR.js');

/** Browsers, as far as they read codes. */
const BROWSERS = {
  /** Chrome on a phone or a Mac: read here by another program than ours. */
  'that reads codes': async (page) => {
    await page.addInitScript({ path: JSQR });
    await page.addInitScript(() => {
      window.BarcodeDetector = class {
        static async getSupportedFormats() {
          return ['aztec', 'qr_code'];
        }

        async detect(source) {
          const [width, height] = [source.videoWidth ?? source.width, source.videoHeight ?? source.height];
          const context = new OffscreenCanvas(width, height).getContext('2d');
          context.drawImage(source, 0, 0);
          const code = window.jsQR(context.getImageData(0, 0, width, height).data, width, height);
          return code ? [{ rawValue: code.data }] : [];
        }
      };
    });
  },
  /** Safari, Firefox. */
  'that reads none': (page) => page.addInitScript(() => delete window.BarcodeDetector),
  /** Android without Google's services. */
  'that only seems to read codes': (page) =>
    page.addInitScript(() => {
      window.BarcodeDetector = class {
        static getSupportedFormats = async () => [];
      };
    }),
  'whose reader does not work': (page) =>
    page.addInitScript(() => {
      window.BarcodeDetector = class {
        static getSupportedFormats = async () => ['qr_code'];

        detect = async () => {
          throw new DOMException('Barcode detection service unavailable.', 'NotSupportedError');
        };
      };
    }),
};
const READS = 'that reads codes';

/** What the page has fetched of our reader so far. */
function reader(page) {
  const fetched = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/eye-')) fetched.push(pathname);
  });
  return fetched;
}

const png = (buffer) => ({ name: 'receipt.png', mimeType: 'image/png', buffer });

for (const [kind, pretend] of Object.entries(BROWSERS)) {
  test(`a receipt is read off a picture in a browser ${kind}`, async ({ app, page, county }) => {
    app.expectTrouble(/404/);
    await pretend(page);
    const fetched = reader(page);
    const verify = new Verify(app);
    await verify.open();
    await verify.paste(county.entered(day()));
    await expect(verify.verdict).toContainText('真实，在公开日志里');
    expect(fetched, 'nobody has opened a picture yet').toEqual([]);
    await verify.file.setInputFiles(png(picture(JSON.stringify(county.receipt('rating', day())))));
    await expect(verify.verdict).toContainText('真实，还没进公开日志');
    expect(fetched).toHaveLength(kind === READS ? 0 : 2);
    // As from a phone's camera: the code is a small part of many pixels.
    await verify.file.setInputFiles(png(picture(JSON.stringify(county.entered(day())), 3000, 280)));
    await expect(verify.verdict).toContainText('真实，在公开日志里');
    await verify.file.setInputFiles(png(picture('WIFI:S:hall;T:WPA;P:12345678;;')));
    await expect(verify.verdict).toContainText('这不是回执');
    await verify.file.setInputFiles(png(picture(null)));
    await expect(verify.verdict).toContainText('请换一张清楚的照片，或者粘贴文字。');
    await expect(verify.verdict).toBeFocused();
    await verify.paste('{}');
    await expect(verify.verdict).toContainText('这不是回执');
    await verify.file.setInputFiles(png(Buffer.from('no picture')));
    await expect(verify.verdict).toHaveText(/^没读出回执/);
  });
}

test('where our reader does not come, the page says so, and reads the next picture when it does', async ({ app, page, county }) => {
  app.expectTrouble(/eye-.*|ERR_FAILED/);
  await BROWSERS['that reads none'](page);
  const verify = new Verify(app);
  await verify.open();
  await page.route('**/eye-*.wasm', (route) => route.abort());
  const file = png(picture(JSON.stringify(county.entered(day()))));
  await verify.file.setInputFiles(file);
  await expect(verify.verdict).toContainText('核对要用的程序没加载成');
  await page.unroute('**/eye-*.wasm');
  await verify.file.setInputFiles([]);
  await verify.file.setInputFiles(file);
  await expect(verify.verdict).toContainText('真实，在公开日志里');
});

test.describe('before a camera', () => {
  test.use({ permissions: ['camera'] });

  for (const kind of [READS, 'that reads none']) {
    test(`a receipt is scanned in a browser ${kind}`, async ({ app, page, county }) => {
      film(seen, JSON.stringify(county.entered(day())));
      await BROWSERS[kind](page);
      const fetched = reader(page);
      const verify = new Verify(app);
      await verify.open();
      expect(fetched).toEqual([]);
      await verify.scan.click();
      await expect(verify.verdict).toContainText('真实，在公开日志里');
      await expect(verify.scan).toBeVisible();
      expect(fetched).toHaveLength(kind === READS ? 0 : 2);
      film(seen, 'https://example.org/');
      await verify.scan.click();
      await expect(verify.verdict).toContainText('这不是回执');
    });
  }

  /** Whether the camera films, for whoever has held on to it. */
  const films = (page) => page.evaluate(() => window.held.readyState === 'live');
  const hold = (page) =>
    page.waitForFunction(() => {
      [window.held] = document.querySelector('video').srcObject?.getTracks() ?? [];
      return window.held?.readyState === 'live' && document.querySelector('video').videoWidth > 0;
    });

  test('it is off as soon as somebody stops it, opens a file instead, or leaves', async ({ app, page }) => {
    film(seen, null);
    await BROWSERS['that reads none'](page);
    const verify = new Verify(app);
    await verify.open();
    await verify.scan.click();
    await hold(page);
    await app.axe();
    const stop = verify.main.getByRole('button', { name: '不扫了' });
    await expect(stop).toBeFocused();
    await stop.click();
    await expect(verify.scan).toBeFocused();
    await expect.poll(() => films(page)).toBe(false);
    await expect(verify.verdict).toBeEmpty();
    await verify.scan.click();
    await hold(page);
    await verify.file.setInputFiles(png(picture(null)));
    await expect(verify.verdict).toContainText('没读出回执');
    await expect(verify.scan).toBeVisible();
    expect(await films(page)).toBe(false);
    await verify.scan.click();
    await hold(page);
    await page.getByRole('banner').getByRole('link').first().click();
    await expect(page).toHaveURL(/\/$/);
    await expect.poll(() => films(page)).toBe(false);
    await expect(verify.heading).toBeVisible();
  });
});

test('who refuses the camera is told what else there is; where there is none, nobody is offered it', async ({ app, page }) => {
  const verify = new Verify(app);
  await verify.open();
  await verify.scan.click();
  await expect(verify.verdict).toHaveText(/^相机打不开/);
  await expect(verify.scan).toBeVisible();
  await page.addInitScript(() => delete Navigator.prototype.mediaDevices);
  await verify.open();
  await expect(verify.file).toBeEnabled();
  await expect(verify.scan).toBeHidden();
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  /** Our reader's files among what is kept, with the build they are kept for. */
  const kept = (page) =>
    page.evaluate(async () => {
      const found = [];
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) {
          if (url.includes('/eye-')) found.push(`${name} ${new URL(url).pathname}`);
        }
      }
      return found;
    });

  test('codes are read from the second time on, in the next version too', async ({ app, page, county, own }) => {
    app.expectGone();
    await BROWSERS['that reads none'](page);
    const verify = new Verify(app);
    await verify.open();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    expect(await kept(page)).toEqual([]);
    await verify.file.setInputFiles(png(picture(JSON.stringify(county.entered(day())))));
    await expect(verify.verdict).toContainText('真实，在公开日志里');
    await expect.poll(() => kept(page)).toHaveLength(2);
    const offline = async () => {
      await own.stop();
      await page.reload();
      await verify.file.setInputFiles(png(picture(JSON.stringify(county.receipt('rating', day())))));
      await expect(verify.verdict).toContainText('签名是真的，日志还没查到');
    };
    await offline();
    await own.start();
    await own.deploy('sw.js', (worker) => worker.replace(/BUILD = '[0-9a-f]{16}'/, "BUILD = 'fedcba9876543210'"));
    await page.reload();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    const again = page.waitForEvent('load');
    await page.locator('.strip').getByRole('button', { name: '换上' }).click();
    await again;
    await expect.poll(() => kept(page)).toEqual([
      expect.stringMatching(/^mingbai-shell-fedcba9876543210 .*\.js$/),
      expect.stringMatching(/^mingbai-shell-fedcba9876543210 .*_bg\.wasm$/),
    ]);
    await offline();
  });
});
