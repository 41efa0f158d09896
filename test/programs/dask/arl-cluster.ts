import * as fs from 'fs';
import * as path from 'path';
import { parseAllDocuments } from 'yaml';
import { HELMS, helmTemplate } from '../../support/helm';
import { eventually } from '../../support/eventually';
import { image } from '../images';
import { rendered } from '../rendered';
import { Image } from '../runner/image';
import { ClientOptions, Node, NodeOptions } from '../runner/node';
import { Pod } from '../runner/pod';

const ROOT = path.join(__dirname, '../../..');
const RELEASE = 'test';
const NAMESPACE = 'radio';

const JUPYTER_CLIENT = fs.readFileSync(path.join(__dirname, 'jupyter_client.py'), 'utf8');

/** What the client of a notebook is told: see jupyter_client.py. */
export interface Visit {
  readonly by?: 'form' | 'header' | 'link';
  readonly secret?: string;
  readonly do?: ReadonlyArray<readonly [name: string, ...args: any[]]>;
}

export interface Setup {
  readonly values?: any;
  /** An environment of the chart, whose values come first. */
  readonly environment?: 'cluster' | 'minikube' | 'resources';
  /** Rendered by Helm instead of the library. */
  readonly byHelm?: boolean;
  /** Objects that users create. */
  readonly objects?: readonly any[];
  readonly image?: Image;
  readonly node?: Partial<NodeOptions>;
  /** What the cluster makes of the pods. */
  readonly change?: (pod: any) => any;
}

/** A Secret, as `kubectl create secret generic` makes it. */
export function secret(name: string, data: { readonly [key: string]: string }): any {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData: data };
}

/** A release of the chart, with the programs of Dask and Jupyter. */
export class ArlCluster {
  /** A release that is rendered, and a node for it on which nothing runs. */
  static async prepare(setup: Setup): Promise<ArlCluster> {
    const arl = setup.image ?? image('arl_img');
    const node = await Node.start({ namespace: NAMESPACE, images: { 'arl_img': arl, 'registry.example.org/arl/arl_img': arl }, ...setup.node });
    const cluster = new ArlCluster(setup, node, arl);
    await node.apply(setup.objects ?? []);
    return cluster;
  }

  /** A release whose pods are ready. */
  static async start(setup: Setup): Promise<ArlCluster> {
    const cluster = await ArlCluster.prepare(setup);
    await cluster.node.apply(cluster.objects);
    await cluster.node.ready({ timeout: 150 });
    return cluster;
  }

  readonly objects: readonly any[];
  readonly notes: string;

  private constructor(setup: Setup, readonly node: Node, readonly image: Image) {
    const { values = {}, environment } = setup;
    const { objects, notes } = rendered('arl-cluster', values, { name: RELEASE, namespace: NAMESPACE, environment });
    this.notes = notes;
    this.objects = (setup.byHelm === true ? helmObjects(values, environment) : objects).map(object => object.kind !== 'Deployment' || setup.change === undefined ? object
      : { ...object, spec: { ...object.spec, template: { ...object.spec.template, spec: setup.change(object.spec.template.spec) } } });
  }

  /** The name of the object of a kind of a component: `scheduler`, `worker`, `notebook`, `<group>-worker`. */
  name(component: string, kind = 'Deployment'): string {
    return this.of(component, kind).metadata.name;
  }

  /** The object of a kind of a component. */
  of(component: string, kind = 'Deployment'): any {
    const found = this.objects.filter(object => object.kind === kind && object.metadata.labels['app.kubernetes.io/component'] === component);
    if (found.length !== 1) {
      throw new Error(`the release has ${found.length} objects of the kind ${kind} and the component ${component}`);
    }
    return found[0];
  }

  pods(component: string): Pod[] {
    return this.node.pods(this.name(component));
  }

  pod(component: string): Pod {
    return this.node.pod(this.name(component));
  }

  /** The address of a Service, as pods of the namespace write it: `host:port`. */
  host(component: string, port: string): string {
    const service = this.of(component, 'Service');
    return `${service.metadata.name}:${service.spec.ports.find((one: any) => one.name === port).port}`;
  }

  /** Runs Python in a pod of a client; what it prints last is JSON. */
  async python(script: string, args: readonly string[] = [], options: Partial<ClientOptions> = {}): Promise<any> {
    const { exitCode, output } = await this.node.client(this.client(script, args, options));
    return parsed(exitCode, output);
  }

  /** Starts Python in a pod of a client; `finished` waits for what it prints last. */
  startPython(script: string, args: readonly string[] = []): Pod {
    return this.node.startClient(this.client(script, args));
  }

  /** Runs Python with a Dask client; its last statement sets `result`. */
  dask(body: string, options: Partial<ClientOptions> = {}): Promise<any> {
    return this.python(withClient(body), [`tcp://${this.host('scheduler', 'scheduler')}`], options);
  }

  /** As `dask`, in a pod that goes on. */
  startDask(body: string): Pod {
    return this.startPython(withClient(body), [`tcp://${this.host('scheduler', 'scheduler')}`]);
  }

  /** Visits the notebook. */
  visit(visit: Visit): Promise<{ readonly status: number; readonly results: any[] }> {
    const base = this.of('notebook').spec.template.spec.containers[0].args.flatMap((arg: string) => /^--ServerApp\.base_url=(.*)$/.exec(arg)?.slice(1) ?? []).join('');
    return this.python(JUPYTER_CLIENT, [JSON.stringify({ url: `http://${this.host('notebook', 'jupyter')}${base}`, ...visit })]);
  }

  private client(script: string, args: readonly string[], options: Partial<ClientOptions> = {}): ClientOptions {
    return { image: this.image, argv: ['python', '-u', '-c', script, ...args], env: { HOME: '/tmp' }, ...options };
  }
}

/** What the pod of a client printed last. */
export async function finished(pod: Pod, timeout?: number): Promise<any> {
  const { exitCode, output } = await pod.result(timeout);
  await pod.delete(0);
  return parsed(exitCode, output);
}

/** Waits until something is written to the log of a pod. */
export async function written(pod: Pod, text: string, seconds = 60): Promise<void> {
  await eventually(() => pod.containers.length > 0 && pod.log().includes(text), seconds, () => `"${text}" in the log\n${pod.report()}`);
}

function helmObjects(values: any, environment?: string): any[] {
  const chart = path.join(ROOT, 'charts-out/helm/arl-cluster');
  const { ok, stdout, stderr } = helmTemplate(HELMS[HELMS.length - 1], chart, {
    releaseName: RELEASE, namespace: NAMESPACE, values: [values], valuesFiles: environment === undefined ? [] : [path.join(chart, `values.${environment}.yaml`)],
  });
  if (!ok) {
    throw new Error(stderr);
  }
  return parseAllDocuments(stdout).map(document => document.toJSON()).filter(object => object !== null);
}

function withClient(body: string): string {
  const lines = body.trim().split('\n').map(line => `    ${line}`).join('\n');
  return `import json, os, sys, time\nfrom distributed import *\nwith Client(sys.argv[1], timeout=60) as client:\n${lines}\nprint(json.dumps(result))\n`;
}

function parsed(exitCode: number, output: string): any {
  const last = output.trim().split('\n').pop()!;
  if (exitCode !== 0) {
    throw new Error(`the client ended with ${exitCode}: ${output}`);
  }
  return JSON.parse(last);
}
