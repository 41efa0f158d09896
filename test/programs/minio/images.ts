import * as fs from 'fs';
import * as path from 'path';
import { scratch } from '../../support/scratch';
import { PinnedProgram } from '../pinned-program';
import { Image } from '../runner/node';

/** The images that the chart names, with the pinned programs in them. */
export function minioImages(): { readonly [repository: string]: Image } {
  const [minio, mc] = ['minio', 'mc'].map(name => PinnedProgram.installed(name));
  return {
    'quay.io/minio/minio': new Image({ binds: { '/opt/minio': minio.folder }, env: { PATH: '/opt/minio:/usr/bin' } }),
    // The official image has little else: neither grep nor jq.
    'quay.io/minio/mc': new Image({ binds: { '/opt/mc': mc.folder, '/opt/tools': tools('sh', 'cat', 'sleep') }, env: { PATH: '/opt/mc:/opt/tools' } }),
  };
}

function tools(...names: string[]): string {
  const folder = scratch();
  fs.chmodSync(folder, 0o755);
  names.forEach(name => fs.symlinkSync(`/usr/bin/${name}`, path.join(folder, name)));
  return folder;
}
