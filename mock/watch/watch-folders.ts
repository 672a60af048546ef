import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Schedule } from '../schedule.ts';

export interface FolderWatch {
  /** Watches these files from now on, in place of the former ones. */
  follow(files: readonly string[]): void;
  close(): void;
}

export interface FolderWatchOptions {
  /** Told some time after a change, once for all that came in between. */
  readonly changed: () => void;
  /** Whether a change of any other file beside those that are followed counts too. */
  readonly anyFile: () => boolean;
  readonly schedule: Schedule;
}

/** An editor saves in several steps, and a file of half a document is no news. */
const pauseMs = 100;

/**
 * Watches the folders of files rather than the files: many editors save by putting a new file in the
 * place of the old one, and a watch of the old one would never hear of it.
 */
export function watchFolders({ changed, anyFile, schedule }: FolderWatchOptions): FolderWatch {
  const folders = new Map<string, FSWatcher>();
  let followed: ReadonlySet<string> = new Set();
  let callOff: (() => void) | null = null;

  const open = (folder: string) =>
    watch(folder, { persistent: false }, (_event, name) => {
      const counts = name === null || followed.has(join(folder, basename(name))) || anyFile();
      if (!counts) return;
      callOff?.();
      callOff = schedule(changed, pauseMs);
    }).on('error', () => undefined);

  return {
    follow(files) {
      followed = new Set(files);
      const wanted = new Set(files.map(file => dirname(file)));
      for (const [folder, watcher] of folders) {
        if (wanted.has(folder)) continue;
        watcher.close();
        folders.delete(folder);
      }
      for (const folder of wanted) {
        if (!folders.has(folder)) folders.set(folder, open(folder));
      }
    },
    close() {
      callOff?.();
      for (const watcher of folders.values()) watcher.close();
    },
  };
}
