import type { Page } from 'playwright-core';

export interface TextContrast {
  readonly text: string;
  readonly ratio: number;
}

/** The contrast of every visible text of a page with the nearest colour behind it (WCAG 2.2, 1.4.3). */
export async function textContrasts(page: Page): Promise<readonly TextContrast[]> {
  const found: unknown = await page.evaluate(measure);
  if (!Array.isArray(found)) throw new Error('nothing was measured');
  return found.map(({ text, ratio }) => ({ text: String(text), ratio: Number(ratio) }));
}

/** Runs in the page; colours come as `rgb(…)`, and none of ours is half transparent. */
const measure = `(() => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const channel = value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = colour => {
    const [red, green, blue] = parts(colour).map(channel);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = element => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (parts(colour)[3] !== 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const element = walker.currentNode.parentElement;
    if (text === '' || !element.checkVisibility()) continue;
    const [light, dark] = [luminance(getComputedStyle(element).color), luminance(behind(element))]
      .sort((one, other) => other - one);
    found.push({ text, ratio: (light + 0.05) / (dark + 0.05) });
  }
  return found;
})()`;
