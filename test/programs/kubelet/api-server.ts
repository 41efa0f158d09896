import * as fs from 'fs';
import * as https from 'https';
import { Cluster } from '../../cluster/cluster';

/** What the API server says of a request that it does not grant. */
export class ApiError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

/** Speaks to the API server of a cluster as its administrator, without starting a program each time. */
export class ApiServer {
  private readonly url: URL;
  private readonly token: string;
  private readonly agent = new https.Agent({ keepAlive: true });

  constructor(cluster: Cluster) {
    const { clusters, users } = JSON.parse(fs.readFileSync(cluster.kubeconfig, 'utf8'));
    this.url = new URL(clusters[0].cluster.server);
    this.token = users[0].user.token;
  }

  get port(): number {
    return Number(this.url.port);
  }

  /** The objects of a list; each has the kind that the list says. */
  async list(path: string): Promise<any[]> {
    const { kind, apiVersion, items } = await this.ask('GET', path);
    return items.map((item: any) => ({ ...item, kind: kind.replace(/List$/, ''), apiVersion }));
  }

  /** @param type what kind of patch `body` is, when it is one. @throws ApiError */
  ask(method: string, path: string, body?: object, type = 'application/json'): Promise<any> {
    const sent = body === undefined ? '' : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const request = https.request({
        host: this.url.hostname, port: this.port, method, path, agent: this.agent, rejectUnauthorized: false,
        headers: {
          'authorization': `Bearer ${this.token}`,
          'accept': 'application/json',
          'content-type': type,
          // Node sends none for DELETE by itself, and the server would not see the body.
          'content-length': Buffer.byteLength(sent),
        },
      }, response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk)).on('error', reject).on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode! >= 300) {
            reject(new ApiError(response.statusCode!, `${method} ${path}: ${response.statusCode} ${text}`));
          } else {
            resolve(JSON.parse(text));
          }
        });
      });
      request.on('error', reject);
      request.end(sent);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
