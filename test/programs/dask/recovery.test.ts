/**
 * What becomes of a release when something goes wrong: a late or a killed scheduler, tasks that block a worker or need more memory than
 * there is. The notebook has a token.
 *
 * @programs dask
 */
import { ArlCluster, secret } from './arl-cluster';
import { eventually } from '../../support/eventually';

const TOKEN = '0123456789abcdef';

/** Longer than Dask tries to connect by default. */
const LATE = 35;

let cluster: ArlCluster;
let began: number;

beforeAll(async () => {
  cluster = await ArlCluster.prepare({
    values: {
      jupyter: { auth: 'token', existingSecret: 'theirs', tokenKey: 'nb' },
      resources: { limits: { cpu: '1', memory: '512Mi' } },
      worker: { replicaCount: 2, taskResources: 'A=.5 B=1.,C=1E+3' },
      // A task that kills a worker is given up at once.
      daskscheduler: { env: { DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES: '0' } },
      notebook: { rootDir: '/home/notebook' },
    },
    // As `--from-file` makes it.
    objects: [secret('theirs', { nb: `${TOKEN}\n` })],
  });
  began = performance.now();
  await cluster.node.apply(cluster.objects.filter(object => object !== cluster.of('scheduler')));
  await cluster.node.ready({ of: [cluster.name('notebook')] });
});

describe('a notebook with a token', () => {
  test.each(['form', 'header', 'link'] as const)('lets those in who know it, although its file ends in a line feed, and nobody else: by %s', async by => {
    expect((await cluster.visit({ by, secret: TOKEN })).status).toBe(200);
    expect((await cluster.visit({ by, secret: `${TOKEN}0` })).status).toBe(403);
    expect((await cluster.visit({ by, secret: '' })).status).toBe(403);
  });

  test('has kernels and terminals for those who have a link, and does not tell them the token', async () => {
    const { results: [kernel, terminal] } = await cluster.visit({
      by: 'link', secret: TOKEN, do: [['execute', 'import os\nos.environ.get("JUPYTER_TOKEN", "none")'], ['type', 'echo "<${JUPYTER_TOKEN-none}>" $((40 + 2))', '42']],
    });
    expect(kernel).toBe("'none'");
    expect(terminal).toContain('<none> 42');
  });

  test('loses its files with its pod when they are on no volume', async () => {
    const pod = cluster.pod('notebook');
    await cluster.visit({ by: 'header', secret: TOKEN, do: [['write', 'lost.txt', 'visibilities']] });
    expect(await pod.delete()).toMatchObject({ killed: false });
    await cluster.node.ready({ of: [cluster.name('notebook')] });
    expect((await cluster.visit({ by: 'header', secret: TOKEN, do: [['status', 'GET', '/api/contents/lost.txt']] })).results).toEqual([404]);
  });
});

test('workers wait for a scheduler that is late, and do not start again and again', async () => {
  await eventually(() => performance.now() - began > LATE * 1000, LATE, 'the time of a late scheduler');
  expect(cluster.pods('worker').map(pod => [pod.ready, pod.container().restarts])).toEqual([[false, 0], [false, 0]]);
  await cluster.node.apply([cluster.of('scheduler')]);
  // The longer Dask has waited, the longer it waits before it tries again.
  await cluster.node.ready({ timeout: 140 });
  expect(cluster.pods('worker').map(pod => pod.container().restarts)).toEqual([0, 0]);
  expect(await cluster.dask('result = client.submit(sum, [1, 2]).result()')).toBe(3);
});

test('workers wait for each other no longer than Dask does by default', async () => {
  expect(await cluster.dask(`
import dask
client.wait_for_workers(2, timeout=60)
result = list(client.run(lambda: __import__("dask").config.get("distributed.comm.timeouts.connect")).values()) + [dask.config.get("distributed.comm.timeouts.connect")]`))
    .toEqual(['30s', '30s', '30s']);
});

test('numbers of resources are those that Dask reads', async () => {
  expect(await cluster.dask('client.wait_for_workers(2, timeout=60)\nresult = [w["resources"] for w in client.scheduler_info()["workers"].values()]'))
    .toEqual(Array(2).fill({ A: 0.5, B: 1, C: 1000 }));
});

test('a task that holds the GIL for 17 s, so that its worker answers nobody, is no reason to start it again', async () => {
  expect(await cluster.dask(`
def hold():
    import ctypes
    ctypes.PyDLL(None).sleep(17)
    return "held"
result = client.submit(hold, pure=False).result(timeout=60)`)).toBe('held');
  expect(cluster.pods('worker').map(pod => pod.container().restarts)).toEqual([0, 0]);
});

test('a task that needs more memory than a worker has ends with an error, before the container is out of memory', async () => {
  expect(await cluster.dask(`
def fill():
    kept = []
    for _ in range(200):
        kept.append(bytearray(os.urandom(1 << 20) * 5))
        time.sleep(0.02)
try:
    result = client.submit(fill, pure=False).result(timeout=90)
except Exception as error:
    result = type(error).__name__`)).toBe('KilledWorker');
  expect(cluster.pods('worker').map(pod => [pod.container().restarts, pod.container().outOfMemoryKills])).toEqual([[0, 0], [0, 0]]);
});

test('after the scheduler was killed, all come back and tasks run again', async () => {
  const scheduler = cluster.pod('scheduler').container();
  scheduler.kill9();
  await eventually(() => scheduler.restarts > 0, 30, 'a new start of the scheduler');
  await cluster.node.ready({ timeout: 60 });
  expect(await cluster.dask('client.wait_for_workers(2, timeout=60)\nresult = client.submit(sum, [1, 2]).result()')).toBe(3);
  expect((await cluster.visit({ by: 'header', secret: TOKEN, do: [['execute', 'from distributed import Client\nClient().submit(sum, [3, 4]).result()']] })).results).toEqual(['7']);
});
