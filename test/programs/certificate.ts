import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { scratch } from '../support/scratch';

/** A Secret of type `kubernetes.io/tls` with a certificate for these names. It is its own authority, unless one is given. */
export function certificate(secret: string, names: readonly string[], authority?: Authority): any {
  const folder = scratch();
  const file = (name: string) => path.join(folder, name);
  const signed = authority === undefined ? [] : ['-CA', path.join(authority.folder, 'ca.crt'), '-CAkey', path.join(authority.folder, 'ca.key')];
  request(file('tls'), names[0], [...signed, '-addext', `subjectAltName=${names.map(name => `DNS:${name}`).join(',')}`]);
  const data: { [key: string]: Buffer } = { 'tls.crt': fs.readFileSync(file('tls.crt')), 'tls.key': fs.readFileSync(file('tls.key')) };
  if (authority !== undefined) {
    data['ca.crt'] = Buffer.from(authority.certificate);
  }
  return {
    apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/tls', metadata: { name: secret },
    data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, value.toString('base64')])),
  };
}

/** A private certificate authority. */
export class Authority {
  readonly folder = scratch();

  constructor() {
    request(path.join(this.folder, 'ca'), 'a private authority', []);
  }

  get certificate(): string {
    return fs.readFileSync(path.join(this.folder, 'ca.crt'), 'utf8');
  }
}

/** Writes a certificate and its key. */
function request(file: string, name: string, options: readonly string[]): void {
  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '7', '-subj', `/CN=${name}`,
    ...options, '-keyout', `${file}.key`, '-out', `${file}.crt`,
  ], { stdio: ['ignore', 'ignore', 'pipe'] });
}
