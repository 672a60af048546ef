import { basename, delimiter, dirname, relative } from 'node:path';
import { shellWord } from '../src/verify/report/shell-word.ts';

/** How this process was started, as the system tells it. */
export interface Start {
  /** The name that Node itself was started by. */
  readonly node: string;
  /** The absolute path of the script, or of the link that leads to it. */
  readonly script: string;
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Each runs what is installed and fetches nothing. */
const runners: Readonly<Record<string, string>> = {
  npm: 'npx --no holdfast',
  pnpm: 'pnpm exec holdfast',
  yarn: 'yarn run holdfast',
};

/**
 * What stands in front of a command's name wherever one is printed: as it was typed to start, so that
 * it works where the reader is. The name alone would be another package, or none.
 */
export function typedCommand({ node, script, folder, env }: Start): string {
  const isLink = /^holdfast(\.\w+)?$/.test(basename(script));
  if (env.npm_lifecycle_event !== undefined) {
    if (env.npm_package_name === 'holdfast' && !isLink) return 'npm run --silent holdfast --';
    const [, runner = 'npm'] = /^(\w+)\//.exec(env.npm_config_user_agent ?? '') ?? [];
    if (isLink) return runners[runner] ?? 'npx --no holdfast';
  }
  if (isLink && (env.PATH ?? '').split(delimiter).includes(dirname(script))) return 'holdfast';
  const path = shellWord(shorter(relative(folder, script), script));
  return isLink ? path : `${shellWord(node)} ${path}`;
}

/** From another folder the whole path is the plainer one. */
function shorter(path: string, absolute: string): string {
  return path.startsWith('..') ? absolute : path;
}
