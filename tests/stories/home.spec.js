import { expect, test } from '../harness/story.js';
import { Home } from '../pages/home.js';

test('the home page opens and says where one is', async ({ app, page }) => {
  const home = new Home(app);
  await home.open();
  await expect(home.heading).toHaveCount(1);
  await expect(page).toHaveTitle(/\S/);
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
});
