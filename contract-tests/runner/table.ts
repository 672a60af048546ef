/** A Markdown table, which a terminal can show as it is. Columns after the first may be aligned to the right. */
export function markdownTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: 'left' | 'right' = 'left',
): string {
  const rule = titles.map((_, column) => (numbers === 'right' && column > 0 ? '--:' : '---'));
  return [titles, rule, ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

/** What stands above a table or a list of figures. */
export function madeBy(command: string): string {
  return ['Made by', '', '```sh', command, '```'].join('\n');
}

/** In percent; never rounded up to all, nor down to none. */
export function share(part: number, whole: number): string {
  const percent = (part / whole) * 100;
  const rounded = Math.round(percent);
  const isRoundedAway = (rounded === 100 && part < whole) || (rounded === 0 && part > 0);
  return `${isRoundedAway ? percent.toFixed(1) : rounded} %`;
}

/** The one value of all, or the least and the most. */
export function range(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? String(least) : `${least}–${most}`;
}

/** The middle one, or the mean of the two in the middle; no number where there is none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

export function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
