import * as path from 'path';
import { PinnedProgram } from '../pinned-program';
import { Image } from '../runner/node';

/** The images that the chart names, with the pinned programs in them; the image of the exporter has nothing else. */
export function redisImages(): { readonly [repository: string]: Image } {
  return { 'redis': redis(), 'oliver006/redis_exporter': new Image({ binds: { '/opt/exporter': PinnedProgram.installed('redis-exporter').folder }, entrypoint: ['/opt/exporter/redis_exporter'] }) };
}

/** A module of Redis, where the image has it. */
export function redisModule(): string {
  return path.join(PinnedProgram.installed('redis').folder, 'usr/lib/redis/modules/redisearch.so');
}

/** The official image of Redis, whose version is later than that of Debian. */
export function redis(): Image {
  const program = PinnedProgram.installed('redis');
  return new Image({
    binds: Object.fromEntries(program.folders.map(folder => [folder, folder])),
    // A link to /etc in /usr of this machine.
    files: { '/opt/tools/awk': '#!/bin/sh\nexec mawk "$@"\n' },
    env: { PATH: [...program.bin, '/opt/tools', '/usr/bin', '/bin'].join(':'), LD_LIBRARY_PATH: path.join(program.folder, 'usr/lib/x86_64-linux-gnu') },
    folders: { '/data': { uid: 999, gid: 999 } },
    workdir: '/data',
    cmd: ['redis-server'],
    users: { redis: { uid: 999, gid: 999, home: '/home/redis' } },
  });
}
