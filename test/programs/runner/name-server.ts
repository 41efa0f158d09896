import * as dgram from 'dgram';
import { isIPv6 } from 'net';

const TYPE_A = 1;
const TYPE_AAAA = 28;
const TYPE_SRV = 33;
const NXDOMAIN = 3;

/** What a name leads to. */
export interface Names {
  /** The addresses of a name; `undefined` when there is no such name. */
  addresses(name: string): readonly string[] | undefined;
  /** The targets of a name such as _mongo._tcp.db.n.svc.cluster.local. */
  targets(name: string): ReadonlyArray<{ readonly port: number; readonly host: string }> | undefined;
}

/** Answers the questions of pods for names, as the DNS server of a cluster without an outside does. */
export class NameServer {
  static start(address: string, names: Names): Promise<NameServer> {
    const socket = dgram.createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    socket.on('message', (question, from) => {
      const said = answer(question, names);
      if (said !== undefined) {
        socket.send(said, from.port, from.address);
      }
    });
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(53, address, () => resolve(new NameServer(socket)));
    });
  }

  private constructor(private readonly socket: dgram.Socket) {}

  stop(): void {
    this.socket.close();
  }
}

/** The answer to a message that is a question. */
function answer(message: Buffer, names: Names): Buffer | undefined {
  const end = message.indexOf(0, 12);
  if (end < 0 || message.length < end + 5) {
    return undefined;
  }
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at]; length !== 0; length = message[at]) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const type = message.readUInt16BE(at + 1);
  const question = message.subarray(12, at + 5);
  const name = labels.join('.').toLowerCase();
  const addresses = names.addresses(name);
  const targets = names.targets(name);
  const records = type === TYPE_A || type === TYPE_AAAA ? (addresses ?? []).filter(one => isIPv6(one) === (type === TYPE_AAAA)).map(bytes) : type === TYPE_SRV ? (targets ?? []).map(srv) : [];
  const header = Buffer.alloc(12);
  header.writeUInt16BE(message.readUInt16BE(0), 0);
  header.writeUInt16BE(0x8580 | (message.readUInt16BE(2) & 0x0100) | (addresses ?? targets ? 0 : NXDOMAIN), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, question, ...records.map(data => record(type, data))]);
}

/** A record for the name that was asked for, which a client may keep for no second. */
function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function bytes(address: string): Buffer {
  if (!isIPv6(address)) {
    return Buffer.from(address.split('.').map(Number));
  }
  const [first, last] = address.split('::').map(part => part.split(':'));
  const groups = [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last];
  return Buffer.from(groups.map(group => group.padStart(4, '0')).join(''), 'hex');
}

function srv({ port, host }: { readonly port: number; readonly host: string }): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt16BE(port, 4);
  return Buffer.concat([head, ...host.split('.').map(label => Buffer.from(`${String.fromCharCode(label.length)}${label}`, 'latin1')), Buffer.of(0)]);
}
