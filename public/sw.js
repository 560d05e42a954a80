// Keeps the app, and what was read, on this phone, so that both open without a network.
//
// It owns three stores: the shell (the built files, one store for each build), the pages that the server
// has rendered for that build, and the data (public answers, one store for each shape of them). It keeps
// nothing else: what is not in FILES, not LATER, is no page and does not match PUBLIC or FIGURES passes by untouched.
// It never changes what a page shows: a page is told that there is something newer, and decides. The build
// stamps the first three lines; see docs/ARCHITECTURE.md.
'use strict';

const BUILD = '__BUILD__';
const SHAPE = '__SHAPE__';
const FILES = '__FILES__'.split(' ');

const SHELL = `mingbai-shell-${BUILD}`;
const PAGES = `mingbai-pages-${BUILD}`;
const DATA = `mingbai-data-${SHAPE}`;
/** The app without a page in it, for addresses of which no page is kept. */
const BARE = '/index.html';
/** What of an address may follow the path of a page that is kept: nothing that somebody has typed. */
const KEPT_QUERY = /^(\?situation=[\w-]+|\?period=\d{4}-\w{2}|(\?period=\d{4}-\w{2}&|\?)by=[a-z]+)?$/;
/** Pages about somebody: that they were opened is not kept on the phone. */
const NOT_KEPT = /^\/((t|projects|inspections|r)\/|complaints(\/|$))/;
/** How many pages are kept, the latest ones. */
const MOST_PAGES = 60;
/** Remembers, across builds and shapes, that the person wants everything on the phone. */
const WISH = 'mingbai-wish';
// What is there from the first visit on: search, every date, and complaining without a network need it. That
// everybody has it tells nothing of who complains.
const FIRST = ['/api/v1/catalog', '/api/v1/calendar', '/api/v1/lists/complaint-categories', '/api/v1/complaints/key'];
/** Answers that are public and the same for everybody. */
const PUBLIC = /^\/api\/v1\/(catalog|calendar|complaints\/key|lists(\/[^/?]+)?|items\/[^/?]+)$/;
/** The county's figures, which are public, too: which of them stands behind the path. */
const FIGURES = /^\/api\/v1\/(board(\?[\w=&-]+)?|overtime\?month=[\d-]+)$/;
/** The offices' keys: as the server has them now where there is a network, since they may have been changed. */
const NEWEST = '/api/v1/complaints/key';
/** Addresses that are no pages of the app. */
const NO_PAGE = /^\/(api|healthz|readyz|metrics|desk)(\/|$)|\.[^/]*$/;
/** After so many milliseconds a page is told that what it shows could not be checked. */
const PATIENCE = 4000;
/** Built files that most people never need: they join the shell when they are first asked for, and stay. */
const LATER = /\/eye-\w+\.\w+/g;
/** How many answers are fetched at a time. */
const LANES = 4;

/** Set once everything was erased: from then on nothing is kept. */
let erased = false;

/** What was said about the page of each tab, for those that were not listening yet. */
const said = new Map();

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));

async function install() {
  const shell = await caches.open(SHELL);
  await inLanes(FILES, async (file) => {
    const answer = await fetch(file, { cache: 'no-cache' });
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    await shell.put(file, answer);
  });
  // Between the list of files and their bytes another build may have been put in place.
  const bare = await (await shell.match(BARE)).text();
  if (!isOurs(bare)) throw new Error('the page is of another build');
  for (const [path] of bare.matchAll(LATER)) {
    const kept = await caches.match(path);
    if (kept) await shell.put(path, kept);
  }
  await fillData().catch(() => undefined);
  if (registration.active) await tellAll('update');
}

/** Whether a page loads the files of this build. */
function isOurs(page) {
  // The program names its parts itself.
  const named = FILES.filter((file) => !file.startsWith('/part-'));
  const hashed = named.filter((file) => /-[0-9a-f]{13,16}(_bg)?\.(js|wasm|css|txt)$/.test(file));
  return hashed.every((file) => page.includes(file));
}

/** The first answers, and whatever was kept, in this shape or an old one. */
async function fillData() {
  const wanted = new Set(FIRST);
  for (const name of await caches.keys()) {
    if (!name.startsWith('mingbai-data-')) continue;
    const store = await caches.open(name);
    for (const { url } of await store.keys()) wanted.add(url.slice(location.origin.length));
  }
  await refreshAll([...wanted]);
  if (await caches.has(WISH)) await refreshAll(await everything());
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith('mingbai-') && ![SHELL, PAGES, DATA, WISH].includes(name)) await caches.delete(name);
  }
  await clients.claim();
  await tellAll('here');
}

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || erased) return;
  if (request.mode === 'navigate') {
    if (!NO_PAGE.test(pathname)) event.respondWith(page(event, pathname + search));
  } else if (FILES.includes(pathname) || pathname.match(LATER)) {
    event.respondWith(file(pathname, request));
  } else if (isPublic(pathname + search) && request.headers.get('mingbai-shape') === SHAPE) {
    event.respondWith(data(event, pathname + search));
  }
});

/** Whether an answer is the same for everybody. */
function isPublic(address) {
  return PUBLIC.test(address) || FIGURES.test(address);
}

/** The page as it was rendered, if it is kept; else the bare app, and the page for the next time. */
async function page(event, address) {
  const kept = await caches.match(address, { cacheName: PAGES }).catch(() => undefined);
  if (kept) {
    event.waitUntil(checkPage(event.resultingClientId, address, kept));
    return kept.clone();
  }
  event.waitUntil(refreshPage(address).catch(() => undefined));
  return file(BARE, event.request);
}

async function checkPage(client, address, kept) {
  const tell = async (word) => {
    const message = `${word} ${address} ${kept.headers.get('mingbai-as-of')}`;
    said.set(client, message);
    (await clients.get(client))?.postMessage(message);
  };
  const late = setTimeout(() => tell('late'), PATIENCE);
  try {
    const changed = await refreshPage(address, kept);
    // Whoever asks for what is new gets it from the data.
    if (changed) await refresh(behind(address)).catch(() => undefined);
    clearTimeout(late);
    await tell(changed ? 'new' : 'same');
  } catch {
    clearTimeout(late);
    await tell('late');
  }
}

/** The answer that a page is made of. */
function behind(address) {
  const { pathname, search } = new URL(address, location.origin);
  const [, kind, id] = pathname.split('/');
  if (kind === 'board') return `/api/v1/board${search}`;
  return ['items', 'lists'].includes(kind) && id ? `/api/v1/${kind}/${id}` : FIRST[0];
}

/** Asks the server for a page and keeps it, if it is of this build; whether it has changed. */
async function refreshPage(address, known) {
  const { pathname, search } = new URL(address, location.origin);
  if (erased || NO_PAGE.test(pathname) || NOT_KEPT.test(pathname) || !KEPT_QUERY.test(search)) return false;
  const answer = await fetch(address, { cache: 'no-cache', headers: { accept: 'text/html' } });
  if (answer.status === 404) {
    await (await caches.open(PAGES)).delete(address);
    return true;
  }
  if (!answer.ok) throw new Error(`${address} cannot be checked`);
  // A page of another build comes with that build.
  if (!isOurs(await answer.clone().text())) return false;
  const tag = answer.headers.get('etag');
  await store(PAGES, address, answer, ['content-type', 'content-security-policy', 'etag']);
  const pages = await caches.open(PAGES);
  const all = await pages.keys();
  for (const old of all.slice(0, Math.max(0, all.length - MOST_PAGES))) await pages.delete(old);
  return known !== undefined && tag !== known.headers.get('etag');
}

async function file(path, request) {
  const kept = await caches.match(path, { cacheName: SHELL }).catch(() => undefined);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && path.match(LATER)) await store(SHELL, path, answer.clone(), ['content-type']);
  return answer;
}

/** What is kept, at once, and then whether it is still the newest; what is not kept from the network. */
async function data(event, path) {
  const kept = await match(path);
  if (!kept) return refresh(path).then(({ answer }) => answer);
  if (path === NEWEST) return newest(event, path, kept);
  event.waitUntil(check(event.clientId, path, kept));
  return kept.clone();
}

/** What the server says; what is kept where it does not say anything in time. */
function newest(event, path, kept) {
  const asked = refresh(path, kept).then(({ answer }) => answer, () => kept);
  event.waitUntil(asked);
  return Promise.race([asked, new Promise((late) => setTimeout(late, PATIENCE, kept))]);
}

async function check(client, path, kept) {
  const tell = async (message) => (await clients.get(client))?.postMessage(message);
  const since = kept.headers.get('mingbai-as-of');
  const late = setTimeout(() => tell(`late ${path} ${since}`), PATIENCE);
  try {
    const { changed } = await refresh(path, kept);
    clearTimeout(late);
    await tell(`${changed ? 'new' : 'same'} ${path}`);
    if (changed && path === FIRST[0]) await fillData();
  } catch {
    clearTimeout(late);
    await tell(`late ${path} ${since}`);
  }
}

/** Asks the server, and keeps what it says. Throws where there is no network. */
async function refresh(path, known) {
  const kept = known ?? (await match(path));
  const answer = await fetch(path, { cache: 'no-cache', headers: { 'mingbai-shape': SHAPE } });
  const ours = answer.headers.get('mingbai-shape') === SHAPE;
  if (ours && answer.status === 404) {
    await (await caches.open(DATA)).delete(path);
    return { answer, changed: true };
  }
  if (!ours || !answer.ok) {
    // Another shape is for another build of the app, which comes by itself.
    if (kept) throw new Error(`${path} cannot be checked`);
    return { answer, changed: false };
  }
  const changed = answer.headers.get('etag') !== kept?.headers.get('etag');
  await keep(path, answer.clone());
  return { answer, changed };
}

function keep(path, answer) {
  return store(DATA, path, answer, ['content-type', 'etag', 'mingbai-shape']);
}

/** Keeps an answer with these headers and the time. */
async function store(cache, address, answer, names) {
  if (erased) return;
  const headers = new Headers();
  for (const name of names) {
    if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
  }
  headers.set('mingbai-as-of', String(Date.now()));
  const body = await answer.blob();
  // A full phone, or a browser that keeps nothing: what was asked for is shown all the same.
  await caches
    .open(cache)
    .then((kept) => kept.put(address, new Response(body, { headers })))
    .catch(() => undefined);
}

async function match(path) {
  return caches.match(path, { cacheName: DATA }).catch(() => undefined);
}

addEventListener('message', (event) => {
  const [word, ...rest] = String(event.data).split(' ');
  const answer = (text) => event.source?.postMessage(text);
  const work = { use, hello, hold, looks, keep: keepAll, stock, erase }[word];
  if (work) event.waitUntil(work(answer, rest, event.source));
});

/** The page listens now: it hears what was said before. */
async function hello(answer, _, { id }) {
  if (said.has(id)) answer(said.get(id));
}

/** The person has chosen another language, print size or colours: pages are rendered anew. */
async function looks() {
  await caches.delete(PAGES);
}

/** The person wants the new version now. */
async function use() {
  await skipWaiting();
}

/** Keeps what a page has fetched before this worker was there, and the page. */
async function hold(answer, paths, { url }) {
  const { pathname, search } = new URL(url);
  await refreshPage(pathname + search).catch(() => undefined);
  await refreshAll(paths);
}

/** Keeps every guide and list, from now on, and says after each how many are done, of how many, and how many failed. */
async function keepAll(answer) {
  await caches.open(WISH);
  const wanted = await everything();
  let [done, failed] = [0, 0];
  await inLanes(wanted, async (path) => {
    try {
      const { answer: got } = await refresh(path);
      if (!got.ok && got.status !== 404) failed += 1;
    } catch {
      failed += 1;
    }
    done += 1;
    answer(`kept ${done} ${wanted.length} ${failed}`);
  });
  await stock(answer);
}

/** The addresses of every guide and list of the catalog. */
async function everything() {
  const { answer } = await refresh(FIRST[0]);
  const { items, lists } = await answer.json();
  return [...items.map(({ id }) => `/api/v1/items/${id}`), ...lists.map(({ id }) => `/api/v1/lists/${id}`)];
}

/** Asks for all of these anew; what does not come stays as it was. */
async function refreshAll(paths) {
  await inLanes(
    paths.filter(isPublic),
    (path) => refresh(path).catch(() => undefined),
  );
}

/** Says how many guides are on this phone, and how many bytes everything takes. */
async function stock(answer) {
  let [guides, bytes] = [0, 0];
  for (const name of [SHELL, PAGES, DATA]) {
    const store = await caches.open(name);
    for (const request of await store.keys()) {
      if (new URL(request.url).pathname.startsWith('/api/v1/items/')) guides += 1;
      const kept = await store.match(request);
      bytes += (await kept?.blob())?.size ?? 0;
    }
  }
  answer(`stock ${guides} ${bytes}`);
}

/** Everything goes, and nothing comes back before the next visit. */
async function erase(answer) {
  erased = true;
  for (const name of await caches.keys()) {
    if (name.startsWith('mingbai-')) await caches.delete(name);
  }
  await registration.unregister();
  answer('stock 0 0');
}

async function tellAll(message) {
  for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
}

async function inLanes(list, work) {
  const rest = [...list];
  const lane = async () => {
    while (rest.length > 0) await work(rest.shift());
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
