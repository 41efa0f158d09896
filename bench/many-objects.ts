import { spawnSync } from 'child_process';
import * as path from 'path';
import { Library } from './library';
import { scratch } from '../test/support/scratch';

/** What one process needed. */
export interface Cost {
  readonly objects: number;
  readonly seconds: number;
  /** At its peak. */
  readonly megabytes: number;
}

/** What is made of the objects. */
export type Output = 'cdk8s' | 'plain' | 'both' | 'checked';

/** Makes an output of a chart with many objects, in a process of its own. */
export function manyObjects(library: Library, output: Output, objects: number): Cost {
  const { status, stdout, stderr } = spawnSync(process.execPath,
    ['--max-old-space-size=8192', path.join(__dirname, 'many-objects-process.js'), library.root, output, String(objects)],
    { encoding: 'utf8', cwd: scratch() });
  if (status !== 0) {
    throw new Error(`${output} of ${objects} objects failed: ${stderr.slice(-2000)}`);
  }
  return { objects, ...JSON.parse(stdout) };
}
