// What an office may do with a complaint, and only so (R10): the long limit, the departments, one extension,
// the step to the supervision office. Each is seen by the reporter, who alone reads the reasons.
import { Elsewhere, LARGE, expect, test } from '../harness/complaint-desk.js';
import { Reporter } from '../harness/reporter.js';
import { sound } from '../harness/sound.js';

const WHAT = '办一件事，跑了三个窗口，没有一个说清楚。';

test.use(LARGE);
test.setTimeout(180_000);

/** The limit to answer, in working days. */
const toAnswer = ({ standing }) => standing.clocks.find(({ clock }) => clock === 'conclude').limit;

test('r10: an officer sets fifteen days before take-up is due, with a reason that the reporter reads, once', async ({ app, desk, office, held, officer, reporter }) => {
  await reporter.complain({ what: WHAT, routing: { window: 'B01' } });
  expect(toAnswer(await reporter.look())).toBe(5);
  await desk.enter(officer, held.passphrase);
  await desk.look('B01');
  // Before it is taken up nothing else can be written.
  await expect(desk.beside).toContainText('改为 15 个工作日的理由');
  await desk.write('要向三个窗口的人分别核实。');
  await expect(desk.beside).toContainText('理由发出了，时限改好了。');
  await expect(desk.beside).not.toContainText('改为 15 个工作日的理由');
  await expect(desk.beside.locator('.facts-list')).toContainText('15 个工作日');
  await expect(desk.course).toContainText([/收到投诉/, /改为长时限，并说明了理由/]);
  await app.axe();
  const seen = await reporter.look();
  expect(toAnswer(seen)).toBe(15);
  expect(seen.said).toEqual(['要向三个窗口的人分别核实。']);
  expect(office.own.held().includes('分别核实')).toBe(false);
  await desk.takeUp();
  for (const words of ['回复，接着办', '最终答复，办结', '延长 10 个工作日的理由']) await expect(desk.beside.locator('label').filter({ hasText: words })).toBeVisible();
});

test('r10: with two departments the complaint is a joint one, which the complaint office leads; its clocks stay', async ({ app, page, desk, held, officer, reporter }) => {
  await reporter.complain({ what: WHAT, routing: { window: 'B02' } });
  await desk.enter(officer, held.passphrase);
  await desk.look('B02');
  await desk.beside.getByText('确定涉及的部门').click();
  const box = (name) => desk.beside.getByRole('checkbox', { name });
  await expect(desk.beside).toContainText('由投诉中心牵头');
  for (const ticked of await desk.beside.getByRole('checkbox', { checked: true }).all()) await ticked.uncheck();
  await desk.button('确定部门').click();
  await expect(desk.summary).toContainText('至少选一个部门');
  await expect(desk.summary).toBeFocused();
  await app.axe();
  for (const name of [/市场监督管理局/, /住房和城乡建设局/]) await box(name).check();
  await desk.button('确定部门').click();
  await expect(desk.beside).toContainText('部门确定了。');
  await expect(desk.beside.locator('.facts')).toContainText('联办');
  await expect(desk.row('B02')).toContainText('联办');
  await app.axe();
  const seen = await reporter.look();
  // Only what the reporter names, or a reason, makes it long: no clock has changed.
  expect([seen.standing.joint, toAnswer(seen)]).toEqual([true, 5]);
  await page.reload();
  await expect(desk.beside.locator('.facts')).toContainText('联办');
  await expect(desk.course.last()).toContainText(/市场监督管理局、.*住房和城乡建设局/);
});

test('r10: it is extended once; the second time is refused, and nothing that was written is lost', async ({ app, desk, office, browser, held, officer, reporter, bureau }) => {
  await reporter.complain({ what: WHAT, routing: { window: 'B03' } });
  const id = await bureau.at('B03');
  await bureau.takeUp(id);
  await desk.enter(officer, held.passphrase);
  await desk.look('B03');
  const other = await Elsewhere.open(office, browser, await office.person('officer', '刘洋', '--role', 'complaint-officer'));
  await other.desk.open('/desk/complaints');
  await other.desk.unlock(held.passphrase);
  await other.desk.opened();
  await other.desk.look('B03');
  await expect(other.desk.text).toBeVisible({ timeout: 60_000 });
  await other.desk.write('要调看监控。', '延长 10 个工作日');
  await expect(other.desk.beside).toContainText('时限延长了');
  await other.close();
  // Here nobody knows of it yet.
  app.expectTrouble(/409/);
  await desk.write('还要再问几个人。', '延长 10 个工作日');
  await expect(desk.summary).toContainText('可能别人刚改过');
  await expect(desk.text).toHaveValue('还要再问几个人。');
  await app.axe();
  await expect(bureau.write(id, '还要再问几个人。', 'extension')).rejects.toThrow(/already_extended/);
  await desk.beside.getByRole('link', { name: '关上' }).click();
  await desk.look('B03');
  await expect(desk.text).toHaveValue('还要再问几个人。');
  await expect(desk.beside.locator('label').filter({ hasText: '延长' })).toHaveCount(0);
  await expect(desk.beside.locator('.facts-list')).toContainText('15 个工作日');
  const seen = await reporter.look();
  expect(toAnswer(seen)).toBe(15);
  expect(seen.said).toEqual(['要调看监控。']);
});

test('r10: an officer gives it to the supervision office, which reads it with a key of its own and answers', async ({ app, desk, office, sign, browser, held, officer }) => {
  const supervisor = await office.person('supervisor', '赵敏', '--role', 'supervisor');
  const there = await Elsewhere.open(office, browser, supervisor, '/desk/office-keys?open=%2B');
  const passphrase = await there.desk.makeKey();
  sign(await there.desk.line());
  const reporter = await Reporter.of(office.own, browser);
  await reporter.complain({ what: WHAT, routing: { window: 'B04' } });
  await desk.enter(officer, held.passphrase);
  await desk.look('B04');
  await desk.beside.getByRole('button', { name: '转给效能办' }).click();
  const ask = desk.beside.locator('.ask');
  await expect(ask).toContainText('不能收回');
  await app.axe();
  await ask.getByRole('button', { name: '不了' }).click();
  await desk.beside.getByRole('button', { name: '转给效能办' }).click();
  await ask.getByRole('button', { name: '转给效能办' }).click();
  await expect(desk.beside).toContainText('转给效能办了。');
  await expect(desk.beside.locator('.facts')).toContainText('已转效能办');
  await expect(desk.row('B04')).toContainText('已转效能办');
  await expect(desk.beside.getByRole('button', { name: '转给效能办' })).toHaveCount(0);
  expect((await reporter.look()).standing.stepped_up).toBe(true);

  await there.desk.open('/desk/complaints');
  await there.desk.unlock(passphrase);
  await there.desk.opened();
  await there.desk.look('B04');
  await expect(there.desk.said.first()).toContainText(WHAT, { timeout: 60_000 });
  await there.desk.takeUp();
  await there.desk.write('效能办接手了，三天内答复您。');
  await expect(there.desk.beside).toContainText('回复发出了。');
  await expect(there.desk.said.last()).toContainText('效能办 ·');
  expect((await reporter.look()).said).toEqual(['效能办接手了，三天内答复您。']);
  // The complaint office reads what the supervision office wrote, and sees who it was.
  await desk.beside.getByRole('link', { name: '关上' }).click();
  await desk.look('B04');
  await expect(desk.said.last()).toContainText('效能办接手了');
  await expect(desk.said.last()).toContainText('效能办 ·');
  await reporter.close();
  await there.close();
});

test('a recording is played at the desk, and is gone when the key is locked', async ({ app, desk, held, officer, reporter }) => {
  await reporter.complain({ what: WHAT, routing: { window: 'B05' }, sound: sound(2) });
  await desk.enter(officer, held.passphrase);
  await desk.look('B05');
  const audio = desk.beside.locator('audio');
  await expect(audio).toHaveAttribute('controls');
  await expect(audio).toHaveAttribute('aria-label', '录音 1');
  await expect.poll(() => audio.evaluate((one) => one.duration)).toBeCloseTo(2, 0);
  await audio.evaluate((one) => one.play());
  await expect.poll(() => audio.evaluate((one) => one.currentTime)).toBeGreaterThan(0.2);
  await app.axe();
  // Locked, it is gone as well.
  const source = await audio.getAttribute('src');
  await desk.button(desk.words.lock).click();
  await expect(audio).toHaveCount(0);
  app.expectTrouble(/ERR_FILE_NOT_FOUND/);
  const gone = await desk.page.evaluate((url) => new Promise((done) => {
    const again = new Audio(url);
    again.onloadedmetadata = () => done(false);
    again.onerror = () => done(true);
  }), source);
  expect(gone).toBe(true);
});
