/** Waits for a condition. */
export async function eventually(condition: () => boolean | Promise<boolean>, seconds: number, what: string | (() => string)): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!await condition()) {
    if (performance.now() > end) {
      throw new Error(`after ${seconds}s there is still not: ${typeof what === 'string' ? what : what()}`);
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
