import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { scratch } from '../support/scratch';

const ROOT = path.join(__dirname, '../..');

describe('npm run bench', () => {
  it('measures every comparison and writes a page', () => {
    const output = path.join(scratch(), 'benchmarks.md');
    const { scripts } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    const [, command] = /&& node (.*)$/.exec(scripts.bench)!;
    execFileSync(process.execPath, [...command.split(' '), '--package', ROOT, '--pairs', '1', '--objects', '10,20', '--output', output], { cwd: ROOT, stdio: 'pipe' });
    const rows = fs.readFileSync(output, 'utf8').split('\n').filter(line => line.startsWith('| ') && !line.includes('---'));
    const compared = rows.filter(row => / ms \| [\d.e+-]+ \| at most /.test(row));
    expect(compared.filter(row => row.includes('helm template'))).not.toEqual([]);
    expect(compared.filter(row => row.includes('App.synth()'))).not.toEqual([]);
    expect(compared.filter(row => row.includes('the process'))).not.toEqual([]);
    expect(rows.filter(row => /^\| [12]0 \|( [\d.]+ s, \d+ MiB \|){4}$/.test(row))).toHaveLength(2);
  });
});
