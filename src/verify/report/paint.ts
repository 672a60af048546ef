import { styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** Gives a text a colour, where there are colours. */
export type Paint = (style: Style, text: string) => string;

export const noPaint: Paint = (_, text) => text;

/** Whether anyone sees the colours was decided where the output is known. */
export const ansiPaint: Paint = (style, text) => styleText(style, text, { validateStream: false });
