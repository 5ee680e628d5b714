/** Decides what a new identifier looks like: a random UUID, which says nothing of what it names. */
import { randomUUID } from 'node:crypto';
import type { Ids } from '../ports/clock';

export const uuids: Ids = { next: () => randomUUID() };
