// Writes the yardstick of `cargo xtask bench first-paint`: each measured page once more as somebody would
// write it by hand, with the same words in plain markup and a few lines of style, and no program.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

import { PAGES } from './pages.js';

const { BASE_URL, CHROMIUM, FOLDER } = process.env;

const STYLE = `body{max-width:42rem;margin:0 auto;padding:16px;background:#faf8f3;color:#17211d;
font:17px/1.65 "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}a{color:#0b6b5b}
ul,ol{padding-left:1.2rem}li,dd{margin:.3rem 0}table{border-collapse:collapse}td,th{padding:4px 8px;text-align:left}`;

/** The words of the page's parts as plain markup: what is drawn is left out, links stay links. */
function plain() {
  const KEEP = new Set('H1 H2 H3 H4 P UL OL LI DL DT DD A B TABLE CAPTION TBODY THEAD TR TH TD SUMMARY DETAILS NAV SECTION HEADER MAIN FOOTER BR LABEL BUTTON'.split(' '));
  const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const write = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return escape(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || node.namespaceURI !== document.documentElement.namespaceURI) return '';
    const inside = [...node.childNodes].map(write).join('');
    if (!KEEP.has(node.tagName)) return inside;
    const tag = node.tagName.toLowerCase();
    if (tag === 'br') return '<br>';
    const href = tag === 'a' ? ` href="${escape(node.getAttribute('href') ?? '')}"` : '';
    return `<${tag}${href}>${inside}</${tag}>`;
  };
  return write(document.getElementById('app'));
}

const browser = await chromium.launch({ executablePath: CHROMIUM });
const page = await browser.newPage({ javaScriptEnabled: true, locale: 'zh-CN' });
// The page as the server writes it: before, or without, the program.
await page.route('**/*_bg.wasm', () => undefined);
for (const { name, address } of PAGES) {
  await page.goto(`${BASE_URL}${address}`, { waitUntil: 'commit' });
  await page.locator('footer').waitFor({ state: 'attached' });
  const [title, body] = [await page.title(), await page.evaluate(plain)];
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body>${body}</body></html>`;
  fs.writeFileSync(path.join(FOLDER, `by-hand-${name}.html`), html);
}
await browser.close();
