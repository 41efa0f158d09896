/**
 * What the Job of the chart makes of a real server: users, access keys, policies and buckets.
 *
 * @programs minio mc
 */
import { install, mc, minioNode, release, ROOT, status } from './store';
import { Node } from '../runner/node';

const AS_ROOT = `${ROOT.rootUser}:${ROOT.rootPassword}`;
const UPLOADER = 'aas-minio-uploader';
const USER = { accessKey: 'ai-appstore', secretKey: 'throw-away-user', policy: 'readwrite' };
const ACCOUNT = { accessKey: UPLOADER, secretKey: 'throw-away-uploader', user: 'ai-appstore' };
const BUCKET = { name: 'model-zoo', policy: 'download' };

let node: Node;

beforeEach(async () => {
  node = await minioNode();
});

afterEach(() => node.stop());

const given = (values: any) => install(node, release({ ...ROOT, ...values }));

/** The Job says this and does not complete. */
async function complains(objects: readonly any[], problem: string): Promise<void> {
  const { metadata: { name } } = objects.find(({ kind }) => kind === 'Job');
  await node.apply(objects);
  await node.until(() => node.pods(name).some(pod => pod.report().includes(problem)), 30, `"${problem}"`, node.pods(name));
  expect(node.pods(name).some(pod => pod.phase === 'Succeeded')).toBe(false);
}

test('with the values of development, the back end can use its bucket, and everybody may download', async () => {
  const log = await install(node, release({}, 'development'));
  expect(log).not.toMatch(/throw-away/);
  const backend = `${UPLOADER}:throw-away-uploader`;
  expect(await mc(node, backend, 'echo hello | mc pipe store/model-zoo/page && mc cat store/model-zoo/page && mc ls store && mc stat store/model-zoo/page')).toMatchObject({ exitCode: 0 });
  expect(await status(node, 'http://minio:9000/model-zoo/page')).toBe('200');
  expect(await status(node, '--upload-file', '/etc/hostname', 'http://minio:9000/model-zoo/page')).toBe('403');
  expect(await status(node, '--request', 'DELETE', 'http://minio:9000/model-zoo/page')).toBe('403');
  expect(await mc(node, backend, 'mc admin info store')).toMatchObject({ exitCode: 1, output: expect.stringContaining('Access Denied') });
});

test('the Job can run again, and then leaves everything as it was', async () => {
  const values = { users: [USER], svcaccts: [ACCOUNT], buckets: [BUCKET, { name: 'locked', objectlocking: true, versioning: true }], policies: [{ name: 'reader', statements: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::model-zoo/*'] }] }] };
  await given(values);
  const all = () => mc(node, AS_ROOT, [
    'mc --json admin user info store ai-appstore', `mc --json admin user svcacct info store ${UPLOADER}`, 'mc admin policy info store reader',
    'mc anonymous get store/model-zoo', 'mc version info store/model-zoo', 'mc version info store/locked', 'mc cat store/model-zoo/page',
  ].join(' && '));
  await mc(node, AS_ROOT, 'echo hello | mc pipe store/model-zoo/page');
  const before = await all();
  expect(before.exitCode).toBe(0);
  const log = await given({ ...values, provisioning: { run: '2' } });
  expect(log).toContain('has its secret key');
  const { output } = await all();
  const withoutDate = (text: string) => text.replace(/"UpdateDate":"[^"]*"/g, '');
  expect(withoutDate(output)).toBe(withoutDate(before.output));
});

test('a secret key that changes is rotated, and the former one has no effect any more', async () => {
  await given({ users: [USER], svcaccts: [ACCOUNT], buckets: [BUCKET] });
  const may = async (account: string) => (await mc(node, account, 'mc ls store/model-zoo')).exitCode === 0;
  expect([await may('ai-appstore:throw-away-user'), await may(`${UPLOADER}:throw-away-uploader`)]).toEqual([true, true]);
  await given({ users: [{ ...USER, secretKey: 'another-user' }], svcaccts: [{ ...ACCOUNT, secretKey: 'another-uploader' }], buckets: [BUCKET] });
  expect([await may('ai-appstore:throw-away-user'), await may(`${UPLOADER}:throw-away-uploader`)]).toEqual([false, false]);
  expect([await may('ai-appstore:another-user'), await may(`${UPLOADER}:another-uploader`)]).toEqual([true, true]);
});

test('secret keys with any characters arrive as they are', async () => {
  const secrets = ['a b "c" $HOME `id` \\n %s', "it's #1; rm -rf / & | < >", ' begins with a space', '-n --help -e', 'ends with a space ', 'ümlaut-日本'];
  const values = {
    users: secrets.map((secretKey, i) => ({ accessKey: `user-${i}`, secretKey, policy: 'readwrite' })),
    svcaccts: secrets.map((secretKey, i) => ({ accessKey: `account-${i}`, secretKey, user: `user-${i}` })),
  };
  await given(values);
  // A service account that exists gets its secret key in another way.
  await given({ ...values, provisioning: { run: '2' } });
  for (const [i, secret] of secrets.entries()) {
    for (const name of [`user-${i}`, `account-${i}`]) {
      expect([name, secret, (await mc(node, '', 'printf "%s\\n" "$USER_NAME" "$SECRET" | mc alias set mine http://minio:9000 && mc ls mine', { USER_NAME: name, SECRET: secret })).exitCode]).toEqual([name, secret, 0]);
    }
  }
});

test('a user has the policies of the values, and no former ones', async () => {
  const policies = [{ name: 'only-here', statements: [
    { actions: ['s3:ListBucket', 's3:GetBucketLocation'], resources: ['arn:aws:s3:::model-zoo'] },
    { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::model-zoo/*'], conditions: [{ StringEquals: '"aws:username": "ai-appstore"' }] },
  ] }];
  const buckets = [{ name: 'model-zoo' }, { name: 'other' }];
  await given({ users: [{ ...USER, policy: 'readwrite,diagnostics' }], buckets, policies });
  await mc(node, AS_ROOT, 'echo hello | mc pipe store/model-zoo/page; echo hello | mc pipe store/other/page');
  const user = 'ai-appstore:throw-away-user';
  const can = async () => Promise.all(['mc cat store/model-zoo/page', 'echo x | mc pipe store/model-zoo/new', 'mc cat store/other/page'].map(async script => (await mc(node, user, script)).exitCode === 0));
  expect(await can()).toEqual([true, true, true]);
  await given({ users: [{ ...USER, policy: 'only-here' }], buckets, policies });
  expect(await can()).toEqual([true, false, false]);
  expect((await mc(node, AS_ROOT, 'mc --json admin user info store ai-appstore')).output).toContain('"policyName":"only-here"');
  await given({ users: [{ ...USER, policy: '' }], buckets, policies });
  expect(await can()).toEqual([false, false, false]);
});

test('a service account may do what its user may, or what its own policy says', async () => {
  const statements = [{ actions: ['s3:GetObject', 's3:ListBucket'], resources: ['arn:aws:s3:::model-zoo', 'arn:aws:s3:::model-zoo/*'] }];
  await given({ users: [USER], svcaccts: [ACCOUNT, { ...ACCOUNT, accessKey: 'reader', policy: { statements } }], buckets: [BUCKET] });
  expect(await mc(node, `${UPLOADER}:throw-away-uploader`, 'echo x | mc pipe store/model-zoo/page')).toMatchObject({ exitCode: 0 });
  expect(await mc(node, 'reader:throw-away-uploader', 'mc cat store/model-zoo/page')).toMatchObject({ exitCode: 0 });
  expect(await mc(node, 'reader:throw-away-uploader', 'echo x | mc pipe store/model-zoo/page')).not.toMatchObject({ exitCode: 0 });
});

test('a bucket that somebody else has made gets its settings too', async () => {
  await given({});
  await mc(node, AS_ROOT, 'mc mb store/model-zoo && echo hello | mc pipe store/model-zoo/page');
  expect(await status(node, 'http://minio:9000/model-zoo/page')).toBe('403');
  await given({ buckets: [{ ...BUCKET, versioning: true }] });
  expect(await status(node, 'http://minio:9000/model-zoo/page')).toBe('200');
  expect((await mc(node, AS_ROOT, 'mc version info store/model-zoo')).output).toContain('enabled');
  await given({ buckets: [{ ...BUCKET, policy: 'none', versioning: false }] });
  expect(await status(node, 'http://minio:9000/model-zoo/page')).toBe('403');
  expect((await mc(node, AS_ROOT, 'mc version info store/model-zoo')).output).toContain('suspended');
});

test('a bucket is emptied when it says so, with all versions, and other buckets are not', async () => {
  const buckets = [{ name: 'full', versioning: true }, { name: 'empty', versioning: true }];
  await given({ buckets });
  await mc(node, AS_ROOT, 'for b in full empty; do echo 1 | mc pipe store/$b/page; echo 2 | mc pipe store/$b/page; mc rm store/$b/page; done');
  await given({ buckets: [buckets[0], { ...buckets[1], purge: true }] });
  expect((await mc(node, AS_ROOT, 'mc ls --versions store/empty')).output).toBe('');
  expect((await mc(node, AS_ROOT, 'mc ls --versions store/full')).output.trim().split('\n')).toHaveLength(3);
});

test('a bucket without object locking cannot get it, and the Job says so', async () => {
  await given({ buckets: [{ name: 'plain' }] });
  const objects = release({ ...ROOT, buckets: [{ name: 'plain', objectlocking: true }] });
  await complains(objects, 'the bucket plain exists without object locking, which only a new bucket can have');
});

test('a service account of another user is not taken over', async () => {
  await given({ users: [USER, { ...USER, accessKey: 'other' }], svcaccts: [ACCOUNT] });
  const objects = release({ ...ROOT, users: [USER, { ...USER, accessKey: 'other' }], svcaccts: [{ ...ACCOUNT, user: 'other' }] });
  await complains(objects, `the service account ${UPLOADER} is not one of other`);
});

test('with the values of production, secret keys come from existing Secrets', async () => {
  const secret = (name: string, stringData: any) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData });
  const objects = release({}, 'production');
  expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  const log = await install(node, [
    ...objects,
    secret('minio', ROOT),
    secret('minio-users', { 'ai-appstore': 'from-a-file' }),
    secret('aas-backend', { PROD_MINIO_API_SECRET_KEY: 'of-the-back-end' }),
  ]);
  expect(log).not.toMatch(/from-a-file|of-the-back-end|throw-away/);
  expect(await mc(node, `${UPLOADER}:of-the-back-end`, 'echo hello | mc pipe store/model-zoo/page')).toMatchObject({ exitCode: 0 });
  expect(await mc(node, 'ai-appstore:from-a-file', 'mc cat store/model-zoo/page')).toEqual({ exitCode: 0, output: 'hello\n' });
});

test('a line feed at the end of a Secret is refused, since the server and the back end get it, too', async () => {
  const secret = (name: string, stringData: any) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData });
  await complains([
    ...release({}, 'production'),
    secret('minio', { ...ROOT, rootPassword: `${ROOT.rootPassword}\n` }),
    secret('minio-users', { 'ai-appstore': 'from-a-file' }),
    secret('aas-backend', { PROD_MINIO_API_SECRET_KEY: 'of-the-back-end' }),
  ], 'error: the key rootPassword of the root user has a line feed in its Secret');
});

test('another root password restarts the server, and accounts work as before', async () => {
  const values = { users: [USER], svcaccts: [ACCOUNT], buckets: [BUCKET] };
  await given(values);
  await mc(node, `${UPLOADER}:throw-away-uploader`, 'echo hello | mc pipe store/model-zoo/page');
  await given({ ...values, rootPassword: 'another-root' });
  expect(await mc(node, AS_ROOT, 'mc admin info store')).not.toMatchObject({ exitCode: 0 });
  expect(await mc(node, 'root:another-root', 'mc admin info store')).toMatchObject({ exitCode: 0 });
  expect(await mc(node, `${UPLOADER}:throw-away-uploader`, 'mc cat store/model-zoo/page')).toEqual({ exitCode: 0, output: 'hello\n' });
});
