// Parts of the desk's program: what comes when, and what is said and done where one does not come.
import { LARGE, PASSWORD, expect, test } from '../harness/desk.js';
import { Desk } from '../pages/desk.js';
import { zhDesk as zh } from '../pages/desk-words.js';

test.use(LARGE);
test.setTimeout(90_000);

const NOT_SIGNED_IN = /401/;
const PART = /\/desk\/part-([a-z]+)[0-9]*-[0-9a-f]+\.wasm$/;
const NO_NETWORK = /ERR_INTERNET_DISCONNECTED/;

/** The parts that are asked for from now on; what several of them share is no part. */
function asked(page) {
  const names = [];
  page.on('request', (request) => {
    const name = request.url().match(PART)?.[1];
    if (name && name !== 'chunk') names.push(name);
  });
  return names;
}

test('the door comes without parts; the part of the page that is opened comes first, then one’s own, each once', async ({
  app,
  page,
  office,
}) => {
  app.expectTrouble(NOT_SIGNED_IN);
  const desk = new Desk(app);
  const parts = asked(page);
  await desk.open();
  await expect(desk.heading).toHaveText(zh.title);
  expect(parts).toEqual([]);
  const person = await office.administrator();
  await desk.signIn(person, '/desk/account');
  await expect(desk.heading).toHaveText(zh.account);
  expect(parts[0]).toBe('staff');
  // An administrator takes in no application and answers no complaint, but has posters printed.
  await expect.poll(() => parts).toEqual(['staff', 'windows']);
  await desk.go(zh.audit);
  await expect(desk.heading).toHaveText(zh.audit);
  expect(parts).toHaveLength(2);
});

test('what is not needed yet comes beforehand, so that the page opens without a network', async ({ app, page, office, context }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  app.expectTrouble(NO_NETWORK);
  const desk = new Desk(app);
  const came = page.waitForResponse((answer) => answer.url().match(PART)?.[1] === 'staff');
  const person = await office.clerk();
  await desk.signIn(person);
  await (await came).finished();
  await context.setOffline(true);
  await desk.go(zh.account);
  await expect(desk.heading).toHaveText(zh.account);
  await expect(desk.main).toContainText(person.login);
  await context.setOffline(false);
});

test('without a network the page says so, and opens when it is asked for again', async ({ app, page, office, context }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  app.expectTrouble(NO_NETWORK);
  const desk = new Desk(app);
  await page.route(PART, (route) => route.abort('internetdisconnected'));
  await desk.signIn(await office.clerk());
  await context.setOffline(true);
  await desk.go(zh.account);
  await expect(desk.heading).toHaveText('没打开');
  await expect(desk.heading).toBeFocused();
  await expect(desk.main).toContainText('没连上网');
  await app.axe();
  await desk.button('再试一次').click();
  await expect(desk.main).toContainText('没连上网');
  await context.setOffline(false);
  await page.unroute(PART);
  await desk.button('再试一次').click();
  await expect(desk.heading).toHaveText(zh.account);
  await expect(desk.heading).toBeFocused();
});

test('where a new version has come the page says so, and a reload opens it', async ({ app, page, office }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  app.expectTrouble(/404/);
  const desk = new Desk(app);
  // As after a new build: its files have other names, which the page names.
  await page.route(PART, (route) => route.fulfill({ status: 404, body: 'There is no such file.\n' }));
  await page.route('**/desk/account', async (route) => {
    if (route.request().isNavigationRequest()) return route.fallback();
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/mingbai-desk-[0-9a-f]+/g, 'mingbai-desk-0000000000000000');
    return route.fulfill({ response: answer, body });
  });
  await desk.signIn(await office.clerk());
  await desk.go(zh.account);
  await expect(desk.heading).toHaveText('工作台更新了');
  await expect(desk.heading).toBeFocused();
  await expect(desk.main).toContainText('请先记下来');
  await app.axe();
  await page.unrouteAll();
  await desk.main.getByRole('link', { name: '重新打开' }).click();
  await expect(desk.heading).toHaveText(zh.account);
});

test('a part that the server cannot give is the server’s trouble, not the network’s', async ({ app, page, office }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  app.expectTrouble(/500/);
  const desk = new Desk(app);
  await page.route(PART, (route) => route.fulfill({ status: 500, body: '' }));
  await desk.signIn(await office.clerk(), '/desk/account');
  await expect(desk.heading).toHaveText('没打开');
  await expect(desk.main).toContainText('服务器出了问题');
  await page.unrouteAll();
  await desk.button('再试一次').click();
  await expect(desk.heading).toHaveText(zh.account);
});

/** Holds every part back until it is let go. */
async function heldBack(page) {
  let letGo;
  const gate = new Promise((open) => {
    letGo = open;
  });
  await page.route(PART, async (route) => {
    await gate;
    await route.continue();
  });
  return letGo;
}

test('whoever signs out while a part is on its way stands at the door, and stays there', async ({ app, page, office }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  const desk = new Desk(app);
  const person = await office.clerk();
  const letGo = await heldBack(page);
  await desk.signIn(person);
  await desk.go(zh.account);
  await expect(desk.main.getByRole('status')).toHaveText('正在打开');
  await app.axe();
  await desk.signOut();
  await expect(desk.heading).toHaveText(zh.title);
  await desk.field(zh.login).fill(person.login);
  const came = page.waitForResponse((answer) => answer.url().match(PART)?.[1] === 'staff');
  letGo();
  await (await came).finished();
  // What has come late shows nothing and takes the focus from nobody.
  await page.waitForTimeout(500);
  await expect(desk.heading).toHaveText(zh.title);
  await expect(desk.field(zh.login)).toBeFocused();
  await desk.type({ login: person.login, password: PASSWORD, code: await person.code() });
  await expect(desk.heading).toHaveText(zh.account);
  await expect(desk.heading).toBeFocused();
});

test('a session that ends while a part is on its way leads to the door, and from there to the page', async ({ app, page, office, context }) => {
  app.expectTrouble(NOT_SIGNED_IN);
  const desk = new Desk(app);
  const person = await office.clerk();
  const letGo = await heldBack(page);
  await desk.signIn(person);
  await desk.go(zh.account);
  await expect(desk.main.getByRole('status')).toHaveText('正在打开');
  await context.clearCookies();
  letGo();
  // The page asks for what it shows, and hears that nobody is signed in.
  await expect(desk.heading).toHaveText(zh.title);
  await desk.type({ login: person.login, password: PASSWORD, code: await person.code() });
  await expect(desk.heading).toHaveText(zh.account);
});
