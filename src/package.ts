import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';

/** The root directory of this package. Sources and compiled files have different depths below it. @internal */
export function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    folder = dirname(folder);
  }
  return folder;
}

/** The version of this library. @internal */
export function packageVersion(): string {
  return packageJson().version;
}

/** The URL for bug reports. @internal */
export function issuesUrl(): string {
  return `${packageJson().repository.url.replace(/\.git$/, '')}/issues`;
}

function packageJson(): any {
  return JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
}
