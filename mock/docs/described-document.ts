import type { Contract, SettingsUpdate } from '../../src/contract/contract.ts';
import { isRecord, valueAt, withValueAt } from '../../src/contract/json-pointer.ts';
import type { OpenApiDocument } from '../../src/contract/open-api-document.ts';
import type { Level } from '../../src/contract/rules.ts';

const levelWords: Readonly<Record<Level, string>> = {
  documented: 'the documentation of the platform says it',
  decided: 'the documentation is silent, and this contract decides',
  security: 'what a careful reviewer expects of any server of this kind',
};

/**
 * The document with its rules written out where people read: `x-rules` means nothing to a renderer.
 * Each operation gets those that concern it, with the words that they stand on, and the
 * introduction all of them.
 */
export function describedDocument(contract: Contract, server: string): OpenApiDocument {
  const { document, updates } = contract;
  const described = updates.reduce<unknown>((written, update) => {
    const at = ['paths', update.path, update.method, 'description'];
    return withValueAt(
      written,
      at,
      `${text(valueAt(document, at))}${guardedKeys(update)}${operationRules(contract, update)}`,
    );
  }, document);
  const introduction = `${text(valueAt(document, ['info', 'description']))}${allRules(contract)}`;
  const members = isRecord(described) ? described : {};
  return {
    ...members,
    openapi: document.openapi,
    info: withValueAt(document.info, ['description'], introduction),
    servers: [{ url: server, description: 'This mock.' }],
  };
}

/** What answers 200 and changes nothing is what people look for longest. */
function guardedKeys({ guards }: SettingsUpdate): string {
  return Object.entries(guards)
    .map(
      ([key, flag]) =>
        `\n\n**\`${key}\` counts with \`${flag.join('.')}: true\` only**; otherwise it is checked and then ignored.`,
    )
    .join('');
}

function operationRules({ rules: catalogue }: Contract, { rules }: SettingsUpdate): string {
  if (rules.length === 0) return '';
  const rows = rules.map(({ id, level, source }) => {
    const quote =
      source === undefined ? '' : `<br>“${cell(source.quote)}” *${cell(source.document)}*`;
    return `| \`${id}\`<br>${level} | ${cell(catalogue[id]?.statement ?? '')}${quote} |`;
  });
  return `\n\n${folded(`Rules (${rules.length})`, 'what holds, and the words it stands on', rows)}`;
}

function allRules({ rules }: Contract): string {
  const entries = Object.entries(rules);
  if (entries.length === 0) return '';
  const levels = Object.entries(levelWords).map(([level, words]) => `- **${level}**: ${words}.`);
  const rows = entries.map(
    ([id, { level, statement }]) => `| \`${id}\`<br>${level} | ${cell(statement)} |`,
  );
  const table = folded(`All ${entries.length} rules`, 'what holds', rows);
  return `\n\n# Rules\n\nEach has a level:\n\n${levels.join('\n')}\n\n${table}`;
}

/**
 * A table that opens when somebody asks for it: most readers come for parameters and answers. Markdown
 * inside of HTML needs the empty lines (CommonMark section 4.6).
 */
function folded(summary: string, column: string, rows: readonly string[]): string {
  const table = `| rule | ${column} |\n|---|---|\n${rows.join('\n')}`;
  return `<details><summary>${summary}</summary>\n\n${table}\n\n</details>\n`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A row of a table is one line in which a bar ends the cell (GFM section 4.10), and no statement is HTML. */
function cell(value: string): string {
  return value
    .replaceAll(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .split('`')
    .map((part, at) => (at % 2 === 0 ? part.replaceAll('<', '\\<') : part))
    .join('`');
}
