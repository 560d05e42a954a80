// Stories about windows at the desk: a county with keys of its own, a server for each worker, people with phones.
// Stories import `test` and `expect` from here.
import { RatingDesk } from '../pages/rating-desk.js';
import { LARGE, Office, test as base, expect } from './desk.js';
import { OwnServer } from './own-server.js';
import { County } from './receipts.js';
import { Visitor } from './visitor.js';

export const test = base.extend({
  /** Where the server keeps everything. */
  engine: ['SQLite', { option: true, scope: 'worker' }],
  county: [async ({}, use) => use(new County()), { scope: 'worker' }],
  office: [
    async ({ county, engine }, use) => {
      const own = await OwnServer.start(county, engine);
      await use(new Office(own));
      await own.remove();
    },
    { scope: 'worker' },
  ],

  visitor: async ({ office, browser }, use) => {
    const visitor = await Visitor.of(office.own, browser);
    await use(visitor);
    await visitor.close();
  },

  desk: async ({ app }, use) => {
    // Whoever comes to the desk is asked who it is.
    app.expectTrouble(/401/);
    await use(new RatingDesk(app));
  },
});

export { LARGE, expect };
