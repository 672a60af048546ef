import type { Page } from 'playwright-core';

export interface TextContrast {
  readonly text: string;
  readonly ratio: number;
}

/** The contrast of every visible text of a page with what is behind it (WCAG 2.2, 1.4.3). */
export async function textContrasts(page: Page): Promise<readonly TextContrast[]> {
  const found: unknown = await page.evaluate(measure);
  if (!Array.isArray(found)) throw new Error('nothing was measured');
  return found.map(({ text, ratio }) => ({ text: String(text), ratio: Number(ratio) }));
}

/** Runs in the page. Colours come as `rgb(…)`; what is half transparent is laid over what is behind it. */
const measure = `(() => {
  const parts = colour => {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    return { channels: [red, green, blue], alpha };
  };
  const over = ({ channels, alpha }, ground) =>
    channels.map((channel, at) => channel * alpha + ground[at] * (1 - alpha));
  const linear = value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = channels => {
    const [red, green, blue] = channels.map(linear);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const canvas = matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
  const groundOf = element => {
    if (element === null) return canvas;
    const { backgroundColor, opacity } = getComputedStyle(element);
    const behind = groundOf(element.parentElement);
    const { channels, alpha } = parts(backgroundColor);
    return over({ channels, alpha: alpha * Number(opacity) }, behind);
  };
  const opacityOf = element =>
    element === null ? 1 : Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement);
  const found = [];
  const add = (text, element, colour) => {
    if (text === '' || !element.checkVisibility()) return;
    const ground = groundOf(element);
    const { channels, alpha } = parts(colour);
    const ink = over({ channels, alpha: alpha * opacityOf(element) }, ground);
    const [light, dark] = [luminance(ink), luminance(ground)].sort((one, other) => other - one);
    found.push({ text, ratio: (light + 0.05) / (dark + 0.05) });
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    add(walker.currentNode.data.trim(), element, getComputedStyle(element).color);
  }
  for (const field of document.querySelectorAll('[placeholder]'))
    add(field.placeholder, field, getComputedStyle(field, '::placeholder').color);
  return found;
})()`;
