// How stories are run: one phone, one county, one moment. `cargo xtask test --only browser` installs
// Chromium, builds and starts the server, and sets BASE_URL, CHROMIUM and REPORT, and what some stories need
// besides: SERVER, POSTGRES, FOLDS and FOLDED.
import { statfsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const { BASE_URL, CHROMIUM = '/usr/bin/chromium', REPORT } = process.env;
if (!BASE_URL) {
  throw new Error('BASE_URL is not set: run the stories with `cargo xtask test --only browser`');
}

// Playwright has Chromium keep what its processes share in files below /tmp, for containers with next to no
// /dev/shm. Where there is memory for it, a disk that runs full then cannot break a picture.
const { bsize, blocks } = statfsSync('/dev/shm');
const roomy = bsize * blocks >= 2 ** 30;

export default defineConfig({
  testDir: '.',
  testMatch: ['stories/**/*.spec.js', 'a11y/**/*.spec.js', 'harness/**/*.spec.js'],
  outputDir: 'results',
  // A story that passes on a second try has found something: it is not run a second time.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  // An `only` left behind would make all other stories silently disappear.
  forbidOnly: Boolean(process.env.CI),
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: REPORT ? [['list'], ['json', { outputFile: REPORT }]] : [['list']],
  use: {
    baseURL: BASE_URL,
    browserName: 'chromium',
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    // A worker answers in place of the network, where stories could not see it: offline.spec.js lets it.
    serviceWorkers: 'block',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: CHROMIUM,
      ignoreDefaultArgs: roomy ? ['--disable-dev-shm-usage'] : [],
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Nothing but this machine can be reached, whatever a page asks for.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    },
  },
});
