import * as fs from 'fs';
import { createRequire } from 'module';
import * as path from 'path';
import type * as charts from '../src/output/charts-out';
import type * as tokenCheck from '../src/output/token-check';
import type * as renderer from '../src/plain/render';
import type * as releases from '../src/plain/release';
import type * as writer from '../src/plain/write-yaml';

/** The compiled package: what runs is what users install, the sources give only the types. */
export class Library {
  public readonly api: typeof import('../src');
  public readonly cdk8s: typeof import('cdk8s');
  private readonly require: NodeJS.Require;

  /** @param root the folder of the package. */
  constructor(public readonly root: string) {
    this.require = createRequire(path.join(fs.realpathSync(root), 'package.json'));
    if (!fs.existsSync(path.join(root, 'lib/src/index.js'))) {
      throw new Error(`${root} is not compiled: run \`npm run build\` first`);
    }
    this.api = this.require('./lib/src');
    this.cdk8s = this.require('cdk8s');
  }

  public get filesOf(): typeof charts.filesOf {
    return this.require('./lib/src/output/charts-out').filesOf;
  }

  public get releaseCharts(): typeof tokenCheck.releaseCharts {
    return this.require('./lib/src/output/token-check').releaseCharts;
  }

  public get render(): typeof renderer.render {
    return this.require('./lib/src/plain/render').render;
  }

  public get release(): typeof releases.release {
    return this.require('./lib/src/plain/release').release;
  }

  public get writeYaml(): typeof writer.writeYaml {
    return this.require('./lib/src/plain/write-yaml').writeYaml;
  }

  /** Where a package lies that this one uses. */
  public resolve(name: string): string {
    return this.require.resolve(name);
  }

  public versionOf(name: string): string {
    return this.require(`${name}/package.json`).version;
  }

  /** The documented deployments, as one app. */
  public documented(): InstanceType<typeof import('../src').ReleaseChart>[] {
    const app = new this.cdk8s.App();
    new this.api.DocumentedDeployments().define(app);
    return this.releaseCharts(app);
  }
}
