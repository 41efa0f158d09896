import { App } from 'cdk8s';
import { ReleaseOptions } from '../../src';
import { AimClientChart } from '../../src/aim';
import { isTest } from '../../src/manifest/model/hooks';
import { release } from '../../src/plain/release';
import { renderNotes } from '../../src/plain/render';

/** The pod, whatever it runs in. */
function pod(values: any = {}, props: ReleaseOptions = {}): any {
  const object = main(values, props);
  return object.kind === 'Pod' ? object : object.spec.template;
}

function main(values: any = {}, props: ReleaseOptions = {}): any {
  return new AimClientChart(new App(), 'chart', { values, ...props }).toJson()[0];
}

function notes(values: any = {}): string {
  return renderNotes(new AimClientChart(new App(), 'chart')._model(), release({ name: 'sweep', values: [values] }));
}

function env(values: any): { [name: string]: string } {
  return Object.fromEntries(pod(values).spec.containers[0].env.map((e: any) => [e.name, e.value]));
}

describe('the certificate', () => {
  it('is named by the two variables that the client reads with HTTP', () => {
    expect(env({})).toEqual({
      AIM_REPO: 'aim://rt-example.aimstack.io:443', REQUESTS_CA_BUNDLE: '/etc/aim/ca.crt', SSL_CERT_FILE: '/etc/aim/ca.crt',
    });
  });

  it('is named by the variable that the client reads with gRPC', () => {
    expect(env({ protocol: 'grpc' })).toEqual({
      AIM_REPO: 'aim://rt-example.aimstack.io:443', __AIM_CLIENT_SSL_CERTIFICATES_FILE__: '/etc/aim/ca.crt',
    });
  });

  it('is mounted without its private key', () => {
    const { spec } = pod({ caSecret: 'private-ca', caKey: 'ca.crt' });
    expect(spec.volumes).toEqual([{ name: 'certificate', secret: { secretName: 'private-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } }]);
    expect(spec.containers[0].volumeMounts).toEqual([{ name: 'certificate', mountPath: '/etc/aim', readOnly: true }]);
  });

  it('leaves no trace when a public authority has signed it', () => {
    const { spec } = pod({ caSecret: '' });
    expect(env({ caSecret: '' })).toEqual({ AIM_REPO: 'aim://rt-example.aimstack.io:443' });
    expect(spec).not.toHaveProperty('volumes');
    expect(spec.containers[0]).not.toHaveProperty('volumeMounts');
  });
});

describe('the notes', () => {
  it('tell all that is left to do of the defaults', () => {
    // What is run changes with the kit.
    expect(notes().replace(/(aim-client-)[0-9a-f]{8}/, '$1<hash>')).toMatchInlineSnapshot(`
"The program tracks to aim://rt-example.aimstack.io:443, which is in AIM_REPO. To follow its logs:

  kubectl logs --namespace default --follow job/sweep-aim-client-<hash>

The certificate of the server is verified with tls.crt of the Secret aim-server-tls, which must be in this namespace.

With http, tls.crt works only for a self-signed certificate. For a private CA set caKey to ca.crt, for a public CA set caSecret to "".

An upgrade that changes the pod stops the program and runs it again. To run it again without changes:

  helm upgrade sweep … --namespace default --reset-then-reuse-values --set-string run=2

WARNING: my-super-aim-client is an example; set image.repository to a program of your own.

WARNING: rt-example.aimstack.io is an example; set server.host to that of your server.
"
`);
  });

  it('warn of the certificate of the server only where it may be the wrong one', () => {
    const warning = 'tls.crt serves only when the certificate is self-signed';
    expect(notes({ caKey: 'ca.crt' })).not.toContain(warning);
    expect(notes({ caSecret: '' })).not.toContain(warning);
    expect(notes({ protocol: 'grpc' })).not.toContain(warning);
  });

  it('do not warn of examples that are none', () => {
    expect(notes({ image: { repository: 'registry.example.org/train' }, server: { host: 'aim.example.org' } })).not.toContain('WARNING');
  });
});

describe('the pod of helm test', () => {
  it('tests the connection of the program, with the same certificate', () => {
    const [document] = new AimClientChart(new App(), 'chart')._model().documents.filter(isTest);
    expect(document.file).toBe('tests/aim-client-test-pod.yaml');
    expect(new AimClientChart(new App(), 'chart').toJson().map(o => o.kind)).toEqual(['Job']);
  });
});

describe('the program', () => {
  it('finds the server in a variable', () => {
    expect(env({ server: { host: 'aim-server.ml', port: 80, basePath: '/rt' }, caSecret: '' })).toEqual({ AIM_REPO: 'aim://aim-server.ml:80/rt' });
  });

  it('is that of the image unless the values name another', () => {
    expect(pod().spec.containers[0]).not.toHaveProperty('command');
    expect(pod({ command: ['python'], args: ['train.py'] }).spec.containers[0]).toMatchObject({ command: ['python'], args: ['train.py'] });
  });

  it('runs in a Job, which tries a few times', () => {
    expect(main()).toMatchObject({ kind: 'Job', apiVersion: 'batch/v1', spec: { backoffLimit: 6 } });
    expect(Object.keys(main().spec).sort()).toEqual(['backoffLimit', 'template']);
    expect(main({ job: { backoffLimit: 0, activeDeadlineSeconds: 60, ttlSecondsAfterFinished: 3600 } }).spec)
      .toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 60, ttlSecondsAfterFinished: 3600 });
  });

  it('runs in a pod of its own, as documented, when the values say so', () => {
    expect(main({ kind: 'Pod', restartPolicy: 'Always' })).toMatchObject({ kind: 'Pod', apiVersion: 'v1', spec: { restartPolicy: 'Always' } });
    expect(main({ kind: 'Pod' }).spec).toEqual(main().spec.template.spec);
  });

  it('runs again when it fails, not when it is done', () => {
    expect(pod().spec.restartPolicy).toBe('OnFailure');
    expect(pod({ restartPolicy: 'Never' }).spec.restartPolicy).toBe('Never');
  });

  it('meets the restricted security standard of Kubernetes', () => {
    const { spec } = pod();
    expect(spec.automountServiceAccountToken).toBe(false);
    expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(spec.containers[0].securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
  });

  it('has volumes from values in addition to the certificate', () => {
    const data = { extraVolumes: [{ name: 'data', emptyDir: {} }], extraVolumeMounts: [{ name: 'data', mountPath: '/data' }] };
    expect(pod(data).spec.volumes.map((v: any) => v.name)).toEqual(['certificate', 'data']);
    expect(pod({ ...data, caSecret: '' }).spec.volumes).toEqual(data.extraVolumes);
    expect(pod({ ...data, caSecret: '' }).spec.containers[0].volumeMounts).toEqual(data.extraVolumeMounts);
  });

  it('has labels, annotations and a ServiceAccount of the values', () => {
    const { metadata, spec } = pod({ podLabels: { team: 'ml' }, podAnnotations: { 'a.org/b': 'c' }, serviceAccount: { name: 'train' } });
    expect(metadata).toMatchObject({ labels: { app: 'aim-client', team: 'ml' }, annotations: { 'a.org/b': 'c' } });
    expect(spec.serviceAccountName).toBe('train');
  });

  it.each([
    ['a variable that the chart sets', { extraEnv: [{ name: 'AIM_REPO', value: 'x' }] }, 'two items of env'],
    ['a Job that never ends', { restartPolicy: 'Always' }, 'restartPolicy is "Always", which a Job does not support: use "OnFailure" or "Never", or set kind to "Pod"'],
    ['gRPC and a base path', { protocol: 'grpc', server: { basePath: '/rt' } }, 'gRPC has no base path'],
  ])('is refused with %s', (_, values, message) => {
    expect(() => pod(values)).toThrow(message);
  });

  it('has environment variables by name that override its own', () => {
    const repo = pod({ env: { AIM_REPO: 'aim://other:80' } }).spec.containers[0].env.filter((e: any) => e.name === 'AIM_REPO');
    expect(repo).toEqual([{ name: 'AIM_REPO', value: 'aim://other:80' }]);
  });

  it('has environment variables from values after its own', () => {
    expect(pod({ extraEnv: [{ name: 'SEED', value: '1' }] }).spec.containers[0].env.pop()).toEqual({ name: 'SEED', value: '1' });
  });
});

describe('the name', () => {
  const name = (values: any = {}, props: ReleaseOptions = {}) => main(values, props).metadata.name;

  it('is that of the release, and a hash of the props', () => {
    expect(name()).toMatch(/^my-super-aim-client-[0-9a-f]{8}$/);
    expect(name({}, { releaseName: 'sweep' })).toMatch(/^sweep-aim-client-[0-9a-f]{8}$/);
  });

  it('is another one whenever something else is run, since neither a Job nor a Pod can be changed', () => {
    const changes: any[] = [
      { image: { tag: '2' } }, { image: { pullPolicy: 'Never' } }, { image: { pullSecrets: [{ name: 's' }] } }, { command: ['a'] }, { args: ['a'] },
      { args: ['a', 'b'] }, { protocol: 'grpc' }, { server: { host: 'h.org' } }, { server: { port: 1 } }, { server: { basePath: '/rt' } }, { caSecret: '' }, { caSecret: 'c' },
      { caKey: 'k' }, { restartPolicy: 'Never' }, { kind: 'Pod' }, { run: '2' }, { resources: { limits: { cpu: 1 } } }, { podLabels: { a: 'b' } }, { podAnnotations: { a: 'b' } },
      { serviceAccount: { name: 's' } }, { automountServiceAccountToken: true }, { podSecurityContext: { runAsUser: 1 } }, { securityContext: { privileged: false } },
      { nodeSelector: { a: 'b' } }, { tolerations: [{ key: 'k' }] }, { affinity: { nodeAffinity: {} } }, { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }] },
      { priorityClassName: 'p' }, { runtimeClassName: 'r' }, { terminationGracePeriodSeconds: 1 }, { extraEnv: [{ name: 'A', value: 'b' }] },
      { extraEnvFrom: [{ secretRef: { name: 's' } }] }, { extraVolumes: [{ name: 'v', emptyDir: {} }] },
      { extraVolumes: [{ name: 'v', emptyDir: {} }], extraVolumeMounts: [{ name: 'v', mountPath: '/v' }] },
      { extraInitContainers: [{ name: 'i', image: 'i' }] }, { extraContainers: [{ name: 'i', image: 'i' }] }, { global: { imageRegistry: 'r.org' } },
    ];
    expect(new Set([{}, ...changes].map(values => name(values))).size).toBe(changes.length + 1);
  });

  it('is the same as long as nothing is', () => {
    expect(name({ image: { tag: 'latest' } })).toBe(name());
    expect(name({ server: { port: 443 } })).toBe(name());
    expect(name({ job: { backoffLimit: 1, activeDeadlineSeconds: 1, ttlSecondsAfterFinished: 1 } })).toBe(name());
    expect(name({ serviceAccount: { annotations: { a: 'b' } } })).toBe(name());
  });

  it('leaves room for the hash when the release has a long one', () => {
    const long = name({}, { releaseName: 'r'.repeat(53) });
    expect(long.length).toBeLessThanOrEqual(63);
    expect(long).toMatch(/-[0-9a-f]{8}$/);
  });
});
