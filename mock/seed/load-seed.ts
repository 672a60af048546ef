import type { Contract } from '../../src/contract/contract.ts';
import { requireFinite } from '../../src/contract/document-size.ts';
import { NoDocument } from '../../src/contract/no-document.ts';
import { readFileWithin, roomForDocument } from '../../src/contract/read-within.ts';
import type { MockState } from '../state/state.ts';
import { plantValue, SeedError } from './plant-value.ts';

/** Reads a seed in JSON or YAML and plants it for the named tenants. */
export async function loadSeed(
  file: string,
  contract: Contract,
  tenants: readonly string[],
): Promise<MockState> {
  const value = await parseYaml(file, await readText(file));
  return plantValue(file, value, contract, tenants);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFileWithin(file, roomForDocument());
  } catch (error) {
    const reason = error instanceof NoDocument ? error.message : 'cannot be read; check the path';
    throw new SeedError(`${file}: ${reason}`);
  }
}

async function parseYaml(file: string, text: string): Promise<unknown> {
  const { parse, YAMLParseError } = await import('yaml');
  try {
    const parsed: unknown = parse(text);
    requireFinite(parsed);
    return parsed;
  } catch (error) {
    if (error instanceof NoDocument) throw new SeedError(`${file}: ${error.message}`);
    // The rest of the message shows lines of the file, which may hold a password.
    const [start] = (error instanceof YAMLParseError && error.linePos) || [];
    const place = start === undefined ? '' : ` at line ${start.line}`;
    throw new SeedError(`${file}: is neither JSON nor YAML${place}; correct it`);
  }
}
