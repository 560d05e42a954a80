// The same page whoever builds it: every page of the county, as the server renders it and as the app builds it
// in the browser, in both languages; but for the lists on this phone, which the server does not know.
import { expect, test } from '../harness/story.js';

/**
 * Runs in the page: goes to each address within the app, and compares what the app has built with what the
 * server sends. Answers with those that differ, each with the place where they begin to.
 */
async function differing(addresses) {
  /** What depends on the hour, on the day of printing, or on the address of the site: the host leaves its place empty. */
  const LATER = ['.open-line', '.hall b', '.hall .small', '.promise', 'table.week tbody', '.qr-box', '[role=status]', '.paper header p'];
  const written = (app) => {
    const copy = document.importNode(app, true);
    // The host writes as attributes what the app sets as properties.
    const fields = (of) => [...of.querySelectorAll('input, select, textarea')];
    const now = fields(app).map(({ type, checked, value }) => (type === 'radio' || type === 'checkbox' ? checked : value));
    fields(copy).forEach((field, at) => {
      for (const name of ['value', 'checked']) field.removeAttribute(name);
      field.setAttribute('data-now', now[at]);
    });
    for (const option of copy.querySelectorAll('option')) option.removeAttribute('selected');
    // On paper the date stands between the materials and the end of the sheet.
    for (const table of copy.querySelectorAll('.paper table.m')) while (!table.nextSibling.matches?.('.fin')) table.nextSibling.remove();
    for (const later of copy.querySelectorAll(LATER.join())) later.replaceChildren();
    for (const box of copy.querySelectorAll('.aloud')) box.classList.remove('unseen');
    copy.normalize();
    for (const element of copy.querySelectorAll('*')) {
      const all = [...element.attributes].sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const { name } of all) element.removeAttribute(name);
      for (const { name, value } of all) element.setAttribute(name, value);
    }
    return copy.innerHTML;
  };
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const found = [];
  for (const address of addresses) {
    const html = await (await fetch(address)).text();
    const served = new DOMParser().parseFromString(html, 'text/html').getElementById('app');
    const title = served.querySelector('h1').textContent;
    const link = document.createElement('a');
    link.href = address;
    document.body.append(link);
    link.click();
    link.remove();
    const main = document.querySelector('main');
    for (let tries = 0; tries < 600; tries += 1) {
      await frame();
      const there = document.querySelector('#app h1')?.textContent === title && !document.querySelector('#app .skel');
      if (there && location.pathname + location.search === address && (document.querySelector('main') !== main || tries > 30)) break;
    }
    await frame();
    await frame();
    const [one, other] = [written(served), written(document.getElementById('app'))];
    if (one === other) continue;
    let at = 0;
    while (one[at] === other[at]) at += 1;
    found.push(`${address}\nserver: …${one.slice(Math.max(0, at - 80), at + 120)}\napp:    …${other.slice(Math.max(0, at - 80), at + 120)}`);
  }
  return found;
}

for (const locale of ['zh-CN', 'en-GB']) {
  test.describe(locale, () => {
    test.use({ locale, audit: false });

    test('every page is the same, rendered by the server and built by the app', async ({ app, page }) => {
      test.setTimeout(300_000);
      const { items, lists, centers, windows } = await (await page.request.get('/api/v1/catalog')).json();
      const pages = [
        '/items',
        '/items?q=%E8%AF%81',
        '/lists',
        '/items?theme=birth',
        '/centers',
        '/items?q=zzzzzz',
        ...lists.map(({ id }) => `/lists/${id}`),
        ...centers.map(({ id }) => `/centers/${id}`),
        ...windows.map(({ id }) => `/windows/${id}`),
        // One that handles nothing, and one that does; not the list of them, which shows a camera where there is one.
        '/r/A01',
        '/r/A03',
        '/track',
        '/projects',
        '/inspections',
        '/board',
        '/board?by=center',
        '/board?by=department',
        '/board?by=window',
        '/about',
        '/privacy',
        '/accessibility',
        ...items.flatMap(({ id }) => [`/items/${id}`, `/items/${id}/checklist`]),
        '/',
      ];
      await app.openBare('/settings');
      const differ = await page.evaluate(differing, pages);
      expect(differ.slice(0, 5), `${differ.length} of ${pages.length} pages differ`).toEqual([]);
    });
  });
}
