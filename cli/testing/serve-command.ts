import type { Io } from '../io.ts';
import { run } from '../program.ts';

/** Runs the command in this process, with an outside of its own. */
export function startServeCommand(
  options: readonly string[],
  env: Io['env'] = {},
  isTerminal = false,
) {
  const stop = new AbortController();
  const [stdout, stderr] = [collecting(isTerminal), collecting(isTerminal)];
  const io = { stdout, stderr, env, command: 'holdfast', stop: stop.signal };
  const exit = run(['serve', ...options], io);
  return {
    exit,
    stop: () => stop.abort(),
    output: stdout.text,
    errors: stderr.text,
    async url() {
      await Promise.race([stderr.until(/database|"listening"/), exit]);
      return this.listening();
    },
    async listening() {
      await Promise.race([stdout.until(/http:/), exit]);
      const [url] = /http:\S+/.exec(stdout.text()) ?? [];
      if (url === undefined) throw new Error(`the server did not start: ${stderr.text()}`);
      return url;
    },
  };
}

function collecting(isTerminal: boolean) {
  let text = '';
  const waiting: (() => void)[] = [];
  return {
    isTerminal,
    write(more: string) {
      text += more;
      for (const look of waiting) look();
    },
    text: () => text,
    until: (pattern: RegExp) =>
      new Promise<void>(resolve => {
        const look = () => {
          if (pattern.test(text)) resolve();
        };
        waiting.push(look);
        look();
      }),
  };
}

/** In the name of the first tenant that `--dev` makes up. */
export async function post(url: string, body: unknown): Promise<unknown> {
  const headers = { apiKey: 'demo', 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
}
