/** Decides that synchronous work answers as a promise, and that what it throws is a rejection. */

export const promised = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });
