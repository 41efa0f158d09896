import * as fs from 'fs';
import * as path from 'path';
import { scratch, writeFiles } from './scratch';

const LIBRARY = path.join(__dirname, '../../src').replace(/\\/g, '/');

/** Runs a file of the folder. */
export const runs = (file: string): string => `node --require tsx/cjs ${file}`;

/** The folder of a user's app, with files that import `cdk8s-mlops`. */
export function appFolder(files: { readonly [name: string]: string }, app?: string): string {
  const folder = writeFiles({
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll('\'cdk8s-mlops\'', `'${LIBRARY}'`)])),
    ...app === undefined ? {} : { 'cdk8s.yaml': `language: typescript\napp: ${app}\n` },
  }, scratch());
  fs.symlinkSync(path.join(__dirname, '../../node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

/** A chart with everything that commands show. */
export const CHART = `
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ReleaseChart, When } from 'cdk8s-mlops';

export class Shop extends ReleaseChart {
  constructor(scope: Construct, id: string, props: any = {}) {
    super(scope, id, { name: 'shop', version: '1.2.3', appVersion: '7', description: 'A shop.', ...props });
    const pages = this.values.integer('pages', { default: 3, minimum: 1, description: 'How many pages.' });
    const web = this.values.image('web', { registry: 'quay.io', repository: 'shop/web', description: 'The pages' });
    const other = (name: string) => this.values.string(name, { default: \`quay.io/shop/\${name}:7\`, description: 'An image.' }).asString();
    const pod = (id: string, hook: string) => new ApiObject(this, id, {
      apiVersion: 'v1', kind: 'Pod', metadata: { annotations: { 'helm.sh/hook': hook } }, spec: { containers: [{ name: 'c', image: other(id) }] },
    });
    new ApiObject(this, 'config', { apiVersion: 'v1', kind: 'ConfigMap', data: { pages: pages.asString() } });
    new ApiObject(this, 'pod', { apiVersion: 'v1', kind: 'Pod', spec: {
      imagePullSecrets: web.asPullSecrets(),
      initContainers: [{ name: 'i', image: other('init') }],
      containers: [{ name: 'c', image: web.reference.asString(), imagePullPolicy: web.pullPolicy.asString() }],
    } });
    pod('hook', 'post-install');
    pod('test', 'test');
    this.notes.add(\`There are \${pages} pages.\`);
  }
}
`;
