import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import Ajv from 'ajv';
import { parse, stringify } from 'yaml';
import { composeReader, skaffoldSchema } from './programs';
import { writeFiles } from '../support/scratch';

/** The files for development on one machine, as they are committed. */
const FOLDER = path.join(__dirname, '../../charts-out/local/demo');
const skaffold = fs.readFileSync(path.join(FOLDER, 'skaffold.yaml'), 'utf8');
const compose = fs.readFileSync(path.join(FOLDER, 'compose.yaml'), 'utf8');

/** The variables that the Compose file asks for, each with a value of its own. */
const passwords = Object.fromEntries([...compose.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => [name, `${name.toLowerCase()}-1234`]));

/** What Docker Compose makes of a file. */
function composed(text: string, variables: { readonly [name: string]: string }): { readonly project?: any; readonly error: string } {
  const file = path.join(writeFiles({ 'compose.yaml': text }), 'compose.yaml');
  const { stdout, stderr, status } = spawnSync(composeReader(), [file], { encoding: 'utf8', env: variables });
  return { project: status === 0 ? JSON.parse(stdout) : undefined, error: stderr };
}

describe('Docker Compose', () => {
  it('takes the file, with the passwords in their places', () => {
    const { project, error } = composed(compose, passwords);
    expect(error).toBe('');
    const { minio, bucket } = project.services;
    expect(minio.environment).toMatchObject({ MINIO_ROOT_USER: passwords.AWS_ACCESS_KEY_ID, MINIO_ROOT_PASSWORD: passwords.AWS_SECRET_ACCESS_KEY });
    expect(bucket.command[0]).toContain('"$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD"');
    expect(minio.ports.map(({ host_ip: address, published }: any) => `${address}:${published}`)).toEqual(['0.0.0.0:9000', '127.0.0.1:9001']);
  });

  it('binds what pods use to the address that is asked for, and the rest to the machine', () => {
    const { project } = composed(compose, { ...passwords, PODS_ADDRESS: '10.0.1.1' });
    const addresses = Object.values<any>(project.services).flatMap(({ ports = [] }) => ports.map((port: any) => port.host_ip));
    expect(new Set(addresses)).toEqual(new Set(['10.0.1.1', '127.0.0.1']));
  });

  it.each(Object.keys(passwords))('does not start without %s', name => {
    const { [name]: left, ...others } = passwords;
    expect(composed(compose, others)).toEqual({ project: undefined, error: expect.stringContaining(`required variable ${name} is missing a value: set it, such as in a file for --env-file`) });
  });

  it.each<[string, object, string]>([
    ['a key that is not in its specification', { healthchecks: {} }, 'services.minio.healthchecks'],
    ['a service that is not there', { depends_on: ['nothing'] }, 'depends on undefined service "nothing"'],
  ])('would refuse %s', (_, more, message) => {
    const file = parse(compose);
    const { error } = composed(stringify({ ...file, services: { ...file.services, minio: { ...file.services.minio, ...more } } }), passwords);
    expect(error).toContain(message);
  });
});

describe('Skaffold', () => {
  const { apiVersion } = parse(skaffold);
  const validate = new Ajv({ strict: false }).compile(skaffoldSchema(apiVersion));

  it('takes the file by the schema of its apiVersion', () => {
    validate(parse(skaffold));
    expect(validate.errors).toBeNull();
  });

  it('would refuse what is not in the schema', () => {
    expect(validate({ ...parse(skaffold), portForwards: [] })).toBe(false);
  });
});
