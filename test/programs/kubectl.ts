import { spawn } from 'child_process';
import * as fs from 'fs';
import * as http from 'http';
import * as net from 'net';
import * as os from 'os';
import * as path from 'path';
import { Node } from './runner/node';
import { Pod } from './runner/pod';

/** Sends its arguments to the test process, and prints what that answers. */
const COMMAND = `#!${process.execPath}
const request = require('http').request({ socketPath: process.env.KUBECTL_SOCKET, method: 'POST' }, answer => {
  process.exitCode = answer.statusCode === 200 ? 0 : 1;
  answer.pipe(process.exitCode ? process.stderr : process.stdout);
});
request.end(JSON.stringify(process.argv.slice(2)));
`;

/** Connects its input and output to a port of the machine that it runs on, as kubectl does in a pod. */
const RELAY = `import os, socket, sys, threading
port = socket.create_connection(("localhost", int(sys.argv[1])))
def up():
    while data := os.read(0, 65536):
        port.sendall(data)
    port.shutdown(socket.SHUT_WR)
threading.Thread(target=up, daemon=True).start()
while data := port.recv(65536):
    os.write(1, data)
`;

const FIRST_NODE_PORT = 30000;

/** How commands of a shell ended. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Stands for `kubectl` where commands are run as notes and documents have them: it does on a node what they do in a cluster. What it does not
 * know, it refuses.
 */
export class Kubectl {
  static async start(node: Node): Promise<Kubectl> {
    const kubectl = new Kubectl(node, fs.mkdtempSync(path.join(os.tmpdir(), 'kubectl-')));
    fs.writeFileSync(path.join(kubectl.folder, 'kubectl'), COMMAND, { mode: 0o755 });
    await new Promise<void>(resolve => kubectl.server.listen(kubectl.socket, resolve));
    return kubectl;
  }

  private readonly server: http.Server;
  private readonly nodePorts = new Map<string, number>();
  private readonly open: Array<{ close(): void }> = [];

  private constructor(private readonly node: Node, private readonly folder: string) {
    this.server = http.createServer((request, answer) => {
      let text = '';
      request.on('data', chunk => (text += chunk));
      request.on('end', () => {
        this.answer(JSON.parse(text), answer).catch(error => {
          answer.statusCode = 400;
          answer.end(`${error.message}\n`);
        });
      });
    });
  }

  /** Runs commands of a shell; those that go on, as `port-forward` does, end with `stop`. */
  run(script: string): Promise<Ran> {
    const shell = spawn('bash', ['--norc', '-euc', script], { env: { ...process.env, PATH: `${this.folder}:${process.env.PATH}`, KUBECTL_SOCKET: this.socket }, detached: true });
    this.open.push({ close: () => shell.exitCode ?? process.kill(-shell.pid!, 'SIGKILL') });
    const output = { stdout: '', stderr: '' };
    shell.stdout.on('data', chunk => (output.stdout += chunk));
    shell.stderr.on('data', chunk => (output.stderr += chunk));
    return new Promise((resolve, reject) => {
      shell.on('error', reject);
      shell.on('close', code => resolve({ exitCode: code ?? 137, ...output }));
    });
  }

  stop(): void {
    this.open.forEach(one => one.close());
    this.server.close();
  }

  private get socket(): string {
    return path.join(this.folder, 'socket');
  }

  private async answer(argv: readonly string[], answer: http.ServerResponse): Promise<void> {
    const { words, options } = parse(argv);
    if (![undefined, this.node.namespace].includes(options.get('--namespace'))) {
      throw new Error(`the namespace ${options.get('--namespace')} is not that of the node`);
    }
    const [verb, what, ...rest] = words;
    if (verb === 'port-forward') {
      const [local, remote] = rest[0].split(':').map(Number);
      await this.forward(local, what, remote);
      answer.write(`Forwarding from 127.0.0.1:${local} -> ${remote}\n`);
      return; // it goes on
    }
    if (verb === 'create' && what === 'secret' && rest[0] === 'generic') {
      const [key, value] = options.get('--from-literal')!.split(/=(.*)/s);
      await this.node.apply([{ apiVersion: 'v1', kind: 'Secret', metadata: { name: rest[1] }, data: { [key]: Buffer.from(value).toString('base64') } }]);
      answer.end(`secret/${rest[1]} created\n`);
      return;
    }
    if (verb === 'get') {
      answer.end(print(await this.get(what, rest[0], options.get('-l')), options.get('-o') ?? ''));
      return;
    }
    throw new Error(`kubectl ${argv.join(' ')}: no command that is known here`);
  }

  private async get(what: string, name: string | undefined, selector = ''): Promise<any> {
    if (what === 'pods') {
      const labels = selector.split(',').map(pair => pair.split('='));
      const items = this.node.pods().filter(pod => labels.every(([key, value]) => pod.labels[key] === value));
      return { items: items.map(pod => ({ metadata: { name: pod.name } })) };
    }
    if (what === 'nodes') {
      return { items: [{ status: { addresses: [{ type: 'InternalIP', address: this.node.address }] } }] };
    }
    if (what === 'secret') {
      const data = this.node.objects.data('Secret', name!);
      return { data: Object.fromEntries([...data!].map(([key, value]) => [key, value.toString('base64')])) };
    }
    if (what === 'service') {
      return { spec: { ports: await Promise.all(this.node.service(name!).ports.map(async port => ({ ...port, nodePort: await this.nodePort(name!, port) }))) } };
    }
    throw new Error(`kubectl get ${what}: no kind that is known here`);
  }

  /** A port of the node that leads to a Service. */
  private async nodePort(service: string, port: any): Promise<number> {
    const key = `${service}:${port.port}`;
    if (!this.nodePorts.has(key)) {
      const number = port.nodePort || FIRST_NODE_PORT + this.nodePorts.size;
      this.nodePorts.set(key, number);
      await this.listen(this.node.address, number, client => {
        const there = net.connect(port.port, this.node.service(service).address);
        client.pipe(there).pipe(client);
        there.on('error', () => client.destroy());
      });
    }
    return this.nodePorts.get(key)!;
  }

  /** Connections go to the loopback of the pod, from within its network. */
  private async forward(local: number, what: string, remote: number): Promise<void> {
    const [kind, name] = what.includes('/') ? what.split('/') : ['pod', what];
    const service = kind === 'service' ? this.node.service(name) : undefined;
    const pod: Pod | undefined = service === undefined ? this.node.pods().find(one => one.name === name) : service.pods()[0];
    const target = service === undefined ? remote : service.endpoints(service.ports.find(port => port.port === remote))[0].port;
    if (pod === undefined) {
      throw new Error(`${what} has no pod`);
    }
    await this.listen('127.0.0.1', local, client => {
      const relay = spawn('nsenter', ['--target', String(pod.pid), '--net', '--', '/usr/bin/python3', '-c', RELAY, String(target)], { stdio: ['pipe', 'pipe', 'inherit'] });
      client.pipe(relay.stdin);
      relay.stdout.pipe(client);
      relay.stdin.on('error', () => client.destroy());
      client.on('close', () => relay.kill('SIGKILL'));
    });
  }

  private listen(host: string, port: number, connected: (client: net.Socket) => void): Promise<void> {
    const server = net.createServer({ allowHalfOpen: true }, client => {
      client.on('error', () => client.destroy());
      connected(client);
    });
    this.open.push(server);
    return new Promise((resolve, reject) => {
      server.on('error', reject);
      server.listen(port, host, resolve);
    });
  }
}

/** The commands of a text: what is indented by two spaces, with the lines that continue it. */
export function commandsOf(text: string): string[] {
  const commands: string[] = [];
  let continued = false;
  for (const line of text.split('\n').filter(one => one.startsWith('  '))) {
    continued ? commands.push(`${commands.pop()}\n${line}`) : commands.push(line.trim());
    continued = line.endsWith('\\');
  }
  return commands;
}

/** Options with a value of their own, or the next word's; the other words. */
function parse(argv: readonly string[]) {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let i = 0; i < argv.length; i++) {
    const [, name, value] = /^(--?[a-z-]+)(?:=(.*))?$/s.exec(argv[i]) ?? [];
    name === undefined ? words.push(argv[i]) : options.set(name, value ?? argv[++i]);
  }
  return { words, options };
}

/** An object as one of the two formats that notes ask for. */
function print(object: any, format: string): string {
  const [, way, template] = /^(jsonpath|go-template)=(.*)$/s.exec(format) ?? [];
  if (way === 'jsonpath') {
    return template.replace(/\{([^}]*)\}/g, (_, place: string) => [...place.matchAll(/\.(\w+)|\[(\d+)\]/g)].reduce((value, [, key, index]) => value?.[key ?? index], object) ?? '');
  }
  const [, key] = /^\{\{index \.data "([^"]*)" \| base64decode\}\}$/.exec(template ?? '') ?? [];
  if (key === undefined) {
    throw new Error(`-o ${format}: no format that is known here`);
  }
  return Buffer.from(object.data[key], 'base64').toString();
}
