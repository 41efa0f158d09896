import * as fs from 'fs';
import * as path from 'path';
import { parseArgs } from 'util';
import { bench } from './bench';
import { Project } from '../test/consumer/project';
import { scratch } from '../test/support/scratch';

const { values: options } = parseArgs({
  options: {
    pairs: { type: 'string', default: '15' },
    objects: { type: 'string', default: '1000,10000,100000' },
    output: { type: 'string', default: path.join(__dirname, '../docs/benchmarks.md') },
    // A folder with the compiled package; without it the package is packed and installed.
    package: { type: 'string' },
  },
});

const page = bench(options.package ? path.resolve(options.package) : Project.install(scratch(), {}).installed, {
  pairs: Number(options.pairs),
  objects: options.objects.split(',').map(Number),
});
fs.writeFileSync(options.output, page);
process.stdout.write(page);
