import type { Io } from '../io.ts';

interface CapturedOutput extends Pick<Io, 'stdout' | 'stderr'> {
  readonly written: { readonly stdout: string; readonly stderr: string };
}

/** What a command prints, as it comes; no terminal is there. */
export function capturedOutput(): CapturedOutput {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({
    isTerminal: false,
    write: (text: string) => {
      written[name] += text;
    },
  });
  return { stdout: output('stdout'), stderr: output('stderr'), written };
}
