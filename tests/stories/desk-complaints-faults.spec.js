// When something is wrong at the desk: who may not see complaints, what is typed wrongly, no network.
import { Elsewhere, LARGE, expect, test } from '../harness/complaint-desk.js';

const WHAT = '排到了号，窗口却关了。';

test.use(LARGE);
test.setTimeout(180_000);

test('whoever is of no office sees no complaint, no key and no summary, and is given none', async ({ app, desk, office, browser, reporter, bureau }) => {
  await reporter.complain({ what: WHAT, routing: { window: 'D01' } });
  const id = await bureau.at('D01');
  for (const [word, name, ...role] of [
    ['clerk', '李娜', '--role', 'clerk', '--department', 'xzsp', '--window', 'D01'],
    ['chief', '王芳', '--role', 'chief-representative', '--department', 'xzsp'],
    ['admin', '孙伟', '--role', 'administrator'],
    ['publisher', '刘洋', '--role', 'publisher'],
  ]) {
    const person = await office.person(word, name, ...role);
    const there = await Elsewhere.open(office, browser, person);
    const { words, nav, heading } = there.desk;
    const sees = word === 'publisher' ? [words.summaries] : [];
    for (const page of [words.complaints, words.summaries, words.officeKeys]) {
      await expect(nav.getByRole('link', { name: page, exact: true })).toHaveCount(sees.includes(page) ? 1 : 0);
    }
    for (const path of ['complaints', `complaints?open=${id}`, 'office-keys', ...(sees.length === 0 ? ['summaries'] : [])]) {
      await there.desk.open(`/desk/${path}`);
      await expect(heading).toHaveText(words.gone);
    }
    // The pages are not what keeps them away.
    for (const path of ['complaints?ended=false', `complaints/${id}`, 'office-keys']) {
      const answer = await there.desk.page.request.get(`/api/v1/desk/${path}`);
      expect([word, path, answer.status()]).toEqual([word, path, 403]);
    }
    await there.close();
  }
  // The one who tells this story is at the door.
  await desk.open('/desk/complaints');
  await expect(desk.heading).toHaveText(desk.words.title);
  await expect(desk.main).not.toContainText('D01');
});

test('what is typed wrongly is told all at once, with a link to the field, and nothing is sent', async ({ app, page, desk, office, held, reporter, bureau }) => {
  await reporter.complain({ what: WHAT, routing: { window: 'D02' } });
  await bureau.takeUp(await bureau.at('D02'));
  const both = await office.personOf('both', '周敏', 'complaint_officer', 'supervisor');
  await desk.signIn(both, '/desk/complaints');
  const sent = [];
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
  /** The summary says it, has the focus and leads to the field, which says it too. */
  const told = async (words, field) => {
    await expect(desk.summary).toHaveCount(1);
    await expect(desk.summary).toBeFocused();
    await expect(desk.summary).toContainText(words);
    if (!field) return;
    await desk.summary.getByRole('link').first().click();
    await expect(field).toBeFocused();
    await expect(field).toHaveAccessibleDescription(new RegExp(words));
  };
  const passphrase = desk.field(desk.words.passphrase);
  for (const [typed, words] of [
    ['', '请填“口令”'],
    ['7KQM', '还没输完'],
    [`${held.passphrase}7`, '多了'],
    [held.passphrase.replace(/^./, '!'), '有口令里不会有的字符'],
    [held.passphrase.replace(/.$/, (last) => (last === '7' ? '8' : '7')), '有字符抄错了'],
  ]) {
    await desk.unlock(typed);
    await told(words, passphrase);
  }
  await app.axe();
  // Somebody of both offices may have two keys to choose from.
  const choice = desk.main.getByLabel(desk.words.whichKey);
  if (await choice.isVisible()) await choice.selectOption({ label: `投诉中心 ${held.id}` });
  await desk.unlock(held.passphrase);
  await desk.opened();
  await desk.look('D02');
  await expect(desk.text).toBeVisible({ timeout: 60_000 });
  for (const [typed, words] of [['   ', '请写内容'], ['字'.repeat(5001), '最多 5000 个字']]) {
    await desk.write(typed);
    await told(words, desk.text);
  }
  await desk.text.fill('');
  await desk.beside.getByText('确定涉及的部门').click();
  const boxes = desk.beside.getByRole('checkbox');
  for (let n = 0; n < 9; n += 1) await boxes.nth(n).check();
  await desk.button('确定部门').click();
  await expect(desk.beside.locator('.fold-away .summary')).toContainText('最多选 8 个部门');
  await app.axe();
  expect(sent).toEqual([]);
  await desk.beside.getByRole('link', { name: '关上' }).click();
  await bureau.write(await bureau.at('D02'), '查清了。', 'conclusion');
  await page.reload();
  await desk.open('/desk/complaints?ended=true');
  await desk.row('D02').getByRole('link').click();
  for (const [typed, words] of [
    ['', '摘要至少 10 个字'],
    ['短', '摘要至少 10 个字'],
    ['字'.repeat(1001), '摘要最多 1000 个字'],
    ['有问题请打电话 13800138000 找张三。', '摘要里不能有电话、编号、证件号'],
  ]) {
    await desk.summaryText.fill(typed);
    await desk.button('交去审核').click();
    await told(words, desk.summaryText);
  }
  await app.axe();
  // A key is made for one of the offices: whoever is of both says which.
  await desk.open('/desk/office-keys?open=%2B');
  await desk.beside.getByRole('button', { name: desk.words.make, exact: true }).click();
  await told('请选办公室');
  await app.axe();
  await desk.beside.getByText('效能办', { exact: true }).click();
  await desk.beside.getByRole('button', { name: desk.words.make, exact: true }).click();
  const shown = await desk.shown();
  for (const [typed, words] of [
    ['', '请输入抄下来的口令'],
    [shown.slice(0, 12), '还没输完'],
    [`${shown}7`, '多了'],
    [held.passphrase, '和上面的不一样'],
  ]) {
    await desk.retype.fill(typed);
    await desk.beside.getByRole('button', { name: desk.words.upload }).click();
    await told(words, desk.retype);
  }
  expect(sent).toEqual([]);
});

test('without a network nothing is half done, and what was written can be sent when there is one', async ({ app, page, context, desk, held, officer, reporter }) => {
  app.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
  await reporter.complain({ what: WHAT, routing: { window: 'D03' } });
  await desk.signIn(officer, '/desk/complaints');
  await page.route('**/complaint-*.js', (route) => route.abort('internetdisconnected'));
  await desk.unlock(held.passphrase);
  await expect(desk.summary).toContainText('加密程序没取到');
  await app.axe();
  await page.unroute('**/complaint-*.js');
  await desk.unlock(held.passphrase);
  await expect(desk.main).toContainText(desk.words.unlocked, { timeout: 60_000 });
  await desk.look('D03');
  await context.setOffline(true);
  await desk.button(desk.words.takeUp).click();
  await expect(desk.summary).toContainText('没连上网，没有办成');
  await expect(desk.summary).toBeFocused();
  await app.axe();
  await desk.beside.getByRole('link', { name: '关上' }).click();
  await desk.row('D03').getByRole('link').click();
  await expect(desk.beside).toContainText('没连上网');
  await context.setOffline(false);
  await desk.beside.getByRole('button', { name: '再试一次' }).click();
  await desk.takeUp();
  await context.setOffline(true);
  await desk.write('已经重新开窗，请您来办。');
  await expect(desk.summary).toContainText('没连上网，没有办成');
  await expect(desk.text).toHaveValue('已经重新开窗，请您来办。');
  expect((await reporter.look()).said).toEqual([]);
  await context.setOffline(false);
  await desk.send.click();
  await expect(desk.beside).toContainText('回复发出了。');
  expect((await reporter.look()).said).toEqual(['已经重新开窗，请您来办。']);
});
