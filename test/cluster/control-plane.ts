import { ChildProcess, execFileSync, spawn } from 'child_process';
import { generateKeyPairSync, randomBytes } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { freePort } from './free-port';
import { Programs } from './programs';
import { SERVICE_ADDRESSES } from './service-addresses';

/** What programs with the token of a ServiceAccount have asked for, in the folder of the control plane. */
export const AUDIT_LOG = 'audit.log';

/** How long a server may take until it answers. */
const PATIENCE_MS = 90_000;

/**
 * A control plane on loopback: the real API server, controllers and scheduler. There is no kubelet; kwok says of every
 * pod that it is ready, whatever its image, command and probes are. So "ready" means here: accepted, scheduled, bound.
 */
export class ControlPlane {
  public readonly kubeconfig: string;

  private readonly children = new Map<string, ChildProcess>();
  private readonly token = randomBytes(16).toString('hex');
  private stopping = false;
  private ports!: { readonly etcd: number; readonly peer: number; readonly api: number };

  /**
   * @param folder where its state and logs go; nothing else is in it.
   * @param controllers whether controllers, scheduler and kwok act on what is stored.
   */
  constructor(private readonly programs: Programs, private readonly folder: string, private readonly controllers: boolean) {
    this.kubeconfig = path.join(folder, 'kubeconfig');
  }

  public async start(): Promise<void> {
    this.ports = { etcd: await freePort(), peer: await freePort(), api: await freePort() };
    this.writeFiles();
    const { etcd, peer } = this.ports;
    this.run('etcd', [
      `--data-dir=${this.path('etcd')}`, '--unsafe-no-fsync', '--log-level=error', '--name=only',
      `--listen-client-urls=http://127.0.0.1:${etcd}`, `--advertise-client-urls=http://127.0.0.1:${etcd}`,
      `--listen-peer-urls=http://127.0.0.1:${peer}`, `--initial-advertise-peer-urls=http://127.0.0.1:${peer}`,
      `--initial-cluster=only=http://127.0.0.1:${peer}`,
    ]);
    await this.startApiServer();
    await this.startClients();
  }

  /** Ends the API server as a power cut would, and starts it again after a while. What hangs on it starts anew, rather than wait longer and longer. */
  public async crashApiServer(absentMs: number): Promise<void> {
    const lost = [...this.children].filter(([name]) => name !== 'etcd');
    lost.forEach(([name]) => this.children.delete(name));
    await Promise.all(lost.map(([, child]) => ended(child, 'SIGKILL')));
    await new Promise(resolve => setTimeout(resolve, absentMs));
    await this.startApiServer();
    await this.startClients();
  }

  /** The resident memory of each program, in MiB. */
  public memory(): { [program: string]: number } {
    return Object.fromEntries([...this.children].map(([name, { pid }]) =>
      [name, Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024)]));
  }

  public async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.children.values()].map(child => ended(child, 'SIGKILL')));
  }

  private async startClients(): Promise<void> {
    if (!this.controllers) {
      return;
    }
    this.run('kube-controller-manager', [
      `--kubeconfig=${this.kubeconfig}`, '--leader-elect=false', '--bind-address=127.0.0.1', `--secure-port=${await freePort()}`,
      `--cert-dir=${this.path('controller-certs')}`, `--service-account-private-key-file=${this.path('key.pem')}`, `--root-ca-file=${this.path('certs/apiserver.crt')}`,
      // Nobody doubts that a node is alive that is only pretended, however long it has not been heard of.
      '--enable-hostpath-provisioner=true', '--controllers=*,-nodeipam,-node-lifecycle-controller,-node-route-controller,-cloud-node-lifecycle-controller',
    ]);
    this.run('kube-scheduler', [
      `--kubeconfig=${this.kubeconfig}`, '--leader-elect=false', '--bind-address=127.0.0.1', `--secure-port=${await freePort()}`, `--cert-dir=${this.path('scheduler-certs')}`,
    ]);
    this.run('kwok', [
      `--kubeconfig=${this.kubeconfig}`, '--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake', '--node-ip=127.0.0.1', '--cidr=10.244.0.0/16', `--server-address=127.0.0.1:${await freePort()}`,
    ]);
  }

  private async startApiServer(): Promise<void> {
    const { api, etcd } = this.ports;
    this.run('kube-apiserver', [
      `--etcd-servers=http://127.0.0.1:${etcd}`, `--secure-port=${api}`, '--bind-address=127.0.0.1', '--advertise-address=127.0.0.1', `--cert-dir=${this.path('certs')}`,
      `--service-cluster-ip-range=${SERVICE_ADDRESSES.range}`, '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${this.path('key.pem')}`, `--service-account-signing-key-file=${this.path('key.pem')}`,
      `--token-auth-file=${this.path('tokens.csv')}`, '--authorization-mode=RBAC', '--allow-privileged=true', '--endpoint-reconciler-type=none',
      '--disable-admission-plugins=TaintNodesByCondition', '--enable-admission-plugins=PodNodeSelector,PodTolerationRestriction',
      `--audit-policy-file=${this.path('audit-policy.json')}`, `--audit-log-path=${this.path(AUDIT_LOG)}`,
    ]);
    const end = Date.now() + PATIENCE_MS;
    while (!await this.answers()) {
      if (Date.now() > end || this.children.get('kube-apiserver')?.exitCode !== null) {
        throw new Error(`the API server does not answer: see ${this.path('kube-apiserver.log')}\n${fs.readFileSync(this.path('kube-apiserver.log'), 'utf8').slice(-2000)}`);
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  /** Over a connection of its own each time: its certificate is new. */
  private answers(): Promise<boolean> {
    return new Promise(resolve => {
      const { request } = require('https') as typeof import('https');
      const asked = request({
        host: '127.0.0.1', port: this.ports.api, path: '/readyz', rejectUnauthorized: false, agent: false, timeout: 1000, headers: { authorization: `Bearer ${this.token}` },
      }, response => {
        response.resume();
        resolve(response.statusCode === 200);
      });
      asked.on('error', () => resolve(false));
      asked.on('timeout', () => asked.destroy());
      asked.end();
    });
  }

  private run(name: Exclude<keyof Programs, 'definitions'>, args: readonly string[]): void {
    const log = fs.openSync(this.path(`${name}.log`), 'a');
    const child = spawn(this.programs[name], args, { cwd: this.folder, stdio: ['ignore', log, log] });
    fs.closeSync(log);
    child.on('exit', code => {
      if (!this.stopping && this.children.get(name) === child) {
        process.stderr.write(`${name} ended with ${code}: see ${this.path(`${name}.log`)}\n`);
      }
    });
    this.children.set(name, child);
  }

  private writeFiles(): void {
    fs.mkdirSync(this.folder, { recursive: true });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    fs.writeFileSync(this.path('key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    fs.writeFileSync(this.path('tokens.csv'), `${this.token},admin,admin,"system:masters"\n`, { mode: 0o600 });
    fs.writeFileSync(this.path('audit-policy.json'), JSON.stringify({
      apiVersion: 'audit.k8s.io/v1',
      kind: 'Policy',
      omitStages: ['RequestReceived', 'ResponseStarted'],
      rules: [{ level: 'Metadata', userGroups: ['system:serviceaccounts'] }, { level: 'None' }],
    }));
    fs.writeFileSync(this.kubeconfig, JSON.stringify({
      'apiVersion': 'v1',
      'kind': 'Config',
      'current-context': 'test',
      'clusters': [{ name: 'test', cluster: { 'server': `https://127.0.0.1:${this.ports.api}`, 'insecure-skip-tls-verify': true } }],
      'users': [{ name: 'test', user: { token: this.token } }],
      'contexts': [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    }), { mode: 0o600 });
  }

  private path(name: string): string {
    return path.join(this.folder, name);
  }
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) {
      return resolve();
    }
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
