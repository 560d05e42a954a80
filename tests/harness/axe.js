// The audit: axe-core's rules for WCAG 2.2 AA and its best practices.
import { AxeBuilder } from '@axe-core/playwright';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every violation as a few lines that say what, where and why. */
export async function violations(page) {
  const result = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return result.violations.map(({ id, help, nodes }) => {
    const places = nodes.map(({ target, failureSummary }) => `${target.join(' ')}\n${failureSummary}`);
    return [`${id}: ${help}`, ...places].join('\n');
  });
}
