import { setTimeout as wait } from 'timers/promises';

/** Waits; ends early, without an error, when the signal comes. */
export async function sleep(seconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await wait(seconds * 1000, undefined, { signal });
  } catch {
    // it need not wait any longer
  }
}

/** What a promise gives, or `undefined` when it takes longer. */
export async function within<T>(seconds: number, promise: Promise<T>): Promise<T | undefined> {
  const over = new AbortController();
  try {
    return await Promise.race([promise, sleep(seconds, over.signal).then(() => undefined)]);
  } finally {
    over.abort();
  }
}
