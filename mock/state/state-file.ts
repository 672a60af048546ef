import { readFile } from 'node:fs/promises';
import { NoDocument } from '../../src/contract/no-document.ts';
import { readFileWithin } from '../../src/contract/read-within.ts';
import { EnvelopeError, type Keyring } from '../../src/secrets/keyring.ts';
import { createCodec } from '../../src/secrets/settings-codec.ts';
import type { MockState } from './state.ts';
import { StateFileError } from './state-file-error.ts';
import { fromStateJson, type StateJson, type StateKeys, toStateJson } from './state-json.ts';
import { writeAtomically } from './write-atomically.ts';

/** A file that holds all that the mock remembers, with its secrets sealed. */
export interface StateFile {
  readonly file: string;
  /** Null while there is no such file. Rejects with a StateFileError for a file that is none of ours. */
  read(): Promise<MockState | null>;
  write(state: MockState): Promise<void>;
  /** Copies it beside itself; the name of the copy. */
  backUp(): Promise<string>;
}

/** Its keys are asked for with the first secrets, thus not for a file that is none of ours. */
export function stateFile(file: string, keyring: () => Keyring): StateFile {
  let known: StateKeys | undefined;
  const keys = () => {
    if (known !== undefined) return known;
    const given = keyring();
    known = { keyring: given, codec: createCodec(given) };
    return known;
  };
  return {
    file,
    async read() {
      const text = await readText(file);
      if (text === null) return null;
      try {
        return requireState(file, fromStateJson(parse(text), keys));
      } catch (error) {
        if (!(error instanceof EnvelopeError)) throw error;
        throw new StateFileError(file, otherKeys, { cause: error });
      }
    },
    async write(state) {
      const json = toStateJson(state, keys());
      try {
        await writeAtomically(file, `${JSON.stringify(json, null, 2)}\n`);
      } catch (error) {
        throw new StateFileError(file, 'cannot be written; check its folder and the disk', {
          cause: error,
        });
      }
    },
    async backUp() {
      const copy = `${file}.bak`;
      await writeAtomically(copy, await readFile(file));
      return copy;
    },
  };
}

const otherKeys = 'holds secrets that the given keys do not open; give those it was written with';

async function readText(file: string): Promise<string | null> {
  try {
    // Of any size, since the mock wrote it.
    return await readFileWithin(file, { left: Number.POSITIVE_INFINITY });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    if (error instanceof NoDocument) {
      throw new StateFileError(file, error.message, { cause: error });
    }
    throw new StateFileError(file, 'cannot be read; check the path and its permissions', {
      cause: error,
    });
  }
}

/** Undefined for what is no JSON; the parser's own message would quote the file. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function requireState(file: string, json: StateJson): MockState {
  switch (json.kind) {
    case 'state':
      return json.state;
    case 'foreign':
      throw new StateFileError(file, 'is not a state file of the mock; give another file');
    case 'newer':
      throw new StateFileError(file, 'was written by a newer version; update holdfast');
    case 'locked':
      throw new StateFileError(file, otherKeys);
    case 'damaged':
      throw new StateFileError(file, 'is damaged; restore it from a copy or move it away');
  }
}
