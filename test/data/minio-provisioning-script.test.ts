import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { LISTS_PATH, SCRIPT, SECRETS_PATH } from '../../src/data/minio-provisioning-script';
import { scratch } from '../support/scratch';

/** A client that writes down what it is asked, and knows the commands of its time only. */
const client = (former: boolean) => `#!/bin/sh
printf '%s|' "$@" >> "$LOG"
case "$*" in *"alias set"* | *"user add"*) tr '\\n' '|' >> "$LOG" ;; esac
echo >> "$LOG"
case "$*" in
  *"policy ${former ? 'attach' : 'set'}"* | *"policy ${former ? 'create' : 'add'}"* | *"set private"${former ? '*' : 'x'}) exit 1 ;;
  *"user info"*) printf '{\\n "status": "success",\\n "accessKey": "app",\\n "policyName": "readwrite,old"\\n}\\n' ;;
  *"svcacct info"*) [ "$EXISTS" ] && printf '{\\n "parentUser": "app"\\n}\\n' ;;
esac
`;

const LISTS = {
  policies: 'own {"Version":"2012-10-17"}\n',
  users: 'app readwrite,own\n',
  svcaccts: 'uploader app \n',
  buckets: 'model-zoo none - false false\n',
};

interface RunOptions {
  readonly exists?: boolean;
  readonly lists?: Partial<typeof LISTS>;
  /** Files of Secrets, by their names. */
  readonly secrets?: { readonly [file: string]: string };
}

/** Runs the script with such a client. @returns its end, and what the client was asked, without the alias of the server. */
function outcome(former: boolean, { exists = false, lists = LISTS, secrets = {} }: RunOptions = {}) {
  const folder = scratch();
  const write = (file: string, text: string, mode = 0o644) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text, { mode });
  };
  write('bin/mc', client(former), 0o755);
  Object.entries({ policies: '', users: '', svcaccts: '', buckets: '', ...lists }).forEach(([name, text]) => write(`lists/${name}`, text));
  const given = { 'owner/rootUser': 'root', 'owner/rootPassword': 'of the root user', 'keys': 'app a key with spaces \n', 'existing/uploader': 'from a file', ...secrets };
  Object.entries(given).forEach(([name, text]) => write(`secrets/${name}`, text));
  const script = SCRIPT.replaceAll(LISTS_PATH, path.join(folder, 'lists')).replaceAll(SECRETS_PATH, path.join(folder, 'secrets')).replaceAll('/tmp/statements.json', path.join(folder, 'statements.json'));
  write('provision.sh', script);
  const log = path.join(folder, 'log');
  const { status, stderr } = spawnSync('sh', [path.join(folder, 'provision.sh')], {
    encoding: 'utf8', env: { PATH: `${path.join(folder, 'bin')}:/usr/bin:/bin`, LOG: log, MINIO_URL: 'http://minio:9000', ROOT_USER_KEY: 'rootUser', ROOT_WORD_KEY: 'word', ...exists && { EXISTS: 'yes' } },
  });
  const asked = fs.existsSync(log) ? fs.readFileSync(log, 'utf8').replaceAll(folder, '').trim().split('\n').slice(1) : [];
  return { status, stderr, asked };
}

/** Runs the script, which succeeds. */
function run(former: boolean, options: RunOptions = {}): string[] {
  const { asked, ...end } = outcome(former, options);
  expect(end).toEqual({ status: 0, stderr: '' });
  return asked;
}

test('a client of today adds and removes policies of a user one by one', () => {
  expect(run(false)).toEqual([
    'alias|set|minio|http://minio:9000|root|of the root user|',
    'admin|policy|create|minio|own|/statements.json|',
    'admin|user|add|minio|app|a key with spaces |',
    '--json|admin|user|info|minio|app|',
    'admin|policy|attach|minio|own|--user|app|',
    'admin|policy|detach|minio|old|--user|app|',
    '--json|admin|user|svcacct|info|minio|uploader|',
    'admin|user|svcacct|add|--access-key|uploader|--secret-key|from a file|minio|app|',
    'mb|--ignore-existing|minio/model-zoo|',
    'anonymous|set|private|minio/model-zoo|',
  ]);
});

test('a client until 2023 is asked with the commands that it has', () => {
  expect(run(true)).toEqual([
    'alias|set|minio|http://minio:9000|root|of the root user|',
    'admin|policy|add|minio|own|/statements.json|',
    'admin|user|add|minio|app|a key with spaces |',
    'admin|policy|set|minio|readwrite,own|user=app|',
    '--json|admin|user|svcacct|info|minio|uploader|',
    'admin|user|svcacct|add|--access-key|uploader|--secret-key|from a file|minio|app|',
    'mb|--ignore-existing|minio/model-zoo|',
    'anonymous|set|private|minio/model-zoo|',
    'anonymous|set|none|minio/model-zoo|',
  ]);
});

test('a service account that exists gets its secret key and its policy', () => {
  expect(run(false, { exists: true, lists: { svcaccts: 'uploader app {"Version":"2012-10-17"}\n' } })).toContain(
    'admin|user|svcacct|edit|--policy|/statements.json|--secret-key|from a file|minio|uploader|');
});

// The server and the programs get all of it as an environment variable, and the client only takes a line.
test.each([
  ['owner/rootUser', 'root\n', 'the key rootUser of the root user'],
  ['owner/rootPassword', 'of the root user\n', 'the key word of the root user'],
  ['owner/rootPassword', 'of the root user\r\n', 'the key word of the root user'],
  ['existing/uploader', 'from a file\n', 'the key existingSecretKey of uploader'],
  ['existing/uploader', 'from\na file', 'the key existingSecretKey of uploader'],
])('a line feed in %s, %j, is refused with what to write', (file, text, what) => {
  const { status, stderr, asked } = outcome(false, { secrets: { [file]: text } });
  expect([status, stderr]).toEqual([1, expect.stringContaining(`error: ${what} has a line feed in its Secret, mostly at its end`)]);
  expect(stderr).toContain('write it there without one, as --from-literal of kubectl create secret does');
  expect(stderr).not.toMatch(/of the root user\r|from a file/);
  expect(asked.filter(line => line.includes(file.startsWith('owner') ? 'alias' : 'uploader|--secret'))).toEqual([]);
});

test('a Secret that is not there is none with an empty value', () => {
  expect(outcome(false, { lists: { svcaccts: 'other app \n' } })).toMatchObject({ status: 1, stderr: expect.stringContaining('there is no secret key of other') });
});
