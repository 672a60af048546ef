import type { Contrast, ContrastLine } from './contrast.ts';
import { noPaint, type Paint, type Style } from './paint.ts';
import type { Piece } from './pieces.ts';

/** Expected beside actual as text: the difference underlined, by colour and style or else by carets or signs. */
export function contrastLines(contrast: Contrast, paint: Paint): readonly string[] {
  return contrast.form === 'inline'
    ? [
        ...inlineSide('expected', contrast.expected, 'green', paint),
        ...inlineSide('actual', contrast.actual, 'red', paint),
      ]
    : [
        `${paint('green', '- expected')}  ${paint('red', '+ actual')}`,
        ...contrast.lines.map(line => signedLine(line, paint)),
      ];
}

/** The same with signs alone, where neither colours nor columns can be relied on. */
export function signedLines(contrast: Contrast): readonly string[] {
  const sides: readonly ContrastLine[] =
    contrast.form === 'lines'
      ? contrast.lines
      : [
          { side: 'expected', pieces: contrast.expected },
          { side: 'actual', pieces: contrast.actual },
        ];
  return contrastLines({ form: 'lines', lines: sides }, noPaint);
}

type Hue = 'green' | 'red';

function inlineSide(
  label: string,
  pieces: readonly Piece[],
  hue: Hue,
  paint: Paint,
): readonly string[] {
  const line = `${label.padEnd(8)}  ${painted(pieces, hue, paint)}`;
  const needsCarets = paint === noPaint && pieces.some(({ differs }) => !differs);
  if (!needsCarets) return [line];
  const carets = pieces.map(({ text, differs }) => (differs ? '^' : ' ').repeat([...text].length));
  return [line, `${' '.repeat(10)}${carets.join('')}`.trimEnd()];
}

const signs: Readonly<Record<ContrastLine['side'], string>> = {
  expected: '- ',
  actual: '+ ',
  both: '  ',
  neither: '  ',
};

function signedLine({ side, pieces }: ContrastLine, paint: Paint): string {
  if (side === 'neither') return paint('dim', signs.neither + textOf(pieces));
  if (side === 'both') return signs.both + textOf(pieces);
  const hue = side === 'expected' ? 'green' : 'red';
  return paint(hue, signs[side]) + painted(pieces, hue, paint);
}

function painted(pieces: readonly Piece[], hue: Hue, paint: Paint): string {
  const marked: Style = [hue, 'underline'];
  return pieces.map(({ text, differs }) => paint(differs ? marked : hue, text)).join('');
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}
