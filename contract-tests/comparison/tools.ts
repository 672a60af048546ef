import type { Tool, Workplace } from '../runner/tool.ts';
import { holdfast, holdfastWithoutHooks } from './holdfast.ts';
import { prismProxy } from './prism-proxy.ts';
import { generatedWorkflows, headlineWorkflows } from './respect.ts';
import { specmatic } from './specmatic.ts';

/** How to get each tool ready, in the order of the table. */
const tools: Readonly<Record<string, (workplace: Workplace) => Tool | Promise<Tool>>> = {
  holdfast: () => holdfast,
  'holdfast-without-hooks': () => holdfastWithoutHooks,
  respect: generatedWorkflows,
  'respect-headline': headlineWorkflows,
  prism: prismProxy,
  specmatic,
};

export const toolIds: readonly string[] = Object.keys(tools);

/** Gets tools ready one after the other. */
export async function openTools(
  ids: readonly string[],
  workplace: Workplace,
): Promise<readonly Tool[]> {
  const ready: Tool[] = [];
  for (const [id, open] of Object.entries(tools))
    if (ids.includes(id)) ready.push(await open(workplace));
  return ready;
}
