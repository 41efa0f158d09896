/**
 * A release of `arl-cluster` as Helm renders it, with what a user sees of Dask and Jupyter.
 *
 * @programs dask
 */
import { ArlCluster, written, finished } from './arl-cluster';

const PASSWORD = 'open sesame';

const VALUES = {
  jupyter: { password: PASSWORD },
  data: { enabled: true },
  resources: { limits: { cpu: '1500m', memory: '512Mi' } },
  worker: {
    replicaCount: 2,
    groups: { gpu: { threads: 3, memoryLimit: '300MiB', taskResources: 'GPU=1,MEMORY=70e9', resources: { limits: { cpu: '1', memory: '512Mi' } } } },
  },
  daskscheduler: { dashboardPrefix: '/dask', service: { bokeh: { port: 80 } } },
  notebook: { basePath: '/notebook', persistence: { enabled: true }, service: { jupyter: { port: 8080 } } },
};

let cluster: ArlCluster;

beforeAll(async () => {
  cluster = await ArlCluster.start({ values: VALUES, byHelm: true });
});

/** What a program of a pod may do: who it is, and which folders it can write to. */
const RIGHTS = `
import json, os
def writable(folder):
    try:
        open(f"{folder}/x", "w").close()
        os.remove(f"{folder}/x")
        return True
    except OSError:
        return False
status = dict(line.split(":\\t", 1) for line in open("/proc/1/status").read().splitlines())
print(json.dumps({
    "ids": [os.getuid(), os.getgid(), sorted(os.getgroups())],
    "capabilities": [int(status[name], 16) for name in ("CapEff", "CapPrm", "CapBnd")],
    "noNewPrivileges": status["NoNewPrivs"],
    "writable": [folder for folder in ("/", "/etc", "/usr", "/home", "/opt", "/var", "/tmp", "/var/tmp", "/home/notebook", "/arl/data") if writable(folder)],
}))`;

test.each([
  ['scheduler', ['/tmp', '/var/tmp']],
  ['worker', ['/tmp', '/var/tmp', '/arl/data']],
  ['gpu-worker', ['/tmp', '/var/tmp', '/arl/data']],
  ['notebook', ['/tmp', '/home/notebook', '/arl/data']],
])('the %s is no root, has no capabilities, and writes to its volumes only', async (component, writable) => {
  const [pod] = cluster.pods(component);
  const { stdout } = await pod.container().exec(['python', '-c', RIGHTS]);
  expect(JSON.parse(stdout)).toEqual({ ids: [10001, 10001, [10001]], capabilities: [0, 0, 0], noNewPrivileges: '1', writable });
});

test('workers have threads and memory as their limits and values say, and a name that is that of their pod', async () => {
  const seen = await cluster.dask(`
result = sorted([w["name"], w["nthreads"], w["memory_limit"] / 2**20, w["resources"]] for w in client.scheduler_info()["workers"].values())`);
  const expected = [
    ...cluster.pods('worker').map(pod => [pod.name, 2, expect.closeTo(0.8 * 512, 0), {}]),
    ...cluster.pods('gpu-worker').map(pod => [pod.name, 3, 300, { GPU: 1, MEMORY: 70e9 }]),
  ];
  expect(seen).toHaveLength(3);
  expect(seen).toEqual(expect.arrayContaining(expected));
});

test('a task that asks for a resource runs in the group that has it, and one task at a time', async () => {
  const { names, most } = await cluster.dask(`
def work(i):
    began = time.time()
    time.sleep(0.3)
    return os.environ["DASK_NAME"], began, time.time()
runs = client.gather([client.submit(work, i, pure=False, resources={"GPU": 1}) for i in range(6)])
result = {"names": list({run[0] for run in runs}), "most": max(sum(a[1] <= b[1] < a[2] for a in runs) for b in runs)}`);
  expect(names).toEqual(cluster.pods('gpu-worker').map(pod => pod.name));
  expect(most).toBe(1);
});

describe('the dashboard', () => {
  test('has its pages, and all that they need, below its prefix only', async () => {
    const { pages, outside, other } = await cluster.python(`
import json, re, sys
from urllib.error import HTTPError
from urllib.request import urlopen
base = sys.argv[1]
def get(path):
    try:
        answer = urlopen(base + path, timeout=30)
        return answer.status, answer.read().decode(errors="replace")
    except HTTPError as error:
        return error.code, ""
pages = ["/dask/" + page for page in ("status", "workers", "tasks", "system", "profile", "graph", "info/main/workers.html", "individual-plots.json", "health", "metrics")]
found = {page: get(page) for page in pages}
linked = {link for status, text in found.values() for link in re.findall('(?:href|src)="(/[^"]*)"', text) if "logs/" not in link}
print(json.dumps({
    "pages": {page: status for page, (status, text) in found.items()} | {link: get(link)[0] for link in linked},
    "outside": [link for link in linked if not link.startswith("/dask/")],
    "other": [get(page)[0] for page in ("/status", "/health")],
}))`, [`http://${cluster.host('scheduler', 'bokeh')}`]);
    expect(Object.entries(pages).filter(([, status]) => status !== 200)).toEqual([]);
    expect(Object.keys(pages).length).toBeGreaterThanOrEqual(15);
    expect(outside).toEqual([]);
    expect(other).toEqual([404, 404]);
  });

  test('draws over a WebSocket', async () => {
    const drawn = await cluster.python(`
import json, sys
from bokeh.client import pull_session
session = pull_session(url=sys.argv[1])
print(json.dumps([session.connected, len(session.document.roots)]))
session.close()`, [`http://${cluster.host('scheduler', 'bokeh')}/dask/status`]);
    expect(drawn).toEqual([true, expect.any(Number)]);
    expect(drawn[1]).toBeGreaterThan(0);
  });
});

describe('the notebook', () => {
  test.each(['form', 'header', 'link'] as const)('lets nobody in without its password: by %s', async by => {
    expect((await cluster.visit({ by, secret: 'open barley' })).status).toBe(403);
    expect((await cluster.visit({ by, secret: '' })).status).toBe(403);
  });

  test('has no token, and its password is for the form only', async () => {
    expect(await cluster.visit({})).toMatchObject({ status: 403 });
    expect(await cluster.visit({ by: 'form', secret: PASSWORD })).toMatchObject({ status: 200 });
    expect(await cluster.visit({ by: 'header', secret: PASSWORD })).toMatchObject({ status: 403 });
    expect(await cluster.visit({ by: 'link', secret: PASSWORD })).toMatchObject({ status: 403 });
  });

  test('keeps its page, kernels, terminals and files to those who are let in', async () => {
    const paths = ['/lab', '/api/kernels', '/api/terminals', '/api/contents', '/api/sessions', '/metrics', '/api/kernelspecs'];
    const asked = paths.map(page => ['status', 'GET', page] as const);
    const [stranger, user] = await Promise.all([cluster.visit({ do: asked }), cluster.visit({ by: 'form', secret: PASSWORD, do: asked })]);
    expect(Object.fromEntries(paths.map((page, i) => [page, [302, 403].includes(stranger.results[i])]))).toEqual(Object.fromEntries(paths.map(page => [page, true])));
    expect(Object.fromEntries(paths.map((page, i) => [page, [200, 302].includes(user.results[i])]))).toEqual(Object.fromEntries(paths.map(page => [page, true])));
  });

  test('has kernels that reach the scheduler, in versions that agree, and link to its dashboard', async () => {
    const { results: [text] } = await cluster.visit({
      by: 'form', secret: PASSWORD, do: [['execute', `
import json, os, warnings
from urllib.request import urlopen
from distributed import Client
with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    client = Client()
    versions = client.get_versions(check=True)
print(json.dumps({
    "sum": client.submit(sum, [1, 2]).result(),
    "warnings": [str(w.message) for w in warned if "ersion" in str(w.message)],
    "link": client.dashboard_link,
    "dashboard": urlopen(client.dashboard_link).status,
    "arl": os.environ["ARL_DASK_SCHEDULER"],
    "secrets": [name for name in os.environ if name in ("JUPYTER_PASSWORD", "JUPYTER_TOKEN")],
}))`]],
    });
    const scheduler = cluster.name('scheduler', 'Service');
    expect(JSON.parse(text)).toEqual({
      sum: 3, warnings: [], link: `http://${scheduler}.radio:80/dask/status`, dashboard: 200, arl: `${scheduler}.radio:8786`, secrets: [],
    });
  });

  test('has terminals, whose shell has the PATH of the image and no password', async () => {
    const { results: [shown] } = await cluster.visit({
      by: 'form', secret: PASSWORD, do: [['type', 'dask --version; echo "<${JUPYTER_PASSWORD-none}>" $((40 + 2))', '42']],
    });
    expect(shown).toContain('2026.8.0');
    expect(shown).toContain('<none> 42');
  });

  test('keeps its files when its pod is deleted, on the volume that is its root directory', async () => {
    await cluster.visit({ by: 'form', secret: PASSWORD, do: [['write', 'kept.txt', 'visibilities']] });
    const stop = await cluster.pod('notebook').delete();
    expect(stop).toMatchObject({ killed: false, exitCode: 0 });
    await cluster.node.ready({ of: [cluster.name('notebook')] });
    const { results } = await cluster.visit({ by: 'form', secret: PASSWORD, do: [['read', 'kept.txt'], ['upload', 'large.bin', 3_000_000]] });
    expect(results).toEqual(['visibilities', 201]);
  });
});

test('a worker that is deleted hands over its results, and what it was doing is done by another one', async () => {
  const [leaving] = cluster.pods('worker');
  const client = cluster.startDask(`
def work(i, seconds):
    with open("/arl/data/runs", "a") as runs:
        runs.write(f"{i} {os.environ['DASK_NAME']}\\n")
    time.sleep(seconds)
    return i
leaving = [address for address, w in client.scheduler_info()["workers"].items() if w["name"] == "${leaving.name}"]
held = [client.submit(work, i, 0, workers=leaving, allow_other_workers=True, pure=False) for i in range(20)]
wait(held)
running = [client.submit(work, i, 8, workers=leaving, allow_other_workers=True, pure=False) for i in (100, 101)]
while not client.processing().get(leaving[0]):
    time.sleep(0.1)
on = {address for holders in client.who_has(held).values() for address in holders}
print("now", flush=True)
result = {"on": list(on) == leaving, "held": client.gather(held), "running": client.gather(running)}`);
  await written(client, 'now');
  const stop = await leaving.delete();
  const { on, held, running } = await finished(client);
  expect(on).toBe(true);
  expect(held).toEqual(Array.from({ length: 20 }, (_, i) => i));
  expect(running).toEqual([100, 101]);
  expect(stop).toMatchObject({ preStop: { ok: true }, killed: false });

  const runs = (await cluster.pod('notebook').container().exec(['cat', '/arl/data/runs'])).stdout.trim().split('\n').map(line => line.split(' '));
  const of = (i: number) => runs.filter(([n]) => n === String(i)).map(([, name]) => name);
  expect(Array.from({ length: 20 }, (_, i) => of(i))).toEqual(Array.from({ length: 20 }, () => [leaving.name]));
  expect([of(100)[0], of(101)[0]]).toEqual([leaving.name, leaving.name]);
  await cluster.node.ready();
});

test('the pod of `helm test` passes', async () => {
  const results = Object.values(await cluster.node.test());
  expect(results).toEqual([{ exitCode: 0, output: expect.stringContaining('3') }]);
});

test('all end before their time is over, also while a kernel and a task are busy', async () => {
  const busy = 'import time\nwhile True:\n    time.sleep(0.01)';
  await cluster.visit({ by: 'form', secret: PASSWORD, do: [['leave', busy]] });
  await cluster.dask(`
def work():
    while True:
        time.sleep(0.01)
fire_and_forget(client.submit(work, resources={"GPU": 1}))
while not any(client.processing().values()):
    time.sleep(0.1)
result = None`);
  for (const component of ['notebook', 'worker', 'gpu-worker', 'scheduler']) {
    for (const { killed, exitCode } of await cluster.node.scale(cluster.name(component), 0)) {
      expect({ component, killed, exitCode }).toEqual({ component, killed: false, exitCode: 0 });
    }
  }
});
