// The key of an office is changed: what a new passphrase and a new key change, and what they leave. These stories
// have an office of their own.
import { LARGE, expect, test } from '../harness/complaint-desk.js';
import { Reporter } from '../harness/reporter.js';

const WHAT = '窗口的人说系统坏了，让我下周再来。';

test.use({ ...LARGE, apart: true });
test.setTimeout(240_000);

test('a new passphrase and a new key: old complaints still open, new ones too, and a thread goes on', async ({ app, page, desk, office, sign, browser, held, officer, reporter }) => {
  await reporter.complain({ what: WHAT, routing: { window: 'C04' } });
  await desk.signIn(officer, `/desk/office-keys?open=${encodeURIComponent(held.id)}`);
  const passphrase = await desk.renew(held.passphrase);
  expect(passphrase).not.toBe(held.passphrase);
  await app.axe();
  await desk.go(desk.words.complaints);
  // The key is as it was left: open, to whoever has just changed its passphrase.
  await desk.look('C04');
  await expect(desk.beside).toContainText(WHAT, { timeout: 60_000 });
  await desk.takeUp();

  // A key in its place.
  await desk.go(desk.words.officeKeys);
  await page.getByRole('link', { name: '生成密钥' }).click();
  const second = await desk.makeKey();
  sign(await desk.line());
  const next = (await desk.line()).split(' ').at(-1);
  await desk.open(`/desk/office-keys?open=${encodeURIComponent(held.id)}`);
  await desk.beside.getByRole('button', { name: '停用' }).click();
  await desk.beside.getByRole('button', { name: '停用这个密钥' }).click();
  await expect(desk.beside.locator('dl')).toContainText('等签发停用');
  sign(await desk.line());
  const after = await Reporter.of(office.own, browser);
  await after.complain({ what: '又来了一次，还是坏的。', routing: { window: 'C05' } });

  // With the new key the new complaint opens; the old one was not sealed to it.
  await desk.open('/desk/complaints');
  await desk.unlock(second);
  await expect(desk.main).toContainText(`密钥已打开：投诉中心 ${next}`, { timeout: 60_000 });
  await desk.look('C05');
  await expect(desk.beside).toContainText('又来了一次');
  await desk.look('C04');
  await expect(desk.said.first()).toContainText('不是加密给这个密钥的');
  await app.axe();
  // With the old one it does, under the new passphrase alone.
  await desk.button('换一个密钥').click();
  await desk.unlock(held.passphrase, `投诉中心 ${held.id}`);
  await expect(desk.summary).toContainText('口令不对', { timeout: 60_000 });
  await desk.unlock(passphrase, `投诉中心 ${held.id}`);
  await expect(desk.said.first()).toContainText(WHAT, { timeout: 60_000 });
  await desk.write('系统修好了，请来办。');
  await expect(desk.beside).toContainText('回复发出了。');
  expect((await reporter.look()).said).toEqual(['系统修好了，请来办。']);
  // What she says to that is sealed to the new key, too.
  await reporter.add('好的，谢谢。');
  await desk.button('换一个密钥').click();
  await desk.unlock(second, `投诉中心 ${next}`);
  await expect(desk.main).toContainText(`密钥已打开：投诉中心 ${next}`, { timeout: 60_000 });
  await desk.beside.getByRole('link', { name: '关上' }).click();
  await desk.look('C04');
  await expect(desk.said).toHaveCount(3);
  await after.close();
});
