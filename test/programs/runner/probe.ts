import * as http from 'http';
import * as http2 from 'http2';
import * as https from 'https';
import * as net from 'net';
import { TIMED_OUT, afterNews } from './commands';
import type { Container } from './container';
import { inUrl } from './network';

/** What a probe or hook found; `why` says what was wrong. */
export interface Answer {
  readonly ok: boolean;
  readonly why: string;
}

const GOOD: Answer = { ok: true, why: '' };

/** Asks a container once, as the kubelet does for probes and hooks. */
export async function ask(container: Container, action: any, timeoutSeconds: number): Promise<Answer> {
  if (action.exec !== undefined) {
    const { exitCode, stdout, stderr } = await container.exec(action.exec.command, { timeout: timeoutSeconds });
    const output = (stdout + stderr).slice(-1000).trim();
    return exitCode === 0 ? GOOD : { ok: false, why: exitCode === TIMED_OUT ? `command timed out after ${timeoutSeconds}s: ${output}` : `exit code ${exitCode}: ${output}` };
  }
  const asked = new AbortController();
  const question = action.httpGet !== undefined ? httpGet(container, action.httpGet, asked.signal)
    : action.tcpSocket !== undefined ? tcp(action.tcpSocket.host ?? container.pod.ip, container.port(action.tcpSocket.port), asked.signal)
      : grpc(container.pod.ip, action.grpc.port, action.grpc.service ?? '', asked.signal);
  try {
    return await Promise.race([question, timeOver(timeoutSeconds, asked.signal)]);
  } catch (error: any) {
    return { ok: false, why: String(error?.code ?? error?.message ?? error) };
  } finally {
    asked.abort();
    question.catch(() => undefined);
  }
}

function timeOver(seconds: number, signal: AbortSignal): Promise<Answer> {
  return new Promise(resolve => {
    const timer = setTimeout(() => afterNews(() => resolve({ ok: false, why: `no answer within ${seconds}s` })), seconds * 1000);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}

async function httpGet(container: Container, action: any, signal: AbortSignal): Promise<Answer> {
  const scheme = (action.scheme ?? 'HTTP').toLowerCase();
  const headers = Object.fromEntries((action.httpHeaders ?? []).map((header: any) => [header.name, header.value]));
  let url = new URL(`${scheme}://${inUrl(action.host ?? container.pod.ip)}:${container.port(action.port)}${(action.path ?? '/').replace(/^(?!\/)/, '/')}`);
  const first = url.hostname;
  for (let redirects = 0; redirects <= 10; redirects++) {
    const { status, location, body } = await get(url, headers, signal);
    if (location !== undefined && status >= 300 && status < 400) {
      url = new URL(location, url);
      if (url.hostname !== first) {
        return GOOD; // a redirect to another host is not followed
      }
      continue;
    }
    return status >= 200 && status < 400 ? GOOD : { ok: false, why: `HTTP probe failed with statuscode: ${status} ${body}` };
  }
  return { ok: false, why: 'stopped after 10 redirects' };
}

function get(url: URL, headers: { readonly [name: string]: string }, signal: AbortSignal): Promise<{ status: number; location?: string; body: string }> {
  const client = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const request = client.get(url, {
      agent: false, signal, rejectUnauthorized: false,
      headers: { 'User-Agent': 'kube-probe/1.35', 'Accept': '*/*', 'Connection': 'close', ...headers },
    } as https.RequestOptions, response => {
      let body = '';
      response.setEncoding('utf8').on('data', chunk => (body += chunk)).on('error', reject)
        .on('end', () => resolve({ status: response.statusCode!, location: response.headers.location, body: body.slice(0, 200) }));
    });
    request.on('error', reject);
  });
}

function tcp(host: string, port: number, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host, port, signal } as net.TcpNetConnectOpts, () => {
      socket.destroy();
      resolve(GOOD);
    });
    socket.on('error', reject);
  });
}

/** grpc.health.v1.Health/Check, which has to answer SERVING. */
function grpc(host: string, port: number, service: string, signal: AbortSignal): Promise<Answer> {
  const name = Buffer.from(service);
  const message = name.length === 0 ? name : Buffer.concat([Buffer.of(0x0a, name.length), name]);
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  return new Promise((resolve, reject) => {
    const session = http2.connect(`http://${inUrl(host)}:${port}`);
    signal.addEventListener('abort', () => session.destroy());
    session.on('error', reject);
    const call = session.request({ ':method': 'POST', ':path': '/grpc.health.v1.Health/Check', 'content-type': 'application/grpc', 'te': 'trailers' });
    const chunks: Buffer[] = [];
    let status: unknown;
    call.on('response', headers => (status = headers['grpc-status'] ?? status));
    call.on('trailers', headers => (status = headers['grpc-status'] ?? status));
    call.on('data', chunk => chunks.push(chunk));
    call.on('error', reject);
    call.on('end', () => {
      const answer = Buffer.concat(chunks).subarray(5);
      const serving = String(status) === '0' && answer.equals(Buffer.of(0x08, 0x01));
      resolve(serving ? GOOD : { ok: false, why: `gRPC status ${status}, health ${answer.toString('hex')}` });
    });
    call.end(Buffer.concat([prefix, message]));
  });
}
