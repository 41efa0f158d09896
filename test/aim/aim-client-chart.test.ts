import { App } from 'cdk8s';
import { AimClientChart, AimClientChartProps } from '../../src';

function pod(values: any = {}, props: AimClientChartProps = {}): any {
  return new AimClientChart(new App(), 'chart', { values, ...props }).toJson()[0];
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

  it('is mounted without the key beside it', () => {
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

describe('the program', () => {
  it('finds the server in a variable', () => {
    expect(env({ server: { host: 'aim-server.ml', port: 80, basePath: '/rt' }, caSecret: '' })).toEqual({ AIM_REPO: 'aim://aim-server.ml:80/rt' });
  });

  it('is that of the image unless the values name another', () => {
    expect(pod().spec.containers[0]).not.toHaveProperty('command');
    expect(pod({ command: ['python'], args: ['train.py'] }).spec.containers[0]).toMatchObject({ command: ['python'], args: ['train.py'] });
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

  it('has environment variables of the values behind its own', () => {
    expect(pod({ extraEnv: [{ name: 'SEED', value: '1' }] }).spec.containers[0].env.pop()).toEqual({ name: 'SEED', value: '1' });
  });
});

it('has the name of its release', () => {
  expect(pod({}, { releaseName: 'sweep' }).metadata.name).toBe('sweep-aim-client');
});
