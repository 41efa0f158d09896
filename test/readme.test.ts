import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { scratch } from './support/scratch';

const README = path.join(__dirname, '../README.md');

/** Code blocks of the README, by the file that the comment above them names. */
function examples(text: string): Map<string, string> {
  return new Map([...text.matchAll(/<!-- example: (\S+) -->\n```\w+\n([\s\S]*?)```/g)].map(([, file, code]) => [file, code]));
}

describe('the example of the README', () => {
  const blocks = examples(fs.readFileSync(README, 'utf8'));
  const folder = scratch();

  beforeAll(() => {
    const library = path.join(__dirname, '../src').replace(/\\/g, '/');
    fs.writeFileSync(path.join(folder, 'main.ts'), blocks.get('main.ts')!.replace('\'cdk8s-mlops\'', `'${library}'`));
    fs.symlinkSync(path.join(__dirname, '../node_modules'), path.join(folder, 'node_modules'));
    execFileSync(process.execPath, ['--require', require.resolve('tsx/cjs'), 'main.ts'], { cwd: folder, env: { ...process.env, CDK8S_OUTDIR: path.join(folder, 'dist') } });
  });

  const outputs = [...blocks.keys()].filter(file => file !== 'main.ts');

  it('shows both outputs', () => {
    expect(outputs.some(file => file.startsWith('yaml/'))).toBe(true);
    expect(outputs.some(file => file.startsWith('helm/'))).toBe(true);
  });

  it.each(outputs)('becomes what the README shows of %s', file => {
    const written = fs.readFileSync(path.join(folder, 'charts-out', file), 'utf8');
    // Of a file with several objects, one is shown; of a long one, a part.
    expect(written).toContain(blocks.get(file)!.trimEnd());
    expect(blocks.get(file)!.trim()).not.toBe('');
  });
});
