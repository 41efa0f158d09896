import * as fs from 'fs';
import * as path from 'path';
import { compile, sourcesOf } from '../support/go-tools';

/** Where each program is pinned: a Go module with the program as its tool. */
const MODULES = path.join(__dirname, 'programs');

/** The minor versions of Kubernetes that are pinned, newest first. */
export const VERSIONS: readonly string[] = fs.readdirSync(MODULES)
  .map(name => /^kubernetes-(.+)$/.exec(name)?.[1]).filter((v): v is string => v !== undefined).sort().reverse();

/** The programs of a control plane, compiled. */
export interface Programs {
  readonly 'etcd': string;
  readonly 'kube-apiserver': string;
  readonly 'kube-controller-manager': string;
  readonly 'kube-scheduler': string;
  readonly 'kwok': string;
  /** Files and folders of custom resource definitions: those of the Gateway API, and the ServiceMonitor. */
  readonly 'definitions': readonly string[];
}

/**
 * Compiles what is pinned, unless an earlier run has done so.
 *
 * @param version a minor version of Kubernetes, as the variable KUBERNETES gives it: `1.35`.
 */
export function build(version: string): Programs {
  if (!VERSIONS.includes(version)) {
    throw new Error(`KUBERNETES is "${version}"; pinned are ${VERSIONS.join(', ')}`);
  }
  const kubernetes = tools(`kubernetes-${version}`, flagsOf(version));
  return {
    'etcd': path.join(tools('etcd'), 'server'),
    'kube-apiserver': path.join(kubernetes, 'kube-apiserver'),
    'kube-controller-manager': path.join(kubernetes, 'kube-controller-manager'),
    'kube-scheduler': path.join(kubernetes, 'kube-scheduler'),
    'kwok': path.join(tools('kwok'), 'kwok'),
    'definitions': [
      path.join(sourcesOf(path.join(MODULES, 'gateway-api'), 'sigs.k8s.io/gateway-api'), 'config', 'crd', 'standard'),
      path.join(sourcesOf(path.join(MODULES, 'prometheus-operator'), 'github.com/prometheus-operator/prometheus-operator'), 'example', 'prometheus-operator-crd', 'monitoring.coreos.com_servicemonitors.yaml'),
    ],
  };
}

/** The program that writes documentation from the comments of `values.yaml`, compiled. @see https://github.com/norwoodj/helm-docs */
export function helmDocs(): string {
  return path.join(tools('helm-docs'), 'helm-docs');
}

/** A program that reads a Compose file as Docker Compose does, compiled. */
export function composeReader(): string {
  return path.join(tools('compose'), 'compose');
}

/** The schema of an apiVersion of Skaffold, such as `skaffold/v4beta13`. */
export function skaffoldSchema(apiVersion: string): object {
  const sources = sourcesOf(path.join(MODULES, 'skaffold'), 'github.com/GoogleContainerTools/skaffold/v2');
  return JSON.parse(fs.readFileSync(path.join(sources, 'docs-v2', 'content', 'en', 'schemas', `${path.posix.basename(apiVersion)}.json`), 'utf8'));
}

/** Without its version a server calls itself v0.0.0, which no chart's kubeVersion admits. */
function flagsOf(version: string): string {
  const full = /k8s\.io\/kubernetes (v\S+)/.exec(fs.readFileSync(path.join(MODULES, `kubernetes-${version}`, 'go.mod'), 'utf8'))![1];
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(full)!;
  return Object.entries({ gitVersion: full, gitMajor: major, gitMinor: minor })
    .map(([name, value]) => ` -X k8s.io/component-base/version.${name}=${value}`).join('');
}

function tools(name: string, flags?: string): string {
  return compile('control-plane', path.join(MODULES, name), flags);
}
