import * as fs from 'fs';
import * as https from 'https';

/** What the API server answers. */
export interface Answer {
  readonly status: number;
  readonly body: any;
}

/** Asks an API server over few connections: a process of kubectl for each object would take a hundred times as long. */
export class Requests {
  private readonly agent = new https.Agent({ keepAlive: true, maxSockets: 8, rejectUnauthorized: false });
  private readonly server: URL;
  private readonly token: string;

  public constructor(kubeconfig: string) {
    const { clusters: [{ cluster: { server } }], users: [{ user: { token } }] } = JSON.parse(fs.readFileSync(kubeconfig, 'utf8'));
    this.server = new URL(server);
    this.token = token;
  }

  public send(method: string, path: string, body?: object): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = https.request({
        agent: this.agent, method, host: this.server.hostname, port: this.server.port, path, headers: { 'authorization': `Bearer ${this.token}`, 'content-type': 'application/json' },
      }, response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode!, body: text.startsWith('{') ? JSON.parse(text) : text });
        });
      });
      request.on('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  public close(): void {
    this.agent.destroy();
  }
}
