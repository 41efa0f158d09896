import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Construct } from 'constructs';
import { credentialsChart } from './credentials-chart';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { ForEach, ItemShape, ReleaseChart, When } from '../../../src';
import { Credentials } from '../../../src/kit';
import { release } from '../../../src/plain/release';
import { renderNotes } from '../../../src/plain/render';

function spec(values: any): any {
  return credentialsChart(values).toJson().find(o => o.kind === 'Held').spec;
}

function secret(values: any): any {
  return credentialsChart(values).toJson().find(o => o.kind === 'Secret');
}

function notes(c: ReleaseChart, values: any = {}): string {
  return renderNotes(c._model(), release({ name: 'small', values: [values] }));
}

const GIVEN = { auth: { username: 'ann', password: 'p"\'%\\' } };

describe('credentials', () => {
  it('are not set by default: the pods use a Secret, and the notes tell how to create it', () => {
    expect(secret({})).toBeUndefined();
    expect(spec({}).env).toEqual([{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'small-auth', key: 'password' } } }]);
    expect(notes(credentialsChart())).toBe(`The pods need the Secret small-auth in this namespace. To create it, unless it exists:

  kubectl create secret generic small-auth --namespace default \\
    --from-literal=username=admin \\
    --from-literal=password="$(openssl rand -hex 24)"
`);
  });

  it('that exist under a condition are asked for only if it holds', () => {
    const chart = () => new SmallChart(c => {
      const within = new When(c, 'installed', { condition: c.values.boolean('installed', { description: 'Whether it is here.' }) });
      const credentials = new Credentials(within, 'auth', { entries: [{ name: 'password' }] });
      credentials.addNotes();
      c.holder(credentials.name, 'held', undefined, within);
    });
    expect(notes(chart())).toBe('');
    expect(notes(chart(), { installed: true })).toContain('The pods need the Secret small-auth in this namespace.');
  });

  it('of the values make a Secret, and the notes are silent', () => {
    expect(secret(GIVEN)).toMatchObject({ metadata: { name: 'small-auth' }, type: 'Opaque', data: { username: 'YW5u', password: Buffer.from(GIVEN.auth.password).toString('base64') } });
    expect(spec(GIVEN).env[0].valueFrom.secretKeyRef).toEqual({ name: 'small-auth', key: 'password' });
    expect(notes(credentialsChart(), GIVEN)).toBe('');
  });

  it('of a Secret that is there have the keys that they have there', () => {
    const theirs = { auth: { existingSecret: 'theirs', usernameKey: 'user', passwordKey: 'pw' } };
    expect(secret(theirs)).toBeUndefined();
    expect(spec(theirs)).toMatchObject({
      env: [{ valueFrom: { secretKeyRef: { name: 'theirs', key: 'pw' } } }],
      volume: { name: 'auth', secret: { secretName: 'theirs', items: [{ key: 'user', path: 'username' }, { key: 'pw', path: 'password' }] } },
    });
    expect(notes(credentialsChart(), theirs)).toContain('kubectl create secret generic theirs --namespace default \\\n    --from-literal=user=admin');
  });

  it('that are optional can be left out, and others cannot be given without those that are needed', () => {
    const chart = (values: any) => new SmallChart(c => {
      const secrets = ['user', 'password', 'token', 'key'].map(name => c.values.secret(`auth.${name}`, { optional: true, description: 'It.' }));
      const credentials = new Credentials(c, 'auth', { entries: ['user', 'password', 'token', 'key'].map((name, i) => ({ name, value: secrets[i], optional: i > 2 })) });
      c.holder({ env: [credentials.asEnv('TOKEN', 'token'), credentials.asEnv('KEY', 'key')] });
    }, { values: { auth: values } }).toJson();
    const needed = { user: 'a', password: 'b', token: 'c' };
    const data = (values: any) => Object.fromEntries(Object.entries<string>(chart(values)[0].data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]));
    expect(data(needed)).toEqual(needed);
    expect(data({ ...needed, key: 'd' })).toEqual({ ...needed, key: 'd' });
    expect(chart({})[0].spec.env.map((e: any) => e.valueFrom.secretKeyRef)).toEqual([{ name: 'small-auth', key: 'token' }, { name: 'small-auth', key: 'key', optional: true }]);
    expect(() => chart({ key: 'd' })).toThrow('the values have auth.key, but not auth.user, auth.password, auth.token: set all credentials, or none and create the Secret');
    expect(() => chart({ user: 'a', password: 'b' })).toThrow('the values have auth.user, auth.password, but not auth.token');
  });

  it('that are optional are no files', () => {
    expect(() => new SmallChart(c => c.holder(new Credentials(c, 'auth', { entries: [{ name: 'key', optional: true }] }).asVolume('auth'))))
      .toThrow('small/auth: asVolume(): the entry "key" is optional, and a volume needs all its files: use asEnv()');
  });

  it('change the checksum when they change', () => {
    const sums = [{}, GIVEN, { auth: { ...GIVEN.auth, password: 'other' } }, { auth: { existingSecret: 'theirs' } }].map(values => spec(values).checksum);
    expect(new Set(sums).size).toBe(4);
    sums.forEach(sum => expect(sum).toMatch(/^[0-9a-f]{64}$/));
  });

  it('keep the description of the group in the chart', () => {
    const described = new SmallChart(c => {
      c.values.describe('database', 'The server of the database.');
      const options = c.values.group('database', Credentials.values({ entries: [{ name: 'password', description: 'Its password.' }] })).asProps();
      c.holder(new Credentials(c, 'database', options).asEnv('PASSWORD', 'password'));
    });
    expect(readFileSync(join(new BothOutputs(described).folder, 'values.yaml'), 'utf8')).toContain('# The server of the database.\ndatabase:\n');
  });

  it('never have a default', () => {
    expect(JSON.stringify(credentialsChart()._model().values)).not.toMatch(/"secret":true[^}]*\}[^}]*"default"/);
  });

  it('can be those of each item of a loop', () => {
    const all = new SmallChart(c => {
      const teams = c.values.map('teams', { items: ItemShape.object().string('secret', { description: 'Its Secret.' }), description: 'Teams.' });
      const each = new ForEach(c, 'teams', { over: teams });
      const credentials = new Credentials(each, 'auth', { existingSecret: each.item.string('secret').asString(), entries: [{ name: 'token' }] });
      c.holder(credentials.asEnv('TOKEN', 'token'), 'held', undefined, each);
    }, { values: { teams: { a: {}, b: { secret: 'theirs' } } } }).toJson();
    expect(all.map(o => o.spec.valueFrom.secretKeyRef.name)).toEqual(['small-a-auth', 'theirs']);
  });

  it('are those of one Secret, whether the chart can make it or not', () => {
    const names = (value?: any) => new SmallChart(c => {
      const credentials = new Credentials(new Construct(c, 'web'), 'credentials', { entries: [{ name: 'token', value: value && c.values.secret('token', { optional: true, description: 'Token.' }) }] });
      c.holder(credentials.asEnv('TOKEN', 'token'));
    }).toJson().map(o => o.spec?.valueFrom.secretKeyRef.name);
    expect(names()).toEqual(['small-web-credentials']);
    expect(names(true)).toEqual(['small-web-credentials']);
  });

  it('refuse an entry that there is not', () => {
    expect(() => new SmallChart(c => c.holder(new Credentials(c, 'auth', { entries: [{ name: 'token' }] }).asEnv('A', 'pasword'))).toJson())
      .toThrow('small/auth: unknown entry "pasword", expected one of token');
  });
});
