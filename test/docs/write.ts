import * as fs from 'fs';
import * as path from 'path';
import { apiReference } from './api-reference';
import { readPage, ROOT, writtenPages } from './pages';
import { runPage } from './run-page';
import { documentation } from '../expr/token/kplus/table';

// `npm run docs`: writes the API reference and the tables of cdk8s-plus, and into every other page what its commands and expressions give now.
const wanted = process.argv.slice(2);
const api = path.join(ROOT, 'docs/api');
if (wanted.length === 0) {
  fs.rmSync(api, { recursive: true, force: true });
  fs.mkdirSync(api, { recursive: true });
  fs.writeFileSync(path.join(ROOT, 'docs/cdk8s-plus.md'), documentation());
  apiReference().forEach((text, name) => fs.writeFileSync(path.join(api, name), text));
}
for (const page of writtenPages().filter(page => wanted.length === 0 || wanted.includes(page))) {
  try {
    fs.writeFileSync(path.join(ROOT, page), runPage(readPage(page)).text);
  } catch (e) {
    process.stderr.write(`${page}: ${(e as Error).message}\n`);
    process.exitCode = 1;
  }
}
