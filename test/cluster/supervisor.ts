import * as fs from 'fs';
import { ControlPlane } from './control-plane';
import { Programs } from './programs';

/**
 * Runs a control plane for a test process, and ends it with that process, however that ends: the channel between the two
 * closes.
 */
export type Request =
  | { readonly id: number; readonly do: 'start'; readonly programs: Programs; readonly folder: string; readonly controllers: boolean }
  | { readonly id: number; readonly do: 'crash-api-server'; readonly absentMs: number }
  | { readonly id: number; readonly do: 'memory' };

export interface Answer {
  readonly id: number;
  readonly result?: any;
  readonly error?: string;
}

let folder: string | undefined;
let plane: ControlPlane | undefined;

async function answer(request: Request): Promise<any> {
  switch (request.do) {
    case 'start':
      folder = request.folder;
      plane = new ControlPlane(request.programs, request.folder, request.controllers);
      await plane.start();
      return plane.kubeconfig;
    case 'crash-api-server':
      return plane!.crashApiServer(request.absentMs);
    case 'memory':
      return plane!.memory();
  }
}

async function end(): Promise<void> {
  await plane?.stop();
  if (folder !== undefined) {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  process.exit();
}

process.on('message', (request: Request) => {
  const reply = (answered: Answer) => process.connected && process.send!(answered);
  answer(request).then(result => reply({ id: request.id, result }), error => reply({ id: request.id, error: String(error?.message ?? error) }));
});
process.on('disconnect', () => void end());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void end());
}
