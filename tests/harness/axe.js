// The audit: axe-core's rules for WCAG 2.2 AA and its best practices.
import { AxeBuilder } from '@axe-core/playwright';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What is in order is not written up, and what was found is put together in the page itself. The other way opens a
 * page for that each time, and takes four times as long. It reaches into frames of the page's own origin that run
 * scripts; the publisher's preview is none, and what it shows is audited as the guide's own page.
 */
const OPTIONS = { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] };

/**
 * Lets bars that stay on the screen lie where they stand in the page, or stay again. What lies half under one is
 * scrolled out by whoever wants to press it; the audit does not scroll, and would depend on where the page stands.
 */
async function letBarsLie(page, lie) {
  await page.evaluate((lie) => {
    const marked = 'data-stays';
    const bars = lie ? [...document.querySelectorAll('body *')].filter((one) => getComputedStyle(one).position === 'sticky') : document.querySelectorAll(`[${marked}]`);
    for (const bar of bars) {
      bar.toggleAttribute(marked, lie);
      bar.style.position = lie ? 'relative' : '';
      bar.style.inset = lie ? 'auto' : '';
      if (!lie && !bar.getAttribute('style')) bar.removeAttribute('style');
    }
  }, lie);
}

/** Ends what fades from one colour to another: half way neither is there to be read. */
async function endFading(page) {
  await page.evaluate(() => {
    for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
  });
}

/** Every violation as a few lines that say what, where and why. */
export async function violations(page) {
  await endFading(page);
  await letBarsLie(page, true);
  const result = await new AxeBuilder({ page }).options(OPTIONS).setLegacyMode().analyze();
  await letBarsLie(page, false);
  return result.violations.map(({ id, help, nodes }) => {
    const places = nodes.map(({ target, failureSummary }) => `${target.join(' ')}\n${failureSummary}`);
    return [`${id}: ${help}`, ...places].join('\n');
  });
}
