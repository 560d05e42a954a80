// Complaints at the desk: an office makes its key in the browser, the county's root signs it, and what people
// have sealed to it is read and answered there, by the office alone. The county has keys of its own.
import { Elsewhere, LARGE, PASSPHRASE, expect, test } from '../harness/complaint-desk.js';
import { photo } from '../harness/photo.js';
import { Reporter } from '../harness/reporter.js';
import { ComplaintDesk } from '../pages/complaint-desk.js';
import { enDesk as en, zhDesk as zh } from '../pages/desk-words.js';

const WHAT = '周四下午在窗口排了两个小时，一直没有人来。';

test.use(LARGE);
test.setTimeout(180_000);

test('an officer makes a key; it counts once the root has signed it; its passphrase is changed', async ({ app, page, desk, sign, held, officer }) => {
  await desk.signIn(officer, '/desk/office-keys');
  await expect(desk.rows.first()).toContainText('在用');
  const before = await desk.rows.count();
  await page.getByRole('link', { name: '生成密钥' }).click();
  await expect(desk.beside.getByRole('heading', { level: 2 })).toBeFocused();
  await app.axe();
  await desk.beside.getByRole('button', { name: '生成', exact: true }).click();
  const shown = page.locator('#passphrase');
  await expect(shown).toHaveText(PASSPHRASE, { timeout: 60_000 });
  await app.axe();
  const passphrase = (await shown.innerText()).trim();
  // Nothing is kept anywhere before it is typed again.
  await expect(desk.rows).toHaveCount(before);
  const again = desk.beside.getByLabel('照抄下来的再输一遍');
  const upload = desk.beside.getByRole('button', { name: '口令收好了，上传密钥' });
  await upload.click();
  await expect(desk.summary).toBeFocused();
  await again.fill(passphrase.slice(0, 9));
  await upload.click();
  await expect(again).toHaveAccessibleDescription(/还没输完/);
  await again.fill(held.passphrase);
  await upload.click();
  await expect(again).toHaveAccessibleDescription(/和上面的不一样/);
  await again.fill(passphrase.toLowerCase().replaceAll('-', ''));
  await upload.click();
  await expect(desk.rows).toHaveCount(before + 1);
  await expect(desk.beside).toContainText('等县级根密钥签发');
  // Shown once.
  await expect(shown).toHaveCount(0);
  await app.axe();
  sign(await desk.line());
  await page.reload();
  await expect(desk.beside.locator('dl')).toContainText('在用');

  await desk.beside.getByRole('button', { name: '换口令' }).click();
  await desk.beside.getByLabel('现在的口令', { exact: true }).fill(held.passphrase);
  await desk.beside.getByRole('button', { name: '打开密钥，生成新口令' }).click();
  await expect(desk.summary).toContainText('口令不对', { timeout: 60_000 });
  await desk.beside.getByLabel('现在的口令', { exact: true }).fill(passphrase);
  await desk.beside.getByRole('button', { name: '打开密钥，生成新口令' }).click();
  await expect(shown).toHaveText(PASSPHRASE, { timeout: 60_000 });
  const renewed = (await shown.innerText()).trim();
  expect(renewed).not.toBe(passphrase);
  await again.fill(renewed);
  await desk.beside.getByRole('button', { name: '口令收好了，换上新口令' }).click();
  await expect(desk.beside).toContainText('口令换好了');
  // The old one opens nothing any more.
  await desk.beside.getByRole('button', { name: '换口令' }).click();
  await desk.beside.getByLabel('现在的口令', { exact: true }).fill(passphrase);
  await desk.beside.getByRole('button', { name: '打开密钥，生成新口令' }).click();
  await expect(desk.summary).toContainText('口令不对', { timeout: 60_000 });
  await desk.beside.getByRole('button', { name: '不换了' }).click();

  await desk.beside.getByRole('button', { name: '停用' }).click();
  await desk.beside.getByRole('button', { name: '停用这个密钥' }).click();
  await expect(desk.beside.locator('dl')).toContainText('等签发停用');
  sign(await desk.line());
  await page.reload();
  await expect(desk.beside.locator('dl')).toContainText('停用');
  await expect(desk.beside).toContainText('口令请继续保管');
});

test('a complaint is listed, opened, taken up, replied to and answered; the reporter reads it, the server cannot', async ({ app, page, desk, office, held, reporter, officer }) => {
  await reporter.complain({ what: WHAT, wish: '请道歉。', category: 'shirking', routing: { window: 'F01' }, picture: photo() });
  const sent = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await desk.signIn(officer, '/desk/complaints');
  const row = desk.row('F01');
  await expect(row).toContainText('推诿扯皮');
  await expect(row).toContainText('待受理');
  await app.axe();
  await desk.look('F01');
  await expect(desk.beside).toContainText('打开密钥后才能看');
  await expect(desk.beside).toContainText('受理');
  await expect(desk.beside).toContainText('答复');
  await expect(desk.beside).not.toContainText(WHAT);
  // A passphrase that cannot be one is told at once, another one after it was tried.
  await desk.unlock('1234');
  await expect(desk.summary).toContainText('还没输完');
  const other = `${held.passphrase.slice(0, -1)}${held.passphrase.endsWith('7') ? '8' : '7'}`;
  await desk.unlock(other);
  await expect(desk.summary).toContainText('抄错了');
  await app.axe();
  await desk.unlock(held.passphrase);
  await expect(desk.main).toContainText('密钥已打开', { timeout: 60_000 });
  await expect(desk.beside).toContainText(WHAT);
  await expect(desk.beside).toContainText('请道歉。');
  const picture = desk.beside.getByRole('button', { name: '放大图片 1' });
  await expect.poll(() => picture.locator('img').evaluate((img) => img.naturalWidth)).toBeGreaterThan(0);
  await picture.click();
  await expect(picture).toHaveAttribute('aria-pressed', 'true');
  await app.axe();

  await desk.button('受理').click();
  await expect(desk.beside).toContainText('受理了。');
  const text = desk.beside.getByLabel('内容', { exact: true });
  const send = () => desk.beside.getByRole('button', { name: /^加密发出/ }).click();
  await send();
  await expect(desk.summary).toContainText('请写内容');
  await text.fill('请问是几点？');
  await send();
  await expect(desk.beside).toContainText('回复发出了。');
  await expect(desk.beside.locator('.thread')).toContainText('请问是几点？');
  expect((await reporter.look()).said).toEqual(['请问是几点？']);
  await reporter.add('三点到五点。', photo());
  await page.reload();
  await desk.unlock(held.passphrase);
  const added = desk.beside.locator('.thread > li').last();
  await expect(added).toContainText('三点到五点。', { timeout: 60_000 });
  await expect.poll(() => added.locator('img').evaluate((img) => img.naturalWidth)).toBeGreaterThan(0);

  // Extended once, with a reason that only the reporter reads.
  await desk.beside.getByText('延长 10 个工作日').click();
  await text.fill('要调看监控。');
  await send();
  await expect(desk.beside).toContainText('时限延长了');
  await expect(desk.beside.getByText('延长 10 个工作日')).toHaveCount(0);
  await desk.beside.getByText('最终答复，办结').click();
  await text.fill('查清了，当班的人向您道歉。');
  await send();
  await expect(desk.beside).toContainText('投诉办结');
  const { standing, said } = await reporter.look();
  expect(standing.state).toBe('concluded');
  expect(said).toEqual(['请问是几点？', '要调看监控。', '查清了，当班的人向您道歉。']);

  // The summary is the only thing that is plain; a second person releases it.
  await desk.beside.getByLabel('摘要', { exact: true }).fill('短');
  await desk.button('交去审核').click();
  await expect(desk.summary).toContainText('至少 10 个字');
  await desk.beside.getByLabel('摘要', { exact: true }).fill('窗口无人值守，已经改正并道歉。');
  await desk.button('交去审核').click();
  await expect(desk.beside).toContainText('等另一个人审核公开');
  const all = sent.join('\n');
  for (const secret of [WHAT, '请问是几点？', '要调看监控。', '当班的人', held.passphrase, held.passphrase.replaceAll('-', '')]) {
    expect(all).not.toContain(secret);
    expect(office.own.held().includes(secret), secret).toBe(false);
  }
});

test('what is not sent stays while one looks elsewhere; signing out forgets text and key', async ({ app, page, desk, office, held, browser, reporter, officer }) => {
  await reporter.complain({ what: WHAT, category: 'overdue', routing: { window: 'F02' } });
  const second = await Reporter.of(office.own, browser);
  await second.complain({ what: '第二件投诉：窗口多收了材料。', category: 'extra_materials', routing: { window: 'F03' } });
  await second.close();
  await desk.signIn(officer, '/desk/complaints');
  await desk.unlock(held.passphrase);
  await expect(desk.main).toContainText('密钥已打开', { timeout: 60_000 });
  await desk.row('F02').getByRole('link').click();
  await expect(desk.beside.locator('.thread .words').first()).toBeVisible();
  await desk.button('受理').click();
  await expect(desk.beside).toContainText('受理了。');
  const text = desk.beside.getByLabel('内容', { exact: true });
  await text.fill('还没写完');
  const here = page.url();
  await desk.row('F03').getByRole('link').click();
  await expect(desk.beside.locator('.facts')).toContainText('待受理');
  await desk.go(zh.account);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(here);
  await expect(text).toHaveValue('还没写完');
  // Locked, the words of both sides are gone, and what is being written waits.
  await desk.button('锁上').click();
  await expect(desk.beside.locator('.thread .words')).toHaveCount(0);
  await expect(text).toHaveCount(0);
  await desk.unlock(held.passphrase);
  await expect(text).toHaveValue('还没写完', { timeout: 60_000 });
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('还没');
  await desk.signOut();
  await expect(desk.heading).toHaveText(zh.title);
  await desk.type({ ...officer, login: officer.login, password: officer.password, code: await officer.code() });
  await expect(desk.beside).toContainText('打开密钥后才能看');
  await desk.unlock(held.passphrase);
  await expect(text).toHaveValue('', { timeout: 60_000 });
});

test('complaints are the offices’ business; a publisher releases the summary that somebody else wrote, and sees no more', async ({ app, page, desk, office, held, reporter, browser, officer }) => {
  await reporter.complain({ what: WHAT, category: 'charges', routing: { window: 'F04' } });
  await desk.signIn(officer, '/desk/complaints');
  await desk.unlock(held.passphrase);
  await expect(desk.main).toContainText('密钥已打开', { timeout: 60_000 });
  await desk.row('F04').getByRole('link').click();
  await desk.button('受理').click();
  await desk.beside.getByText('最终答复，办结').click();
  await desk.beside.getByLabel('内容', { exact: true }).fill('多收的钱退了。');
  await desk.beside.getByRole('button', { name: /^加密发出/ }).click();
  await expect(desk.beside).toContainText('投诉办结');
  const summary = '窗口多收了费用，已经退还，并重新公示了收费目录。';
  await desk.beside.getByLabel('摘要', { exact: true }).fill(summary);
  await desk.button('交去审核').click();
  await expect(desk.beside).toContainText('等另一个人审核公开');

  for (const [word, name, role, sees] of [
    ['admin', '王芳', 'administrator', []],
    ['publisher', '刘洋', 'publisher', [zh.summaries]],
    ['supervisor', '赵敏', 'supervisor', [zh.complaints, zh.summaries, zh.officeKeys]],
  ]) {
    const person = await office.person(word, name, '--role', role);
    const elsewhere = await Elsewhere.open(office, browser, person);
    const there = elsewhere.desk;
    for (const page of [zh.complaints, zh.summaries, zh.officeKeys]) {
      await expect(there.nav.getByRole('link', { name: page, exact: true })).toHaveCount(sees.includes(page) ? 1 : 0);
    }
    if (role === 'publisher') {
      await there.go(zh.summaries);
      const one = there.main.locator('li').filter({ hasText: summary });
      await one.getByRole('button', { name: '公开', exact: true }).click();
      await one.getByRole('button', { name: '公开这条摘要' }).click();
      await expect(there.main).toContainText('摘要公开了。');
      await expect(there.main).not.toContainText(summary);
      await there.open('/desk/complaints');
      await expect(there.heading).toHaveText(zh.gone);
    }
    await elsewhere.close();
  }
  await page.reload();
  await expect(desk.beside).toContainText('已经公开');
});

test('on a phone, in English, all of it can be reached', async ({ app, page, held, reporter, officer }) => {
  app.expectTrouble(/401/);
  await reporter.complain({ what: WHAT, category: 'attitude', routing: { window: 'F05', departments: ['scjg', 'zhujian'] } });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.addInitScript(() => localStorage.setItem('mingbai.lang', 'en'));
  const desk = new ComplaintDesk(app, en);
  await desk.signIn(officer, '/desk/complaints');
  await app.fits();
  await expect(desk.row('F05')).toContainText('Joint');
  await desk.row('F05').getByRole('link').click();
  await desk.field('Passphrase').fill(held.passphrase);
  await page.keyboard.press('Enter');
  await expect(desk.beside).toContainText(WHAT, { timeout: 60_000 });
  await app.fits();
  await app.axe();
  await desk.menu.click();
  await desk.go(en.officeKeys);
  await expect(desk.heading).toHaveText(en.officeKeys);
  await app.fits();
});
