import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cpuUsage } from 'node:process';
import { startPrism } from '../../mock/testing/plain-prism.ts';
import { bundleDocument } from '../../src/contract/bundle-document.ts';
import { isRecord, membersIn } from '../../src/contract/json-pointer.ts';
import type { PublicDocument } from './documents.ts';
import { type Started, startHoldfast } from './start.ts';

/** What a tool made of a document: what starting took, in CPU time, or why it did not start. */
export type Start =
  | { readonly kind: 'started'; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly reason: string };

export interface Measured {
  readonly document: PublicDocument;
  readonly prism: Start;
  readonly holdfast: Start;
  /** Of the GETs that both were asked, how many had the same status. */
  readonly alike: { readonly asked: number; readonly same: number };
  /** Those that had another one, a line each. */
  readonly others: readonly string[];
}

/** How many GETs of a document are asked at most. */
const mostAsked = 8;

/** Starts both with a document and asks them the same; null where the document is not in the folder. */
export async function measure(folder: string, document: PublicDocument): Promise<Measured | null> {
  const file = join(folder, document.repository, document.path);
  if (!existsSync(file)) return null;
  const [prism, ours] = [
    await tried(() => startPrism(file)),
    await tried(() => startHoldfast(file)),
  ];
  const asked =
    prism.started === null || ours.started === null
      ? []
      : await askBoth(file, prism.started, ours.started);
  await prism.started?.stop();
  await ours.started?.stop();
  const others = asked.filter(({ statuses: [one, other] }) => one !== other);
  return {
    document,
    prism: prism.start,
    holdfast: ours.start,
    alike: { asked: asked.length, same: asked.length - others.length },
    others: others.map(({ path, statuses }) => `GET ${path}: ${statuses.join(' and ')}`),
  };
}

async function tried(
  begin: () => Promise<Started>,
): Promise<{ readonly start: Start; readonly started: Started | null }> {
  const before = cpuUsage();
  try {
    const started = await begin();
    const { user, system } = cpuUsage(before);
    return { start: { kind: 'started', milliseconds: (user + system) / 1000 }, started };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { start: { kind: 'failed', reason }, started: null };
  }
}

async function askBoth(file: string, one: Started, other: Started) {
  const { document } = await bundleDocument(file);
  const paths = Object.entries(membersIn(membersIn(document).paths))
    .filter(([, item]) => isRecord(item) && item.get !== undefined)
    .map(([path]) => path.replaceAll(/\{[^}]*\}/g, '1'))
    .slice(0, mostAsked);
  const asked = [];
  for (const path of paths) {
    const statuses = [await statusOf(one, path), await statusOf(other, path)] as const;
    asked.push({ path, statuses });
  }
  return asked;
}

async function statusOf({ url }: Started, path: string): Promise<number> {
  const response = await fetch(`${url}${path}`, { redirect: 'manual' });
  await response.text();
  return response.status;
}
