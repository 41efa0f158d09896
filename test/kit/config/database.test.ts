import { SmallChart } from '../../support/small-chart';
import { Database, DatabaseProps } from '../../../src/kit';

const ALL = { host: 'H', port: 'P', name: 'N', user: 'U', password: 'S' };
const base = { name: 'shop', user: 'ann' };

function held(props: Partial<DatabaseProps>, more: (database: Database) => any = database => database.asEnvVars(ALL)): any {
  return new SmallChart(c => c.holder(more(new Database(c, 'database', { ...base, ...props })))).toJson().find(o => o.kind === 'Held').spec;
}

const bundled = (enabled: boolean) => ({ enabled, host: 'small-mysql', port: 3306 });
const secret = (name: string, key: string) => ({ valueFrom: { secretKeyRef: { name, key } } });

describe('a database', () => {
  it('that is there is told to the program, with the password from a Secret', () => {
    expect(held({ host: 'db.example.org', port: 3307, existingSecret: 'theirs', passwordKey: 'pw' })).toEqual([
      { name: 'H', value: 'db.example.org' }, { name: 'P', value: '3307' }, { name: 'N', value: 'shop' }, { name: 'U', value: 'ann' }, { name: 'S', ...secret('theirs', 'pw') },
    ]);
  });

  it('has its user name in an existing Secret too', () => {
    expect(held({ host: 'db', port: 1, existingSecret: 'theirs', userKey: 'username' }, d => d.asEnvVars({ user: 'U' }))).toEqual([{ name: 'U', ...secret('theirs', 'username') }]);
  });

  it('that comes with the chart is found at its own host and port, whatever the port of another would be', () => {
    expect(held({ bundled: bundled(true), port: 3307 }, d => [d.host, `${d.port}`, d.databaseName])).toEqual(['small-mysql', '3306', 'shop']);
    expect(held({ bundled: bundled(false), host: 'db', port: 3307 }, d => [d.host, `${d.port}`])).toEqual(['db', '3307']);
  });

  it('follows the values', () => {
    const chart = (values: any) => new SmallChart(c => {
      const v = c.values;
      const database = new Database(c, 'database', {
        ...base,
        host: v.string('database.host', { description: 'Host.' }).asString(),
        port: v.integer('database.port', { default: 3306, description: 'Port.' }).asNumber(),
        password: v.secret('database.password', { optional: true, description: 'Password.' }),
        bundled: { enabled: v.boolean('mysql.enabled', { default: true, description: 'Whether.' }), host: 'small-mysql', port: 3306 },
      });
      c.holder({ env: database.asEnvVars({ password: 'S' }), url: database.url('mysql', 'U', 'S') });
    }, { values }).toJson();
    const spec = (values: any) => chart(values).find(o => o.kind === 'Held').spec;
    expect(spec({})).toEqual({ env: [{ name: 'S', ...secret('small-database', 'password') }], url: 'mysql://$(U):$(S)@small-mysql:3306/shop' });
    expect(spec({ mysql: { enabled: false }, database: { host: 'db', port: 3307 } }).url).toBe('mysql://$(U):$(S)@db:3307/shop');
    expect(chart({ database: { password: 'x' } })[0]).toMatchObject({ kind: 'Secret', data: { password: 'eA==' } });
    expect(() => chart({ database: { host: 'db' } })).toThrow('database.host is "db", and mysql.enabled is true, so nothing would use the bundled database');
    expect(() => chart({ mysql: { enabled: false } })).toThrow('database.host is empty, and mysql.enabled is false: set database.host, or set mysql.enabled to true');
  });

  it.each<[Partial<DatabaseProps>, string]>([
    [{ port: 1 }, 'host is empty: set it to the host of the database'],
    [{ host: 'db' }, 'small/database: port is missing: set it to the port of the database'],
    [{ host: 'db', bundled: bundled(true) }, 'host is "db", and enabled of bundled is true, so nothing would use the bundled database'],
    [{ bundled: bundled(false) }, 'host is empty, and enabled of bundled is false'],
    [{ host: 'db', port: 1, userKey: 'user' }, 'userKey is "user", and existingSecret is empty: set both, or neither'],
  ])('is refused with %j', (props, message) => {
    expect(() => held(props)).toThrow(message);
  });
});
