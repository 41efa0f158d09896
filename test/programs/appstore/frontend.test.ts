import { rendered } from '../rendered';
import { Image, Node } from '../runner/node';

const URL_OF_BACKEND = 'https://api.appstore.ai';
const PLACEHOLDER = 'THE_URL_OF_THE_BACK_END';

/** What the entrypoint of the image does: it writes the URL into the pages, in place, and serves them. */
const ENTRYPOINT = `set -e
for file in /app/dist/spa/assets/*.js; do
  sed -i "s|${PLACEHOLDER}|$VUE_APP_BACKEND_URL|g" "$file"
done
exec node /app/server.js
`;

const SERVER = `const { createServer } = require('http'), { existsSync, readFileSync } = require('fs'), { join } = require('path');
createServer(({ url }, response) => {
  const file = join('/app/dist/spa', url);
  response.end(readFileSync(url !== '/' && existsSync(file) ? file : '/app/dist/spa/index.html'));
}).listen(80);
process.on('SIGTERM', () => process.exit(0));
`;

/** Stands for the image, which is built to run as root: its files belong to root. */
const IMAGE = new Image({
  files: {
    '/app/entrypoint.sh': ENTRYPOINT,
    '/app/server.js': SERVER,
    '/app/dist/spa/index.html': '<script src="/assets/index.js"></script>\n',
    '/app/dist/spa/assets/index.js': `fetch('${PLACEHOLDER}/models');\n`,
  },
  workdir: '/app',
  entrypoint: ['sh', '/app/entrypoint.sh'],
});

describe('the front end', () => {
  let node: Node;

  afterEach(() => node?.stop());

  async function start(values: any = {}): Promise<void> {
    node = await Node.start({ images: { 'aas-frontend': IMAGE }, namespace: 'ai-appstore', backOff: 1 });
    await node.apply(rendered('aas-frontend', { env: { VUE_APP_BACKEND_URL: URL_OF_BACKEND }, ...values }, { namespace: 'ai-appstore' }).objects);
  }

  const page = async (path: string) => (await fetch(`${node.service('aas-frontend').url()}${path}`)).text();
  const inside = async (...argv: string[]) => (await node.pod('aas-frontend').exec('aas-frontend', argv)).exitCode;

  it('serves pages with the URL of the back end on port 80, without being root and with a root file system that is read only', async () => {
    await start();
    await node.ready();
    expect(await page('/assets/index.js')).toBe(`fetch('${URL_OF_BACKEND}/models');\n`);
    expect(await page('/models/42')).toContain('/assets/index.js');
    expect((await node.pod('aas-frontend').exec('aas-frontend', ['id', '-u'])).stdout.trim()).toBe('10001');
    expect([await inside('touch', '/app/dist/x'), await inside('touch', '/tmp/x')]).toEqual([0, 0]);
    expect(await inside('touch', '/app/x')).not.toBe(0);
  });

  it('serves them after its container was killed, too: what it edits is there as it left it', async () => {
    await start();
    await node.ready();
    node.pod('aas-frontend').kill9('aas-frontend');
    await node.until(() => node.pod('aas-frontend').container('aas-frontend').restarts === 1 && node.pod('aas-frontend').ready, 30, 'the container to start again', node.pods('aas-frontend'));
    expect(await page('/assets/index.js')).toBe(`fetch('${URL_OF_BACKEND}/models');\n`);
  });

  it('passes helm test', async () => {
    await start();
    await node.ready();
    expect(Object.entries(await node.test()).map(([pod, { exitCode }]) => [pod, exitCode])).toEqual([['aas-frontend-test', 0]]);
  });

  it('can be root, for an image that needs it', async () => {
    await start({ podSecurityContext: { runAsNonRoot: false, runAsUser: 0, runAsGroup: 0, sysctls: [] }, securityContext: { capabilities: { drop: [], add: ['NET_BIND_SERVICE'] } } });
    await node.ready();
    expect(await page('/assets/index.js')).toContain(URL_OF_BACKEND);
  });

  it('would not start without the kernel parameter that the chart sets: others than root may not listen on port 80', async () => {
    await start({ podSecurityContext: { sysctls: [] } });
    await node.until(() => node.pod('aas-frontend').containers.some(({ name }) => name === 'aas-frontend') && /EACCES/.test(node.pod('aas-frontend').log('aas-frontend')), 30, 'the program to fail', node.pods('aas-frontend'));
    expect(node.pod('aas-frontend').ready).toBe(false);
  });
});
