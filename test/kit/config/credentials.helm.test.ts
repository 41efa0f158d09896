import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { credentialsChart } from './credentials-chart';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { Credentials } from '../../../src/kit';
import { release } from '../../../src/plain/release';
import { renderNotes } from '../../../src/plain/render';

const GIVEN = { auth: { username: 'ann', password: 'p"\'%\\' } };

describe('credentials', () => {
  it('are refused by halves and twice, by both outputs', async () => {
    const both = new BothOutputs(credentialsChart());
    const half = { files: [{ auth: { password: 'x' } }] };
    const twice = { files: [{ auth: { ...GIVEN.auth, existingSecret: 'theirs' } }] };
    expect(both.plain(half)).toMatchObject({ message: 'the values have auth.password, but not auth.username: set all credentials, or none and create the Secret' });
    expect(both.plain(twice)).toMatchObject({ message: expect.stringContaining('the values have auth.username, auth.password, and auth.existingSecret is "theirs": remove one of the two') });
    await both.agree(half, twice, { files: [GIVEN] }, {});
    expect(both.tally).toEqual({ rendered: 2, refused: 2, invalid: 0 });
    await both.agreeOnGenerated(60);
    await both.agreeOnNotes({}, { files: [GIVEN] }, ...both.samples(10));
  });

  it('of a choice are those that are asked for', async () => {
    const choice = new SmallChart(c => {
      const by = c.values.oneOf('auth.by', { values: ['password', 'token'], description: 'What it asks for.' });
      const credentials = new Credentials(c, 'auth', c.values.group('auth', Credentials.values({
        entries: [{ name: 'password', description: 'Its password.', when: by.is('password') }, { name: 'token', description: 'Its token.', when: by.is('token') }],
      })).asProps());
      c.holder(credentials.asVolume('auth'));
      credentials.addNotes();
    });
    const both = new BothOutputs(choice);
    const rendered = (auth: any) => both.plain({ files: [{ auth }] }) as any[];
    const keys = (auth: any) => rendered(auth).find(o => o.kind === 'Held').spec.secret.items.map((item: any) => item.key);
    expect([keys({}), keys({ by: 'token' })]).toEqual([['password'], ['token']]);
    expect(rendered({ by: 'token', token: 'x' }).find(o => o.kind === 'Secret').data).toEqual({ token: 'eA==' });
    expect(rendered({ token: 'x' })).toMatchObject({ message: 'auth.token is set but not used with this auth.by: remove it, or change auth.by' });
    const cases = [{}, { token: 'x' }, { password: 'x' }, { by: 'token', token: 'x' }, { by: 'token', password: 'x' }, { by: 'token', password: 'x', token: 'y' }]
      .map((auth: any) => ({ files: [{ auth }] }));
    await both.agree(...cases);
    expect(both.tally).toEqual({ rendered: 3, refused: 3, invalid: 0 });
    await both.agreeOnNotes({}, { files: [{ auth: { by: 'token' } }] });
    expect(readFileSync(join(both.folder, 'templates/validate.yaml'), 'utf8')).not.toContain('give both');
    // The Secret is there only with one of them, so it is never empty.
    expect(readFileSync(join(both.folder, 'templates/small-auth-secret.yaml'), 'utf8')).not.toContain('{}');
  });

  it('of several parts in one Secret have one command', async () => {
    const entries = [
      ['database', [{ name: 'password', description: 'Of the database.', example: '"$DATABASE_PASSWORD"' }, { name: 'user', description: 'Of the database.', example: 'ann' }]],
      ['cache', [{ name: 'password', description: 'Of the cache.', example: '"$CACHE_PASSWORD"' }]],
      ['store', [{ name: 'key', description: 'Of the store.' }]],
    ] as const;
    const shared = new SmallChart(c => {
      const parts = entries.map(([name, own]) => {
        const props = c.values.group(name, Credentials.values({ entries: [...own] })).asProps();
        return new Credentials(c, name, { ...props, entries: [...props.entries, ...name === 'cache' ? [{ name: 'token', optional: true }] : []] });
      });
      parts.forEach(part => part.addNotes());
      // Nobody else knows of it.
      const own = new Credentials(c, 'own', { entries: [{ name: 'a' }] });
      own.addNotes();
      c.holder({ names: [...parts, own].map(part => part.name), env: parts.map((part, i) => entries[i][1].map(({ name }) => part.asEnv('A', name))) });
    });
    const both = new BothOutputs(shared);
    const commands = (values: any): string[] => renderNotes(shared._model(), release({ name: 'small', values: [values] })).split('\n\n').filter(text => !text.startsWith('The pods need'));
    const all = { existingSecret: 'all' };
    expect(commands({ database: all, cache: { ...all, passwordKey: 'cache-password' }, store: all })).toEqual([
      '  kubectl create secret generic all --namespace default \\\n    --from-literal=password="$DATABASE_PASSWORD" \\\n    --from-literal=user=ann \\\n    --from-literal=cache-password="$CACHE_PASSWORD" \\\n    --from-literal=key="$(openssl rand -hex 24)"',
      'Optional keys: token',
      '  kubectl create secret generic small-own --namespace default \\\n    --from-literal=a="$(openssl rand -hex 24)"\n',
    ]);
    // A key of two parts is there once.
    expect(commands({ database: all, cache: all, store: { key: 'x' } })[0])
      .toBe('  kubectl create secret generic all --namespace default \\\n    --from-literal=password="$DATABASE_PASSWORD" \\\n    --from-literal=user=ann');
    expect(commands({}).filter(text => text.includes('kubectl')).map(text => text.split(' ')[6])).toEqual(['small-database', 'small-cache', 'small-store', 'small-own']);
    await both.agreeOnNotes({}, { files: [{ database: all, cache: all, store: all }] }, { files: [{ database: { password: 'x', user: 'y' }, cache: { password: 'x' }, store: { key: 'z' } }] }, ...both.samples(20));
  });
});
