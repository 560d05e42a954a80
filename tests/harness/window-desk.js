// Stories at a window: a clerk and a chief representative of the department of food licences, somebody of another
// department, and the citizen's phone beside them. Stories import `test` and `expect` from here.
import { Track } from '../pages/track.js';
import { WorkDesk } from '../pages/desk-work.js';
import { Clerk } from './clerk.js';
import { LARGE, expect, test as base } from './desk.js';
import { started } from './story.js';

/** A large screen in China, as `browser.newContext` takes it. */
const SCREEN = { ...LARGE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

/** The phone of somebody who applied. */
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', serviceWorkers: 'block' };

/** How long a page takes at most to show by itself what has happened. */
export const BY_ITSELF = { timeout: 30_000 };

export const test = base.extend({
  /** Whoever decides food licences. */
  chief: async ({ office }, use) => {
    await use(await office.person('chief', '赵强', '--role', 'chief-representative', '--department', 'scjg'));
  },

  desk: async ({ app }, use) => {
    // Whoever comes to the desk is asked who it is.
    app.expectTrouble(/401/);
    await use(new WorkDesk(app));
  },

  /** Another desk, signed in: `await beside(person, path)`. */
  beside: async ({ office, browser }, use) => {
    const opened = [];
    await use(async (person, path = '/desk/work', words = undefined) => {
      const context = await browser.newContext({ ...SCREEN, baseURL: office.address });
      opened.push(context);
      const page = await context.newPage();
      const desk = new WorkDesk({ page, open: async (to) => page.goto(to).then(() => started(page)) }, words);
      await desk.signIn(person, path);
      return desk;
    });
    for (const context of opened) await context.close();
  },

  /** The citizen's phone, which follows an application: `await phone(slip)`. */
  phone: async ({ office, browser }, use) => {
    const opened = [];
    await use(async (slip) => {
      const context = await browser.newContext({ ...PHONE, baseURL: office.address });
      opened.push(context);
      const page = await context.newPage();
      const track = new Track({ page, open: async (to) => page.goto(to).then(() => started(page)) });
      await track.follow(slip);
      return track;
    });
    for (const context of opened) await context.close();
  },

  /** A clerk without the desk, for what others have done before. */
  others: async ({ office }, use) => use(await Clerk.of(office.own)),
});

export { LARGE, expect };
