/** Decides what local mode remembers across restarts: who acts, and how far the clock stands from the real one. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({ actor: z.string().optional(), clockOffsetMs: z.number().int() });

export interface LocalState {
  /** Who acts; absent while it is the client's own user. */
  readonly actor?: string | undefined;
  readonly clockOffsetMs: number;
}

export interface LocalMemory {
  get(): LocalState;
  /** Kept on disk when it returns. */
  set(state: LocalState): void;
}

function read(file: string): LocalState {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Absent at first; and a file that cannot be read costs nothing but who was acting and a moved clock.
    return { clockOffsetMs: 0 };
  }
}

/** Opens `local.json` in the data folder, which is made when it is not there. */
export function openLocalMemory(dataDir: string): LocalMemory {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'local.json');
  let state = read(file);
  return {
    get: () => state,
    set: (next) => {
      // Written beside and renamed, so that a crash leaves the old file or the new one.
      writeFileSync(`${file}.new`, `${JSON.stringify(next)}\n`);
      renameSync(`${file}.new`, file);
      state = next;
    },
  };
}
