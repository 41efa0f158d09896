import * as fs from 'fs';
import * as path from 'path';

const ROOT = path.join(__dirname, '../..');

/** The package of a program. */
const PACKAGES: { readonly [program: string]: string } = { cdk8s: 'cdk8s-cli', tsc: 'typescript' };

/** What a page uses of packages before or without installing it. */
function missing(page: string): string[] {
  const installed = new Set([...page.matchAll(/^npm install (.*)$/gm)].flatMap(([, names]) => names.split(' ').filter(name => !name.startsWith('-'))));
  const blocks = [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language, code]) => ({ language, code }));
  const imported = blocks.filter(({ language }) => language === 'ts').flatMap(({ code }) => [...code.matchAll(/ from '([^.'][^'/]*)'/g)].map(([, name]) => name));
  const programs = blocks.filter(({ language, code }) => ['console', 'yaml'].includes(language) && !code.includes('npm ci')).flatMap(({ code }) => [...code.matchAll(/\bnpx (\S+)/g)].map(([, name]) => PACKAGES[name] ?? name));
  return [...new Set([...imported, ...programs])].filter(name => !installed.has(name));
}

test.each(['README.md', 'docs/tutorial.md'])('what %s runs and imports is in its install lines', file => {
  expect(missing(fs.readFileSync(path.join(ROOT, file), 'utf8'))).toEqual([]);
});

test('the README installs what its first example needs before it runs it', () => {
  const readme = fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const before = readme.slice(0, readme.indexOf('npx tsx main.ts'));
  for (const name of ['cdk8s-mlops', 'cdk8s', 'cdk8s-plus-27', 'constructs', 'tsx', 'typescript', '@types/node']) {
    expect(before).toMatch(new RegExp(`npm install(.* | )${name}( |$)`, 'm'));
  }
});
