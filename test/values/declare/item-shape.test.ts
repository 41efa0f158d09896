import { SmallChart } from '../../support/small-chart';
import { ItemShape } from '../../../src';
import { Credentials, Database, Service } from '../../../src/kit';

const description = 'What it is for.';
const OWN = ItemShape.object('It.').string('own', { description });
const entries = [{ name: 'password', description }];
const ports = [{ name: 'http', port: 80 }];

/** Fields that become props together. */
const TOGETHER: Array<[string, () => ItemShape]> = [
  ['Service', () => Service.values({ ports })],
  ['Credentials', () => Credentials.values({ entries })],
  ['Database', () => Database.connectionValues({ port: 5432, name: 'a' })],
];

test.each(TOGETHER)('the values of a %s cannot be included in others, which would read them one by one', (_, fields) => {
  expect(() => OWN.include(fields())).toThrow('become props together, so others cannot include them: include the others in them, or declare them as a group() of their own');
});

test.each(TOGETHER)('the values of a %s can include others, and be a group of others', (_, fields) => {
  expect(() => new SmallChart(c => {
    c.values.group('a', fields().include(OWN)).asProps();
    c.values.group('b', OWN.group('part', fields())).get('part').asProps();
  })).not.toThrow();
});

test.each<[string, () => ItemShape, string]>([
  ['a key of credentials', () => Credentials.values({ entries, omit: ['passwordKey'] }), 'passwordKey'],
  ['the existing Secret', () => Credentials.values({ entries, only: ['password', 'passwordKey'] }), 'existingSecret'],
  ['the password of a database', () => Database.connectionValues({ port: 5432, name: 'a', omit: ['password'] }), 'password'],
  ['the port of a Service', () => Service.values({ ports, rename: { port: 'httpPort' } }), 'port'],
])('%s, which the part is made from, cannot be left out or renamed', (_, body, field) => {
  expect(body).toThrow(`the field "${field}" cannot be left out or renamed here`);
});
