import { createServer } from 'net';

/** Below the ports that the system gives to connections: one of those could take the port of a server that is away for a moment. */
const FIRST = 10_000;
const OF_EACH = 2_500;
/** Processes of jest that run beside each other take none of each other's. */
const START = FIRST + Number(process.env.JEST_WORKER_ID ?? 0) % 8 * OF_EACH;

let next = START + Math.floor(Math.random() * OF_EACH);

/** A port of loopback on which nothing listens. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < OF_EACH; tried++) {
    const port = START + (next++ - START) % OF_EACH;
    if (await isFree(port)) {
      return port;
    }
  }
  throw new Error(`no port from ${START} to ${START + OF_EACH - 1} is free`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
