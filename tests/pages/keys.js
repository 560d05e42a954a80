// A person with a keyboard: goes on with Tab, and sees where they are.
import { expect } from '@playwright/test';

export class Keys {
  constructor(page) {
    this.page = page;
    this.focused = page.locator(':focus');
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  /** Goes on to the next control, which must show that it has the focus. */
  async next() {
    await this.press('Tab');
    await this.seen();
  }

  /** Goes on until a control has the focus; every one on the way must show it. */
  async to(control, most = 60) {
    for (let n = 0; n < most; n += 1) {
      await this.next();
      if (await control.evaluate((one) => one === document.activeElement)) return;
    }
    await expect(control, `reached with ${most} presses of Tab`).toBeFocused();
  }

  /** What has the focus is on the screen and drawn so that one sees it. */
  async seen() {
    const drawn = await this.page.evaluate(() => {
      const one = document.activeElement;
      // A hidden radio button shows its focus on the label around it, a field on the frame around it, a list on the row.
      const around = [one, one.closest('label'), one.closest('tr'), one.parentElement, one.nextElementSibling];
      const marked = around.some((part) => {
        if (!part) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
      });
      const box = (one.closest('label') ?? one).getBoundingClientRect();
      const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      return { who: one.outerHTML.slice(0, 120), marked, inside };
    });
    expect(drawn, 'what has the focus is seen').toEqual({ ...drawn, marked: true, inside: true });
  }
}
