import * as http from 'http';
import * as https from 'https';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface RequestOptions {
  readonly method?: string;
  readonly body?: Buffer | string;
  readonly headers?: http.OutgoingHttpHeaders;
  /** The certificate authority, in PEM. */
  readonly ca?: string;
}

/** What a URL answers, whose host is at this address. Redirects are answers. */
export function request(url: string, address: string, options: RequestOptions = {}): Promise<Answer> {
  const { method = 'GET', body, ca } = options;
  const to = new URL(url);
  return new Promise((resolve, reject) => {
    const module = to.protocol === 'https:' ? https : http;
    const headers = { ...body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }, ...options.headers, host: to.host };
    const asked = module.request({ host: address, port: to.port || undefined, servername: to.hostname, path: to.pathname + to.search, method, headers, ca, agent: false, timeout: 60_000 }, response => {
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk)).on('error', reject)
        .on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    // An answer to a body that is too large may come before all of it was sent.
    let answered = false;
    asked.on('response', () => (answered = true)).on('error', error => answered || reject(error)).on('timeout', () => asked.destroy(new Error(`${url} does not answer`)));
    asked.end(body);
  });
}
