import { spawnSync } from 'child_process';
import * as path from 'path';
import { App } from 'cdk8s';
import { EVERYTHING } from './everything';
import { ArlClusterChart } from '../../src/dask';
import { release } from '../../src/plain/release';
import { render, renderEverything, renderNotes } from '../../src/plain/render';

const ENVIRONMENTS = path.join(__dirname, '../../app/environments');

const model = new ArlClusterChart(new App(), 'chart', { environments: ENVIRONMENTS })._model();

/** What comes of values, as `kubectl` gets it. */
function objects(values: any = {}, where: { readonly name?: string; readonly namespace?: string } = {}): any[] {
  return render(model, release({ name: 'test', values: [values], ...where }));
}

/** A Deployment of the release `test`: `notebook`, `dask-scheduler`, `dask-worker`. */
function deployment(program: string, values: any = {}): any {
  return objects(values).find(o => o.kind === 'Deployment' && o.metadata.name === `${program}-test-arl-cluster`);
}

function pod(program: string, values: any = {}): any {
  return deployment(program, values).spec.template.spec;
}

function container(program: string, values: any = {}): any {
  return pod(program, values).containers[0];
}

function notes(values: any = {}): string {
  return renderNotes(model, release({ name: 'test', values: [values] }));
}

describe('faults of the documented chart that this one does not have', () => {
  const PROGRAMS = ['notebook', 'dask-scheduler', 'dask-worker'];

  it('an empty pull secret is none, and not one without a name', () => {
    PROGRAMS.forEach(p => expect(pod(p, { image: { pullSecret: '' } })).not.toHaveProperty('imagePullSecrets'));
  });

  it('no variable comes twice, and none is a setting of Dask by chance', () => {
    for (const program of PROGRAMS) {
      const names = container(program, EVERYTHING).env.map((e: any) => e.name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name: string) => /^DASK_/.test(name) && !/^DASK_(SCHEDULER_ADDRESS|NAME|DISTRIBUTED__.*)$/.test(name))).toEqual([]);
    }
  });

  it('groups of two releases whose names begin alike have distinct names, which are truncated only if they are too long', () => {
    const names = (name: string) => objects({ worker: { groups: { gpu: { replicas: 2, autoscaling: { enabled: true }, serviceAccount: { create: true } } } } }, { name }).map(o => `${o.kind} ${o.metadata.name}`);
    const [blue, green, longer] = ['blue', 'green', 'purple'].map(color => names(`forecast-demand-europe-central-${color}`));
    expect(blue).toContain('Deployment dask-worker-forecast-demand-europe-central-blue-arl-cluster-gpu');
    expect(longer).toContainEqual(expect.stringMatching(/^Deployment dask-worker-forecast-demand-europe-central-purple-arl-[0-9a-f]{8}$/));
    expect(blue.filter(name => [...green, ...longer].includes(name))).toEqual([]);
  });

  it('names end at 63 characters, of the longest release too', () => {
    const names = objects(EVERYTHING, { name: 'a'.repeat(53) }).filter(o => o.kind !== 'PersistentVolume').map(o => o.metadata.name);
    expect(Math.max(...names.map(name => name.length))).toBeLessThanOrEqual(63);
  });

  it('the scheduler is looked for in the namespace of the release', () => {
    const all = objects({}, { namespace: 'radio' });
    expect(JSON.stringify(all)).toContain('tcp://dask-scheduler-test-arl-cluster.radio:8786');
    expect(JSON.stringify(all)).not.toContain('.default');
  });

  it('a password may have any characters', () => {
    const password = 'a"b\\c: #{{ }}$d';
    const secret = objects({ jupyter: { password } }).find(o => o.kind === 'Secret');
    expect(Buffer.from(secret.data.password, 'base64').toString()).toBe(password);
    expect(container('notebook', { jupyter: { password } }).env).toContainEqual({
      name: 'JUPYTER_PASSWORD', valueFrom: { secretKeyRef: { name: secret.metadata.name, key: 'password' } },
    });
  });

  it('the notes forward the port of the pod, in its namespace, whatever the port of the Service', () => {
    expect(notes({ notebook: { service: { jupyter: { port: 80 } } } })).toContain('kubectl port-forward --namespace default "$POD_NAME" 8080:8888');
  });

  it('the memory of a worker is a share of the limit of its container', () => {
    expect(container('dask-worker').args).toContain('--memory-limit=0.8');
    expect(container('dask-worker', { worker: { memoryLimit: '2GiB' } }).args).toContain('--memory-limit=2GiB');
  });

  it('no command or argument is one that Dask has given up', () => {
    const commands = PROGRAMS.map(p => [...container(p).command, ...container(p).args].join(' '));
    expect(commands[1]).toMatch(/^dask scheduler /);
    expect(commands[2]).toMatch(/^dask worker /);
    expect(commands.join(' ')).not.toMatch(/dask-scheduler |dask-worker |--bokeh|--nprocs|--host=\$\(DASK_HOST_NAME\)/);
  });

  it('probes request existing paths, also with a path prefix', () => {
    const paths = (values: any) => PROGRAMS.map(p => container(p, values).readinessProbe.httpGet.path);
    expect(paths({})).toEqual(['/api', '/health', '/health']);
    expect(paths(EVERYTHING)).toEqual(['/notebook/api', '/dask/health', '/health']);
  });

  it('the address of a pod is not all that a program listens on to which a port is forwarded', () => {
    expect(container('dask-scheduler', EVERYTHING).args.filter((a: string) => /^--host/.test(a))).toEqual([]);
    expect(container('dask-scheduler', EVERYTHING).args).toContain('--dashboard-address=$(POD_NAME):8787,localhost:8787');
  });

  it('a second release in the namespace has names of its own', () => {
    const [a, b] = ['team-a', 'team-b'].map(name => objects(EVERYTHING, { name }).map(o => `${o.kind} ${o.metadata.name}`));
    expect(a.filter(name => b.includes(name))).toEqual([]);
  });
});

describe('IPv4 and IPv6', () => {
  const podName = (name: string) => ({ name, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } });

  it('are both what every program listens on, as far as its pod has them: by the name of the pod, or by all addresses', () => {
    expect(container('dask-scheduler').args).toContain('--dashboard-address=$(POD_NAME):8787,localhost:8787');
    expect(container('dask-scheduler').env).toContainEqual(podName('POD_NAME'));
    expect(container('dask-worker').args).toEqual(expect.arrayContaining(['--host=$(DASK_NAME)', '--dashboard-address=$(DASK_NAME):8787,localhost:8787']));
    expect(container('dask-worker').env).toContainEqual(podName('DASK_NAME'));
    expect(container('notebook').args).toContain('--ip=*');
  });

  it.each(['--host=0.0.0.0', '--interface=net1', '--listen-address=tcp://:1', '--contact-address=tcp://a:1'])('the address of a worker is no extra argument: %s', arg => {
    expect(() => objects({ worker: { extraArgs: [arg] } })).toThrow('worker.extraArgs has an argument that the chart sets (address, ports');
  });
});

describe('the workers', () => {
  it('move their results to other workers before they end', () => {
    const [command, flag, script] = container('dask-worker').lifecycle.preStop.exec.command;
    expect([command, flag]).toEqual(['python', '-c']);
    expect(script).toContain('retire_workers(names=[os.environ["DASK_NAME"]], remove=True)');
    expect(container('dask-worker').args).toContain('--name=$(DASK_NAME)');
    expect(pod('dask-worker').terminationGracePeriodSeconds).toBe(60);
  });

  it('wait for the scheduler as long as they say, and not only until the first attempt to connect ends', () => {
    const { args, env } = container('dask-worker');
    expect(args).toContain('--death-timeout=180');
    expect(args.find((arg: string) => arg.startsWith('--preload-nanny=def dask_setup(nanny):'))).toContain('{"comm": {"timeouts": {"connect": "180s"}}}');
    // Workers wait for each other no longer than usual.
    expect(env.map(({ name }: any) => name)).not.toContain('DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT');
  });

  it.each(['GPU=1', 'MEMORY=70e9,disk=2.5', 'A=.5 B=1.', 'A=1E+3'])('take the resources %s, which Dask reads', taskResources => {
    expect(container('dask-worker', { worker: { taskResources } }).args).toContain(`--resources=${taskResources}`);
  });

  it.each(['GPU=1.5.2', 'GPU=.', 'GPU=', 'GPU=1e', 'GPU'])('refuse the resources %s, on which Dask would end', taskResources => {
    expect(() => objects({ worker: { taskResources } })).toThrow('worker.taskResources');
  });

  it('come in groups, each with its own values and defaults from all', () => {
    const gpu = objects(EVERYTHING).find(o => o.metadata.name === 'dask-worker-test-arl-cluster-gpu');
    const [worker] = gpu.spec.template.spec.containers;
    expect(gpu.spec.replicas).toBe(2);
    expect(gpu.metadata.labels['app.kubernetes.io/component']).toBe('gpu-worker');
    expect(worker.args).toEqual(expect.arrayContaining(['--resources=GPU=1', '--preload=gpu.py']));
    expect(worker.resources.limits['nvidia.com/gpu']).toBe(1);
    expect(worker.image).toBe('arl_img:latest');
    expect(worker.volumeMounts).toContainEqual({ name: 'data', mountPath: '/arl/data' });
    const selectors = objects(EVERYTHING).filter(o => o.kind === 'Deployment').map(o => JSON.stringify(o.spec.selector));
    expect(new Set(selectors).size).toBe(5);
  });

  it('are as many as the autoscaler says where there is one', () => {
    expect(deployment('dask-worker').spec.replicas).toBe(1);
    expect(deployment('dask-worker', EVERYTHING).spec).not.toHaveProperty('replicas');
  });

  it('of a group are as many as the autoscaler of the group says', () => {
    const all = objects(EVERYTHING);
    const [gpu, big] = ['gpu', 'big'].map(group => all.find(o => o.kind === 'Deployment' && o.metadata.name === `dask-worker-test-arl-cluster-${group}`));
    expect([gpu.spec.replicas, big.spec.replicas]).toEqual([2, undefined]);
    const [, autoscaler, ...others] = all.filter(o => o.kind === 'HorizontalPodAutoscaler');
    expect(others).toEqual([]);
    expect(autoscaler.spec).toMatchObject({
      scaleTargetRef: { kind: 'Deployment', name: big.metadata.name },
      minReplicas: 2,
      maxReplicas: 8,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } }],
    });
  });
});

describe('the notebook', () => {
  it.each([
    ['its Service', {}, 'http://dask-scheduler-test-arl-cluster.default:8787/status'],
    ['its Service with another port and a prefix', { dashboardPrefix: '/dash', service: { bokeh: { port: 80 } } }, 'http://dask-scheduler-test-arl-cluster.default:80/dash/status'],
    ['its Ingress', { ingress: { enabled: true, host: 'dask.example.org', tlsSecret: 'tls' } }, 'https://dask.example.org/status'],
  ])('links to the dashboard by %s', (_, daskscheduler, value) => {
    expect(container('notebook', { daskscheduler }).env).toContainEqual({ name: 'DASK_DISTRIBUTED__DASHBOARD__LINK', value });
  });

  it('strips whitespace after a password or token from a file, as the login form does', () => {
    const config = objects().find(o => o.kind === 'ConfigMap').data['jupyter_server_config.py'];
    const script = `import os, sys, types
auth = types.ModuleType('jupyter_server.auth')
auth.passwd = lambda password: f'hash of {password}'
sys.modules.update({'jupyter_server': types.ModuleType('jupyter_server'), 'jupyter_server.auth': auth})
settings = types.SimpleNamespace(IdentityProvider=types.SimpleNamespace(), PasswordIdentityProvider=types.SimpleNamespace())
exec(sys.stdin.read(), {'get_config': lambda: settings})
print(settings.IdentityProvider.token, settings.PasswordIdentityProvider.hashed_password, sep='|')`;
    const start = (env: any) => spawnSync('python3', ['-c', script], { input: config, encoding: 'utf8', env: { ...process.env, ...env } });
    expect(start({ JUPYTER_PASSWORD: 'open sesame\n' }).stdout).toBe('|hash of open sesame\n');
    expect(start({ JUPYTER_TOKEN: ' 0123 \n' }).stdout).toBe('0123|\n');
    expect(start({ JUPYTER_PASSWORD: ' \n' }).stderr).toContain('JUPYTER_PASSWORD and JUPYTER_TOKEN are empty');
  });

  it('has the persistent directory as its root directory', () => {
    const rootDir = (notebook: any) => container('notebook', { notebook }).args.find((a: string) => a.includes('root_dir'));
    expect(rootDir({})).toBeUndefined();
    expect(rootDir({ persistence: { enabled: true } })).toBe('--ServerApp.root_dir=/home/notebook');
    expect(rootDir({ persistence: { enabled: true }, rootDir: '/arl/data' })).toBe('--ServerApp.root_dir=/arl/data');
  });

  it('has rights in the cluster only when it may scale the workers, and then no others', () => {
    expect(objects().filter(o => /Role|ServiceAccount/.test(o.kind))).toEqual([]);
    expect(pod('notebook').automountServiceAccountToken).toBe(false);
    const role = objects(EVERYTHING).find(o => o.kind === 'Role');
    const resourceNames = ['dask-worker-test-arl-cluster', 'dask-worker-test-arl-cluster-big', 'dask-worker-test-arl-cluster-gpu'];
    expect(role.rules).toEqual([
      { apiGroups: ['apps'], resources: ['deployments'], resourceNames, verbs: ['get'] },
      { apiGroups: ['apps'], resources: ['deployments/scale'], resourceNames, verbs: ['get', 'patch', 'update'] },
    ]);
    expect(pod('notebook', EVERYTHING)).toMatchObject({ automountServiceAccountToken: true, serviceAccountName: 'test-arl-cluster-notebook' });
  });

  it('starts again when the password or the token is another one', () => {
    const checksum = (jupyter: any) => deployment('notebook', { jupyter }).spec.template.metadata.annotations['checksum/config'];
    expect(checksum({ password: 'one' })).not.toBe(checksum({ password: 'two' }));
    expect(checksum({ auth: 'token', token: 'one' })).not.toBe(checksum({ auth: 'token', token: 'two' }));
  });

  it('has a password or a token from a Secret', () => {
    const asked = (jupyter: any) => container('notebook', { jupyter }).env.filter((e: any) => e.valueFrom).map((e: any) => [e.name, e.valueFrom.secretKeyRef]);
    const name = 'test-arl-cluster-notebook-credentials';
    expect(asked({})).toEqual([['JUPYTER_PASSWORD', { name, key: 'password' }]]);
    expect(asked({ auth: 'token', token: 'abc' })).toEqual([['JUPYTER_TOKEN', { name, key: 'token' }]]);
    expect(objects({ jupyter: { auth: 'token', token: 'abc' } }).find(o => o.kind === 'Secret').data).toEqual({ token: 'YWJj' });
    expect(asked({ auth: 'token', existingSecret: 'theirs', tokenKey: 'nb' })).toEqual([['JUPYTER_TOKEN', { name: 'theirs', key: 'nb' }]]);
    expect(notes({ jupyter: { auth: 'token' } })).toContain(`kubectl create secret generic ${name} --namespace default \\\n    --from-literal=token="$(openssl rand -hex 24)"\n\nTo get the token of the notebook`);
  });
});

describe('the data', () => {
  it('are an export of an NFS server, by a claim or inline, or a claim of the cluster', () => {
    const data = (values: any) => pod('dask-worker', values).volumes.find((v: any) => v.name === 'data');
    const nfs = { server: '192.0.2.1' };
    expect(data({ nfs })).toEqual({ name: 'data', persistentVolumeClaim: { claimName: 'test-arl-cluster-data' } });
    expect(data({ nfs: { ...nfs, inline: true } })).toEqual({ name: 'data', nfs: { server: '192.0.2.1', path: '/data' } });
    expect(data({ data: { enabled: true, existingClaim: 'visibilities' } })).toEqual({ name: 'data', persistentVolumeClaim: { claimName: 'visibilities' } });
    expect(data({})).toEqual({ name: 'data', emptyDir: {} });
    expect(notes()).toContain('WARNING: neither nfs.server nor data.enabled is set');
    expect(notes({ nfs })).not.toContain('WARNING');
  });
});

describe('packages from a claim', () => {
  it('are found by the Python of every pod, which cannot change them', () => {
    for (const { template } of objects(EVERYTHING).filter(o => o.kind === 'Deployment').map(o => o.spec)) {
      expect(template.spec.volumes).toContainEqual({ name: 'packages', persistentVolumeClaim: { claimName: 'packages', readOnly: true } });
      expect(template.spec.containers[0].volumeMounts).toContainEqual({ name: 'packages', mountPath: '/opt/packages', readOnly: true });
      expect(template.spec.containers[0].env).toContainEqual({ name: 'PYTHONPATH', value: '/opt/packages' });
    }
  });

  it('are not on the Python path if the user sets PYTHONPATH', () => {
    const packages = { existingClaim: 'packages' };
    const env = { PYTHONPATH: '/data/packages' };
    const given = objects({ packages, worker: { env, groups: { gpu: { env } } } }).filter(o => o.kind === 'Deployment')
      .map(o => o.spec.template.spec.containers[0].env.filter((e: any) => e.name === 'PYTHONPATH').map((e: any) => e.value));
    expect(given.sort()).toEqual([['/data/packages'], ['/data/packages'], ['/opt/packages'], ['/opt/packages']]);
  });
});

describe('a variable of the chart', () => {
  it('is overridden by name, also one that comes from a Secret', () => {
    const token = (values: any) => pod('notebook', { jupyter: { auth: 'token' }, ...values }).containers[0].env.filter((e: any) => e.name === 'JUPYTER_TOKEN');
    expect(token({})).toMatchObject([{ valueFrom: { secretKeyRef: { key: 'token' } } }]);
    expect(token({ notebook: { env: { JUPYTER_TOKEN: 'mine' } } })).toEqual([{ name: 'JUPYTER_TOKEN', value: 'mine' }]);
    expect(pod('dask-worker', { worker: { env: { DASK_NAME: 'w' } } }).containers[0].env.filter((e: any) => e.name === 'DASK_NAME')).toEqual([{ name: 'DASK_NAME', value: 'w' }]);
  });
});

describe('the NetworkPolicies', () => {
  /** The peers of each port of a component. */
  const from = (component: RegExp, networkPolicy: any) => objects({ ...EVERYTHING, networkPolicy: { enabled: true, ...networkPolicy } })
    .filter(o => o.kind === 'NetworkPolicy' && component.test(o.metadata.labels['app.kubernetes.io/component']))
    .flatMap(o => o.spec.ingress.flatMap((rule: any) => rule.ports.map(({ port }: any) => [port, rule.from])));
  const peer = (team: string) => ({ namespaceSelector: { matchLabels: { team } } });
  const own = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'arl-cluster', 'app.kubernetes.io/instance': 'test' } } };
  const workers = Array(3).fill([8788, 8789, 8787].map(port => [port, [own]])).flat();

  it('allow all sources to the notebook, which has authentication, and only the release to the rest', () => {
    expect(from(/^notebook$/, {})).toEqual([[8888, undefined]]);
    expect(from(/^scheduler$/, {})).toEqual([[8786, [own]], [8787, [own]]]);
    expect(from(/worker$/, {})).toEqual(workers);
  });

  it('let those who are named to notebook and scheduler, and never to dashboard and workers', () => {
    const given = { from: [peer('radio')] };
    expect(from(/^notebook$/, given)).toEqual([[8888, [own, peer('radio')]]]);
    expect(from(/^scheduler$/, given)).toEqual([[8786, [own, peer('radio')]], [8787, [own]]]);
    expect(from(/worker$/, given)).toEqual(workers);
  });

  it('let those who are named for the notebook or the dashboard to nothing else', () => {
    const given = { notebookFrom: [peer('ingress')], dashboardFrom: [peer('metrics')] };
    expect(from(/^notebook$/, given)).toEqual([[8888, [own, peer('ingress')]]]);
    expect(from(/^scheduler$/, given)).toEqual([[8786, [own]], [8787, [own, peer('metrics')]]]);
    expect(from(/worker$/, given)).toEqual(workers);
  });
});

describe('values that do not fit together', () => {
  it.each([
    ['an argument that another value is for', { worker: { extraArgs: ['--nthreads', '2'] } }, 'worker.extraArgs has an argument that the chart sets'],
    ['a worker whose retirement knows no name', { worker: { extraArgs: ['--name=x'] } }, 'worker.extraArgs has an argument that the chart sets'],
    ['a notebook without a password', { notebook: { extraArgs: ['--IdentityProvider.token='] } }, 'notebook.extraArgs has an argument that the chart sets or forbids'],
    ['a dashboard that nobody finds', { daskscheduler: { extraArgs: ['--dashboard-address=:1'] } }, 'daskscheduler.extraArgs has one of --port'],
    ['a token where a password is asked for', { jupyter: { token: 'a' } }, 'jupyter.token is set but not used with this jupyter.auth: remove it, or change jupyter.auth'],
    ['a password where a token is asked for', { jupyter: { auth: 'token', password: 'a', token: 'b' } }, 'jupyter.password is set but not used with this jupyter.auth: remove it, or change jupyter.auth'],
    ['an argument of a group that the chart sets', { worker: { groups: { a: { extraArgs: ['--nthreads=2'] } } } }, 'worker.groups.a.extraArgs has an argument that the chart sets'],
    ['an autoscaler of a group that has nothing to go by', { worker: { groups: { a: { autoscaling: { enabled: true, targetCPUUtilizationPercentage: 0 } } } } },
      'worker.groups.a.autoscaling.targetCPUUtilizationPercentage and worker.groups.a.autoscaling.targetMemoryUtilizationPercentage are 0'],
    ['an empty password', { jupyter: { password: '' } }, 'jupyter.password'],
    ['two places of the data', { nfs: { server: 'a' }, data: { existingClaim: 'b' } }, 'data.existingClaim is "b", and nfs.server is "a"'],
    ['two programs of one name', { worker: { name: 'dask' }, daskscheduler: { name: 'dask' } }, 'two objects of the kind Deployment are called "dask"'],
  ])('are refused: %s', (_, values, message) => {
    expect(() => objects(values)).toThrow(message);
  });
});

describe('the notes', () => {
  it('warn of who comes too far, and of who does not come', () => {
    const warnings = (values: any): string[] => notes({ data: { enabled: true }, ...values }).match(/(?<=WARNING: )[^;]*/g) ?? [];
    const open = { daskscheduler: { service: { type: 'NodePort' } } };
    const closed = { daskscheduler: { ingress: { enabled: true } }, notebook: { mayScaleWorkers: true } };
    const peer = { namespaceSelector: {} };
    expect(warnings({})).toEqual([]);
    expect(warnings(open)).toEqual(['the Service of the scheduler is of type NodePort and has no authentication']);
    expect(warnings({ ...open, networkPolicy: { enabled: true } })).toEqual([]);
    expect(warnings(closed)).toEqual([]);
    expect(warnings({ ...closed, networkPolicy: { enabled: true } })).toEqual(['networkPolicy.dashboardFrom is empty', 'networkPolicy.egress is empty']);
    expect(warnings({ ...closed, networkPolicy: { enabled: true, dashboardFrom: [peer], egress: [{}] } })).toEqual([]);
  });

  it('tell whether cert-manager has issued a certificate, or how to create it', () => {
    const ingress = { enabled: true, host: 'a.example.org', tlsSecret: 'a-tls' };
    const [made, issued, plain] = [ingress, { ...ingress, clusterIssuer: 'letsencrypt' }, { ...ingress, tlsSecret: '' }].map(given => notes({ notebook: { ingress: given } }));
    expect(made).toContain('\n  kubectl create secret tls a-tls --namespace default --cert=tls.crt --key=tls.key\n');
    expect(issued).toContain('\n  kubectl describe certificate --namespace default a-tls\n');
    expect([issued.includes('secret tls'), made.includes('cert-manager puts'), plain.includes('certificate')]).toEqual([false, false, false]);
  });

  it('tell how to log in, as the documentation does, and the remaining steps', () => {
    expect(notes()).toMatchInlineSnapshot(`
"Get the Jupyter Notebook application URL by running these commands:

1. Find the pod:

  POD_NAME="$(kubectl get pods --namespace default -l "app=notebook-arl-cluster,release=test" -o jsonpath="{.items[0].metadata.name}")"

2. Forward local port 8080 to Jupyter on the POD with:

  kubectl port-forward --namespace default "$POD_NAME" 8080:8888

3. Visit http://127.0.0.1:8080 to use your application

The pods need the Secret test-arl-cluster-notebook-credentials in this namespace. To create it, unless it exists:

  kubectl create secret generic test-arl-cluster-notebook-credentials --namespace default \\
    --from-literal=password="$(openssl rand -hex 24)"

To get the password of the notebook:

  kubectl get secret test-arl-cluster-notebook-credentials --namespace default -o go-template="{{index .data \\"password\\" | base64decode}}"

The dashboard of the scheduler, at http://127.0.0.1:8787/status:

  kubectl port-forward --namespace default service/dask-scheduler-test-arl-cluster 8787:8787

WARNING: neither nfs.server nor data.enabled is set; each pod has an empty /arl/data of its own.
"
`);
  });

  it('tell the way of each type of Service', () => {
    expect(notes({ notebook: { service: { type: 'NodePort' } } })).toMatchInlineSnapshot(`
"Get the Jupyter Notebook application URL by running these commands:

1. Find the port and the address of a node:

  NODE_PORT="$(kubectl get service --namespace default notebook-test-arl-cluster -o jsonpath="{.spec.ports[0].nodePort}")"
  NODE_IP="$(kubectl get nodes -o jsonpath="{.items[0].status.addresses[0].address}")"

2. Visit the URL that this prints to use your application:

  echo "http://$NODE_IP:$NODE_PORT"

The pods need the Secret test-arl-cluster-notebook-credentials in this namespace. To create it, unless it exists:

  kubectl create secret generic test-arl-cluster-notebook-credentials --namespace default \\
    --from-literal=password="$(openssl rand -hex 24)"

To get the password of the notebook:

  kubectl get secret test-arl-cluster-notebook-credentials --namespace default -o go-template="{{index .data \\"password\\" | base64decode}}"

The dashboard of the scheduler, at http://127.0.0.1:8787/status:

  kubectl port-forward --namespace default service/dask-scheduler-test-arl-cluster 8787:8787

WARNING: neither nfs.server nor data.enabled is set; each pod has an empty /arl/data of its own.
"
`);
    expect(notes({ ...EVERYTHING, notebook: { ...EVERYTHING.notebook, service: { type: 'LoadBalancer' } } })).toMatchInlineSnapshot(`
"Get the Jupyter Notebook application URL by running these commands:

1. Wait until the Service has an address, which takes minutes:

  kubectl get service --namespace default --watch notebook-test-arl-cluster

2. Visit the URL that this prints to use your application:

  SERVICE_IP="$(kubectl get service --namespace default notebook-test-arl-cluster -o jsonpath="{.status.loadBalancer.ingress[0].ip}{.status.loadBalancer.ingress[0].hostname}")"
  echo "http://$SERVICE_IP:8888/notebook"

Or through the Ingress, at https://notebook.example.org/notebook

The Ingress needs the certificate of notebook.example.org in the Secret tls. To create it, unless it exists or cert-manager does:

  kubectl create secret tls tls --namespace default --cert=tls.crt --key=tls.key

Or through the Gateway, which must allow the route. To check it:

  kubectl describe httproute --namespace default notebook-test-arl-cluster

To get the password of the notebook:

  kubectl get secret test-arl-cluster-notebook-credentials --namespace default -o go-template="{{index .data \\"password\\" | base64decode}}"

The dashboard of the scheduler, at http://127.0.0.1:8787/dask/status:

  kubectl port-forward --namespace default service/dask-scheduler-test-arl-cluster 8787:8787

Or through its Ingress, without authentication, at http://dask.example.org/dask/status

Or through the Gateway, without authentication. It must allow the route; to check it:

  kubectl describe httproute --namespace default dask-scheduler-test-arl-cluster

WARNING: networkPolicy.egress is empty; notebooks cannot connect to the API server to scale the workers.
"
`);
  });
});

describe('the environments', () => {
  const all = (environment: string) => objects(model.environments[environment].values);

  it('minikube opens ports of the node, and mounts the data of the machine around it', () => {
    expect(all('minikube').filter(o => o.kind === 'Service').map(o => o.spec.type)).toEqual(['NodePort', 'NodePort']);
    expect(all('minikube').find(o => o.kind === 'PersistentVolume').spec).toMatchObject({ nfs: { server: 'host.minikube.internal' }, mountOptions: ['nfsvers=4'] });
  });

  it('cluster keeps notebooks and lets in the Ingress alone', () => {
    expect(all('cluster').filter(o => o.kind === 'Service').map(o => o.spec.type)).toEqual(['ClusterIP', 'ClusterIP']);
    expect(all('cluster').filter(o => o.kind === 'PersistentVolumeClaim')).toHaveLength(2);
    expect(all('cluster').filter(o => o.kind === 'NetworkPolicy')).toHaveLength(3);
    expect(all('cluster').some(o => o.kind === 'Secret')).toBe(false);
  });
});

test('every Python program of the chart compiles', () => {
  const test = renderEverything(model, release({ name: 'test' })).flatMap(d => d.objects as any[]).find(o => o.kind === 'Pod');
  const programs: string[] = [
    container('dask-worker').lifecycle.preStop.exec.command[2],
    objects().find(o => o.kind === 'ConfigMap').data['jupyter_server_config.py'],
    test.spec.containers[0].args[0],
    container('dask-worker').args.find((arg: string) => arg.startsWith('--preload-nanny=')).replace('--preload-nanny=', ''),
  ];
  for (const program of programs) {
    const { status, stderr } = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: program, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  }
});
