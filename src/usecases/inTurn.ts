/** Decides that in timed work one thing that fails does not keep the next from being done. */

/** Does the work for each item, one after the other, to the end; then rejects with the first failure, if there was one. */
export async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const all: Promise<unknown>[] = [];
  for (const item of items) {
    const done = work(item);
    all.push(done);
    await done.catch(() => undefined);
  }
  await Promise.all(all);
}
