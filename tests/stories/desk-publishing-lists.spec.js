// Lists and the calendar at the desk: edited, checked by the server, published, and seen on a phone; and the warning
// that next year's calendar is missing, whatever month it is.
import { today } from '../harness/clerk.js';
import { LARGE, expect, test } from '../harness/desk.js';
import { Publishing } from '../pages/publishing.js';

test.use(LARGE);
test.setTimeout(120_000);

test.beforeEach(({ app }) => app.expectTrouble(/401/));

const publisher = (office, name) => office.person('publisher', name, '--role', 'publisher');

test('a list is edited, checked and published, and the phone sees it', async ({ app, office, browser }) => {
  const desk = new Publishing(app);
  await desk.signIn(await publisher(office, '田清'), '/desk/publishing?open=list%3Acancelled');
  await expect(desk.title).not.toContainText('cancelled');
  const first = desk.main.getByRole('group', { name: /第 1 条/ });
  const second = desk.main.getByRole('group', { name: /第 2 条/ });
  const [own, other] = [await first.getByLabel('编号').inputValue(), await second.getByLabel('编号').inputValue()];
  // The server says what the desk cannot know.
  await second.getByLabel('编号').fill(own);
  await expect(desk.checked).toContainText('编号重复了');
  await app.axe();
  await second.getByLabel('编号').fill(other);
  await expect(desk.checked).toContainText('没有问题。');
  const called = `改叫备案${Date.now() % 1000}`;
  await first.getByLabel('现在怎么办').fill(called);
  const phone = await browser.newPage({ baseURL: office.address });
  await phone.goto('/lists/cancelled');
  await expect(phone.getByText(called)).toHaveCount(0);
  await desk.keep();
  await desk.publish();
  await expect(desk.done.filter({ hasText: '公布了' })).toBeVisible();
  await phone.reload();
  await expect(phone.getByText(called)).toBeVisible();
  await phone.close();
});

test('a year of the calendar is filled in by its notice and published', async ({ app, office, browser }) => {
  const year = Number(today().slice(0, 4)) + 1;
  const desk = new Publishing(app);
  await desk.signIn(await publisher(office, '日升'), `/desk/publishing?open=year%3A${year}`);
  await expect(desk.title).toHaveText(`${year} 年`);
  await desk.at('/status').selectOption('official');
  await expect(desk.checked).toContainText('按通知的年份没有写通知');
  await desk.at('/notice/title').fill(`国务院办公厅关于${year}年部分节假日安排的通知`);
  await desk.at('/notice/number').fill('国办发明电〔2026〕9号');
  await desk.at('/notice/date').fill(today());
  await desk.main.getByRole('button', { name: '加一条：放假' }).click();
  const entry = desk.main.locator('#draft-holidays > ol > li').last();
  await entry.getByLabel('日期').fill(`${year}-12-27`);
  await entry.getByLabel('节日（中文）').fill('县庆');
  await entry.getByLabel('节日（英文）').fill('County day');
  await expect(desk.checked).toContainText('没有问题。');
  await app.axe();
  await desk.keep();
  await desk.publish();
  await expect(desk.done.filter({ hasText: '公布了' })).toBeVisible();
  const phone = await browser.newPage({ baseURL: office.address });
  const seen = await (await phone.request.get(`/api/v1/calendar/${year}`)).json();
  expect(seen.status).toBe('official');
  expect(seen.holidays.map((day) => day.date)).toContain(`${year}-12-27`);
  await phone.close();
});

test('the list warns of a missing calendar whatever month it is', async ({ app, page, office }) => {
  const desk = new Publishing(app);
  const year = Number(today().slice(0, 4)) + 1;
  let missing = { year, has_statutory_days: true };
  await page.route('**/api/v1/desk/publishing', async (route) => {
    const answer = await route.fetch();
    const { year_missing: _, ...list } = await answer.json();
    await route.fulfill({ response: answer, json: missing ? { ...list, year_missing: missing } : list });
  });
  await desk.signIn(await publisher(office, '岁末'), '/desk/publishing');
  const warning = desk.main.getByText(`${year} 年的放假安排还没有公布`);
  await expect(warning).toBeVisible();
  await app.axe();
  // Where there is nothing of it, there is a way to begin.
  const far = year + 1;
  missing = { year: far, has_statutory_days: false };
  await page.reload();
  await expect(desk.main.getByText(`${far} 年的放假安排还没有公布`)).toBeVisible();
  await desk.main.getByRole('link', { name: `${far} 年`, exact: true }).click();
  await expect(desk.title).toHaveText(`${far} 年`);
  await expect(desk.title).toBeFocused();
  missing = null;
  await page.goto('/desk/publishing');
  await expect(desk.main.getByRole('heading', { name: '工作日历' })).toBeVisible();
  await expect(desk.main.getByText(/年的放假安排还没有公布/)).toHaveCount(0);
});
