import { readFileSync } from 'fs';
import { join } from 'path';
import { readYaml } from '../../src/values/read/read-yaml';

const FILE = join(__dirname, 'documented-project-values.yaml');
export const DOCUMENTED: any = readYaml(readFileSync(FILE, 'utf8'), FILE);
export const SERVER = { mode: 'nfsServer', nfsServer: { clusterIP: '10.96.0.50' } };
export const EXPORT = { mode: 'nfs', nfs: { server: '192.0.2.10', path: '/exports/ml', mountOptions: ['nfsvers=4.1'] } };

/** What no storage can be, and how it is said. */
export const REFUSED: ReadonlyArray<[storage: any, message: string]> = [
  [{ mode: 'existingClaim' }, 'storage.mode is "existingClaim", and storage.existingClaim is empty: set it, or choose another mode'],
  [{ mode: 'nfs' }, 'storage.mode is "nfs", and storage.nfs.server is empty'],
  [{ mode: 'nfsServer' }, 'storage.nfsServer.clusterIP is empty: set a free address of the Service range'],
  [{ existingClaim: 'ours' }, 'storage.existingClaim is "ours", which only the mode "existingClaim" has'],
  [{ ...EXPORT, storageClass: 'fast' }, 'storage.storageClass is "fast", which only the mode "storageClass" has'],
  [{ ...SERVER, ...{ nfs: { server: '192.0.2.1' } } }, 'storage.nfs.server is "192.0.2.1", which only the mode "nfs" has'],
  [{ nfsServer: { clusterIP: '10.96.0.50' } }, 'storage.nfsServer.clusterIP is "10.96.0.50", which only the mode "nfsServer" has'],
  [{ csi: { enabled: true } }, 'storage.csi.enabled is true, which only the modes "nfs" and "nfsServer" have'],
  [{ mode: 'nfsServer', nfsServer: { clusterIP: '10.96.0.50', namespace: 'sandbox' } }, 'storage.nfsServer.namespace is sandbox, the namespace of the experiments'],
  [{ mode: 'disk' }, 'storage.mode'],
  [{ size: '8Gii' }, 'storage.size'],
];
