// Everything that goes wrong while a story runs, also what nobody sees: errors on the console, exceptions,
// requests that fail, violations of the content security policy, requests to anyone but our server.

/**
 * What watches over pages is put into every frame, also into one that runs no script on purpose (the publisher's
 * preview). Of whatever else such a frame would run this is the very word that it does not.
 */
const NO_SCRIPT_THERE = /Blocked script execution in 'about:srcdoc'/;

export class Trouble {
  #ours;
  #seen = [];
  #expected = [];

  constructor(baseURL) {
    this.#ours = new URL(baseURL).origin;
  }

  /** Listens to all pages of a context, also those that open later. */
  async watch(context) {
    // Chromium reports some violations nowhere but in this event.
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (violation) => {
        const { violatedDirective, blockedURI, sourceFile, lineNumber } = violation;
        console.error(
          `content security policy: ${violatedDirective} blocked ${blockedURI} (${sourceFile}:${lineNumber})`,
        );
      });
    });
    context.on('console', (message) => {
      if (message.type() !== 'error' || NO_SCRIPT_THERE.test(message.text())) return;
      const { url } = message.location();
      this.#note(`console: ${message.text()}${url ? ` (${url})` : ''}`);
    });
    context.on('weberror', (error) => this.#note(`exception: ${error.error().stack ?? error.error()}`));
    context.on('request', (request) => {
      const url = new URL(request.url());
      const local = ['blob:', 'data:', 'about:'].includes(url.protocol);
      if (!local && url.origin !== this.#ours) this.#note(`third party: ${request.url()}`);
    });
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // The browser itself gives up what a page no longer needs when the person goes on.
      if (why !== 'net::ERR_ABORTED') this.#note(`request: ${why} ${request.url()}`);
    });
    context.on('page', (page) => page.on('crash', () => this.#note('the page crashed')));
  }

  /** What matches from now on, or has matched, is no failure; but it must come. */
  expect(pattern) {
    this.#expected.push(pattern);
  }

  unexpected() {
    return this.#seen.filter((message) => !this.#expected.some((pattern) => pattern.test(message)));
  }

  missing() {
    return this.#expected
      .filter((pattern) => !this.#seen.some((message) => pattern.test(message)))
      .map(String);
  }

  #note(message) {
    this.#seen.push(message);
  }
}
