// Measures first visits with Lighthouse: a phone, devtools throttling, an empty browser each time. Pages of
// ours and the same words by hand take turns, so that a noisy neighbour hits both. Called by
// `cargo xtask bench first-paint`; prints one JSON object: medians by page.
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';

import { PAGES } from './pages.js';

const { BASE_URL, CHROMIUM, RUNS = '3', PORT = '9333' } = process.env;

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

async function visit(address) {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [`--remote-debugging-port=${PORT}`, '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN', '--accept-lang=zh-CN'],
  });
  try {
    const { lhr } = await lighthouse(`${BASE_URL}${address}`, {
      port: Number(PORT),
      logLevel: 'error',
      output: 'json',
      onlyCategories: CATEGORIES,
      formFactor: 'mobile',
      throttlingMethod: 'devtools',
      extraHeaders: { 'accept-language': 'zh-CN' },
    });
    const value = (audit) => lhr.audits[audit]?.numericValue ?? NaN;
    const requests = lhr.audits['network-requests'].details.items;
    const failed = Object.values(lhr.audits)
      .filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && ['binary', 'numeric', 'metricSavings'].includes(scoreDisplayMode))
      .map(({ id, displayValue }) => (displayValue ? `${id} (${displayValue})` : id));
    const tasks = (lhr.audits['long-tasks']?.details?.items ?? []).map(({ duration }) => Math.round(duration));
    return {
      fcp: value('first-contentful-paint'),
      lcp: value('largest-contentful-paint'),
      cls: value('cumulative-layout-shift'),
      tbt: value('total-blocking-time'),
      bytes: requests.reduce((sum, { transferSize }) => sum + transferSize, 0),
      requests: requests.length,
      scores: Object.fromEntries(CATEGORIES.map((category) => [category, Math.round(lhr.categories[category].score * 100)])),
      failed,
      tasks,
    };
  } finally {
    await browser.close();
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

function middle(visits) {
  const of = (name) => median(visits.map((one) => one[name]));
  const scores = Object.fromEntries(CATEGORIES.map((category) => [category, median(visits.map(({ scores }) => scores[category]))]));
  const numbers = Object.fromEntries(['fcp', 'lcp', 'cls', 'tbt', 'bytes', 'requests'].map((name) => [name, of(name)]));
  return { ...numbers, scores, failed: visits[0].failed, tasks: visits.map(({ tasks }) => tasks) };
}

const measured = [];
for (const { name, address } of PAGES) {
  const [ours, byHand] = [[], []];
  for (let run = 0; run < Number(RUNS); run += 1) {
    ours.push(await visit(address));
    byHand.push(await visit(`/by-hand-${name}.html`));
  }
  measured.push({ name, ours: middle(ours), byHand: middle(byHand) });
}
console.log(JSON.stringify(measured));
