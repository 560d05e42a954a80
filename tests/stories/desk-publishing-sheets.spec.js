// Sheets as departments keep them: every fault by its cell, what would change by its names, and drafts made of them.
import { LARGE, expect, test } from '../harness/desk.js';
import { xlsx } from '../harness/xlsx.js';
import { Publishing } from '../pages/publishing.js';

test.use(LARGE);
test.setTimeout(120_000);

test.beforeEach(({ app }) => app.expectTrouble(/401/));

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

test('sheets are read with every fault by its cell', async ({ app, office }) => {
  const desk = new Publishing(app);
  await desk.signIn(await office.person('publisher', '李明', '--role', 'publisher'), '/desk/publishing');
  const { main } = desk;
  await desk.read.click();
  await expect(desk.summary).toBeFocused();
  await desk.choose('事项.csv', 'text/csv', Buffer.from('事项编号,办件类型,年办件量\nid-card-first,马上办,很多\n'));
  await desk.read.click();
  await expect(main.getByRole('row', { name: /B2/ })).toContainText('没有这个选项');
  await expect(main.getByRole('row', { name: /C2/ })).toContainText('写法不对');
  await expect(main.getByRole('button', { name: '存成草稿' })).toHaveCount(0);
  await app.axe();
});

test('a workbook is made into drafts, which are there and can be published', async ({ app, page, office }) => {
  const desk = new Publishing(app);
  await desk.signIn(await office.person('publisher', '易录', '--role', 'publisher'), '/desk/publishing');
  const { main } = desk;
  const rows = [['事项编号', '年办件量'], ['hotel-special-trade-permit', 4321], ['household-split', 1234]];
  await desk.choose('公安.xlsx', WORKBOOK, xlsx('事项', rows));
  await desk.read.click();
  const row = main.getByRole('row', { name: /旅馆业特种行业许可/ }).filter({ hasText: '4321' });
  await expect(row).toContainText('一年多少件');
  await expect(main.locator('#sheets-report')).not.toContainText('guide:');
  await app.axe();
  await main.getByRole('button', { name: '存成草稿' }).click();
  await expect(desk.done.filter({ hasText: '存成了 2 份草稿。' })).toBeVisible();
  await expect(desk.rowOf('guide:household-split')).not.toContainText('没有草稿');
  await desk.link('guide:hotel-special-trade-permit').click();
  await expect(desk.at('/annual_volume')).toHaveValue('4321');
  await expect(desk.discard).toBeVisible();
  // They are the server's, not the page's.
  await page.reload();
  await expect(desk.at('/annual_volume')).toHaveValue('4321');
});
