import { expect, test } from 'vitest';
import {
  type Command,
  chosen,
  type Outside,
  parseValues,
  runCommand,
  UsageError,
  wholeNumber,
} from './command.ts';

/** A process with a command line, whose output and signals a test holds. */
function outsideOf(...argv: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const handlers = new Map<string, () => void>();
  const stream = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text;
      return true;
    },
  });
  const outside: Outside = {
    argv: ['node', 'main.ts', ...argv],
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    once: (signal, handler) => handlers.set(signal, handler),
  };
  return { outside, written, handlers };
}

const command: Command<{ readonly times: number }> = {
  name: 'count',
  help: 'Counts.\n\n  --times N\n',
  parse: argv => {
    const { times, help } = parseValues(argv, {
      times: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    });
    return help ? null : { times: wholeNumber(times, 'times', { most: 3 }) };
  },
  run: async ({ times }, { command, print, say }) => {
    say('counting');
    print(`${command}: ${times}`);
    return times === 3 ? 1 : 0;
  },
};

test('the result goes to stdout, progress to stderr, and the code is what the command says', async () => {
  const { outside, written } = outsideOf('--times', '3');
  expect(await runCommand(command, outside)).toBe(1);
  expect(written).toEqual({ stdout: 'npm run count -- --times 3: 3\n', stderr: 'counting\n' });
});

test('help is the result when it was asked for', async () => {
  const { outside, written } = outsideOf('--help');
  expect(await runCommand(command, outside)).toBe(0);
  expect(written).toEqual({ stdout: command.help, stderr: '' });
});

test.each([
  ['--times', '4', '--times takes a whole number from 1 to 3'],
  ['--times', 'many', '--times takes a whole number from 1 to 3'],
  ['--slow', '', "Unknown option '--slow'"],
])('%s %s is refused with a sentence and the help', async (option, value, sentence) => {
  const { outside, written } = outsideOf(option, ...(value === '' ? [] : [value]));
  expect(await runCommand(command, outside)).toBe(2);
  expect(written.stderr).toContain(sentence);
  expect(written.stderr).toContain(command.help);
  expect(written.stdout).toBe('');
});

test('an interrupted command ends with 130, whatever it threw', async () => {
  const { outside, handlers } = outsideOf();
  const interrupted = runCommand({ ...command, run: (_, { stop }) => ended(stop) }, outside);
  handlers.get('SIGINT')?.();
  expect(await interrupted).toBe(130);
});

test('what is no fault of the command line is not told as one', async () => {
  const failing = { ...command, run: () => Promise.reject(new Error('it broke')) };
  await expect(runCommand(failing, outsideOf().outside)).rejects.toThrow('it broke');
});

test('names are taken from those that there are', () => {
  expect(chosen(undefined, ['a', 'b'], 'tool')).toEqual(['a', 'b']);
  expect(chosen(['b'], ['a', 'b'], 'tool')).toEqual(['b']);
  expect(() => chosen(['c'], ['a', 'b'], 'tool')).toThrow(
    new UsageError('there is no tool "c"; there are a, b'),
  );
});

function ended(stop: AbortSignal): Promise<number> {
  return new Promise((_, reject) => {
    stop.addEventListener('abort', () => reject(stop.reason));
  });
}
