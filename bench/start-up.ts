import { spawnSync } from 'child_process';
import * as path from 'path';
import { Library } from './library';
import { compare } from './measure';
import { Row } from './report';
import { scratch } from '../test/support/scratch';

/** The command as a process, against loading cdk8s-plus-27 and nothing else. */
export function startUp(library: Library, pairs: number): Row {
  const command = path.join(library.root, 'lib/src/cli/main.js');
  const { ours, other, ratio } = compare(pairs,
    () => node(command, 'render', 'aim-server'),
    () => node('-e', `require(${JSON.stringify(library.resolve('cdk8s-plus-27'))})`));
  return { what: 'the process `cdk8s-mlops render aim-server`; `node -e "require(\'cdk8s-plus-27\')"`', ours, other, ratio, aim: { most: 2 } };
}

/** In an empty folder, so that there is no app but the documented one. */
function node(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: scratch() });
  if (status !== 0) {
    throw new Error(stderr);
  }
}
